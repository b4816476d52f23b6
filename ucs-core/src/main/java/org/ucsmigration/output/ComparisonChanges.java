package org.ucsmigration.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.annotation.Nullable;
import org.ucsmigration.output.Comparison.Aspect;
import org.ucsmigration.output.Comparison.Change;
import org.ucsmigration.output.ComparisonPairs.Pair;

/** Finds what changed of users who are in both runs. */
final class ComparisonChanges {

    private final List<Change> changes = new ArrayList<>();

    private ComparisonChanges() {
    }

    static List<Change> of(List<Pair> pairs, boolean sameMove) {
        ComparisonChanges found = new ComparisonChanges();
        for (Pair pair : pairs) {
            found.add(pair, sameMove);
        }
        return List.copyOf(found.changes);
    }

    private void add(Pair pair, boolean sameMove) {
        ComparisonUser before = pair.earlier();
        ComparisonUser after = pair.later();
        add(after, Aspect.STATE, before.state(), after.state());
        add(after, Aspect.CERTAINTY, before.certainty(), after.certainty());
        add(after, Aspect.VERDICT, before.verdict(), after.verdict());
        if (sameMove) {
            add(after, Aspect.MOVE_VERDICT, before.move(), after.move());
        }
        TreeSet<String> preconditions = new TreeSet<>(before.blockers().keySet());
        preconditions.addAll(after.blockers().keySet());
        preconditions.forEach(id -> {
            Optional<String> then = Optional.ofNullable(before.blockers().get(id));
            Optional<String> now = Optional.ofNullable(after.blockers().get(id));
            if (!then.equals(now)) {
                changes.add(new Change(after.sip(), Aspect.BLOCKER, Optional.of(id), then, now));
            }
        });
        add(after, Aspect.NEXT_STEP, before.nextStep(), after.nextStep());
        add(after, Aspect.HOME_POOL, before.pool(), after.pool());
        add(after, Aspect.POLICY, before.policy(), after.policy());
        add(after, Aspect.UCS_ALLOWED, before.allows(), after.allows());
    }

    /** What one run does not know did not change; names are the same in any case. */
    private void add(ComparisonUser user, Aspect aspect, @Nullable String before, @Nullable String after) {
        if (before != null && after != null && !before.equalsIgnoreCase(after)) {
            changes.add(new Change(user.sip(), aspect, Optional.empty(), Optional.of(before), Optional.of(after)));
        }
    }
}
