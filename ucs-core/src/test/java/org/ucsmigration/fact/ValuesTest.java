package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.UserServicesPolicy.Scope;

@DisplayName("What facts are about:")
class ValuesTest {

    @Nested
    @DisplayName("a user services policy")
    class Policy {

        @ParameterizedTest(name = "{0} is {1}, {2}")
        @CsvSource({"Global, Global, GLOBAL", "global, global, GLOBAL", "Site:Redmond, Site:Redmond, SITE",
            "Service:UserServer:a.b, Service:UserServer:a.b, SERVICE", "UserServer:a.b, Service:UserServer:a.b, SERVICE",
            "Tag:NoUcs, NoUcs, USER", "tag:NoUcs, NoUcs, USER", "NoUcs, NoUcs, USER"})
        void hasItsIdentityAndScope(String given, String identity, Scope scope) {
            assertThat(UserServicesPolicy.of(given, true).identity()).isEqualTo(identity);
            assertThat(UserServicesPolicy.of(given, true).scope()).isEqualTo(scope);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "Tag:", "tag: "})
        void needsAnIdentity(String identity) {
            assertThatIllegalArgumentException().isThrownBy(() -> UserServicesPolicy.of(identity, true))
                    .withMessageContaining("Global or Tag:NoUcs");
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 181, Integer.MAX_VALUE})
        void delaysByZeroTo180Days(int days) {
            UserServicesPolicy policy = UserServicesPolicy.of("Global", true);
            assertThat(policy.migrationDelayInDays()).isEmpty();
            assertThat(policy.withMigrationDelayInDays(0).migrationDelayInDays()).hasValue(0);
            assertThat(policy.withMigrationDelayInDays(180).migrationDelayInDays()).hasValue(180);
            assertThatIllegalArgumentException().isThrownBy(() -> policy.withMigrationDelayInDays(days))
                    .withMessageContaining("0 to 180").withMessageContaining(Integer.toString(days));
        }

        @Test
        void agreesWithOneThatSaysMoreAndTakesWhatEitherKnows() {
            Instant since = Instant.parse("2014-01-01T00:00:00Z");
            UserServicesPolicy delayed = UserServicesPolicy.of("Global", true).withMigrationDelayInDays(7);
            UserServicesPolicy dated = UserServicesPolicy.of("GLOBAL", true).withSince(since);
            assertThat(delayed.agreeWith(dated)).contains(delayed.withSince(since)).isEqualTo(dated.agreeWith(delayed));
            assertThat(delayed.agreeWith(delayed.withMigrationDelayInDays(8))).isEmpty();
            assertThat(delayed.agreeWith(UserServicesPolicy.of("Global", false))).isEmpty();
            assertThat(delayed.agreeWith(UserServicesPolicy.of("Tag:Other", true))).isEmpty();
            assertThat(dated.agreeWith(dated.withSince(since.plusSeconds(1)))).isEmpty();
        }

        @Test
        void isComparedByContentItsIdentityIgnoringCase() {
            assertThat(UserServicesPolicy.of("Tag:NoUcs", false)).isEqualTo(UserServicesPolicy.of("NOUCS", false))
                    .hasSameHashCodeAs(UserServicesPolicy.of("NOUCS", false)).isNotEqualTo(UserServicesPolicy.of("NoUcs", true))
                    .hasToString("policy NoUcs with UcsAllowed False");
        }
    }

    @Nested
    @DisplayName("a home pool")
    class Pool {

        private final HomePool named = HomePool.of(" pool.litwareinc.com ");
        private final HomePool released = HomePool.of("POOL.litwareinc.com", HomePool.Release.LYNC_2013);

        @Test
        void agreesWithOneWhoseReleaseIsKnown() {
            assertThat(named.agreeWith(released)).contains(released).isEqualTo(released.agreeWith(named));
            assertThat(released.agreeWith(HomePool.of("pool.litwareinc.com", HomePool.Release.OLDER_THAN_2013))).isEmpty();
            assertThat(named.agreeWith(HomePool.of("other.litwareinc.com"))).isEmpty();
        }

        @Test
        void hasANameInAnyCase() {
            assertThat(named.fqdn()).isEqualTo("pool.litwareinc.com");
            assertThat(named).isEqualTo(HomePool.of("Pool.LitwareInc.com")).hasSameHashCodeAs(HomePool.of("Pool.LitwareInc.com"))
                    .isNotEqualTo(released);
            assertThat(released).hasToString("POOL.litwareinc.com (Lync Server 2013)");
            assertThatIllegalArgumentException().isThrownBy(() -> HomePool.of(" ")).withMessageContaining("atl-cs-001");
        }
    }

    @Nested
    @DisplayName("an account's scope")
    class Account {

        private final AccountScope online = AccountScope.excluded(Exclusion.HOSTED_ONLINE);
        private final AccountScope room = AccountScope.excluded(Exclusion.ROOM_OR_SHARED_MAILBOX);

        @Test
        void excludesOnEveryGroundThatEitherSourceHas() {
            assertThat(online.agreeWith(room))
                    .contains(AccountScope.excluded(Exclusion.ROOM_OR_SHARED_MAILBOX, Exclusion.HOSTED_ONLINE));
            assertThat(AccountScope.inScope().agreeWith(room)).contains(room).isEqualTo(room.agreeWith(AccountScope.inScope()));
            assertThat(AccountScope.inScope().agreeWith(AccountScope.inScope())).contains(AccountScope.inScope());
        }

        @Test
        void saysWhy() {
            assertThat(AccountScope.inScope()).hasToString("in scope");
            assertThat(AccountScope.excluded(Exclusion.NO_HOME_POOL, Exclusion.DISABLED_FOR_LYNC))
                    .hasToString("the account is disabled for Lync, and the account has no home pool");
            assertThat(online.isInScope()).isFalse();
            assertThat(AccountScope.inScope().isInScope()).isTrue();
            assertThat(AccountScope.excluded(EnumSet.of(Exclusion.NO_HOME_POOL, Exclusion.DISABLED_FOR_LYNC)))
                    .isEqualTo(AccountScope.excluded(Exclusion.DISABLED_FOR_LYNC, Exclusion.NO_HOME_POOL));
            assertThatIllegalArgumentException().isThrownBy(() -> AccountScope.excluded(EnumSet.noneOf(Exclusion.class)))
                    .withMessageContaining("AccountScope.inScope()");
        }
    }

    @Nested
    @DisplayName("a mailbox")
    class MailboxValue {

        @Test
        void isNoneOrOnARelease() {
            assertThat(Mailbox.none().release()).isEmpty();
            assertThat(Mailbox.on(ExchangeRelease.EXCHANGE_2013).release()).contains(ExchangeRelease.EXCHANGE_2013);
            assertThat(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).hasToString("mailbox on Exchange 2013");
            assertThat(Mailbox.none()).hasToString("no mailbox");
            assertThat(Mailbox.none().agreeWith(Mailbox.none())).contains(Mailbox.none());
            assertThat(Mailbox.none().agreeWith(Mailbox.on(ExchangeRelease.EXCHANGE_2013))).isEmpty();
        }

        @Test
        void isWhereItIsSinceTheLaterOfTwoTimes() {
            Instant at = Instant.parse("2014-03-03T09:00:00Z");
            Mailbox early = Mailbox.on(ExchangeRelease.EXCHANGE_2013).withSince(at);
            Mailbox late = Mailbox.on(ExchangeRelease.EXCHANGE_2013).withSince(at.plusSeconds(9));
            assertThat(early.since()).contains(at);
            assertThat(early).hasToString("mailbox on Exchange 2013, there since 2014-03-03T09:00:00Z");
            assertThat(early.agreeWith(late)).contains(late);
            assertThat(late.agreeWith(early)).contains(late);
            assertThat(early.agreeWith(Mailbox.on(ExchangeRelease.EXCHANGE_2013))).contains(early);
            assertThat(early.agreeWith(Mailbox.on(ExchangeRelease.EXCHANGE_2016))).isEmpty();
            assertThatIllegalStateException().isThrownBy(() -> Mailbox.none().withSince(at))
                    .withMessageContaining("Mailbox.on(release)");
        }
    }
}
