package org.ucsmigration.powershell.probe;

import java.util.HashMap;
import java.util.Map;

/** What the rows of a list have in common, such as a release or a policy, kept once. For one list. */
final class Shared {

    /** What comes in more kinds than that is another for each row. */
    private static final int MOST = 4_096;

    private final Map<Object, Object> known = new HashMap<>();

    /** The value itself, or an equal one that was given before. */
    @SuppressWarnings("unchecked")
    <T> T of(T value) {
        if (known.size() >= MOST) {
            return (T) known.getOrDefault(value, value);
        }
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
