package org.ucsmigration.powershell.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding of a document, by its byte order mark, else its first characters, else its XML declaration, else UTF-8. */
final class Encoding {

    private static final int LOOK_AHEAD = 256;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private final Charset charset;
    private final byte[] rest;

    private Encoding(Charset charset, byte[] rest) {
        this.charset = charset;
        this.rest = rest;
    }

    static Encoding detect(InputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(LOOK_AHEAD);
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, Arrays.copyOfRange(head, 3, head.length));
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, Arrays.copyOfRange(head, 2, head.length));
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, Arrays.copyOfRange(head, 2, head.length));
        }
        if (isCutMark(head)) {
            return new Encoding(StandardCharsets.UTF_8, new byte[0]);
        }
        if (startsWith(head, '<', 0)) {
            return new Encoding(StandardCharsets.UTF_16LE, head);
        }
        if (startsWith(head, 0, '<')) {
            return new Encoding(StandardCharsets.UTF_16BE, head);
        }
        return new Encoding(declared(new String(head, StandardCharsets.ISO_8859_1)), head);
    }

    private static Charset declared(String head) throws IOException {
        Matcher declaration = DECLARED.matcher(head);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declaration.group(1);
        try {
            Charset charset = Charset.forName(name);
            // The declaration was readable as ASCII, so a file that says UTF-16 was saved anew by an editor.
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            throw new IOException("an encoding that this Java does not know: \"" + name + "\"", e);
        }
    }

    /** Whether the document ends within a byte order mark, which is an early end and no wrong encoding. */
    private static boolean isCutMark(byte[] head) {
        return (head.length == 1 && (startsWith(head, 0xFF) || startsWith(head, 0xFE) || startsWith(head, 0xEF)))
                || (head.length == 2 && startsWith(head, 0xEF, 0xBB));
    }

    private static boolean startsWith(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    Charset charset() {
        return charset;
    }

    /** The bytes that were looked at and belong to the document. */
    byte[] rest() {
        return rest;
    }
}
