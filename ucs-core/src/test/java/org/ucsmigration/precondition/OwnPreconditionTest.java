package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.fact.UserFacts;

@DisplayName("A site's own precondition")
class OwnPreconditionTest {

    @Test
    void decidesWithItsOwnReasonCodes() {
        Precondition badge = Precondition.of("has-badge", (finding, facts) ->
                finding.notMet("NO_BADGE", "The user has no badge.", "Order one."));
        Finding finding = badge.check(UserFacts.none());
        assertThat(finding.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(finding).hasToString("has-badge: NOT_MET NO_BADGE, The user has no badge. Order one.");
        assertThat(Assessment.of(UserFacts.none(), Rules.only(badge)).sentence()).isEqualTo("Not ready: The user has no badge.");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("keeps its code where that is spelled like one of the library's")
    void itsCodesAreItsOwn(ReasonCode spelled) {
        Precondition archive = Precondition.of("has-archive",
                (finding, facts) -> finding.notMet(spelled.name(), "There is no archive mailbox.", "Add one."));
        Assessment assessment = Assessment.of(UserFacts.none(), Rules.only(archive));

        Finding finding = assessment.findings().get(0);
        assertThat(finding.reason()).isEqualTo(spelled.name());
        assertThat(finding.reasonCode()).isEmpty();
        assertThat(finding.is(spelled)).isFalse();
        assertThat(finding.advice().orElseThrow()).isEqualTo(Advice.of(Action.MEET_OWN_PRECONDITION, "Add one."));
        assertThat(assessment.isPolicyIgnored()).isFalse();
        assertThat(assessment.sentence()).isEqualTo("Not ready: There is no archive mailbox.");
    }

    @Nested
    @DisplayName("that breaks is UNKNOWN")
    class Broken {

        @Test
        void whereItThrows() {
            fails("failed with IllegalStateException: no network.", Precondition.of("own", (about, facts) -> {
                throw new IllegalStateException("no network");
            }));
        }

        @Test
        void whereItThrowsWithoutAMessage() {
            fails("failed with UnsupportedOperationException.", Precondition.of("own", (about, facts) -> {
                throw new UnsupportedOperationException();
            }));
        }

        @Test
        void whereAnAssertionFails() {
            fails("failed with AssertionError: x.", Precondition.of("own", (about, facts) -> {
                throw new AssertionError("x");
            }));
        }

        @Test
        void whereItNeverEnds() {
            fails("failed with StackOverflowError.", Precondition.of("own", OwnPreconditionTest::forEver));
        }

        @Test
        void whereItReturnsNothing() {
            fails("returned nothing.", Precondition.of("own", (about, facts) -> null));
        }

        @Test
        void whereItAnswersForAnother() {
            fails("returned a finding of \"mailbox-opened\" instead of its own.",
                    Precondition.of("own", (about, facts) -> Precondition.MAILBOX_OPENED.check(facts)));
        }

        private void fails(String how, Precondition rule) {
            Finding finding = rule.check(UserFacts.none());
            assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(finding.reason()).isEqualTo("RULE_FAILED");
            assertThat(finding.is(ReasonCode.RULE_FAILED)).isTrue();
            assertThat(finding.sentence()).isEqualTo("The precondition \"own\" " + how);
            assertThat(finding.remedy()).isNotBlank();
        }
    }

    @Test
    @DisplayName("as a class of another package is heard like one of the library's")
    void asAClass() {
        Precondition badge = new Precondition() {
            @Override
            public String id() {
                return "has-badge";
            }

            @Override
            public Finding check(UserFacts facts) {
                return Finding.about("has-badge").met("BADGE", "The user has a badge.");
            }
        };
        Assessment assessment = Assessment.of(UserFacts.none(), Rules.only(badge));
        assertThat(assessment.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo("BADGE");
            assertThat(finding.isMet()).isTrue();
        });
    }

    @Test
    @DisplayName("says what to do by an advice of its own, where it is not met and where it is not known")
    void givesAdvice() {
        Advice order = Advice.of(Action.FIND_OUT, "Ask the front desk.");
        Finding not = Finding.about("own").notMet("NO_BADGE", "There is no badge.", order);
        Finding unknown = Finding.about("own").unknown("BADGE_UNKNOWN", "Nobody knows.", order);
        assertThat(not.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(not.reason()).isEqualTo("NO_BADGE");
        assertThat(not.advice()).contains(order);
        assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(unknown.advice()).contains(order);
    }

    @Test
    void asAClassThatBreaksItsPromiseIsUnknownInAnAssessment() {
        Precondition broken = new Precondition() {
            @Override
            public String id() {
                return "broken";
            }

            @Override
            public Finding check(UserFacts facts) {
                throw new IllegalStateException("oops");
            }
        };
        Assessment assessment = Assessment.of(UserFacts.none(), Rules.only(Precondition.POLICY_ALLOWS_UCS, broken));
        assertThat(assessment.findings()).extracting(Finding::reason).containsExactly("POLICY_UNKNOWN", "RULE_FAILED");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void needsAnId(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Precondition.of(id, (about, facts) -> null))
                .withMessageContaining("precondition id");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    @DisplayName("gives no verdict without a reason code, a sentence and a remedy")
    void noVerdictWithoutWords(String blank) {
        Finding.About about = Finding.about("own");
        assertThatIllegalArgumentException().isThrownBy(() -> about.met(blank, "It holds.")).withMessageContaining("reason code");
        assertThatIllegalArgumentException().isThrownBy(() -> about.met("OK", blank)).withMessageContaining("sentence")
                .withMessageContaining(blank == null ? "it is null" : "it is blank");
        assertThatIllegalArgumentException().isThrownBy(() -> about.notMet("NO", "No.", blank)).withMessageContaining("remedy");
        assertThatIllegalArgumentException().isThrownBy(() -> about.unknown("WHO_KNOWS", "Hm.", blank))
                .withMessageContaining("remedy");
    }

    private static Finding forEver(Finding.About about, UserFacts facts) {
        return forEver(about, facts);
    }
}
