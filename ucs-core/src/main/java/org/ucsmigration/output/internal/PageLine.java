package org.ucsmigration.output.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** A map of plain data, asked by its keys; what is not there, or is no such thing, is empty. */
record PageLine(Map<String, Object> data) {

    /** The text there; empty text where there is none. */
    String text(String key) {
        return data.get(key) instanceof String text ? text : "";
    }

    boolean is(String key) {
        return Boolean.TRUE.equals(data.get(key));
    }

    boolean has(String key) {
        return data.containsKey(key);
    }

    /** The map there; an empty one where there is none. */
    PageLine at(String key) {
        return of(data.get(key)).orElse(new PageLine(Map.of()));
    }

    /** The maps of the list there. */
    List<PageLine> all(String key) {
        return data.get(key) instanceof List<?> list ? list.stream().map(PageLine::of).flatMap(Optional::stream).toList()
                : List.of();
    }

    /** The texts of the list there. */
    List<String> texts(String key) {
        return data.get(key) instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
    }

    /** The number that stands there as text; 0 where there is none. */
    long number(String key) {
        String text = text(key);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            // Not our line: the page shows what it can.
            return 0;
        }
    }

    @SuppressWarnings("unchecked") // the keys of plain data are text
    private static Optional<PageLine> of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(new PageLine((Map<String, Object>) map)) : Optional.empty();
    }
}
