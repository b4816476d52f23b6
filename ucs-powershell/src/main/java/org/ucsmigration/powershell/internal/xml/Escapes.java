package org.ucsmigration.powershell.internal.xml;

import java.util.HexFormat;

/**
 * The {@code _xHHHH_} escapes of CLIXML, in text and in names.
 *
 * <p>What .NET's {@code XmlConvert.DecodeName} decodes, this decodes: {@code x} or {@code X}, four or eight hexadecimal
 * digits. What PowerShell's serializer escapes, this escapes: control characters U+0000 to U+001F and U+007F to U+009F, each
 * half of a surrogate pair, and an underscore that stands before {@code x} or {@code X} (MS-PSRP, 2.2.5.3.2).
 */
public final class Escapes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escapes() {
    }

    /** The text that the escaped text stands for; what is no escape stays. */
    public static String decode(String escaped) {
        if (escaped.indexOf('_') < 0) {
            return escaped;
        }
        int from = escaped.indexOf("_x");
        int upper = escaped.indexOf("_X");
        int at = from < 0 ? upper : upper < 0 ? from : Math.min(from, upper);
        if (at < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder(escaped.length()).append(escaped, 0, at);
        while (at < escaped.length()) {
            char c = escaped.charAt(at);
            int digits = c == '_' ? digits(escaped, at) : 0;
            if (digits == 0) {
                plain.append(c);
                at++;
                continue;
            }
            int code = Integer.parseUnsignedInt(escaped, at + 2, at + 2 + digits, 16);
            if (digits == 4) {
                plain.append((char) code);
            } else {
                plain.appendCodePoint(code);
            }
            at += digits + 3;
        }
        return plain.toString();
    }

    /**
     * Appends a text as XML character data; in a name, which is an attribute, quotes are escaped too.
     *
     * <p>U+FFFE and U+FFFF, which PowerShell's own serializer breaks off at, are escaped as well: it reads them.
     */
    public static void encode(String plain, boolean isName, StringBuilder out) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean control = c < ' ' || (c >= 0x7F && c <= 0x9F) || c >= 0xFFFE;
            if (control || Character.isSurrogate(c) || (c == '_' && isEscapeLike(plain, i))) {
                out.append("_x").append(HEX.toHexDigits(c)).append('_');
            } else if (c == '<') {
                out.append("&lt;");
            } else if (c == '>') {
                out.append("&gt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else if (c == '"' && isName) {
                out.append("&quot;");
            } else {
                out.append(c);
            }
        }
    }

    private static boolean isEscapeLike(String plain, int underscore) {
        return underscore + 1 < plain.length() && (plain.charAt(underscore + 1) | 0x20) == 'x';
    }

    /** How many hexadecimal digits the escape at this underscore has: 4, 8, or 0 where it is none. */
    private static int digits(String s, int at) {
        if (at + 6 >= s.length() || (s.charAt(at + 1) | 0x20) != 'x') {
            return 0;
        }
        int n = 0;
        while (n < 8 && at + 2 + n < s.length() && Character.digit(s.charAt(at + 2 + n), 16) >= 0 && s.charAt(at + 2 + n) < 128) {
            n++;
        }
        if (n >= 4 && n < 8 && at + 6 < s.length() && s.charAt(at + 6) == '_') {
            return 4;
        }
        boolean eight = n == 8 && at + 10 < s.length() && s.charAt(at + 10) == '_';
        return eight && Character.isValidCodePoint(Integer.parseUnsignedInt(s, at + 2, at + 10, 16)) ? 8 : 0;
    }
}
