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

/** The design's second law: everything has an age; a verdict that rests on an old reading says so. */
@DisplayName("The age of what a finding rests on")
class ReadingAgeTest {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private static Source read(Duration ago) {
        return Source.of("export", NOW.minus(ago));
    }

    private static UserFacts facts(Source of) {
        return UserFacts.builder().policy(Fact.known(UserServicesPolicy.of("Global", true), read(Duration.ofHours(1))))
                .mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2016), of)).mailboxOpened(Fact.known(true, of))
                .clients(Fact.known(ClientSignIns.seen(Client.of(Client.Kind.RICH_CLIENT, "test").withLastSeen(NOW)), of))
                .build();
    }

    private static Assessment assess(UserFacts facts) {
        return Assessment.of(facts, Rules.documented(), NOW);
    }

    @Test
    @DisplayName("is told of a mailbox that was read longer ago than the limit, and changes no outcome")
    void old() {
        Assessment old = assess(facts(read(Duration.ofDays(730))));
        assertThat(old.isReady()).isTrue();
        assertThat(old.sentence()).startsWith("Ready: all 4 required preconditions are met; read long ago: "
                + "mailbox-on-exchange-2013; not judged: ");
        assertThat(old.finding("mailbox-on-exchange-2013").orElseThrow().sentence())
                .isEqualTo("The mailbox is on Exchange 2016 (export). That was read on 26 November 2024, 730 days ago.");
        assertThat(old.finding("mailbox-opened").orElseThrow().sentence()).as("what was opened stays so")
                .doesNotContain("read on");
    }

    @Test
    @DisplayName("is not told at the limit itself, nor where nobody knows it")
    void fresh() {
        for (Source of : new Source[] {read(WEEK), Source.of("export"), Source.CALLER}) {
            assertThat(assess(facts(of)).sentence()).doesNotContain("long ago");
        }
        assertThat(assess(facts(read(WEEK.plusSeconds(1)))).sentence()).contains("read long ago: mailbox-on-exchange-2013");
    }

    @Test
    @DisplayName("is told of what is not met, too")
    void notMet() {
        UserFacts forbids = facts(read(WEEK)).toBuilder()
                .policy(Fact.known(UserServicesPolicy.of("NoUcs", false), read(Duration.ofDays(40)))).build();
        assertThat(assess(forbids).sentence()).startsWith("Not ready: ").contains("40 days ago");
    }
}
