package org.ucsmigration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.ucsmigration.internal.Shown;

/**
 * The security identifier (SID) of a Windows account, compared by what it means: {@code s-1-5-21-7} and {@code S-1-5-21-7}
 * are one. Immutable; held in its binary form, of 8 bytes and 4 more for each part.
 *
 * <p>Source: MS-DTYP, 2.4.2.1, "SID string format syntax", and 2.4.2.2, "SID packet representation".
 *
 * @since 0.1.0
 */
public final class Sid {

    private static final int MOST_PARTS = 15;
    private static final long LARGEST_PART = 0xFFFF_FFFFL;

    /**
     * MS-DTYP 2.4.2.2: revision, number of parts, authority in 6 bytes with the highest first, parts with the lowest byte
     * first.
     */
    private final byte[] binary;

    private Sid(byte[] binary) {
        this.binary = binary;
    }

    /**
     * Reads a SID as it is written, as in {@code S-1-5-21-1004336348-1177238915-682003330-1104}; white space around it is
     * left out.
     *
     * @throws IllegalArgumentException if the text is not a SID
     */
    public static Sid of(String text) {
        Objects.requireNonNull(text, "A SID is needed, as in S-1-5-21-1004336348-1177238915-682003330-1104, but it is null.");
        return find(text).orElseThrow(() ->
                new IllegalArgumentException("\"" + Shown.of(text, 80) + "\" is not a SID: a SID is S-1, "
                + "an authority and 1 to " + MOST_PARTS + " numbers below 4294967296, joined by hyphens. "
                + "Give it as S-1-5-21-1004336348-1177238915-682003330-1104."));
    }

    /** Reads a SID where the text may be anything, as in an export: empty where {@link #of} would refuse it. */
    public static Optional<Sid> find(String text) {
        Objects.requireNonNull(text, "text: pass what was read; any text will do");
        String stripped = text.strip();
        int parts = hyphens(stripped) - 2;
        if (parts < 1 || parts > MOST_PARTS || !stripped.regionMatches(true, 0, "S-1-", 0, 4)) {
            return Optional.empty();
        }
        int from = 4;
        int end = stripped.indexOf('-', from);
        long authority = authority(stripped, from, end);
        boolean isSid = authority >= 0;
        byte[] binary = new byte[8 + 4 * parts];
        binary[0] = 1;
        binary[1] = (byte) parts;
        for (int i = 0; i < 6; i++) {
            binary[2 + i] = (byte) (authority >>> (40 - 8 * i));
        }
        for (int i = 0; i < parts && isSid; i++) {
            from = end + 1;
            end = i == parts - 1 ? stripped.length() : stripped.indexOf('-', from);
            long part = number(stripped, from, end, 10);
            isSid = part >= 0 && part <= LARGEST_PART;
            for (int shift = 0; shift < 4; shift++) {
                binary[8 + 4 * i + shift] = (byte) (part >>> (8 * shift));
            }
        }
        return isSid ? Optional.of(new Sid(binary)) : Optional.empty();
    }

    private static int hyphens(String text) {
        int hyphens = 0;
        for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
            hyphens++;
        }
        return hyphens;
    }

    /** In decimals up to 2^32 - 1, else {@code 0x} and 12 hexadecimal digits; -1 where it is neither. */
    private static long authority(String text, int from, int end) {
        if (end - from == 14 && text.regionMatches(true, from, "0x", 0, 2)) {
            return number(text, from + 2, end, 16);
        }
        long authority = number(text, from, end, 10);
        return authority <= LARGEST_PART ? authority : -1;
    }

    /** The number that stands there, of at most ten decimal or twelve hexadecimal digits; -1 where there is none. */
    private static long number(String text, int from, int end, int radix) {
        if (from == end || end - from > (radix == 10 ? 10 : 12)) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    /**
     * Whether it can be a person's account: one of a domain or a computer ({@code S-1-5-21-…}), or of Entra ID
     * ({@code S-1-12-1-…}). The accounts of services and of the system are not; groups of a domain are not told apart.
     */
    public boolean isPerson() {
        boolean ofDomain = authority() == 5 && part(0) == 21;
        boolean ofEntra = authority() == 12 && part(0) == 1;
        return parts() > 1 && (ofDomain || ofEntra);
    }

    private int parts() {
        return binary[1];
    }

    private long authority() {
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = (authority << 8) | (binary[i] & 0xFF);
        }
        return authority;
    }

    private long part(int index) {
        long part = 0;
        for (int i = 3; i >= 0; i--) {
            part = (part << 8) | (binary[8 + 4 * index + i] & 0xFF);
        }
        return part;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sid that && Arrays.equals(binary, that.binary);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(binary);
    }

    /** The SID as Windows writes it, as in {@code S-1-5-21-1004336348-1177238915-682003330-1104}. */
    @Override
    public String toString() {
        long authority = authority();
        StringBuilder text = new StringBuilder("S-1-")
                .append(authority <= LARGEST_PART ? Long.toString(authority) : String.format(Locale.ROOT, "0x%012X", authority));
        for (int i = 0; i < parts(); i++) {
            text.append('-').append(part(i));
        }
        return text.toString();
    }
}
