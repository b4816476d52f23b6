package org.ucsmigration.output.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** Looks into plain data; what is not there, or is something else than asked for, is blank or empty. */
public final class PlainData {

    static final String UNKNOWN = "unknown";

    private PlainData() {
    }

    /** The text or boolean behind these keys, as text. */
    static String text(@Nullable Object data, String... keys) {
        Object found = find(data, keys);
        return found instanceof String || found instanceof Boolean ? found.toString() : "";
    }

    /** The list behind these keys. */
    static List<?> list(@Nullable Object data, String... keys) {
        return find(data, keys) instanceof List<?> list ? list : List.of();
    }

    /**
     * What a user's fact says: its value, every claim where they contest each other, else {@value #UNKNOWN}.
     *
     * @param keys of the value; none where it is the value itself
     */
    static String fact(Map<String, Object> user, String fact, String... keys) {
        Object found = find(user, "facts", fact);
        return switch (text(found, "state")) {
            case "known" -> value(found, keys);
            case "contested" -> list(found, "claims").stream().map(claim -> value(claim, keys)).distinct()
                    .collect(Collectors.joining(" | "));
            default -> UNKNOWN;
        };
    }

    /** What a user's mailbox is on: a release, {@code none}, or {@value #UNKNOWN}. */
    static String mailbox(Map<String, Object> user) {
        return fact(user, "mailbox", "exists").equals("false") ? "none" : fact(user, "mailbox", "release");
    }

    private static String value(@Nullable Object claim, String... keys) {
        String text = text(find(claim, "value"), keys);
        return text.isEmpty() ? UNKNOWN : text;
    }

    @Nullable
    private static Object find(@Nullable Object data, String... keys) {
        Object found = data;
        for (String key : keys) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }
}
