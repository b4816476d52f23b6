package org.ucsmigration.powershell.clixml;

/** Texts that a long document has again and again, each kept once as far as this remembers it. For one reader. */
final class Repeated {

    private static final int PLACES = 1024;
    private static final int LONGEST = 100;

    private final String[] texts = new String[PLACES];

    /** The text itself, as the object that was given for it before where that is remembered. */
    String text(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        if (!text.equals(texts[place])) {
            texts[place] = text;
        }
        return texts[place];
    }
}
