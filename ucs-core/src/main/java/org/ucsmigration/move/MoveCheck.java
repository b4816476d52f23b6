package org.ucsmigration.move;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.UserReport;

/**
 * May this user be moved now, and what must be done before? Immutable, compared by content.
 *
 * <p>GO demands proof, and each move its own. Where the mailbox or the user leaves: UcsMode "Disabled" and a policy in effect
 * that forbids, both read within 24 hours (or the freshness of the report's rules, if that is less), no contradiction, no
 * failure, and no flag that was left behind; "Ready To Migrate" counts only where policy, replication and server were read in
 * this order. A pool of the same release or a newer one takes contacts along that are in Lync for certain. Disabling is never GO:
 * it deletes what then is the only copy. A rollback demands contacts that are in Exchange for certain, a policy that forbids, and
 * a mailbox that can be reached. What is provisional or contradictory is always to be asked first, but a pending move of the same
 * kind without proof is NO_GO, whatever else is unknown: it may complete while somebody asks. Age alone never makes GO.
 *
 * <p>Sources: "Roll back migrated users" (Lync Server 2013), "Invoke-CsUcsRollback", "Move-CsUser", "Disable-CsUser",
 * "Set-Mailbox" in the PowerShell references; each finding names its own.
 *
 * <pre>{@code
 * MoveCheck check = MoveCheck.of(report, Move.toTeams());
 * check.steps().forEach(step -> System.out.println(step + " " + step.commands()));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MoveCheck {

    /**
     * Whether a user may be moved. In the order of caution. In Groovy every constant is truthy: ask {@link #isGo()}.
     *
     * @since 0.1.0
     */
    public enum Verdict {
        /** Move: everything that the move demands is proven. */
        GO,
        /** Not yet: something must be found out, decided or settled first; the first step says what. */
        ASK_FIRST,
        /** No: contacts are known to get lost. */
        NO_GO;

        /** Whether it is {@link #GO}. */
        public boolean isGo() {
            return this == GO;
        }

        /** The most careful of all. */
        static Verdict of(List<MoveFinding> findings) {
            Verdict careful = GO;
            for (MoveFinding finding : findings) {
                careful = finding.verdict().compareTo(careful) > 0 ? finding.verdict() : careful;
            }
            return careful;
        }
    }

    private final Seen seen;
    private final List<MoveFinding> findings;

    private MoveCheck(Seen seen) {
        this.seen = seen;
        this.findings = Findings.of(seen, true);
    }

    /**
     * Checks one user; the instant, the rules and how long an observation counts as fresh are the report's.
     *
     * @param move what is to be done, with what the caller knows of it
     */
    public static MoveCheck of(UserReport report, Move move) {
        Objects.requireNonNull(report, "report: on the user who is to be moved");
        Objects.requireNonNull(move, "move: what is to be done, for example Move.toTeams()");
        return new MoveCheck(new Seen(report, move));
    }

    /** Who is to be moved. */
    public UserIdentity identity() {
        return seen.report().identity();
    }

    /** What is to be done. */
    public Move move() {
        return seen.move();
    }

    /** Whether the user may be moved: the most careful of all findings. */
    public Verdict verdict() {
        return Verdict.of(findings);
    }

    /** Whether the user may be moved now. */
    public boolean isGo() {
        return verdict().isGo();
    }

    /** What was found, for and against; never empty. */
    public List<MoveFinding> findings() {
        return findings;
    }

    /** What stands against the move; empty exactly where the user may be moved. */
    public List<MoveFinding> obstacles() {
        return findings.stream().filter(MoveFinding::isObstacle).toList();
    }

    /** The report's hazards that this move triggers; empty where the user may be moved. */
    public List<Hazard> hazards() {
        return Triggers.of(seen, findings);
    }

    /** Until when the proofs of a GO are fresh: the user must have been moved by then. Empty where it is none, or needs none. */
    public Optional<Instant> holdsUntil() {
        if (!isGo()) {
            return Optional.empty();
        }
        return seen.ends().min(Instant::compareTo);
    }

    /**
     * What to do, in order, each with the commands as text and with what must hold before: what has to be asked before anything
     * else, else forbid, verify, roll back, look again and move, as far as each is left. The move itself is done with the
     * caller's own tool. Empty where there is nothing to do.
     */
    public List<Advice> steps() {
        Steps steps = new Steps(seen.move());
        Optional<String> mail = Optional.of(identity().smtpAddresses().stream().sorted().findFirst()
                .orElse(identity().sip().address()));
        return Plan.of(seen, findings).stream().map(step -> {
            Advice advice = steps.advice(step);
            for (CommandLine command : Stream.concat(steps.commands(step, identity().sip().uri(), mail).stream(),
                    steps.commands(step).stream()).toList()) {
                advice = advice.withCommand(command);
            }
            return advice;
        }).toList();
    }

    /**
     * Whether a step that was taken has had its effect, by what this check's report was made of: only what was read after the
     * step counts. {@link MoveReason#TOOK_EFFECT} where it has; else why not, and what to do.
     *
     * @param step  one of the actions of {@link #steps()} of an earlier check
     * @param taken when it was taken
     */
    public MoveFinding effectOf(Action step, Instant taken) {
        Objects.requireNonNull(step, "step: the action of a step, for example Action.ROLL_BACK");
        Objects.requireNonNull(taken, "taken: when the step was taken");
        return new Effect(seen, taken).of(step);
    }

    /**
     * The check as plain data, in order: {@code user} (the SIP address), {@code asOf} (ISO-8601), {@code move}
     * ({@link Move#toMap()}), {@code verdict} (text), {@code holdsUntil} (ISO-8601, absent where there is none), {@code findings}
     * (a list of {@link MoveFinding#toMap()}), {@code hazards} (of {@link Hazard#toMap()}), {@code steps} (of
     * {@link Advice#toMap()}).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("user", identity().sip().address());
        map.put("asOf", seen.report().asOf().toString());
        map.put("move", move().toMap());
        map.put("verdict", verdict().name());
        holdsUntil().ifPresent(at -> map.put("holdsUntil", at.toString()));
        map.put("findings", findings.stream().map(MoveFinding::toMap).toList());
        map.put("hazards", hazards().stream().map(Hazard::toMap).toList());
        map.put("steps", steps().stream().map(Advice::toMap).toList());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MoveCheck that && seen.equals(that.seen);
    }

    @Override
    public int hashCode() {
        return seen.hashCode();
    }

    /** The user, the move, the verdict, and what stands against it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(identity() + ": " + move() + ": " + verdict());
        (isGo() ? findings : obstacles()).forEach(finding -> text.append("\n  ").append(finding));
        return text.toString();
    }
}
