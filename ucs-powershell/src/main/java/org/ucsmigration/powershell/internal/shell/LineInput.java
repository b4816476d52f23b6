package org.ucsmigration.powershell.internal.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.annotation.Nullable;

/** Lines of ASCII, each of bounded length; a byte order mark before the first is skipped. */
final class LineInput {

    private static final String MARK = "\u00EF\u00BB\u00BF";

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean first = true;

    LineInput(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its line break, or null at the end; what comes after the last line break is no line. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream parts = null;
        while (true) {
            for (int i = position; i < limit; i++) {
                if (buffer[i] == '\n') {
                    String end = new String(buffer, position, i - position, StandardCharsets.ISO_8859_1);
                    position = i + 1;
                    return clean(parts == null ? end : parts.toString(StandardCharsets.ISO_8859_1) + end);
                }
            }
            if (parts == null) {
                parts = new ByteArrayOutputStream();
            }
            parts.write(buffer, position, limit - position);
            if (parts.size() > longest) {
                throw new IOException("a line of more than " + longest + " characters");
            }
            position = 0;
            limit = in.read(buffer);
            if (limit < 0) {
                limit = 0;
                return null;
            }
        }
    }

    private String clean(String line) {
        int start = first && line.startsWith(MARK) ? MARK.length() : 0;
        first = false;
        return line.substring(start, line.endsWith("\r") ? Math.max(start, line.length() - 1) : line.length());
    }
}
