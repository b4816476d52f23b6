package org.ucsmigration.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.registry.internal.Names;

/**
 * A full key path: a root key and the names below it. Immutable.
 *
 * <p>Whoever implements a {@link Registry} reads with it what {@link Registry#find} is given: the root key's short names and
 * any case of it are accepted, and what is not a full path is refused, as the contract has it.
 *
 * @since 0.1.0
 */
public final class RegistryPath {

    /** The root key of one user's registry. */
    public static final String CURRENT_USER = "HKEY_CURRENT_USER";
    /** The root key of everybody's registry, with a key for each SID. */
    public static final String USERS = "HKEY_USERS";
    /** The root key of the computer's own registry. */
    public static final String LOCAL_MACHINE = "HKEY_LOCAL_MACHINE";

    /** Windows allows 512 levels. */
    static final int DEEPEST = 512;
    private static final int LONGEST_ROOT = 20;

    private static final Map<String, String> ROOTS = Map.of(
            "HKCU", CURRENT_USER, "HKU", USERS, "HKLM", LOCAL_MACHINE, "HKCR", "HKEY_CLASSES_ROOT", "HKCC", "HKEY_CURRENT_CONFIG",
            CURRENT_USER, CURRENT_USER, USERS, USERS, LOCAL_MACHINE, LOCAL_MACHINE,
            "HKEY_CLASSES_ROOT", "HKEY_CLASSES_ROOT", "HKEY_CURRENT_CONFIG", "HKEY_CURRENT_CONFIG");

    private final String root;
    private final List<String> names;

    private RegistryPath(String root, List<String> names) {
        this.root = root;
        this.names = names;
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it does not start with a root key, has an empty name in it, or more than 512 levels
     */
    public static RegistryPath of(String text) {
        Objects.requireNonNull(text, "path: give it in full, as in HKEY_CURRENT_USER\\Software\\Microsoft\\Office");
        String fault = fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a registry path: " + fault
                    + ". Give it in full, as in HKEY_CURRENT_USER\\Software\\Microsoft\\Office.");
        }
        return split(text);
    }

    /** Reads a path that may be anything, as in a file: empty where {@link #of} would refuse it. */
    public static Optional<RegistryPath> find(String text) {
        Objects.requireNonNull(text, "text: pass what was read; any text will do");
        return fault(text) == null ? Optional.of(split(text)) : Optional.empty();
    }

    /** The root key's full name, {@code HKEY_CURRENT_USER}. */
    public String root() {
        return root;
    }

    /** The names below the root key, from above, in the case given; empty for the root key itself. */
    public List<String> names() {
        return names;
    }

    /** Whether names that the registry does not tell apart are in both: case is ignored. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryPath that && Names.same(toString(), that.toString());
    }

    @Override
    public int hashCode() {
        return Names.folded(toString()).hashCode();
    }

    /** The path with the root key's full name. */
    @Override
    public String toString() {
        return names.isEmpty() ? root : root + "\\" + String.join("\\", names);
    }

    private static RegistryPath split(String text) {
        List<String> names = new ArrayList<>(8);
        int end = text.indexOf('\\');
        String root = end < 0 ? text : text.substring(0, end);
        while (end >= 0) {
            int from = end + 1;
            end = text.indexOf('\\', from);
            names.add(end < 0 ? text.substring(from) : text.substring(from, end));
        }
        return new RegistryPath(Objects.requireNonNull(root(root), "a checked path has a root"),
                Collections.unmodifiableList(names));
    }

    @Nullable
    private static String fault(String text) {
        int end = text.indexOf('\\');
        if (root(end < 0 ? text : text.substring(0, end)) == null) {
            return "it does not start with a root key such as HKEY_CURRENT_USER";
        }
        if (text.endsWith("\\") || text.contains("\\\\")) {
            return "it has an empty name in it";
        }
        int levels = 0;
        for (int at = end; at >= 0; at = text.indexOf('\\', at + 1)) {
            levels++;
        }
        return levels > DEEPEST ? "it has more than " + DEEPEST + " levels" : null;
    }

    /** A root key's full name; null where it is none. */
    @Nullable
    private static String root(String name) {
        String known = ROOTS.get(name);
        return known != null || name.length() > LONGEST_ROOT ? known : ROOTS.get(name.toUpperCase(Locale.ROOT));
    }
}
