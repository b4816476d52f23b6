package org.ucsmigration.internal;

/** Words of several authors made one sentence. */
public final class Sentences {

    private Sentences() {
    }

    /** With a full stop, unless it ends with one. */
    public static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    /** With its first letter in upper case. */
    public static String begun(String text) {
        int first = text.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first));
    }
}
