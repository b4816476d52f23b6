package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;

@DisplayName("A sign-in that counts")
class SignInAgeTest {

    private static final Instant NOW = Instant.parse("2014-03-17T12:00:00Z");
    private static final UserServicesPolicy ALLOWS = UserServicesPolicy.of("Global", true);

    private static Client rich(int days) {
        return Client.of(Client.Kind.RICH_CLIENT, "rich").withLastSeen(NOW.minus(Duration.ofDays(days)));
    }

    private static Client other(Client.Kind kind, int days) {
        return Client.of(kind, "other").withLastSeen(NOW.minus(Duration.ofDays(days)));
    }

    private static String told(UserFacts facts) {
        Finding finding = Assessment.of(facts, Rules.documented(), NOW).finding("rich-client-sign-in").orElseThrow();
        assertThat(finding.isMet()).isEqualTo(Precondition.RICH_CLIENT_SIGN_IN.check(facts).isMet());
        assertThat(finding.reason()).isEqualTo(Precondition.RICH_CLIENT_SIGN_IN.check(facts).reason());
        return finding.sentence();
    }

    private static String told(Client... clients) {
        return told(UserFacts.builder().policy(ALLOWS).clients(ClientSignIns.seen(clients)).build());
    }

    @Test
    void tellsWhenAndHowLongAgo() {
        assertThat(told(rich(7))).endsWith(" Last seen on 10 March 2014, 7 days ago.");
        assertThat(told(rich(9), Client.of(Client.Kind.RICH_CLIENT, "another").withLastSeen(NOW.minus(Duration.ofDays(2)))))
                .endsWith("2 days ago.");
        assertThat(told(Client.of(Client.Kind.RICH_CLIENT, "rich"))).endsWith(" When is not known.");
    }

    @Test
    void saysWhereItIsLongerAgoThanTheLimit() {
        assertThat(told(rich(8)))
                .endsWith("8 days ago, longer ago than 7 days: whether the user still has that client is not known.");
        UserFacts facts = UserFacts.builder().clients(ClientSignIns.seen(rich(2))).build();
        assertThat(Assessment.of(facts, Rules.documented().withFreshness(Duration.ofHours(36)), NOW)
                .finding("rich-client-sign-in").orElseThrow()
                .sentence()).contains("longer ago than 1 day");
    }

    @Test
    void saysWhereItWasBeforeThePolicyAllowed() {
        UserServicesPolicy since = ALLOWS.withSince(NOW.minus(Duration.ofDays(2)));
        UserFacts before = UserFacts.builder().policy(since).clients(ClientSignIns.seen(rich(3))).build();
        assertThat(told(before))
                .endsWith("That was before the policy allowed UCS, which it does since 15 March 2014: sign in again.");
        assertThat(told(before.toBuilder().clients(ClientSignIns.seen(rich(2))).build())).doesNotContain("before the policy");
        assertThat(told(before.toBuilder().policy(ALLOWS).build())).doesNotContain("before the policy");
        assertThat(told(before.toBuilder().policy(Fact.known(since)
                .merge(Fact.known(ALLOWS.withSince(NOW.minus(Duration.ofDays(9))), Source.of("x"))))
                .build())).as("one claim names an earlier day").doesNotContain("before the policy");
        assertThat(told(before.toBuilder().policy(Fact.known(since).merge(Fact.known(UserServicesPolicy.of("Ucs", true),
                Source.of("x")))).build()))
                .as("of one claim it is not known since when").doesNotContain("before the policy");
        assertThat(told(before.toBuilder().policy(UserServicesPolicy.of("NoUcs", false).withSince(NOW)).build()))
                .doesNotContain("before the policy");
    }

    @Test
    void saysWhereItWasBeforeTheMailboxQualified() {
        Mailbox since = Mailbox.on(ExchangeRelease.EXCHANGE_2016).withSince(NOW.minus(Duration.ofDays(2)));
        UserFacts before = UserFacts.builder().policy(ALLOWS).mailbox(since).clients(ClientSignIns.seen(rich(3))).build();
        assertThat(told(before)).endsWith("That was before the mailbox came to where it is, on 15 March 2014: sign in again.");
        assertThat(told(before.toBuilder().clients(ClientSignIns.seen(rich(2))).build())).doesNotContain("before the mailbox");
        assertThat(told(before.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2016)).build()))
                .doesNotContain("before the mailbox");
        assertThat(told(before.toBuilder().mailbox(Fact.known(since).merge(Fact.known(Mailbox.none(), Source.of("x")))).build()))
                .as("one claim names no time").doesNotContain("before the mailbox");
    }

    @Test
    void saysWhichOlderClientWasSeenSince() {
        assertThat(told(rich(2), other(Client.Kind.OLDER_RICH_CLIENT, 1)))
                .contains(" Since then a Lync 2010 or older desktop client (other");
        assertThat(told(rich(2), other(Client.Kind.OLDER_RICH_CLIENT, 3))).doesNotContain("Since then");
        assertThat(told(rich(2), other(Client.Kind.LYNC_BASIC, 1))).doesNotContain("Since then");
    }

    @Test
    void isToldOfNothingElse() {
        UserFacts facts = UserFacts.builder().clients(ClientSignIns.complete(other(Client.Kind.OLDER_RICH_CLIENT, 3))).build();
        assertThat(Assessment.of(facts, Rules.documented(), NOW)).isEqualTo(Assessment.of(facts));
        assertThat(Assessment.of(facts.toBuilder().clients(ClientSignIns.seen(rich(1))).build(), Rules.documented(), NOW)
                .outcome())
                .isEqualTo(Assessment.of(facts.toBuilder().clients(ClientSignIns.seen(rich(1))).build()).outcome());
    }
}
