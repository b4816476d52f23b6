package org.ucsmigration.internal;

import java.util.Objects;

/** Text from outside, as it may stand in a sentence, a log or a terminal. */
public final class Shown {

    private Shown() {
    }

    /**
     * The text with whatever is invisible, ends a line or turns the direction of writing shown as an escape such as
     * {@code \u202E}; cut with an ellipsis behind so many code points.
     */
    public static String of(String text, int most) {
        Objects.requireNonNull(text, "text: what came from outside");
        if (text.length() <= most && text.codePoints().noneMatch(Shown::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), most) + 1);
        int at = 0;
        for (int count = 0; at < text.length() && count < most; count++) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isHidden(c)) {
                shown.append(c <= 0xFFFF ? String.format("\\u%04X", c) : String.format("\\u{%X}", c));
            } else {
                shown.appendCodePoint(c);
            }
        }
        return at < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /**
     * Whether a reader would not see the character, or would see others in its place: a control or format character, a line
     * or paragraph separator, half of a surrogate pair.
     */
    public static boolean isHidden(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
