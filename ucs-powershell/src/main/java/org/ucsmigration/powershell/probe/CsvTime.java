package org.ucsmigration.powershell.probe;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Times as databases and scripts write them into a CSV: ISO 8601, with {@code T} or a space, with or without an offset. */
final class CsvTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendPattern("[' ']").appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0).parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    private CsvTime() {
    }

    /**
     * The time; empty where the text is blank or the word NULL, as databases write it.
     *
     * @throws IllegalArgumentException if it is something else than a time
     */
    static Optional<Instant> read(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equalsIgnoreCase("NULL")) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed = FORMAT.parse(stripped);
            LocalDateTime time = LocalDateTime.from(parsed);
            boolean offset = parsed.isSupported(ChronoField.OFFSET_SECONDS);
            return Optional.of(time.toInstant(offset ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)) : ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            String shown = stripped.length() > 40 ? stripped.substring(0, 40) + "…" : stripped;
            throw new IllegalArgumentException("lastSeen is \"" + shown + "\", not a time such as 2026-11-20T08:15:00Z", e);
        }
    }
}
