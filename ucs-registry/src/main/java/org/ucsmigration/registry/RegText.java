package org.ucsmigration.registry;

import org.ucsmigration.internal.Shown;

/** Text in a registry export: quoted, and such as may be the remains of other lines. */
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

    /** The index behind the name that a value's line begins with: quoted, or @. */
    static int afterName(String line) throws RegFault {
        if (line.charAt(0) == '@') {
            return 1;
        }
        int closing = closing(line, 1);
        if (closing < 0) {
            throw new RegFault("the value's name has no closing quote");
        }
        return closing + 1;
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

    /** Windows takes lines that begin with ; or # or // for comments. */
    static boolean isComment(String line, int start) {
        char first = line.charAt(start);
        return first == ';' || first == '#' || line.startsWith("//", start);
    }

    /**
     * Whether a key's line may be hidden in what is passed over: where a line end, or a key's first bracket, was overwritten,
     * what is left has a bracket in it, or is no text any more.
     */
    static boolean mayHideKey(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == ']' || (c < ' ' && c != '\t') || (c >= 0x7F && isOdd(c))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a damaged line is only what it looks like: plain ASCII, with no key hidden in it. */
    static boolean isPlain(String line) {
        return line.chars().allMatch(c -> (c >= ' ' && c < 0x7F && c != '[' && c != ']') || c == '\t');
    }

    private static boolean isOdd(char c) {
        return c == '\uFFFD' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR -> true;
            default -> false;
        };
    }

    private static char escaped(char c) throws RegFault {
        return switch (c) {
            case '\\', '"' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw new RegFault("\\" + Shown.of(String.valueOf(c), 1) + " is no escape: a backslash is written twice");
        };
    }
}
