package org.ucsmigration.precondition;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.internal.Ages;
import org.ucsmigration.internal.Instants;

/** What there is to say of the time of a sign-in that counts: it changes the sentence, never the outcome. */
final class SignInAge {

    private SignInAge() {
    }

    static String told(String signIn, UserFacts facts, Instant asOf, Duration limit) {
        Optional<Instant> latest = Optional.empty();
        for (Fact.Known<ClientSignIns> claim : facts.clients().claims()) {
            for (Client client : claim.value().clients()) {
                latest = counts(client) ? Instants.later(latest, client.lastSeen()) : latest;
            }
        }
        if (latest.isEmpty()) {
            return signIn + " When is not known.";
        }
        StringBuilder sentence = new StringBuilder(signIn);
        Instant seen = latest.get();
        sentence.append(" Last seen ").append(Ages.when(latest, asOf));
        sentence.append(Duration.between(seen, asOf).compareTo(limit) > 0
                ? ", longer ago than " + Ages.span(limit) + ": whether the user still has that client is not known." : ".");
        allowedSince(facts).filter(since -> since.isAfter(seen)).ifPresent(since ->
                sentence.append(" That was before the policy allowed UCS, ")
                .append("which it does since ").append(Ages.day(since)).append(": sign in again."));
        mailboxSince(facts).filter(since -> since.isAfter(seen)).ifPresent(since -> sentence
                .append(" That was before the mailbox came to where it is, on ").append(Ages.day(since))
                .append(": sign in again."));
        facts.clients().claims().stream().flatMap(claim -> claim.value().clients().stream())
                .filter(client -> !client.kind().counts().orElse(true) && client.lastSeen().filter(seen::isBefore)
                .isPresent())
                .findFirst().ifPresent(older -> sentence.append(" Since then ").append(ClientRule.a(older))
                        .append(" was seen."));
        return sentence.toString();
    }

    /** Since when the mailbox is where it is; of several claims the earliest, if each names a time. */
    private static Optional<Instant> mailboxSince(UserFacts facts) {
        List<Mailbox> mailboxes = facts.mailbox().claims().stream().map(Fact.Known::value).toList();
        return mailboxes.stream().anyMatch(mailbox -> mailbox.since().isEmpty()) ? Optional.empty()
                : mailboxes.stream().flatMap(mailbox -> mailbox.since().stream()).min(Comparator.naturalOrder());
    }

    private static boolean counts(Client client) {
        return client.kind().counts().orElse(false);
    }

    /**
     * Since when the policy allows; the earliest time that any claim names, so that nothing is said of a sign-in that may
     * have counted.
     */
    private static Optional<Instant> allowedSince(UserFacts facts) {
        List<UserServicesPolicy> allowing = facts.policy().claims().stream().map(Fact.Known::value)
                .filter(UserServicesPolicy::allowsUcs).toList();
        return allowing.stream().anyMatch(policy -> policy.since().isEmpty()) ? Optional.empty()
                : allowing.stream().flatMap(policy -> policy.since().stream()).min(Comparator.naturalOrder());
    }
}
