package org.ucsmigration.precondition;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Ages;

/**
 * What there is to say of the age of what a finding rests on: it changes the sentence, never the outcome. That a mailbox was
 * opened, or that somebody signed in, stays true; of a sign-in its own age is told.
 */
record ReadingAge(UserFacts facts, Instant asOf, Duration limit) {

    Finding told(Precondition rule, Finding finding) {
        if (finding.is(ReasonCode.CLIENT_QUALIFIES)) {
            return finding.withSentence(SignInAge.told(finding.sentence(), facts, asOf, limit));
        }
        if (finding.outcome() == Outcome.UNKNOWN || finding.is(ReasonCode.MAILBOX_OPENED) || !(rule instanceof FactRule<?> own)) {
            return finding;
        }
        Optional<Instant> at = own.readAt(facts);
        return at.isEmpty() || Duration.between(at.get(), asOf).compareTo(limit) <= 0 ? finding
                : finding.withSentence(finding.sentence() + " That was read " + Ages.when(at, asOf) + ".");
    }
}
