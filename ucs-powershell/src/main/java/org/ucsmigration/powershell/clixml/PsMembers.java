package org.ucsmigration.powershell.clixml;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
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

    /**
     * Members as they are read, those of nested objects above those of the objects around them. Rows of one command have the same
     * names again and again: those share their names, and one array of them.
     */
    static final class Stack {

        private static final int SHAPES = 256;
        private static final int MOST_NAMES = 10_000;
        private static final int LONGEST_NAME = 200;

        private final Map<String, MemberName> known = new HashMap<>();
        private final String[][] shapes = new String[SHAPES][];
        private String[] names = new String[64];
        private Object[] values = new Object[64];
        /** What shares the texts of a long document; null where it is short. */
        @Nullable
        private final Repeated repeated;
        private MemberName last = new MemberName("");
        private int size;

        Stack(@Nullable Repeated repeated) {
            this.repeated = repeated;
        }

        /** The name that was written so. Mostly it is the one that came behind the last one before, which takes no hash. */
        MemberName name(String written) {
            MemberName name = last.next;
            if (name == null || !name.written.equals(written)) {
                name = find(written);
            }
            last = name;
            return name;
        }

        private MemberName find(String written) {
            MemberName name = known.get(written);
            if (name == null) {
                name = new MemberName(written);
                if (known.size() >= MOST_NAMES || written.length() >= LONGEST_NAME) {
                    // Nothing leads to it, so that nothing holds it.
                    return name;
                }
                known.put(written, name);
            }
            last.next = name;
            return name;
        }

        /** Where the members of an object begin. */
        int top() {
            return size;
        }

        void push(MemberName name, Object value) {
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            names[size] = name.text;
            values[size++] = repeated != null && value instanceof String text ? repeated.text(name, text) : value;
        }

        /** Takes off all from there on, as one object's. */
        PsMembers pop(int start) {
            if (size == start) {
                return NONE;
            }
            PsMembers members = new PsMembers(sharedNames(start), Arrays.copyOfRange(values, start, size));
            clear(start);
            return members;
        }

        /** Forgets all from there on. */
        void clear(int start) {
            Arrays.fill(values, start, size, null);
            size = start;
        }

        /** Names that were read before are the same strings: comparing what they are, not what they say, is enough. */
        private String[] sharedNames(int start) {
            int count = size - start;
            int place = 31 * (31 * count + names[start].hashCode()) + names[size - 1].hashCode() & SHAPES - 1;
            String[] shape = shapes[place];
            if (shape == null || shape.length != count || !isAsRead(shape, start)) {
                shape = Arrays.copyOfRange(names, start, size);
                shapes[place] = shape;
            }
            return shape;
        }

        private boolean isAsRead(String[] shape, int start) {
            for (int i = 0; i < shape.length; i++) {
                if (shape[i] != names[start + i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
