package org.ucsmigration.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ucsmigration.advice.Action;
import org.ucsmigration.report.UserReport;

/** The table of moves once more, over words and from the rules' text, for every combination of what can be known. */
@Tag("slow")
@DisplayName("The table of moves, held against an oracle")
class MoveOracleTest {

    private static final int GO = 0;
    private static final int ASK = 1;
    private static final int NO = 2;

    /** Provisional, contradictory or unknown. */
    private static boolean unproven(MoveCase one) {
        boolean keeps = one.policy().startsWith("forbids");
        return switch (one.state()) {
            case "nobody asked", "contradictory", "migrated a month ago" -> true;
            // What may move at any sign-in counts for a day only.
            case "disabled 2 days ago" -> !keeps;
            default -> false;
        };
    }

    private static boolean inLync(MoveCase one) {
        return one.state().startsWith("disabled") || one.state().startsWith("ready");
    }

    /** The design's paragraph on leaving moves. */
    private static int leaving(MoveCase one) {
        if (unproven(one)) {
            return ASK;
        }
        if (!inLync(one)) {
            return NO;
        }
        boolean forbids = one.policy().equals("forbids") || one.policy().equals("forbids, delayed");
        boolean proven = one.state().equals("disabled") && forbids
                || one.state().equals("ready, held") && one.policy().equals("forbids");
        boolean flag = one.move().equals("2010") ? one.flag().equals("false") : !one.flag().equals("true");
        return proven && flag ? GO : ASK;
    }

    private static int toPool(MoveCase one) {
        boolean older = one.move().equals("pool 2010") && one.pool().equals("2013");
        boolean known = one.move().equals("pool 2015") || !one.pool().equals("unknown") && !one.move().equals("pool unknown");
        if (older) {
            return leaving(one);
        }
        if (unproven(one)) {
            return ASK;
        }
        if (one.state().equals("migrating")) {
            return NO;
        }
        if (one.state().equals("migrated")) {
            return ASK;
        }
        return known ? GO : leaving(one);
    }

    private static int rollback(MoveCase one) {
        if (unproven(one)) {
            return ASK;
        }
        if (inLync(one)) {
            return one.flag().startsWith("true") ? ASK : NO;
        }
        if (one.policy().equals("allows") || one.mailbox().equals("gone") || !one.trust()) {
            return NO;
        }
        return one.state().equals("migrated") && one.policy().equals("forbids") && one.mailbox().equals("2013")
                && !one.pool().equals("2010") ? GO : ASK;
    }

    private static int expected(MoveCase one) {
        int base = switch (one.move()) {
            case "rollback" -> rollback(one);
            case "disabled" -> unproven(one) || inLync(one) ? ASK : NO;
            case "pool 2010", "pool 2013", "pool 2015", "pool unknown" -> toPool(one);
            default -> leaving(one);
        };
        base = one.scope().equals("teams") || one.failing() ? Math.max(base, ASK) : base;
        if (!Set.of("online", "own", "somewhere").contains(one.moving())) {
            return base;
        }
        String same = one.move().equals("online") ? "online" : one.move().equals("2010") ? "own" : "";
        if (same.isEmpty()) {
            return Math.max(base, ASK);
        }
        if (one.moving().equals(same)) {
            return base == GO ? GO : NO;
        }
        return one.moving().equals("somewhere") && base != GO ? NO : Math.max(base, ASK);
    }

    @Test
    @DisplayName("in every combination")
    void all() {
        Map<MoveCheck.Verdict, Integer> verdicts = new EnumMap<>(MoveCheck.Verdict.class);
        Set<MoveReason> reasons = EnumSet.noneOf(MoveReason.class);
        Set<Action> steps = EnumSet.noneOf(Action.class);
        each((one, report) -> {
            MoveCheck check = MoveCheck.of(report, one.asMove());
            if (check.verdict().ordinal() != expected(one)) {
                throw new AssertionError("Expected " + MoveCheck.Verdict.values()[expected(one)] + " for " + one + "\n" + check);
            }
            List<Action> plan = Plan.of(new Seen(report, one.asMove()), check.findings());
            alwaysTrue(one, check, plan);
            verdicts.merge(check.verdict(), 1, Integer::sum);
            check.findings().forEach(finding -> reasons.add(finding.reason()));
            steps.addAll(plan);
        });
        assertThat(verdicts).hasSize(3);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(reasons))).as("those of other tests").isSubsetOf(MoveReason.TOOK_EFFECT,
                MoveReason.NO_EFFECT, MoveReason.EFFECT_UNKNOWN, MoveReason.RETURNS_IN_SEVEN_DAYS, MoveReason.LEFT_LYNC,
                MoveReason.HAZARD);
        assertThat(steps).containsExactlyInAnyOrderElementsOf(Plan.ORDER);
    }

    private static void alwaysTrue(MoveCase one, MoveCheck check, List<Action> steps) {
        boolean holds = !check.findings().isEmpty() && check.isGo() == check.obstacles().isEmpty()
                && (!check.isGo() || check.hazards().isEmpty())
                // Nothing acts on what nobody has proven, and no rollback comes before the policy.
                && (!unproven(one) || !steps.contains(Action.FORBID_BY_POLICY) && !steps.contains(Action.ROLL_BACK)
                        && !steps.contains(Action.MOVE))
                && (!steps.contains(Action.ROLL_BACK) || steps.indexOf(Action.VERIFY_POLICY) >= 0
                        && steps.indexOf(Action.VERIFY_POLICY) < steps.indexOf(Action.ROLL_BACK))
                && (!steps.contains(Action.ROLL_BACK) || one.policy().equals("forbids")
                || steps.contains(Action.FORBID_BY_POLICY))
                && (!check.isGo() || steps.get(steps.size() - 1) == (one.move().equals("rollback") ? Action.LOOK_AGAIN
                : Action.MOVE))
                && (check.isGo() || steps.isEmpty() == (one.move().equals("rollback") && inLync(one) && !unproven(one)
                        && !one.flag().startsWith("true")));
        if (!holds) {
            throw new AssertionError(one + "\n" + check + "\n" + steps);
        }
    }

    private static void each(BiConsumer<MoveCase, UserReport> consumer) {
        for (String state : MoveCase.STATES) {
            for (String policy : MoveCase.POLICIES) {
                for (String flag : MoveCase.FLAGS) {
                    for (String mailbox : MoveCase.MAILBOXES) {
                        for (String pool : MoveCase.POOLS) {
                            for (int rest = 0; rest < 2 * 5 * 4; rest++) {
                                everyMove(new MoveCase("online", state, policy, flag, mailbox, pool,
                                        MoveCase.SCOPES.get(rest % 2),
                                        MoveCase.MOVINGS.get(rest / 2 % 5), rest / 10 % 2 == 1, rest / 20 == 0), consumer);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void everyMove(MoveCase any, BiConsumer<MoveCase, UserReport> consumer) {
        UserReport report = any.report();
        for (String move : MoveCase.MOVES) {
            consumer.accept(new MoveCase(move, any.state(), any.policy(), any.flag(), any.mailbox(), any.pool(), any.scope(),
                    any.moving(), any.failing(), any.trust()), report);
        }
    }
}
