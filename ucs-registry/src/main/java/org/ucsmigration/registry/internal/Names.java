package org.ucsmigration.registry.internal;

/**
 * How names of keys and values are compared: ignoring case, character by character, so that no name changes its length.
 *
 * <p>Windows folds by a table of its own, which maps no letter beyond ASCII to one within: the Kelvin sign is no k, and the
 * dotless ı no I. Beyond ASCII the JDK's mapping stands in for that table.
 */
public final class Names {

    private static final int ASCII = 0x80;

    private Names() {
    }

    /** A name as it is compared; two names are the same where this is equal. */
    public static String folded(String name) {
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

    /** Whether two names are the same. */
    public static boolean same(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b && fold(a) != fold(b)) {
                return false;
            }
        }
        return true;
    }

    /** A character in upper case, as the hashes and hints in hives have it. */
    public static char upper(char c) {
        char upper = Character.toUpperCase(c);
        return c >= ASCII && upper < ASCII ? c : upper;
    }

    private static char fold(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        char folded = Character.toLowerCase(Character.toUpperCase(c));
        return folded < ASCII ? c : folded;
    }
}
