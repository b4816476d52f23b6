package org.ucsmigration.output;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/** One line of a run, or a map in it, read key by key: what is not as the document has it is refused in words. */
final class ComparisonLine {

    private static final int LONGEST = 80;

    private final Map<?, ?> data;
    private final String run;
    private final long number;
    /** Of the map within the line, with a point behind it; empty for the line itself. */
    private final String path;

    private ComparisonLine(Map<?, ?> data, String run, long number, String path) {
        this.data = data;
        this.run = run;
        this.number = number;
        this.path = path;
    }

    /**
     * The line as it came.
     *
     * @throws IllegalArgumentException if it is no map
     */
    static ComparisonLine of(@Nullable Object line, String run, long number) {
        if (line instanceof Map<?, ?> map) {
            return new ComparisonLine(map, run, number, "");
        }
        throw new IllegalArgumentException(run + ", line " + number + ": a line is a map, but got " + shown(line)
                + ". Read each line of the file with a JSON library, and give the maps.");
    }

    @SuppressWarnings("unchecked")
    void checkVersion() {
        DocumentVersion.check((Map<String, ?>) data, run);
    }

    boolean has(String key) {
        return data.get(key) != null;
    }

    /** The keys that are text. */
    Set<String> keys() {
        return data.keySet().stream().filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toSet());
    }

    String text(String key) {
        return as(String.class, key, data.get(key), "text");
    }

    @Nullable
    String findText(String key) {
        return has(key) ? text(key) : null;
    }

    boolean isTrue(String key) {
        return as(Boolean.class, key, data.get(key), "true or false");
    }

    long count(String key) {
        String text = text(key);
        if (!text.matches("[0-9]{1,18}")) {
            throw refused(key, "a whole number as text", text);
        }
        return Long.parseLong(text);
    }

    @Nullable
    Instant findTime(String key) {
        String text = findText(key);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(key, "a time as 2026-01-31T08:00:00Z", text);
        }
    }

    ComparisonLine map(String key) {
        return inner(key, data.get(key));
    }

    @Nullable
    ComparisonLine findMap(String key) {
        return has(key) ? map(key) : null;
    }

    List<ComparisonLine> maps(String key) {
        List<ComparisonLine> maps = new ArrayList<>();
        for (Object each : as(List.class, key, data.get(key), "a list")) {
            maps.add(inner(key, each));
        }
        return maps;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object each : as(List.class, key, data.get(key), "a list")) {
            texts.add(as(String.class, key, each, "a list of text"));
        }
        return texts;
    }

    /** What is wrong with the value there. */
    IllegalArgumentException refused(String key, String rule, @Nullable Object value) {
        return new IllegalArgumentException(run + ", line " + number + ": \"" + Shown.of(path + key, LONGEST) + "\" is " + rule
                + ", but got " + shown(value) + ". Give the lines of one document, as ReportFiles wrote them and a JSON library "
                + "reads them.");
    }

    /** What is wrong with the line. */
    IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(run + ", line " + number + ": " + what);
    }

    private ComparisonLine inner(String key, @Nullable Object value) {
        return new ComparisonLine(as(Map.class, key, value, "a map"), run, number, path + key + ".");
    }

    private <T> T as(Class<T> type, String key, @Nullable Object value, String rule) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw refused(key, rule, value);
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Map || value instanceof List) {
            return value instanceof Map ? "a map" : "a list";
        }
        // Of other objects the class alone: what their text is nobody knows.
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        String text = plain ? "\"" + Shown.of(value.toString(), LONGEST) + "\"" : "a " + value.getClass().getName();
        return plain && !(value instanceof String) ? text + " as no text" : text;
    }
}
