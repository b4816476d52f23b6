package org.ucsmigration.fact;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ucsmigration.internal.Shown;

/**
 * The moves of a user's mailbox that are under way: none, or pending ones with status and target. Immutable, compared by
 * content.
 *
 * <p>Sources: "Get-MoveRequest" ({@code -MoveStatus} lists the statuses) and "Get-MigrationUser" ({@code -Status}) in the
 * Exchange PowerShell reference. Their output is not documented; which property tells the target is inferred. A request that is
 * completed stays listed until it is removed, and is in the past.
 *
 * <p>Two of them agree always: together they hold the requests of both, since a request lives where its batch was started.
 *
 * @since 0.1.0
 */
public final class MailboxMove extends Agreeing<MailboxMove> {

    /**
     * Where a mailbox is moved to.
     *
     * @since 0.1.0
     */
    public enum Target {
        /** To Exchange Online, where UCS cannot follow for certain. */
        EXCHANGE_ONLINE("Exchange Online"),
        /** To another database of the company's own servers. */
        OWN_SERVERS("the company's own servers"),
        /** Nobody can say. */
        UNKNOWN("a target that is not known");

        private final String words;

        Target(String words) {
            this.words = words;
        }

        /** The target in words, fit for the middle of a sentence. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * One request that is not completed.
     *
     * @param status     as the cmdlet prints it: {@code InProgress}, {@code AutoSuspended}, {@code Synced}
     * @param target     where to
     * @param targetName the database, or the domain or server at the far end; empty where not known
     * @since 0.1.0
     */
    public record Request(String status, Target target, String targetName) {
        /** Refuses null and a blank status. */
        public Request {
            Objects.requireNonNull(status, "status: as the cmdlet prints it, for example InProgress");
            Objects.requireNonNull(target, "target: Target.UNKNOWN where it is not known");
            Objects.requireNonNull(targetName, "targetName: an empty text where it is not known");
            if (status.isBlank()) {
                throw new IllegalArgumentException("A move request has a status, for example InProgress, but it is blank.");
            }
        }

        @Override
        public String toString() {
            return "a move to " + target + (targetName.isEmpty() ? "" : " (" + Shown.of(targetName, LONGEST_NAME) + ")") + ", "
                    + Shown.of(status, LONGEST_NAME);
        }
    }

    private static final int LONGEST_NAME = 200;
    private static final MailboxMove NONE = new MailboxMove(List.of());
    private static final Comparator<Request> ORDER = Comparator.comparing(Request::target).thenComparing(Request::status)
            .thenComparing(Request::targetName);
    private static final Set<String> OVER = Set.of("completed", "completedwithwarning", "completedwithwarnings", "none");

    private final List<Request> requests;

    private MailboxMove(List<Request> requests) {
        this.requests = requests;
    }

    /** The witness was asked, and no move of the mailbox is under way. */
    public static MailboxMove none() {
        return NONE;
    }

    /**
     * A move request in that status; none where the status is one of the past: {@code Completed},
     * {@code CompletedWithWarning(s)}, or {@code None} of a mailbox's own {@code MailboxMoveStatus}. One that failed, was
     * stopped or suspended can be resumed and is pending; so is one in a status that is not known here.
     *
     * @throws IllegalArgumentException if the status is blank
     */
    public static MailboxMove of(String status, Target target, String targetName) {
        Objects.requireNonNull(status, "status: as the cmdlet prints it, for example InProgress");
        Objects.requireNonNull(targetName, "targetName: an empty text where it is not known");
        Request request = new Request(status.strip(), target, targetName.strip());
        return OVER.contains(request.status().toLowerCase(Locale.ROOT)) ? NONE : new MailboxMove(List.of(request));
    }

    /** Whether a move is under way. */
    public boolean isPending() {
        return !requests.isEmpty();
    }

    /** The requests that are not completed, in a fixed order. */
    public List<Request> requests() {
        return requests;
    }

    @Override
    Optional<MailboxMove> agreeWith(MailboxMove other) {
        Set<Request> both = new TreeSet<>(ORDER);
        both.addAll(requests);
        both.addAll(other.requests);
        return Optional.of(both.size() == requests.size() ? this : both.size() == other.requests.size() ? other
                : new MailboxMove(List.copyOf(both)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailboxMove that && requests.equals(that.requests);
    }

    @Override
    public int hashCode() {
        return requests.hashCode();
    }

    /** The moves in words, fit for the middle of a sentence. */
    @Override
    public String toString() {
        return requests.isEmpty() ? "no move under way"
                : String.join(", and ", requests.stream().map(Request::toString).toList());
    }
}
