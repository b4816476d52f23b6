package org.ucsmigration.move;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that a move check found: reason code, what it alone would mean for the move, sentence, remedy, and where the rule
 * comes from. Immutable, compared by content.
 *
 * @since 0.1.0
 */
public final class MoveFinding {

    private final MoveReason reason;
    private final MoveCheck.Verdict verdict;
    private final String sentence;

    MoveFinding(MoveReason reason, MoveCheck.Verdict verdict, String sentence) {
        this.reason = reason;
        this.verdict = verdict;
        this.sentence = sentence;
    }

    /** What it is, as a stable code. */
    public MoveReason reason() {
        return reason;
    }

    /** What it alone would mean for the move; the check's verdict is the most careful of all. */
    public MoveCheck.Verdict verdict() {
        return verdict;
    }

    /** Whether it stands against the move. */
    public boolean isObstacle() {
        return !verdict.isGo();
    }

    /** What was found, in words; the wording may change. Never blank. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it, in words; blank exactly where it is no obstacle. */
    public String remedy() {
        return isObstacle() ? reason.remedy() : "";
    }

    /** Where the rule comes from: the page, or that it is inferred. Never blank. */
    public String source() {
        return reason.source();
    }

    /** The finding as plain data, in order: {@code reason, verdict, sentence, remedy, source}, all text. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reason", reason.name());
        map.put("verdict", verdict.name());
        map.put("sentence", sentence);
        map.put("remedy", remedy());
        map.put("source", source());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MoveFinding that && reason == that.reason && verdict == that.verdict
                && sentence.equals(that.sentence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, verdict, sentence);
    }

    @Override
    public String toString() {
        return reason + " " + verdict + ": " + sentence;
    }
}
