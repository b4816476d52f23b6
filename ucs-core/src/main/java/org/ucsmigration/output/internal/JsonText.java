package org.ucsmigration.output.internal;

import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/**
 * Plain data as JSON on one line. Any text can be written and comes back as it was: what is invisible, turns the direction of
 * writing, is no character, or is half of one, is written as an escape such as {@code \u202E}, so that the bytes are sound UTF-8
 * and show what is there. So is {@code <}: a line may stand in the script of a page as it is.
 */
public final class JsonText {

    private static final String HEX = "0123456789ABCDEF";
    /** Most of a document is ASCII, and is looked up. */
    private static final boolean[] IS_SPECIAL = new boolean[0x80];

    static {
        for (int c = 0; c < IS_SPECIAL.length; c++) {
            IS_SPECIAL[c] = c == '"' || c == '\\' || c == '<' || Shown.isHidden(c);
        }
    }

    private JsonText() {
    }

    /** The data as text without a line break. */
    public static String of(Object data) {
        StringBuilder text = new StringBuilder();
        append(text, data);
        return text.toString();
    }

    /**
     * Adds the data.
     *
     * @param data text, a boolean, or a list or map of these
     * @throws IllegalArgumentException if it is anything else
     */
    public static void append(StringBuilder to, @Nullable Object data) {
        if (data instanceof String text) {
            quote(to, text);
        } else if (data instanceof Map<?, ?> map) {
            map(to, map);
        } else if (data instanceof List<?> list) {
            list(to, list);
        } else if (data instanceof Boolean) {
            to.append(data);
        } else {
            throw new IllegalArgumentException("Plain data has text, booleans, lists and maps only, but got "
                    + (data == null ? "null" : "a " + data.getClass().getName()) + ".");
        }
    }

    private static void map(StringBuilder to, Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            to.append(before);
            quote(to, (String) entry.getKey());
            to.append(':');
            append(to, entry.getValue());
            before = ',';
        }
        to.append(before == '{' ? "{}" : "}");
    }

    private static void list(StringBuilder to, List<?> list) {
        char before = '[';
        for (Object each : list) {
            to.append(before);
            append(to, each);
            before = ',';
        }
        to.append(before == '[' ? "[]" : "]");
    }

    private static void quote(StringBuilder to, String text) {
        to.append('"');
        int plain = 0;
        for (int at = 0; at < text.length();) {
            if (text.charAt(at) < IS_SPECIAL.length && !IS_SPECIAL[text.charAt(at)]) {
                at++;
                continue;
            }
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (c < IS_SPECIAL.length || Shown.isHidden(c) || isNoCharacter(c)) {
                to.append(text, plain, at);
                escape(to, text, at, next);
                plain = next;
            }
            at = next;
        }
        to.append(text, plain, text.length()).append('"');
    }

    private static boolean isNoCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    private static void escape(StringBuilder to, String text, int from, int end) {
        char first = text.charAt(from);
        if (first == '"' || first == '\\') {
            to.append('\\').append(first);
            return;
        }
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            to.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15))
                    .append(HEX.charAt(c & 15));
        }
    }
}
