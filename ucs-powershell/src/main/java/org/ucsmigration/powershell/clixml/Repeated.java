package org.ucsmigration.powershell.clixml;

/**
 * Texts that a long document has again and again, each kept once as far as this remembers it. For one reader.
 *
 * <p>A property whose texts turn out to be different each time is not looked at any more, so that it costs nothing.
 */
final class Repeated {

    private static final int PLACES = 1024;
    private static final int LONGEST = 100;
    /** So many characters tell most texts that are repeated from each other. */
    private static final int TELLING = 12;
    private static final int MOST_MISSES = 500;
    private static final int HIT = 4;

    private final String[] texts = new String[PLACES];

    /** A property's text itself, as the object that was given for it before where that is remembered. */
    String text(MemberName property, String text) {
        if (property.misses > MOST_MISSES || text.length() > LONGEST) {
            return text;
        }
        int place = place(text);
        if (text.equals(texts[place])) {
            property.misses = Math.max(0, property.misses - HIT);
        } else {
            property.misses++;
            texts[place] = text;
        }
        return texts[place];
    }

    private static int place(String text) {
        int length = text.length();
        int hash = length;
        for (int i = 0; i < length && i < TELLING; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        hash = length > TELLING ? 31 * hash + text.charAt(length - 1) : hash;
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
