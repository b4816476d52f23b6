package org.ucsmigration.registry;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import javax.annotation.Nullable;

/** Reads what stands behind the {@code =} of a value, over as many lines as it takes. */
final class RegData {

    private static final int LONGEST_TEXT = 32 << 20;

    private final RegLines lines;
    /** The code page of strings in hex; null where they are UTF-16. */
    @Nullable
    private final Charset ansi;
    /** The bytes of the value that is read. */
    private byte[] bytes = new byte[128];
    private int count;
    private boolean isShort;
    private boolean isWhole;

    RegData(RegLines lines, @Nullable Charset ansi) {
        this.lines = lines;
        this.ansi = ansi;
    }

    RegistryValue read(String name, String line, int from) throws RegFault, IOException {
        isShort = false;
        isWhole = false;
        String text = line.substring(from).stripLeading();
        if (text.startsWith("\"")) {
            return quoted(name, text);
        }
        if (text.regionMatches(true, 0, "dword:", 0, 6)) {
            return dword(name, text.substring(6));
        }
        if (text.regionMatches(true, 0, "hex", 0, 3)) {
            int colon = text.indexOf(':');
            if (colon == 3) {
                return RegistryValue.owning(name, ValueType.BINARY, hex(text, 4));
            }
            if (colon > 4 && text.charAt(3) == '(' && text.charAt(colon - 1) == ')') {
                long type = number(text.substring(4, colon - 1), "type");
                return RegistryValue.owning(name, type, wide(type, hex(text, colon + 1)));
            }
        }
        throw new RegFault("what follows the = is neither text, dword: nor hex:");
    }

    /** Whether the value that was read last has fewer digits than Windows writes. */
    boolean isShort() {
        return isShort;
    }

    /** Whether it shows by itself that nothing of it is missing: a text by its closing quote, a number by its eight digits. */
    boolean isWhole() {
        return isWhole;
    }

    private RegistryValue quoted(String name, String text) throws RegFault, IOException {
        int closing = RegText.closing(text, 1);
        String whole = text;
        if (closing < 0) {
            whole = overLines(text);
            closing = whole.lastIndexOf('"');
        }
        if (!RegText.isRest(whole, closing + 1)) {
            throw new RegFault("something follows the text's closing quote");
        }
        isWhole = true;
        return RegistryValue.text(name, RegText.unescaped(whole, 1, closing));
    }

    /**
     * Windows writes line ends within a text as they are, so that a text may hold what looks like the sections of an INI file.
     * But a text may also just lack its closing quote: so the next line with a quote has to end in it, and no key of a
     * registry may come before.
     */
    private String overLines(String text) throws RegFault, IOException {
        StringBuilder whole = new StringBuilder(text);
        String newline = lines.newline();
        String next = lines.next();
        for (; next != null && !isKey(next) && whole.length() <= LONGEST_TEXT; next = lines.next()) {
            int closing = RegText.closing(next, 0);
            if ((closing >= 0 && !next.substring(closing + 1).isBlank()) || lines.fault() != null) {
                break;
            }
            whole.append(newline).append(next);
            newline = lines.newline();
            if (closing >= 0) {
                return whole.toString();
            }
        }
        if (next != null) {
            lines.back();
        }
        throw next == null ? new RegFault(RegFault.CUT, true) : new RegFault("the text has no closing quote");
    }

    private static boolean isKey(String line) {
        return line.startsWith("[") && line.indexOf(']') > 0
                && RegistryPath.find(line.substring(line.startsWith("[-") ? 2 : 1, line.lastIndexOf(']'))).isPresent();
    }

    private RegistryValue dword(String name, String text) throws RegFault {
        int comment = text.indexOf(';');
        String digits = comment < 0 ? text : text.substring(0, comment);
        // A byte that was overwritten must not make a shorter number of it.
        if (comment > 0 && digits.length() < 8 && !Character.isWhitespace(digits.charAt(comment - 1))) {
            throw new RegFault("a ; stands among the digits of the dword");
        }
        isShort = digits.strip().length() < 8;
        isWhole = !isShort;
        return RegistryValue.dword(name, number(digits.strip(), "dword"));
    }

    private static long number(String digits, String what) throws RegFault {
        boolean good = !digits.isEmpty() && digits.length() <= 8 && digits.chars().allMatch(c -> digit(c) >= 0);
        if (!good) {
            throw new RegFault("the " + what + " is not one to eight hexadecimal digits");
        }
        return Long.parseLong(digits, 16);
    }

    private byte[] wide(long type, byte[] bytes) {
        boolean text = type == ValueType.SZ || type == ValueType.EXPAND_SZ || type == ValueType.MULTI_SZ;
        return ansi != null && text ? ValueType.utf16(new String(bytes, ansi)) : bytes;
    }

    private byte[] hex(String first, int from) throws RegFault, IOException {
        count = 0;
        boolean more = append(first, from);
        while (more) {
            String next = lines.next();
            if (next == null) {
                throw new RegFault(RegFault.CUT, true);
            }
            String text = next.strip();
            if (text.startsWith("[") || text.startsWith("\"") || text.startsWith("@")) {
                lines.back();
                throw new RegFault("the value breaks off");
            }
            more = RegText.isRest(text, 0) || append(text, 0);
        }
        return Arrays.copyOf(bytes, count);
    }

    /** Appends a line's bytes and tells whether a backslash says that the next line goes on. */
    private boolean append(String text, int from) throws RegFault {
        if (bytes.length - count < text.length() / 2) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + text.length()));
        }
        int i = from;
        boolean comma = true;
        while (!RegText.isRest(text, i)) {
            char c = text.charAt(i++);
            if (c == '\\' && RegText.isRest(text, i)) {
                return true;
            }
            if (c == ',') {
                comma = true;
            } else if (!Character.isWhitespace(c)) {
                int value = digit(c);
                if (value >= 0 && i < text.length() && digit(text.charAt(i)) >= 0) {
                    value = (value << 4) | digit(text.charAt(i++));
                }
                if (value < 0 || !comma) {
                    throw new RegFault("its bytes are not hexadecimal numbers between commas");
                }
                bytes[count++] = (byte) value;
                comma = false;
            }
        }
        return false;
    }

    private static int digit(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
