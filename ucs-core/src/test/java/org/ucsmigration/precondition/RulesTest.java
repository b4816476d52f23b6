package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ucsmigration.precondition.Precondition.ENABLED_BY_SERVER;
import static org.ucsmigration.precondition.Precondition.HOME_POOL_ON_LYNC_2013;
import static org.ucsmigration.precondition.Precondition.MAILBOX_ON_EXCHANGE_2013;
import static org.ucsmigration.precondition.Precondition.MAILBOX_OPENED;
import static org.ucsmigration.precondition.Precondition.POLICY_ALLOWS_UCS;
import static org.ucsmigration.precondition.Precondition.RICH_CLIENT_SIGN_IN;
import static org.ucsmigration.precondition.Precondition.SERVER_TO_SERVER_TRUST;

import java.time.Duration;
import java.util.List;
import java.util.Random;
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

@DisplayName("Rules")
class RulesTest {

    private static final UserFacts FOUR_HOLD = UserFacts.builder().policy(UserServicesPolicy.of("Global", true))
            .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).mailboxOpened(true)
            .clients(ClientSignIns.seen(Client.of(Client.Kind.RICH_CLIENT, "test"))).build();
    private static final Precondition PILOT = Precondition.of("in-pilot",
            (finding, facts) -> finding.unknown("PILOT_UNKNOWN", "Who knows.", "Ask."));

    @Test
    void areTheDocumentedFourRequiredAndThreeHeededForAWeek() {
        assertThat(Rules.documented().required()).containsExactly(POLICY_ALLOWS_UCS, MAILBOX_ON_EXCHANGE_2013, MAILBOX_OPENED,
                RICH_CLIENT_SIGN_IN);
        assertThat(Rules.documented().heeded()).containsExactly(HOME_POOL_ON_LYNC_2013, SERVER_TO_SERVER_TRUST,
                ENABLED_BY_SERVER);
        assertThat(Rules.documented().freshness()).isEqualTo(Duration.ofDays(7));
        assertThat(Rules.documented().toMap().toString())
                .isEqualTo("{required=[policy-allows-ucs, mailbox-on-exchange-2013, mailbox-opened, "
                + "rich-client-sign-in], heeded=[home-pool-on-lync-2013, server-to-server-trust, enabled-by-server], "
                + "freshness=PT168H}");
    }

    @Test
    void makeEitherKindTheOtherAndReplaceByIdInPlace() {
        Rules rules = Rules.documented().requiring(SERVER_TO_SERVER_TRUST).heeding(MAILBOX_OPENED)
                .requiring(Precondition.mailboxOnExchange2013(Outcome.MET)).withFreshness(Duration.ofDays(2));
        assertThat(rules.required()).containsExactly(POLICY_ALLOWS_UCS, Precondition.mailboxOnExchange2013(Outcome.MET),
                RICH_CLIENT_SIGN_IN, SERVER_TO_SERVER_TRUST);
        assertThat(rules.heeded()).containsExactly(HOME_POOL_ON_LYNC_2013, ENABLED_BY_SERVER, MAILBOX_OPENED);
        assertThat(rules.freshness()).isEqualTo(Duration.ofDays(2));
        assertThat(Rules.documented().heeded()).as("the rules it was made from").hasSize(3);
        assertThat(rules.requiring(PILOT).required()).as("a site's own is required unless it says otherwise").endsWith(PILOT);
    }

    @Test
    void refuseWhatNobodyCouldMean() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rules.only(MAILBOX_OPENED, MAILBOX_OPENED))
                .withMessageContaining("\"mailbox-opened\"");
        assertThatIllegalArgumentException().isThrownBy(() -> Rules.documented().withFreshness(Duration.ZERO))
                .withMessageContaining("freshness");
    }

    @Test
    void requiredAndUnknownBlocks() {
        assertThat(Assessment.of(FOUR_HOLD, Rules.documented().requiring(PILOT)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Assessment.of(FOUR_HOLD, Rules.documented().requiring(SERVER_TO_SERVER_TRUST)).unknowns())
                .extracting(Finding::reason).containsExactly("TRUST_UNKNOWN");
    }

    @Test
    void heededAndUnknownIsListedAsNotJudged() {
        Assessment ready = Assessment.of(FOUR_HOLD);
        assertThat(ready.isReady()).isTrue();
        assertThat(ready.isConclusive()).isFalse();
        assertThat(ready.unknowns()).isEmpty();
        assertThat(ready.unjudged()).extracting(Finding::precondition)
                .containsExactly("home-pool-on-lync-2013", "server-to-server-trust", "enabled-by-server");
        assertThat(ready.sentence()).isEqualTo("Ready: all 4 required preconditions are met; not judged: "
                + "home-pool-on-lync-2013, server-to-server-trust, enabled-by-server.");
    }

    @Test
    void heededAndKnownNotToHoldBlocks() {
        Assessment refused = Assessment.of(FOUR_HOLD.toBuilder().enabledByServer(false).build());
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(refused.blockers()).extracting(Finding::reason).containsExactly("SERVER_DISABLED");
        assertThat(refused.sentence()).startsWith("Not ready: The server says that the user is not enabled");
        assertThat(Assessment.of(FOUR_HOLD, Rules.documented().heeding(PILOT)).isReady())
                .as("an unknown that is heeded").isTrue();
    }

    @Test
    void conclusiveIsAVerdictWithNothingUnjudged() {
        UserFacts all = FOUR_HOLD.toBuilder()
                .homePool(org.ucsmigration.fact.HomePool.of("pool", org.ucsmigration.fact.HomePool.Release.LYNC_2013))
                .serverToServerTrust(true).enabledByServer(true).build();
        assertThat(Assessment.of(all).isConclusive()).isTrue();
        assertThat(Assessment.of(all).sentence()).isEqualTo("Ready: all 4 required preconditions are met.");
        assertThat(Assessment.of(UserFacts.none(), Rules.only(PILOT)).isConclusive()).as("unknown is no verdict").isFalse();
    }

    @Test
    void eligibleIsWhoLacksNothingButAKnownSignIn() {
        UserFacts noSignIn = FOUR_HOLD.toBuilder().clients(Fact.unknown("no list")).build();
        assertThat(Assessment.of(noSignIn).isEligible()).isTrue();
        assertThat(Assessment.of(noSignIn.toBuilder().clients(ClientSignIns.complete()).build()).isEligible())
                .as("a known \"no\"").isFalse();
        assertThat(Assessment.of(noSignIn.toBuilder().serverToServerTrust(false).build()).isEligible())
                .as("a heeded \"no\"").isFalse();
        assertThat(Assessment.of(noSignIn.toBuilder().mailboxOpened(Fact.unknown("x")).build()).isEligible()).isFalse();
        assertThat(Assessment.of(noSignIn, Rules.documented().requiring(PILOT)).isEligible()).isFalse();
        assertThat(Assessment.of(FOUR_HOLD).isEligible()).as("ready").isFalse();
    }

    @Test
    @DisplayName("keep the first law: learning turns no conclusive verdict into its opposite, nor any \"not met\"; a ready one "
            + "may fall")
    void firstLaw() {
        RandomFacts random = new RandomFacts(new Random(20130708));
        int conclusive = 0;
        int notMet = 0;
        int fell = 0;
        for (int i = 0; i < 20_000; i++) {
            // Every other time somebody who may be ready: at random few are.
            UserFacts drawn = random.facts();
            UserFacts before = i % 2 == 0 ? drawn : FOUR_HOLD.toBuilder().homePool(drawn.homePool())
                    .serverToServerTrust(drawn.serverToServerTrust()).enabledByServer(drawn.enabledByServer()).build();
            Assessment was = Assessment.of(before);
            Assessment is = Assessment.of(before.merge(random.onlyWhereUnknown(before)));
            if (was.outcome() == Outcome.NOT_MET) {
                assertThat(is.outcome()).as("%s", before).isEqualTo(Outcome.NOT_MET);
                notMet++;
            }
            if (was.isReady() && was.isConclusive()) {
                assertThat(is.isReady() && is.isConclusive()).as("%s", before).isTrue();
                conclusive++;
            }
            if (was.isReady() && !is.isReady()) {
                assertThat(was.unjudged()).isNotEmpty();
                assertThat(is.outcome()).as("a \"no\" was learned, or sources that disagree on one").isNotEqualTo(Outcome.MET);
                fell++;
            }
        }
        assertThat(List.of(notMet > 1000, conclusive > 100, fell > 100))
                .as("else this test proves little: %s, %s, %s", notMet, conclusive, fell).containsOnly(true);
    }

    @Test
    @DisplayName("sources that disagree on what is heeded block: one more that says \"yes\" takes no \"no\" back")
    void gainsaid() {
        UserFacts no = FOUR_HOLD.toBuilder().serverToServerTrust(Fact.known(false, Source.of("the pre-flight"))).build();
        UserFacts yes = FOUR_HOLD.toBuilder().serverToServerTrust(Fact.known(true, Source.of("somebody"))).build();
        Assessment both = Assessment.of(no.merge(yes));

        assertThat(Assessment.of(no).outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(Assessment.of(yes).isReady()).isTrue();
        assertThat(both.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(both.isEligible()).isFalse();
        assertThat(both.unknowns()).extracting(Finding::reason).containsExactly("TRUST_CONTESTED");
        assertThat(both.unjudged()).extracting(Finding::precondition).doesNotContain(Precondition.SERVER_TO_SERVER_TRUST.id());
        assertThat(both.sentence()).startsWith("Unknown: Sources disagree on server-to-server trust");
    }
}
