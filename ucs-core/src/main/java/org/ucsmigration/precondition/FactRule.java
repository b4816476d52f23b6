package org.ucsmigration.precondition;

import static org.ucsmigration.internal.Sentences.begun;
import static org.ucsmigration.internal.Sentences.ended;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;

/**
 * A rule over exactly one fact. That it is one keeps the first law: learning another fact cannot flip its outcome.
 *
 * @param <T> what the fact is about
 */
final class FactRule<T> implements Precondition {

    private final Finding.About finding;
    private final String id;
    private final Function<UserFacts, Fact<T>> fact;
    private final BiFunction<Finding.About, Fact.Known<T>, Finding> ruling;
    private final String about;
    private final String notKnown;
    private final ReasonCode unknown;
    private final ReasonCode contested;
    /** The fact that nobody stated, one for all users, and what there is to say of it: most users lack some. */
    private final Fact<T> unstated;
    private final Finding ofUnstated;

    /**
     * @param id        the precondition's id
     * @param fact      the fact that it looks at
     * @param ruling    the finding for one claim
     * @param about     what the fact is, for the middle of a sentence: "the mailbox"
     * @param unknown   the reason where it is unknown
     * @param contested the reason where claims decide differently
     */
    FactRule(String id, Function<UserFacts, Fact<T>> fact, BiFunction<Finding.About, Fact.Known<T>, Finding> ruling, String about,
            ReasonCode unknown, ReasonCode contested) {
        this.finding = Finding.about(id);
        this.id = id;
        this.fact = fact;
        this.ruling = ruling;
        this.about = about;
        this.notKnown = begun(about) + " is not known: ";
        this.unknown = unknown;
        this.contested = contested;
        this.unstated = fact.apply(UserFacts.none());
        this.ofUnstated = ofUnknown(unstated);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Finding check(UserFacts facts) {
        Objects.requireNonNull(facts, "facts: pass UserFacts.none() where nothing is known");
        Fact<T> checked = fact.apply(facts);
        if (checked == unstated) {
            return ofUnstated;
        }
        if (checked instanceof Fact.Known<T> claim) {
            return ruling.apply(finding, claim);
        }
        if (checked.isUnknown()) {
            return ofUnknown(checked);
        }
        List<Finding> rulings = checked.claims().stream().map(claim -> ruling.apply(finding, claim)).toList();
        Finding first = rulings.get(0);
        if (rulings.stream().allMatch(one -> one.outcome() == first.outcome())) {
            return first;
        }
        return finding.of(contested, "Sources disagree on " + about + ": "
                + String.join(" Against it: ", rulings.stream().map(Finding::sentence).toList()));
    }

    /** When the fact was read; empty where it is not known, or its source does not tell. */
    Optional<Instant> readAt(UserFacts facts) {
        return fact.apply(facts) instanceof Fact.Known<T> known ? known.source().at() : Optional.empty();
    }

    private Finding ofUnknown(Fact<T> checked) {
        return finding.of(unknown, ended(notKnown + String.join("; ", checked.reasons())));
    }

    @Override
    public String toString() {
        return id;
    }
}
