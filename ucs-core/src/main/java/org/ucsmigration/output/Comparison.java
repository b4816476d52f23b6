package org.ucsmigration.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ucsmigration.SipAddress;

/**
 * What changed between two runs, and what of that somebody should look at. Takes the documents that {@code ReportFiles} writes,
 * as any JSON library reads them back: a map for each line. Immutable.
 *
 * <p>A user is the same by the directory GUID, whatever the address is now; where a run does not know it, by the address, as
 * long as that is of one user in each run. Who is known by address only and got another one is gone and new. Of who stands in
 * a run twice, the later line counts. What is not in a run is gone or new only where the run is whole: its end line is there and
 * counts the lines, it was not cancelled, and its sources lack nothing; else that is {@linkplain #unknown() unknown}. Pool and
 * policy count as changed where both runs know them.
 *
 * <pre>{@code
 * Comparison comparison = Comparison.of(lastWeek, today);
 * comparison.alarms().forEach(alarm -> System.out.println(alarm.sentence() + " " + alarm.remedy() + " " + alarm.users()));
 * System.out.println(comparison);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Comparison {

    /**
     * What can change of a user; codes before and after are those of the document.
     *
     * @since 0.1.0
     */
    public enum Aspect {
        /** Where the contacts are. */
        STATE,
        /** How much that can bear. */
        CERTAINTY,
        /** Whether the contacts may migrate: the outcome of the assessment. */
        VERDICT,
        /** Whether the user may be moved, where both runs check the same move. */
        MOVE_VERDICT,
        /** Of one precondition, the reason for which it blocks; empty where it does not. */
        BLOCKER,
        /** The next step's action. */
        NEXT_STEP,
        /** The home pool's name. */
        HOME_POOL,
        /** The identity of the user services policy in effect. */
        POLICY,
        /** Whether that policy allows UCS: {@code true} or {@code false}. */
        UCS_ALLOWED
    }

    /**
     * One change of one user.
     *
     * @param user         by the address in the later run
     * @param aspect       what changed
     * @param precondition the id of the precondition that blocks; empty of every other aspect
     * @param before       in the earlier run; empty where nothing blocked
     * @param after        in the later run; empty where nothing blocks
     * @since 0.1.0
     */
    public record Change(SipAddress user, Aspect aspect, Optional<String> precondition, Optional<String> before,
            Optional<String> after) {
        /** Refuses null. */
        public Change {
            Objects.requireNonNull(user, "user: whose change it is");
            Objects.requireNonNull(aspect, "aspect: what changed");
            Objects.requireNonNull(precondition, "precondition: empty unless the aspect is BLOCKER");
            Objects.requireNonNull(before, "before: empty where nothing blocked");
            Objects.requireNonNull(after, "after: empty where nothing blocks");
        }

        @Override
        public String toString() {
            return user + ": " + ComparisonText.what(this);
        }
    }

    /**
     * What somebody should look at: what makes the comparison itself worth little, then users, then what the runs rest on.
     *
     * @since 0.1.0
     */
    public enum AlarmCode {
        /** No user is in both runs. */
        NOTHING_COMPARED("Give two whole documents of one organisation; who is known by GUID in both is found again."),
        /** Both runs are as of the same instant. */
        SAME_RUN("Give another run for one of them."),
        /** The later run is older than the earlier one. */
        RUNS_EXCHANGED("Give the older run first."),
        /** A run is not whole: who is missing from it is neither gone nor new. */
        RUN_NOT_WHOLE("Mend what is named, run the survey again to its end, and compare again."),
        /** Who has an address that is another's in the other run, and may be somebody there. */
        NOT_TOLD_APART("Let the survey learn the users' GUIDs, which Get-CsUser tells, and compare again."),
        /** The account is hosted online, and nothing shows that the contacts were in Lync before. */
        HOSTED_ONLINE_WITHOUT_ROLLBACK("Look at the user's contacts now. Where they are still in Exchange: move the user back, "
                + "forbid UCS by policy, roll back, and move again."),
        /** The contacts went on to Exchange between two runs that check a move. */
        MIGRATED_DURING_WAVE("Take these users out of the wave. Forbid UCS by policy, roll back, and check the move again."),
        /** No longer in Lync, and Exchange's flag was True. */
        GONE_WHILE_FLAG_STAYS("Keep the mailbox: nobody can roll back without the account. Where the contacts are needed, "
                + "enable the account for Lync again and roll back, or export them from the mailbox."),
        /** No longer in the run, and the contacts were in Exchange or on the way. */
        GONE_WHILE_IN_EXCHANGE("Keep the mailbox, and find out what became of the account. Where the contacts are needed, "
                + "enable it for Lync again and roll back, or export them from the mailbox."),
        /** On the way to Exchange in both runs, by two readings. */
        MIGRATING_IN_BOTH("Where a day or more lies between, the migration is stuck: look into it, and move nobody of them."),
        /** Seen at the same time in both runs. */
        NOT_READ_ANEW("Collect again: what was read before the earlier run tells nothing of the time since."),
        /** A source lacks something that it did not lack before, or was not asked. */
        SOURCE_NO_LONGER_COMPLETE("Mend the source and run the survey again: a change may only be what could not be read."),
        /** The runs were judged by other rules, or by another version of the library. */
        RULES_CHANGED("Judge both by the same rules and version, or take no changed verdict for a changed user."),
        /** The runs check different moves. */
        MOVE_CHANGED("Compare runs that check the same move.");

        private final String remedy;

        AlarmCode(String remedy) {
            this.remedy = remedy;
        }

        /** What to do about it, in words; the wording may change. Never blank. */
        public String remedy() {
            return remedy;
        }
    }

    /**
     * One kind of alarm, with everybody whom it is about.
     *
     * @param code     what it is
     * @param sentence what was found, in words; the wording may change
     * @param users    whom it is about, by the address in the later run, else in the earlier; empty where it is about a run
     * @since 0.1.0
     */
    public record Alarm(AlarmCode code, String sentence, List<SipAddress> users) {
        /** Refuses null. */
        public Alarm {
            Objects.requireNonNull(code, "code: what it is");
            Objects.requireNonNull(sentence, "sentence: what was found, in words");
            users = List.copyOf(users);
        }

        /** What to do about it: {@link AlarmCode#remedy()}. */
        public String remedy() {
            return code.remedy();
        }

        @Override
        public String toString() {
            return code + ": " + sentence + " " + remedy() + (users.isEmpty() ? "" : " (" + ComparisonText.some(users) + ")");
        }
    }

    private final ComparisonRun earlier;
    private final ComparisonRun later;
    private final ComparisonPairs pairs;
    private final List<Change> changes;
    private final List<Alarm> alarms;

    Comparison(ComparisonRun earlier, ComparisonRun later) {
        this.earlier = earlier;
        this.later = later;
        this.pairs = ComparisonPairs.of(earlier, later);
        this.changes = ComparisonChanges.of(pairs.pairs(), Objects.equals(earlier.move(), later.move()));
        this.alarms = ComparisonAlarms.of(earlier, later, pairs);
    }

    /**
     * Compares two runs. Each is read once, line by line, and of a user a few codes are kept: give a stream of lines as
     * {@code lines::iterator}.
     *
     * @param lastWeek the lines of the earlier document, the run line first, each as a JSON library reads it
     * @param today    those of the later one
     * @throws IllegalArgumentException if the lines are not those of one document, or of a version that is not read here
     */
    public static Comparison of(Iterable<Map<String, Object>> lastWeek, Iterable<Map<String, Object>> today) {
        Objects.requireNonNull(lastWeek, "lastWeek: the lines of the earlier document, a map each");
        Objects.requireNonNull(today, "today: the lines of the later document, a map each");
        ComparisonUser.Shared shared = new ComparisonUser.Shared();
        return new Comparison(ComparisonRun.read("The earlier run", lastWeek, shared),
                ComparisonRun.read("The later run", today, shared));
    }

    /** How many users are in both runs. */
    public long compared() {
        return pairs.pairs().size();
    }

    /** Who is in the later run and was not in the earlier one, which is whole. */
    public List<SipAddress> added() {
        return earlier.notWhole() == null ? ComparisonAlarms.addresses(pairs.onlyLater()) : List.of();
    }

    /** Who was in the earlier run and is not in the later one, which is whole. */
    public List<SipAddress> gone() {
        return later.notWhole() == null ? ComparisonAlarms.addresses(pairs.onlyEarlier()) : List.of();
    }

    /** Who is in one run, and is neither gone nor new for certain; alarms say why. */
    public List<SipAddress> unknown() {
        List<ComparisonUser> all = new ArrayList<>(later.notWhole() == null ? List.of() : pairs.onlyEarlier());
        all.addAll(earlier.notWhole() == null ? List.of() : pairs.onlyLater());
        all.addAll(pairs.unclear());
        return ComparisonAlarms.addresses(all);
    }

    /** What changed of the users who are in both runs: user by user in the order of the later run, by aspect. */
    public List<Change> changes() {
        return changes;
    }

    /** What somebody should look at, in the order of the codes, each at most once; empty where there is nothing. */
    public List<Alarm> alarms() {
        return alarms;
    }

    /**
     * The comparison as plain data, in order: {@code version} (of the documents that this library writes), {@code earlier} and
     * {@code later} (maps of {@code asOf, library, users} (text), {@code whole} (a boolean), {@code notWhole} (why, in words)),
     * {@code compared} (text), {@code new, gone, unknown} (lists of SIP addresses), {@code changes} (a list of maps of
     * {@code user, aspect, precondition, before, after}), {@code alarms} (a list of maps of {@code alarm, sentence, remedy},
     * text, and {@code users}, a list of SIP addresses). What there is none of is absent.
     */
    public Map<String, Object> toMap() {
        return ComparisonText.plain(this, earlier, later);
    }

    /** What was compared, the alarms, and how many users changed in which way, a line each; the wording may change. */
    @Override
    public String toString() {
        return ComparisonText.of(this, earlier, later);
    }
}
