package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;

@DisplayName("An assessment")
class AssessmentTest {

    private static final String LYNC_2010 = "UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010)";
    private static final String LYNC_2013 = "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)";

    private static final UserFacts READY = UserFacts.builder()
            .policy(UserServicesPolicy.of("Global", true))
            .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013))
            .mailboxOpened(true)
            .clients(ClientSignIns.seen(Client.fromUserAgent(LYNC_2013)))
            .build();

    @Nested
    @DisplayName("of nothing")
    class Nothing {

        private final Assessment assessment = Assessment.of(UserFacts.none());

        @Test
        void isUnknown() {
            assertThat(assessment.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(assessment.isReady()).isFalse();
            assertThat(assessment.isEligible()).isFalse();
            assertThat(assessment.isPolicyIgnored()).isFalse();
            assertThat(assessment.blockers()).isEmpty();
            assertThat(assessment.unknowns()).hasSize(4).isEqualTo(assessment.findings().subList(0, 4));
        }

        @Test
        void saysThatNothingWasCollected() {
            assertThat(assessment.sentence())
                    .isEqualTo("Unknown: The user services policy in effect is not known: nothing was collected about the "
                    + "user services policy.");
            assertThat(assessment).hasToString(assessment.sentence());
        }
    }

    @Nested
    @DisplayName("where the policy is moot")
    class PolicyIgnored {

        @Test
        void byAnOlderClient() {
            Assessment assessment = Assessment.of(READY.toBuilder().clients(
                    ClientSignIns.complete(Client.fromUserAgent(LYNC_2010))).build());
            assertThat(assessment.isPolicyIgnored()).isTrue();
            assertThat(assessment.sentence()).startsWith("Not ready")
                    .contains("Lync 2010", "policy is ignored", "contacts stay in Lync");
            assertThat(assessment.isEligible()).as("a known \"no\" is not a sign-in to come").isFalse();
        }

        @Test
        void byNoMailbox() {
            Assessment assessment = Assessment.of(READY.toBuilder().mailbox(Mailbox.none()).build());
            assertThat(assessment.isPolicyIgnored()).isTrue();
            assertThat(assessment.sentence()).startsWith("Not ready")
                    .contains("no Exchange mailbox", "policy is ignored", "contacts stay in Lync");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Version 14.3 (Build 123.4)", "Version 8.3 (Build 83.6)"})
        void byAnOlderExchange(String version) {
            Assessment assessment =
                    Assessment.of(READY.toBuilder().mailbox(Mailbox.on(ExchangeRelease.fromVersion(version))).build());
            assertThat(assessment.isPolicyIgnored()).isTrue();
            assertThat(assessment.sentence()).startsWith("Not ready").contains("policy is ignored", "contacts stay in Lync");
        }

        @Test
        void evenWhereThePolicyForbids() {
            Assessment assessment = Assessment.of(READY.toBuilder().policy(UserServicesPolicy.of("NoUcs", false))
                    .mailbox(Mailbox.none()).build());
            assertThat(assessment.sentence()).contains("UcsAllowed False", "policy is ignored", "contacts stay in Lync");
        }

        @Test
        void notByAnOlderClientThatMayNotBeTheOnlyOne() {
            Assessment assessment =
                    Assessment.of(READY.toBuilder().clients(ClientSignIns.seen(Client.fromUserAgent(LYNC_2010))).build());
            assertThat(assessment.isPolicyIgnored()).isFalse();
            assertThat(assessment.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(assessment.sentence()).startsWith("Eligible").contains("An older client was seen")
                    .doesNotContain("ignored");
        }

        @Test
        void notByAPolicyThatForbidsOrAMailboxThatWasNeverOpened() {
            Assessment assessment =
                    Assessment.of(READY.toBuilder().policy(UserServicesPolicy.of("NoUcs", false)).mailboxOpened(false).build());
            assertThat(assessment.isPolicyIgnored()).isFalse();
            assertThat(assessment.sentence()).startsWith("Not ready").doesNotContain("ignored");
        }
    }

    @Nested
    @DisplayName("of contested facts decides only where every claim decides the same")
    class ContestedFacts {

        @Test
        void twoPoliciesThatBothAllow() {
            Finding finding = Precondition.POLICY_ALLOWS_UCS.check(UserFacts.builder()
                    .policy(contested(UserServicesPolicy.of("Global", true), UserServicesPolicy.of("Ucs", true))).build());
            assertThat(finding.outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void noMailboxAgainstOneOnExchange2010() {
            Finding finding = Precondition.MAILBOX_ON_EXCHANGE_2013.check(UserFacts.builder()
                    .mailbox(contested(Mailbox.none(), Mailbox.on(ExchangeRelease.EXCHANGE_2010))).build());
            assertThat(finding.outcome()).isEqualTo(Outcome.NOT_MET);
        }

        @Test
        void twoSupportedReleases() {
            Finding finding = Precondition.MAILBOX_ON_EXCHANGE_2013.check(UserFacts.builder().mailbox(
                    contested(Mailbox.on(ExchangeRelease.EXCHANGE_2013), Mailbox.on(ExchangeRelease.EXCHANGE_2016))).build());
            assertThat(finding.outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void elseItIsUnknownAndShowsEveryClaimWithItsSource() {
            Finding finding = Precondition.POLICY_ALLOWS_UCS.check(UserFacts.builder()
                    .policy(contested(UserServicesPolicy.of("Global", true), UserServicesPolicy.of("NoUcs", false))).build());
            assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(finding.sentence()).startsWith("Sources disagree")
                    .contains("global", "True (first)", "NoUcs", "False (second)");
        }

        private <T> Fact<T> contested(T one, T other) {
            return new Fact.Contested<>(List.of(new Fact.Known<>(one, Source.of("first")),
                    new Fact.Known<>(other, Source.of("second"))));
        }
    }

    @Nested
    @DisplayName("passes on, unchanged,")
    class Words {

        @Test
        void theSourceOfAFact() {
            Finding finding = Precondition.POLICY_ALLOWS_UCS.check(UserFacts.builder()
                    .policy(Fact.known(UserServicesPolicy.of("Tag:NoUcs", false),
                    Source.of("Get-CsUser and Get-CsUserServicesPolicy"))).build());
            assertThat(finding.sentence()).isEqualTo(
                    "The user's user services policy NoUcs has UcsAllowed False (Get-CsUser and Get-CsUserServicesPolicy).");
        }

        @Test
        void theReasonsOfAnUnknown() {
            Fact<Boolean> unknown =
                    new Fact.Unknown<>(List.of("Get-MailboxStatistics: access denied", "the export was cut off."));
            Finding finding = Precondition.MAILBOX_OPENED.check(UserFacts.builder().mailboxOpened(unknown).build());
            assertThat(finding.sentence())
                    .isEqualTo("Whether the mailbox was ever opened is not known: Get-MailboxStatistics: access denied; the "
                    + "export was cut off.");
        }

        @ParameterizedTest
        @CsvSource({"Global, The global user services policy has",
            "Site:Redmond, The site's user services policy Site:Redmond has",
            "UserServer:a.b, The pool's user services policy Service:UserServer:a.b has",
            "Tag:X, The user's user services policy X has"})
        void theScopeOfThePolicy(String identity, String words) {
            Finding finding = Precondition.POLICY_ALLOWS_UCS.check(UserFacts.builder()
                    .policy(UserServicesPolicy.of(identity, true)).build());
            assertThat(finding.sentence()).startsWith(words);
        }

        @ParameterizedTest
        @EnumSource
        void anyClientInCorrectEnglish(Client.Kind kind) {
            for (ClientSignIns signIns
                    : List.of(ClientSignIns.seen(Client.of(kind, "test")), ClientSignIns.complete(Client.of(kind, "test")))) {
                Finding finding = Precondition.RICH_CLIENT_SIGN_IN.check(UserFacts.builder().clients(signIns).build());
                assertThat(finding.sentence()).contains(kind.toString()).doesNotContainPattern("\\ba [AEIOUaeiou]");
            }
        }
    }

    @Nested
    @DisplayName("by rules of the caller's")
    class ByRules {

        @Test
        void checksThemInTheirOrder() {
            Assessment assessment =
                    Assessment.of(READY, Rules.only(Precondition.SERVER_TO_SERVER_TRUST, Precondition.POLICY_ALLOWS_UCS));
            assertThat(assessment.findings()).extracting(Finding::precondition)
                    .containsExactly("server-to-server-trust", "policy-allows-ucs");
            assertThat(assessment.finding("policy-allows-ucs"))
                    .hasValueSatisfying(finding -> assertThat(finding.isMet()).isTrue());
            assertThat(assessment.finding("mailbox-opened")).isEmpty();
        }

        @Test
        void isEligibleOnlyWhereEverythingElseHolds() {
            Rules rules = Rules.documented().requiring(Precondition.SERVER_TO_SERVER_TRUST);
            UserFacts noSignIn = READY.toBuilder().clients(Fact.unknown("no list")).build();
            assertThat(Assessment.of(noSignIn, rules).isEligible()).isFalse();
            assertThat(Assessment.of(noSignIn.toBuilder().serverToServerTrust(true).build(), rules).isEligible()).isTrue();
        }

    }

    @Test
    @DisplayName("gives itself as plain data with stable keys")
    void toMap() {
        assertThat(Assessment.of(READY).toMap().keySet())
                .containsExactly("outcome", "ready", "conclusive", "eligible", "policyIgnored", "sentence", "findings",
                "unjudged");
        assertThat(Assessment.of(READY).toMap()).containsEntry("outcome", "MET").containsEntry("ready", true)
                .containsEntry("eligible", false);
        assertThat(Assessment.of(READY).findings().get(0).toMap().keySet())
                .containsExactly("precondition", "outcome", "reason", "sentence", "remedy");
    }

    @Test
    @DisplayName("is compared by its findings")
    void equality() {
        assertThat(Assessment.of(READY)).isEqualTo(Assessment.of(READY)).hasSameHashCodeAs(Assessment.of(READY));
        assertThat(Assessment.of(READY)).isNotEqualTo(Assessment.of(UserFacts.none()));
    }
}
