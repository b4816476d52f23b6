package org.ucsmigration.advice;

import org.ucsmigration.internal.Shown;

/**
 * A text as a PowerShell expression that gives exactly this text, on one line, with nothing hidden in it.
 *
 * <p>Source: about_Quoting_Rules, and PowerShell's own tokenizer, which ends a single-quoted text at any of five quotes:
 * U+0027 and U+2018 to U+201B. Two of them in a row stand for the first. What a reader would not see stands as its number.
 */
final class Literal {

    private Literal() {
    }

    static String of(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
        boolean numbers = false;
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            if (Shown.isHidden(c)) {
                numbers = true;
                literal.append('\'');
                for (char unit : Character.toChars(c)) {
                    literal.append(String.format(" + [char]0x%04X", (int) unit));
                }
                literal.append(" + '");
            } else {
                literal.appendCodePoint(c);
                if (c == '\'' || (c >= '\u2018' && c <= '\u201B')) {
                    literal.appendCodePoint(c);
                }
            }
            at += Character.charCount(c);
        }
        literal.append('\'');
        return numbers ? "(" + literal + ")" : literal.toString();
    }
}
