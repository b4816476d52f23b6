package org.ucsmigration.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.annotation.Nullable;

/** The lines of a registry export, decoded one at a time. */
final class RegLines {

    private static final int MARK = 0xFEFF;
    private static final int END_MARK = 0x1A;

    private final RegBytes bytes;
    /** Null for UTF-16, which is decoded here, since names may hold lone surrogates. */
    @Nullable
    private final Charset charset;
    private final boolean bigEndian;
    /** What a line is decoded in that is not UTF-8; null where nobody said. */
    @Nullable
    private final Charset otherwise;
    private char[] chars = new char[256];
    private long number;
    private boolean malformed;
    private String newline = "\r\n";
    private String last = "";
    private boolean again;

    private RegLines(RegBytes bytes, int mark, @Nullable Charset charset, @Nullable Charset otherwise, boolean bigEndian) {
        this.bytes = bytes;
        this.charset = charset;
        this.otherwise = otherwise;
        this.bigEndian = bigEndian;
        bytes.skip(mark);
        if (charset == null) {
            bytes.wide(bigEndian);
        }
    }

    /**
     * Tells the encoding by the byte order mark, or by how a header without one begins.
     *
     * @param size    how many bytes there are, as far as known
     * @param ansi    what is neither marked nor UTF-8 is decoded in; null where nobody said
     * @param longest of a longer line, in bytes, only the beginning is given
     */
    static RegLines of(InputStream in, long size, @Nullable Charset ansi, int longest) throws IOException {
        RegBytes bytes = new RegBytes(in, size, longest);
        int first = bytes.at(0);
        int second = bytes.at(1);
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            return new RegLines(bytes, 2, null, null, first == 0xFE);
        }
        if (first == 0xEF && second == 0xBB && bytes.at(2) == 0xBF) {
            return new RegLines(bytes, 3, StandardCharsets.UTF_8, null, false);
        }
        if (first == 0 || second == 0) {
            return new RegLines(bytes, 0, null, null, first == 0);
        }
        boolean version4 = first == 'R';
        Charset code = ansi == null ? RegFile.CODE_PAGE_1252 : ansi;
        return new RegLines(bytes, 0, version4 ? code : StandardCharsets.UTF_8, version4 ? null : ansi, false);
    }

    /** Whether there is nothing at all. */
    boolean isEmpty() {
        return number == 0 && charset != null && bytes.at(0) < 0;
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
        if (!bytes.next()) {
            return null;
        }
        if (isEndMark()) {
            return null;
        }
        number++;
        malformed = false;
        String line = charset == null ? utf16() : decoded(charset);
        int end = line.length();
        // A copy in text mode makes two of one.
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        newline = end < line.length() ? "\r\n" : "\n";
        int from = end > 0 && line.charAt(0) == MARK ? 1 : 0;
        last = from == 0 && end == line.length() ? line : line.substring(from, end);
        return last;
    }

    /** Whether only the byte is left that {@code copy a.reg+b.reg all.reg} writes at the end, whatever the encoding. */
    private boolean isEndMark() {
        return bytes.isCut() && bytes.length() == 1 && bytes.array()[bytes.start()] == END_MARK;
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

    /** Why that line, or the next one's beginning in it, cannot be read for what it was; null where it can. */
    @Nullable
    String fault() {
        if (malformed) {
            return charset == null ? "it has half a character of UTF-16" : "it has bytes that the file's encoding does not "
                    + "allow; if it was written in a code page, give that to Registry.regFile(file, charset)";
        }
        if (last.indexOf('\0') >= 0) {
            return "it has a NUL in it";
        }
        // As which the bytes of erased flash memory are read; it is no character.
        if (last.indexOf('\uFFFF') >= 0) {
            return "it has U+FFFF in it";
        }
        return bytes.isTooLong() ? "it is too long to be read" : null;
    }

    /** Refuses a line that cannot be read for what it was. */
    void check() throws RegFault {
        String fault = fault();
        if (fault != null) {
            throw new RegFault(fault);
        }
    }

    /** Whether the file ended before that line did. */
    boolean isCut() {
        return bytes.isCut();
    }

    /** How that line ended. */
    String newline() {
        return newline;
    }

    private String decoded(Charset known) {
        String line = new String(bytes.array(), bytes.start(), bytes.length(), known);
        if (line.indexOf('\uFFFD') < 0 || isClean(known)) {
            return line;
        }
        malformed = otherwise == null || !isClean(otherwise);
        return otherwise == null ? line : new String(bytes.array(), bytes.start(), bytes.length(), otherwise);
    }

    private boolean isClean(Charset known) {
        try {
            known.newDecoder().decode(ByteBuffer.wrap(bytes.array(), bytes.start(), bytes.length()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private String utf16() {
        byte[] array = bytes.array();
        int low = bigEndian ? 1 : 0;
        int count = bytes.length() / 2;
        if (chars.length < count) {
            chars = new char[Math.max(count, 2 * chars.length)];
        }
        for (int i = 0, at = bytes.start(); i < count; i++, at += 2) {
            chars[i] = (char) ((array[at + low] & 0xFF) | (array[at + 1 - low] << 8));
        }
        malformed = bytes.length() % 2 != 0;
        return new String(chars, 0, count);
    }
}
