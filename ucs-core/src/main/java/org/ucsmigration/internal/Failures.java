package org.ucsmigration.internal;

/** What another's code threw, in words. */
public final class Failures {

    private static final int LONGEST = 1000;

    private Failures() {
    }

    /** The kind of failure, and its message where it has one: {@code IllegalStateException: no network}. */
    public static String words(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        String message;
        try {
            message = failure.getMessage();
        } catch (Throwable e) {
            // Another's code, and asked only for words: what it throws now adds nothing to what it threw before.
            return kind + ", whose message cannot be told, since asking for it fails with " + e.getClass().getSimpleName();
        }
        return message == null || message.isBlank() ? kind : kind + ": " + Shown.of(message.strip(), LONGEST);
    }
}
