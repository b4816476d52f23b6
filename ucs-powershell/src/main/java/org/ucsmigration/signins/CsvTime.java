package org.ucsmigration.signins;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as databases and scripts write them into a CSV: ISO 8601, with {@code T} or a space, with or without an offset, and
 * without one in UTC, as in the monitoring database. What follows the habits of a country is not read: the day and the month of
 * {@code 03/04/2026} are anybody's guess, and even {@code 11/25/2026 10:00:00 AM} does not say of which zone it is.
 */
final class CsvTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendPattern("[' ']").appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0).parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** What lies before is the zero of some clock, as 1900-01-01 of SQL Server, or a year of another calendar. */
    private static final LocalDateTime FIRST = LocalDateTime.of(2000, 1, 1, 0, 0);

    private CsvTime() {
    }

    /** The time; empty where the text is none that is certain. */
    static Optional<Instant> read(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parse(text);
            LocalDateTime time = LocalDateTime.from(parsed);
            if (time.isBefore(FIRST)) {
                return Optional.empty();
            }
            boolean hasOffset = parsed.isSupported(ChronoField.OFFSET_SECONDS);
            return Optional.of(time.toInstant(hasOffset ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                    : ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
