package org.ucsmigration.powershell.internal.clixml;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The texts of {@code DT} elements: .NET's round-trip form, whose kind (UTC, local, unspecified) shows in its end.
 *
 * <p>{@code Z} is an {@code Instant}, an offset an {@code OffsetDateTime}, neither a {@code LocalDateTime}.
 */
final class Times {

    private Times() {
    }

    static Object read(String s) {
        int n = s.length();
        if (n > 40) {
            throw new IllegalArgumentException("not a time");
        }
        if (n > 0 && s.charAt(n - 1) == 'Z') {
            return plain(s, n - 1).toInstant(ZoneOffset.UTC);
        }
        // Only an offset has a sign this far in: the date's own hyphens lie before.
        if (s.indexOf('+', 19) >= 0 || s.indexOf('-', 19) >= 0) {
            return OffsetDateTime.parse(s);
        }
        return plain(s, n);
    }

    /** Reads {@code yyyy-MM-ddTHH:mm:ss[.f…]}; by hand, since exports are full of times and Java's parser is slow. */
    private static LocalDateTime plain(String s, int end) {
        if (end < 19 || s.charAt(4) != '-' || s.charAt(7) != '-' || s.charAt(10) != 'T' || s.charAt(13) != ':'
                || s.charAt(16) != ':' || end > 19 && (s.charAt(19) != '.' || end == 20 || end > 29)) {
            throw new IllegalArgumentException("not a time");
        }
        int nanos = end > 19 ? number(s, 20, end) : 0;
        for (int digits = Math.max(end - 20, 0); end > 19 && digits < 9; digits++) {
            nanos *= 10;
        }
        return LocalDateTime.of(number(s, 0, 4), number(s, 5, 7), number(s, 8, 10),
                number(s, 11, 13), number(s, 14, 16), number(s, 17, 19), nanos);
    }

    private static int number(String s, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = s.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not a time");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
