package org.ucsmigration.powershell.clixml;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The texts of {@code DT} and {@code TS} elements. A time has .NET's round-trip form, whose kind (UTC, local,
 * unspecified) shows in its end.
 *
 * <p>{@code Z} is an {@code Instant}, an offset an {@code OffsetDateTime}, neither a {@code LocalDateTime}.
 */
final class Times {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE / 10_000_000, 477_580_799);

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

    /** The text of a time; what is finer than .NET's 100 nanoseconds is cut off. */
    static String write(LocalDateTime time) {
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new IllegalArgumentException("the time " + time + " is not in the years 1 to 9999 that .NET knows");
        }
        return SECONDS.format(time) + fraction(time.getNano());
    }

    /** The text of a span of time, as XML Schema has it: days, hours, minutes, seconds; no years or months. */
    static String write(Duration span) {
        Duration size = span.abs();
        if (size.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the span " + span + " is longer than .NET's longest of 10675199 days");
        }
        StringBuilder text = new StringBuilder(span.isNegative() ? "-P" : "P");
        if (size.toDays() > 0) {
            text.append(size.toDays()).append('D');
        }
        String seconds = size.toSecondsPart() + fraction(size.toNanosPart());
        String clock = (size.toHoursPart() > 0 ? size.toHoursPart() + "H" : "")
                + (size.toMinutesPart() > 0 ? size.toMinutesPart() + "M" : "")
                + (seconds.equals("0") ? "" : seconds + "S");
        if (!clock.isEmpty()) {
            text.append('T').append(clock);
        }
        return size.toDays() == 0 && clock.isEmpty() ? "PT0S" : text.toString();
    }

    private static String fraction(int nanos) {
        int ticks = nanos / 100;
        if (ticks == 0) {
            return "";
        }
        String digits = String.format(Locale.ROOT, "%07d", ticks);
        int end = 7;
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return "." + digits.substring(0, end);
    }

    /** Reads {@code yyyy-MM-ddTHH:mm:ss[.f…]}; by hand, since exports are full of times and Java's parser is slow. */
    private static LocalDateTime plain(String s, int end) {
        if (end < 19 || s.charAt(4) != '-' || s.charAt(7) != '-' || s.charAt(10) != 'T' || s.charAt(13) != ':'
                || s.charAt(16) != ':' || (end > 19 && (s.charAt(19) != '.' || end == 20 || end > 29))) {
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
