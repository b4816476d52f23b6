package org.ucsmigration.testing;

import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;
import org.assertj.core.api.AbstractAssert;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.MoveFinding;
import org.ucsmigration.move.MoveReason;

/**
 * Assertions on a {@link MoveCheck}. A failure shows the whole check: findings, hazards, steps with their commands.
 *
 * @since 0.1.0
 */
public final class MoveAssert extends AbstractAssert<MoveAssert, MoveCheck> {

    MoveAssert(@Nullable MoveCheck actual) {
        super(actual, MoveAssert.class);
    }

    /** The user may be moved. */
    public MoveAssert isGo() {
        return hasVerdict(MoveCheck.Verdict.GO);
    }

    /** The user may not be moved. */
    public MoveAssert isNoGo() {
        return hasVerdict(MoveCheck.Verdict.NO_GO);
    }

    /** Something must be asked first. */
    public MoveAssert asksFirst() {
        return hasVerdict(MoveCheck.Verdict.ASK_FIRST);
    }

    /** It has that verdict. */
    public MoveAssert hasVerdict(MoveCheck.Verdict expected) {
        return expect(present().verdict() == expected, "to be " + expected);
    }

    /** Exactly these reasons stand against the move, in any order. */
    public MoveAssert isHeldUpBy(MoveReason... expected) {
        List<MoveReason> reasons = present().obstacles().stream().map(MoveFinding::reason).distinct().sorted().toList();
        return expect(reasons.equals(Arrays.stream(expected).distinct().sorted().toList()), "to be held up by "
                + Arrays.toString(expected));
    }

    /** These are the steps, in this order. */
    public MoveAssert hasSteps(Action... expected) {
        return expect(present().steps().stream().map(Advice::action).toList().equals(List.of(expected)), "to have the steps "
                + Arrays.toString(expected));
    }

    private MoveAssert expect(boolean holds, String what) {
        if (!holds) {
            throw failure("%s", "Expected the check " + what + ", but it says:\n" + Explanation.of(actual));
        }
        return this;
    }

    private MoveCheck present() {
        isNotNull();
        return actual;
    }
}
