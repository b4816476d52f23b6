package org.ucsmigration.registry.internal.hive;

import org.ucsmigration.registry.internal.Names;

/**
 * What a sub-key list says of a name without the key being read: the hash of a name ({@code lh}) or its first four letters
 * ({@code lf}). It spares reading where it leads to the key. Where it does not, it proves nothing: other writers compute it in
 * other ways.
 */
final class NameHint {

    private static final int LETTERS = 4;

    private final String name;
    private final int hash;

    private NameHint(String name) {
        this.name = name;
        int sum = 0;
        for (int i = 0; i < name.length(); i++) {
            sum = 37 * sum + Names.upper(name.charAt(i));
        }
        this.hash = sum;
    }

    static NameHint of(String name) {
        return new NameHint(name);
    }

    boolean fitsHash(int hint) {
        return hint == hash;
    }

    boolean fitsLetters(int hint) {
        for (int i = 0; i < LETTERS; i++) {
            char letter = i < name.length() ? name.charAt(i) : 0;
            if (Names.upper(letter) != Names.upper((char) ((hint >>> (8 * i)) & 0xFF))) {
                return false;
            }
        }
        return true;
    }
}
