package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;

@DisplayName("The facts of a user")
class UserFactsTest {

    private static final UserFacts LYNC = UserFacts.builder().policy(UserServicesPolicy.of("Global", true))
            .homePool(HomePool.of("pool", HomePool.Release.LYNC_2013)).accountScope(AccountScope.inScope()).build();
    private static final UserFacts EXCHANGE = UserFacts.builder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013))
            .mailboxOpened(Fact.unknown("Get-MailboxStatistics: access denied")).serverToServerTrust(true)
            .clients(ClientSignIns.complete()).build();

    @Test
    void areUnknownWithAReasonUntilSomebodyStatesThem() {
        UserFacts none = UserFacts.none();
        assertThat(List.<Fact<?>>of(none.policy(), none.mailbox(), none.mailboxOpened(), none.clients(), none.homePool(),
                none.serverToServerTrust(), none.accountScope())).allSatisfy(fact -> {
                    assertThat(fact.isUnknown()).isTrue();
                    assertThat(fact.reasons()).singleElement().asString().startsWith("nothing was collected about ");
                });
        assertThat(UserFacts.builder().build()).isEqualTo(none).hasSameHashCodeAs(none);
    }

    @Test
    void haveTheCallerAsSourceWhereGivenAsValues() {
        assertThat(LYNC.policy()).isEqualTo(Fact.known(UserServicesPolicy.of("Global", true), Source.CALLER));
        assertThat(EXCHANGE.serverToServerTrust()).isEqualTo(Fact.known(true));
    }

    @Test
    void mergeFactByFactInEitherOrder() {
        UserFacts both = LYNC.merge(EXCHANGE);
        assertThat(both).isEqualTo(EXCHANGE.merge(LYNC));
        assertThat(both.policy()).isEqualTo(LYNC.policy());
        assertThat(both.homePool()).isEqualTo(LYNC.homePool());
        assertThat(both.accountScope()).isEqualTo(LYNC.accountScope());
        assertThat(both.mailbox()).isEqualTo(EXCHANGE.mailbox());
        assertThat(both.clients()).isEqualTo(EXCHANGE.clients());
        assertThat(both.serverToServerTrust()).isEqualTo(EXCHANGE.serverToServerTrust());
    }

    @Test
    void keepARealReasonAndDropThatNothingWasCollected() {
        assertThat(LYNC.merge(EXCHANGE).mailboxOpened().reasons()).containsExactly("Get-MailboxStatistics: access denied");
        assertThat(EXCHANGE.merge(LYNC).mailboxOpened().reasons()).containsExactly("Get-MailboxStatistics: access denied");
        assertThat(UserFacts.none().merge(EXCHANGE)).isEqualTo(EXCHANGE).isEqualTo(EXCHANGE.merge(UserFacts.none()));
    }

    @Test
    void becomeABuilderThatChangesOnlyWhatItIsTold() {
        UserFacts all = LYNC.merge(EXCHANGE);
        assertThat(all.toBuilder().build()).isEqualTo(all);
        UserFacts changed = all.toBuilder().mailboxOpened(true).build();
        assertThat(changed).isNotEqualTo(all);
        assertThat(changed.toBuilder().mailboxOpened(all.mailboxOpened()).build()).isEqualTo(all);
    }
}
