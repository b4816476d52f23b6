package org.ucsmigration.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.annotation.Nullable;

/** The lines of a registry export, read and decoded one at a time; of the file no more than a line is held. */
final class RegLines {

    private static final int BUFFER = 1 << 16;
    private static final int MARK = 0xFEFF;

    private final InputStream in;
    private final int longest;
    /** Null for UTF-16, which is decoded here, since names may hold lone surrogates. */
    @Nullable
    private Charset charset;
    /** What a line is decoded in that is not UTF-8; null where nobody said. */
    @Nullable
    private Charset otherwise;
    private boolean bigEndian;
    private byte[] bytes;
    private int position;
    private int limit;
    private boolean ended;
    private char[] chars = new char[256];
    private long number;
    private boolean malformed;
    private boolean cut;
    private boolean tooLong;
    private String newline = "\r\n";
    private String last = "";
    private boolean again;

    private RegLines(InputStream in, int room, int longest) {
        this.in = in;
        this.longest = longest;
        this.bytes = new byte[Math.max(16, room)];
    }

    /**
     * Tells the encoding by the byte order mark, or by how a header without one begins.
     *
     * @param size    how many bytes there are, as far as known
     * @param ansi    what is neither marked nor UTF-8 is decoded in; null where nobody said
     * @param longest of a longer line, in bytes, only the beginning is given
     */
    static RegLines of(InputStream in, long size, @Nullable Charset ansi, int longest) throws IOException {
        RegLines lines = new RegLines(in, (int) Math.min(BUFFER, size + 1), longest);
        while (lines.limit < 3 && !lines.ended) {
            lines.fill();
        }
        lines.tellEncoding(ansi);
        return lines;
    }

    private void tellEncoding(@Nullable Charset ansi) {
        int first = at(0);
        int second = at(1);
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            bigEndian = first == 0xFE;
            position = 2;
        } else if (first == 0xEF && second == 0xBB && at(2) == 0xBF) {
            charset = StandardCharsets.UTF_8;
            position = 3;
        } else if (first == 0 || second == 0) {
            bigEndian = first == 0;
        } else if (first == 'R') {
            charset = ansi == null ? RegFile.CODE_PAGE_1252 : ansi;
        } else {
            charset = StandardCharsets.UTF_8;
            otherwise = ansi;
        }
    }

    boolean isEmpty() {
        return limit == 0;
    }

    boolean isUtf16() {
        return charset == null;
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() throws IOException {
        if (again) {
            again = false;
            number++;
            return last;
        }
        int length = lineLength();
        if (length == 0 && cut) {
            return null;
        }
        number++;
        malformed = false;
        String line = charset == null ? utf16(length) : decoded(charset, length);
        position += length + (cut ? 0 : width());
        skipRest();
        boolean carriageReturn = line.endsWith("\r");
        newline = carriageReturn ? "\r\n" : "\n";
        int from = !line.isEmpty() && line.charAt(0) == MARK ? 1 : 0;
        last = from == 0 && !carriageReturn ? line : line.substring(from, line.length() - (carriageReturn ? 1 : 0));
        return last;
    }

    /** Gives the line that {@link #next()} gave last once more. */
    void back() {
        again = true;
        number--;
    }

    /** The number of the line that {@link #next()} gave last, from 1. */
    long number() {
        return number;
    }

    /** Whether that line had bytes that its encoding does not allow. */
    boolean isMalformed() {
        return malformed;
    }

    /** Whether the file ended before that line did. */
    boolean isCut() {
        return cut;
    }

    /** Whether only the beginning of that line was given. */
    boolean isTooLong() {
        return tooLong;
    }

    /** How that line ended. */
    String newline() {
        return newline;
    }

    private int width() {
        return charset == null ? 2 : 1;
    }

    /** How many bytes the line at the position has before its end, which is in the buffer; reads on where needed. */
    private int lineLength() throws IOException {
        int done = 0;
        tooLong = false;
        while (true) {
            int found = charset == null ? endOfUtf16(position + done) : endOfBytes(position + done);
            if (found >= 0) {
                cut = false;
                return found - position;
            }
            done = charset == null ? limit - position & ~1 : limit - position;
            if (ended || done >= longest) {
                cut = ended;
                tooLong = !ended;
                return ended ? limit - position : done;
            }
            fill();
        }
    }

    private int endOfBytes(int from) {
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private int endOfUtf16(int from) {
        int low = bigEndian ? 1 : 0;
        for (int i = from; i + 1 < limit; i += 2) {
            if (bytes[i + low] == '\n' && bytes[i + 1 - low] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Reads more behind the limit; what was given already makes room. */
    private void fill() throws IOException {
        if (position > 0 && limit == bytes.length) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, (long) longest + BUFFER));
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
    }

    /** Of a line that is too long, the rest up to its end is nobody's. */
    private void skipRest() throws IOException {
        if (!tooLong) {
            return;
        }
        position -= width();
        while (true) {
            int found = charset == null ? endOfUtf16(position) : endOfBytes(position);
            if (found >= 0) {
                position = found + width();
                return;
            }
            position = charset == null ? position + (limit - position & ~1) : limit;
            if (ended) {
                position = limit;
                cut = true;
                return;
            }
            fill();
        }
    }

    private String decoded(Charset known, int length) {
        String line = new String(bytes, position, length, known);
        if (line.indexOf('\uFFFD') >= 0 && !isClean(known, ByteBuffer.wrap(bytes, position, length))) {
            malformed = otherwise == null || !isClean(otherwise, ByteBuffer.wrap(bytes, position, length));
            return malformed ? line : new String(bytes, position, length, otherwise);
        }
        return line;
    }

    private static boolean isClean(Charset known, ByteBuffer line) {
        try {
            known.newDecoder().decode(line);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private String utf16(int length) {
        int low = bigEndian ? 1 : 0;
        int count = length / 2;
        if (chars.length < count) {
            chars = new char[Math.max(count, 2 * chars.length)];
        }
        for (int i = 0, at = position; i < count; i++, at += 2) {
            chars[i] = (char) ((bytes[at + low] & 0xFF) | (bytes[at + 1 - low] << 8));
        }
        malformed = length % 2 != 0;
        return new String(chars, 0, count);
    }

    private int at(int index) {
        return index < limit ? bytes[index] & 0xFF : -1;
    }
}
