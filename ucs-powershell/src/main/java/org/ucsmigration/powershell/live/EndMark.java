package org.ucsmigration.powershell.live;

import java.util.Optional;
import java.util.UUID;
import javax.annotation.Nullable;

/**
 * The end of a list: a text that nobody else can know, a blank and the number of what the command gave, behind its last row. A
 * list that broke off, by whatever, has none. Used by one thread.
 */
final class EndMark {

    static final String NOT_SEEN = "its end was not seen: it broke off, by exit, break or a stop";

    private final String text = UUID.randomUUID().toString();
    @Nullable
    private String number;
    private long count;
    private boolean isFollowed;

    /** What the script begins the mark with. */
    String text() {
        return text;
    }

    /** Whether a value is the mark, and then takes it. */
    boolean take(Object value) {
        isFollowed |= number != null;
        if (number != null || !(value instanceof String given) || !given.startsWith(text + " ")) {
            return false;
        }
        number = given.substring(text.length() + 1);
        return true;
    }

    /** Counts what came. */
    void count(int more) {
        count += more;
    }

    /**
     * Why the list may lack something, for the middle of a sentence; empty where its end was seen behind all that it gave, or
     * where an error says more than that it was not seen.
     */
    Optional<String> gap(boolean isErrorHeard) {
        return gap(number, isFollowed ? -1 : count, isErrorHeard);
    }

    /** The same of a list whose end gives that number, or null where no end came. */
    static Optional<String> gap(@Nullable String given, long came, boolean isErrorHeard) {
        if (given == null) {
            // An error makes the result incomplete by itself.
            return isErrorHeard ? Optional.empty() : Optional.of(NOT_SEEN);
        }
        return given.equals(String.valueOf(came)) ? Optional.empty() : Optional.of("it gave " + given + " values, of which "
                + (came < 0 ? "some came behind its end" : came + " came"));
    }
}
