package org.ucsmigration.powershell.clixml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Named values in order; names are told apart as PowerShell does, ignoring case. */
final class PsMembers {

    static final PsMembers NONE = new PsMembers(List.of(), List.of());

    private final String[] names;
    private final Object[] values;

    PsMembers(List<String> names, List<Object> values) {
        this(names.toArray(new String[0]), values.toArray());
    }

    /** Keeps the arrays, which are not to be changed. */
    PsMembers(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    static PsMembers of(Map<String, Object> members) {
        return members.isEmpty() ? NONE : new PsMembers(List.copyOf(members.keySet()), List.copyOf(members.values()));
    }

    /** The value of that name, or null where there is none. */
    @Nullable
    Object get(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                return values[i];
            }
        }
        return null;
    }

    int size() {
        return names.length;
    }

    /** In order and with the names as written; of several with one name the first. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            map.putIfAbsent(names[i], values[i]);
        }
        return Collections.unmodifiableMap(map);
    }
}
