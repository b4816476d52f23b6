package org.ucsmigration.internal;

/** What another's code threw, in words. */
public final class Failures {

    private static final int LONGEST = 1000;

    private Failures() {
    }

    /** The kind of failure, and its message where it has one: {@code IllegalStateException: no network}. */
    public static String words(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + Shown.of(message.strip(), LONGEST);
    }
}
