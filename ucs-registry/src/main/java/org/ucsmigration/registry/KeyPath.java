package org.ucsmigration.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A full key path: a root key and the names below it. */
final class KeyPath {

    /** Windows allows 512 levels. */
    static final int DEEPEST = 512;
    static final String CURRENT_USER = "HKEY_CURRENT_USER";
    static final String USERS = "HKEY_USERS";
    static final String LOCAL_MACHINE = "HKEY_LOCAL_MACHINE";

    private static final Map<String, String> ROOTS = Map.of(
            "HKCU", CURRENT_USER, "HKU", USERS, "HKLM", LOCAL_MACHINE, "HKCR", "HKEY_CLASSES_ROOT", "HKCC", "HKEY_CURRENT_CONFIG",
            CURRENT_USER, CURRENT_USER, USERS, USERS, LOCAL_MACHINE, LOCAL_MACHINE,
            "HKEY_CLASSES_ROOT", "HKEY_CLASSES_ROOT", "HKEY_CURRENT_CONFIG", "HKEY_CURRENT_CONFIG");

    private final String root;
    private final List<String> names;

    private KeyPath(String root, List<String> names) {
        this.root = root;
        this.names = names;
    }

    static KeyPath of(String text) {
        Objects.requireNonNull(text, "path: give it in full, as in HKEY_CURRENT_USER\\Software\\Microsoft\\Office");
        String fault = fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a registry path: " + fault
                    + ". Give it in full, as in HKEY_CURRENT_USER\\Software\\Microsoft\\Office.");
        }
        return split(text);
    }

    /** Reads a path that may be anything, as in a file: empty where {@link #of} would refuse it. */
    static Optional<KeyPath> find(String text) {
        return fault(text) == null ? Optional.of(split(text)) : Optional.empty();
    }

    String root() {
        return root;
    }

    List<String> names() {
        return names;
    }

    @Override
    public String toString() {
        return names.isEmpty() ? root : root + "\\" + String.join("\\", names);
    }

    /** A name as it is compared: the registry ignores case character by character, so that no name changes its length. */
    static String folded(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (fold(name.charAt(i)) != name.charAt(i)) {
                char[] chars = name.toCharArray();
                for (int k = i; k < chars.length; k++) {
                    chars[k] = fold(chars[k]);
                }
                return new String(chars);
            }
        }
        return name;
    }

    private static char fold(char c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' ? (char) (c + 32) : c : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static KeyPath split(String text) {
        String[] parts = text.split("\\\\", -1);
        return new KeyPath(ROOTS.get(upper(parts[0])), List.of(parts).subList(1, parts.length));
    }

    private static String fault(String text) {
        int end = text.indexOf('\\');
        String first = end < 0 ? text : text.substring(0, end);
        if (!ROOTS.containsKey(upper(first))) {
            return "it does not start with a root key such as HKEY_CURRENT_USER";
        }
        if (text.endsWith("\\") || text.contains("\\\\")) {
            return "it has an empty name in it";
        }
        return text.chars().filter(c -> c == '\\').count() > DEEPEST ? "it has more than " + DEEPEST + " levels" : null;
    }

    private static String upper(String name) {
        return name.length() > 20 ? name : name.toUpperCase(Locale.ROOT);
    }
}
