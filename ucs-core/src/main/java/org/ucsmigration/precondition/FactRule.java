package org.ucsmigration.precondition;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Sentences;

/**
 * A rule over exactly one fact. That it is one keeps the first law: learning another fact cannot flip its outcome.
 *
 * @param <T>       what the fact is about
 * @param id        the precondition's id
 * @param fact      the fact that it looks at
 * @param ruling    the finding for one claim
 * @param about     what the fact is, for the middle of a sentence: "the mailbox"
 * @param unknown   the reason where it is unknown
 * @param contested the reason where claims decide differently
 */
record FactRule<T>(String id, Function<UserFacts, Fact<T>> fact, BiFunction<Finding.About, Fact.Known<T>, Finding> ruling,
        String about, ReasonCode unknown, ReasonCode contested) implements Precondition {

    @Override
    public Finding check(UserFacts facts) {
        Objects.requireNonNull(facts, "facts: pass UserFacts.none() where nothing is known");
        Fact<T> checked = fact.apply(facts);
        Finding.About finding = Finding.about(id);
        if (checked instanceof Fact.Known<T> claim) {
            return ruling.apply(finding, claim);
        }
        if (checked.isUnknown()) {
            return finding.of(unknown, Sentences.ended(Sentences.begun(about) + " is not known: " + String.join("; ", checked.reasons())));
        }
        List<Finding> rulings = checked.claims().stream().map(claim -> ruling.apply(finding, claim)).toList();
        Finding first = rulings.get(0);
        if (rulings.stream().allMatch(one -> one.outcome() == first.outcome())) {
            return first;
        }
        return finding.of(contested, "Sources disagree on " + about + ": "
                + String.join(" Against it: ", rulings.stream().map(Finding::sentence).toList()));
    }

    @Override
    public String toString() {
        return id;
    }
}
