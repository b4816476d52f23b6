package org.ucsmigration.registry;

/** Quoted text in a registry export. */
final class RegText {

    private RegText() {
    }

    /** The index of the quote that closes a text whose inside starts at {@code from}; -1 where none does. */
    static int closing(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** Windows escapes backslash and quote; Wine also writes line ends as {@code \n} and {@code \r}. */
    static String unescaped(String line, int from, int to) throws RegFault {
        int escape = line.indexOf('\\', from);
        if (escape < 0 || escape >= to) {
            return line.substring(from, to);
        }
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            text.append(c == '\\' && i + 1 < to ? escaped(line.charAt(++i)) : c);
        }
        return text.toString();
    }

    /** Whether nothing but a comment follows. */
    static boolean isRest(String line, int from) {
        int i = from;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i == line.length() || line.charAt(i) == ';';
    }

    private static char escaped(char c) throws RegFault {
        return switch (c) {
            case '\\', '"' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw new RegFault("\\" + c + " is no escape: a backslash is written twice");
        };
    }
}
