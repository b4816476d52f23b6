package org.ucsmigration.powershell.internal.xml;

import java.io.IOException;
import java.io.Reader;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/**
 * Characters in which the few that XML forbids have become the escapes that CLIXML has for them, so that a value which holds one
 * costs nothing but that: U+FFFE and U+FFFF, halves of surrogate pairs that stand alone, and references to any of these or to a
 * control character, such as {@code &#xFFFF;}.
 *
 * <p>Control characters as they are stay, and are refused later: PowerShell escapes them, so they mean damage.
 */
final class Mended extends Reader {

    /** The longest reference to a character that is not padded with zeros: {@code &#1114111;}. */
    private static final int LONGEST_REFERENCE = 10;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Reader raw;
    private final BooleanSupplier isPlain;
    /** Mended characters that are still to be handed out. */
    private final StringBuilder ready = new StringBuilder();
    private int handedOut;
    /** The raw end of what was read last, which may be the beginning of something. */
    private String tail = "";

    /** Looks at all characters, but those of which it is said, after they were read, that there is nothing to mend in them. */
    Mended(Reader raw, BooleanSupplier isPlain) {
        this.raw = raw;
        this.isPlain = isPlain;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (true) {
            if (handedOut < ready.length()) {
                int n = Math.min(length, ready.length() - handedOut);
                ready.getChars(handedOut, handedOut + n, target, offset);
                handedOut += n;
                return n;
            }
            if (length <= LONGEST_REFERENCE) {
                char[] larger = new char[LONGEST_REFERENCE * 4];
                int n = fill(larger, 0, larger.length);
                if (n < 0) {
                    return -1;
                }
                ready.replace(0, handedOut, "").insert(0, larger, 0, n);
                handedOut = 0;
                continue;
            }
            int n = fill(target, offset, length);
            if (n != 0) {
                return n;
            }
        }
    }

    /** As many sound characters as come before the first unsound one; what lies behind that is ready then. */
    private int fill(char[] target, int offset, int length) throws IOException {
        int kept = tail.length();
        tail.getChars(0, kept, target, offset);
        int n = raw.read(target, offset + kept, length - kept);
        if (n < 0) {
            tail = "";
            return kept == 0 ? -1 : mended(target, offset, offset + kept, offset + kept);
        }
        if (kept == 0 && isPlain.getAsBoolean()) {
            return n;
        }
        int end = offset + kept + n;
        int whole = withoutTail(target, offset, end);
        tail = new String(target, whole, end - whole);
        return mended(target, offset, whole, whole);
    }

    private void restart() {
        ready.setLength(0);
        handedOut = 0;
    }

    private int mended(char[] target, int offset, int whole, int end) {
        int unsound = firstUnsound(target, offset, whole);
        if (unsound < end) {
            restart();
            mend(target, unsound, end);
        }
        return unsound - offset;
    }

    /** Where what may be cut in two begins: a reference without its end, or the first half of a pair. */
    private static int withoutTail(char[] target, int offset, int end) {
        for (int i = end - 1; i >= offset && i >= end - LONGEST_REFERENCE; i--) {
            if (target[i] == ';') {
                break;
            }
            if (target[i] == '&') {
                return i;
            }
        }
        return end > offset && Character.isHighSurrogate(target[end - 1]) ? end - 1 : end;
    }

    private static int firstUnsound(char[] target, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = target[i];
            // Nearly all characters are neither, and every document passes here whole.
            if (c != '&' && c < Character.MIN_SURROGATE) {
                continue;
            }
            if (c == '&' ? i + 1 < end && target[i + 1] == '#' && forbidden(target, i, end) >= 0 : isUnsound(target, i, end)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
            }
        }
        return end;
    }

    private static boolean isUnsound(char[] target, int i, int end) {
        char c = target[i];
        if (!Character.isSurrogate(c)) {
            return c >= 0xFFFE;
        }
        return !(Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(target[i + 1]));
    }

    private void mend(char[] target, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = target[i];
            int code = c == '&' && i + 1 < end && target[i + 1] == '#' ? forbidden(target, i, end) : -1;
            if (code >= 0) {
                escape(code);
                while (target[i] != ';') {
                    i++;
                }
            } else if (c >= Character.MIN_SURROGATE && isUnsound(target, i, end)) {
                escape(c);
            } else {
                ready.append(c);
                if (Character.isHighSurrogate(c)) {
                    ready.append(target[++i]);
                }
            }
        }
    }

    private void escape(int code) {
        ready.append("_x").append(HEX.toHexDigits((char) code)).append('_');
    }

    /** The character that the reference at this ampersand means and XML forbids; -1 where it is sound, or no reference. */
    private static int forbidden(char[] target, int ampersand, int end) {
        int i = ampersand + 2;
        boolean hex = i < end && target[i] == 'x';
        int code = 0;
        int digits = 0;
        for (i += hex ? 1 : 0; i < end && digits <= 7 && target[i] != ';'; i++, digits++) {
            int digit = Character.digit(target[i], hex ? 16 : 10);
            if (digit < 0 || target[i] > 'f') {
                return -1;
            }
            code = code * (hex ? 16 : 10) + digit;
        }
        if (digits == 0 || i >= end || target[i] != ';') {
            return -1;
        }
        boolean control = code < ' ' && code != '\t' && code != '\n' && code != '\r';
        return control || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) || code == 0xFFFE || code == 0xFFFF
                ? code : -1;
    }

    @Override
    public void close() {
        // What it reads from is closed by whoever opened it.
    }
}
