package org.ucsmigration.registry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.annotation.Nullable;

/** The lines of a registry export, decoded one at a time. */
final class RegLines {

    private final byte[] bytes;
    /** Null for UTF-16, which is decoded here, since names may hold lone surrogates. */
    @Nullable
    private final Charset charset;
    private final boolean bigEndian;
    private int position;
    private long number;
    private boolean malformed;
    private String newline = "\r\n";

    private RegLines(byte[] bytes, int start, @Nullable Charset charset, boolean bigEndian) {
        this.bytes = bytes;
        this.position = start;
        this.charset = charset;
        this.bigEndian = bigEndian;
    }

    /** Tells the encoding by the byte order mark, or by how a header without one begins. */
    static RegLines of(byte[] bytes, Charset ansi) {
        int first = at(bytes, 0);
        int second = at(bytes, 1);
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            return new RegLines(bytes, 2, null, first == 0xFE);
        }
        if (first == 0xEF && second == 0xBB && at(bytes, 2) == 0xBF) {
            return new RegLines(bytes, 3, StandardCharsets.UTF_8, false);
        }
        if (first == 0 || second == 0) {
            return new RegLines(bytes, 0, null, first == 0);
        }
        return new RegLines(bytes, 0, first == 'R' ? ansi : StandardCharsets.UTF_8, false);
    }

    boolean isUtf16() {
        return charset == null;
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() {
        if (position >= bytes.length) {
            return null;
        }
        number++;
        malformed = false;
        String line = charset == null ? utf16() : decoded(charset);
        boolean carriageReturn = line.endsWith("\r");
        newline = carriageReturn ? "\r\n" : "\n";
        return carriageReturn ? line.substring(0, line.length() - 1) : line;
    }

    /** The number of the line that {@link #next()} gave last, from 1. */
    long number() {
        return number;
    }

    /** Whether that line had bytes that its encoding does not allow. */
    boolean isMalformed() {
        return malformed;
    }

    /** How that line ended. */
    String newline() {
        return newline;
    }

    /** A place to come back to. */
    record Mark(int position, long number) {
    }

    Mark mark() {
        return new Mark(position, number);
    }

    void reset(Mark mark) {
        position = mark.position();
        number = mark.number();
    }

    private String decoded(Charset known) {
        int start = position;
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        position = end + 1;
        String line = new String(bytes, start, end - start, known);
        malformed = line.indexOf('\uFFFD') >= 0 && !isClean(known, ByteBuffer.wrap(bytes, start, end - start));
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

    private String utf16() {
        int low = bigEndian ? 1 : 0;
        int start = position;
        int end = start;
        while (end + 1 < bytes.length && (bytes[end + low] != '\n' || bytes[end + 1 - low] != 0)) {
            end += 2;
        }
        char[] chars = new char[(end - start) / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[start + 2 * i + low] & 0xFF) | (bytes[start + 2 * i + 1 - low] << 8));
        }
        malformed = end + 1 == bytes.length;
        position = end + 2;
        return new String(chars);
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }
}
