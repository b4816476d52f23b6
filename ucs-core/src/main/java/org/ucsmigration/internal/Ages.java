package org.ucsmigration.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** When a thing was seen, and how long ago, in words; days are those of UTC. */
public final class Ages {

    /** Written out, since the JDK would load its data of all languages for them. */
    private static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Ages() {
    }

    /** The day: {@code 3 March 2014}; of a time that no calendar has, the time as it is. */
    public static String day(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            return at.toString();
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        String year = Integer.toString(day.getYear());
        return day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1) + " " + "0".repeat(4 - year.length()) + year;
    }

    /** How long ago: {@code 14 days ago}, {@code 1 hour ago}, {@code just now}. */
    public static String ago(Instant at, Instant asOf) {
        Duration age = Duration.between(at, asOf);
        if (age.isNegative()) {
            return "later than the report itself";
        }
        return age.toMinutes() == 0 ? "just now" : span(age) + " ago";
    }

    /** A span by its largest unit, rounded down: {@code 14 days}, {@code 1 hour}, {@code 0 minutes}. */
    public static String span(Duration span) {
        return span.toDays() > 0 ? counted(span.toDays(), "day")
                : span.toHours() > 0 ? counted(span.toHours(), "hour") : counted(span.toMinutes(), "minute");
    }

    /** Both for the end of a sentence: {@code on 3 March 2014, 14 days ago}. */
    public static String when(Optional<Instant> at, Instant asOf) {
        return at.map(known -> "on " + day(known) + ", " + ago(known, asOf)).orElse("at a time that is not known");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
