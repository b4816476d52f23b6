package org.ucsmigration;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/**
 * A user's SIP address, with or without {@code sip:}, compared ignoring case. Immutable.
 *
 * <p>Lync writes it as {@code sip:kenmyer@litwareinc.com}, its client's registry keys and most scripts as
 * {@code kenmyer@litwareinc.com}: both are the same address.
 *
 * @since 0.1.0
 */
public final class SipAddress implements Comparable<SipAddress> {

    private static final String SCHEME = "sip:";
    /** RFC 5321 allows 64 + 1 + 255 characters; nothing longer can be a sign-in address. */
    private static final int LONGEST = 320;
    private static final String HOSTILE = "\"\\/<>,;:*?|()[]{}`$";

    private final String address;
    private final String key;

    private SipAddress(String address) {
        this.address = address;
        this.key = address.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an address, with or without {@code sip:}.
     *
     * @throws IllegalArgumentException if the text is not {@code user@domain}: the message says what is wrong with it
     */
    public static SipAddress of(String text) {
        Objects.requireNonNull(text, "A SIP address is needed, as in sip:kenmyer@litwareinc.com, but it is null.");
        String bare = bare(text);
        String fault = fault(bare);
        if (fault != null) {
            throw new IllegalArgumentException("\"" + Shown.of(text, 80) + "\" is not a SIP address: " + fault
                    + ". Give it as sip:kenmyer@litwareinc.com or kenmyer@litwareinc.com.");
        }
        return new SipAddress(bare);
    }

    /** Reads an address where the text may be anything, as in an export: empty where {@link #of} would refuse it. */
    public static Optional<SipAddress> find(String text) {
        Objects.requireNonNull(text, "text: pass what was read; any text will do");
        String bare = bare(text);
        return fault(bare) == null ? Optional.of(new SipAddress(bare)) : Optional.empty();
    }

    /** The address without {@code sip:}, in the case it was given in. */
    public String address() {
        return address;
    }

    /** The address with {@code sip:}, as cmdlets take it, in the case it was given in. */
    public String uri() {
        return SCHEME + address;
    }

    @Override
    public int compareTo(SipAddress other) {
        Objects.requireNonNull(other, "other: an address to compare with");
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipAddress that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The address without {@code sip:}. */
    @Override
    public String toString() {
        return address;
    }

    private static String bare(String text) {
        String trimmed = text.strip();
        return trimmed.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? trimmed.substring(SCHEME.length()) : trimmed;
    }

    @Nullable
    private static String fault(String bare) {
        if (bare.isEmpty()) {
            return "it is blank";
        }
        if (bare.length() > LONGEST) {
            return "it has " + bare.length() + " characters, more than " + LONGEST;
        }
        int at = bare.indexOf('@');
        if (at <= 0 || at == bare.length() - 1 || bare.indexOf('@', at + 1) >= 0) {
            return "it needs one @ between a user and a domain";
        }
        return isHostile(bare)
                ? "it has a character that no sign-in address has (space, control, quote, slash, * ? : ; or a bracket)" : null;
    }

    /** Whether it holds what could end a quotation, a path or a script line somewhere: refused here, once, for everybody. */
    private static boolean isHostile(String bare) {
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c > '~' ? isUnseen(bare.codePointAt(i)) : c <= ' ' || HOSTILE.indexOf(c) >= 0) {
                return true;
            }
            i += Character.isHighSurrogate(c) ? 1 : 0;
        }
        return false;
    }

    private static boolean isUnseen(int c) {
        return Shown.isHidden(c) || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
