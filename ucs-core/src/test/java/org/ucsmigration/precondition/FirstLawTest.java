package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;

/**
 * No fact, no verdict: learning never flips one definite verdict into its opposite. What holds exactly, for each finding
 * and for the whole, under every decision on Exchange Online:
 * <ol>
 * <li>an unknown fact that becomes known or contested leaves every definite verdict as it is;
 * <li>so does a contested fact of which claims are dropped;
 * <li>so does a release that becomes more precise;
 * <li>a further claim about a known fact takes a definite verdict away at most. The one exception is a sign-in that a list
 *     which was declared complete lacks: it shows that declaration to be wrong.
 * </ol>
 */
@Tag("slow")
@DisplayName("The first law")
class FirstLawTest {

    private static final int ROUNDS = 20_000;
    private final RandomFacts random = new RandomFacts(new Random(20130708));
    private int definite;

    @Test
    @DisplayName("an unknown fact that becomes known or contested flips nothing")
    void learning() {
        for (int i = 0; i < ROUNDS; i++) {
            UserFacts before = random.facts();
            UserFacts after = random.withOneUnknownLearned(before);
            keepsWhatIsDefinite(before, after);
        }
        assertThat(definite).as("definite verdicts seen: else this test proves nothing").isGreaterThan(ROUNDS);
    }

    @Test
    @DisplayName("learning by merging what another probe saw flips nothing")
    void learningByMerge() {
        for (int i = 0; i < ROUNDS; i++) {
            UserFacts before = random.facts();
            UserFacts after = before.merge(random.onlyWhereUnknown(before));
            keepsWhatIsDefinite(before, after);
        }
        assertThat(definite).isGreaterThan(ROUNDS);
    }

    @Test
    @DisplayName("a contested fact that is settled for some of its claims flips nothing")
    void settling() {
        for (int i = 0; i < ROUNDS; i++) {
            UserFacts before = random.facts();
            keepsWhatIsDefinite(before, random.withContestedSettled(before));
        }
        assertThat(definite).isGreaterThan(ROUNDS);
    }

    @Test
    @DisplayName("a release that becomes more precise flips nothing")
    void precision() {
        for (int i = 0; i < ROUNDS; i++) {
            UserFacts before = UserFacts.builder().mailbox(Fact.known(random.mailbox())).build();
            UserFacts after = random.withMorePreciseRelease(before);
            keepsWhatIsDefinite(before, after);
        }
        assertThat(definite).isGreaterThan(ROUNDS / 10);
    }

    @Test
    @DisplayName("one more claim takes a definite verdict away at most")
    void oneMoreClaim() {
        for (int i = 0; i < ROUNDS; i++) {
            UserFacts before = random.facts();
            UserFacts after = before.merge(random.facts());
            for (List<Precondition> rules : everyDecisionOnExchangeOnline()) {
                for (Precondition rule : rules) {
                    Finding was = rule.check(before);
                    Finding is = rule.check(after);
                    boolean refuted = rule == Precondition.RICH_CLIENT_SIGN_IN && was.outcome() == Outcome.NOT_MET;
                    if (was.outcome() != Outcome.UNKNOWN && !refuted) {
                        assertThat(is.outcome()).as("%s%n%s%nafter %s", was, is, after).isIn(was.outcome(), Outcome.UNKNOWN);
                        definite++;
                    }
                }
            }
        }
        assertThat(definite).isGreaterThan(ROUNDS);
    }

    @Test
    @DisplayName("a reason why something is not known changes nothing that is known")
    void oneMoreUnknown() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            UserFacts before = random.facts();
            UserFacts after = before.merge(random.allUnknown("access denied"));
            for (Precondition rule : allSix(Outcome.UNKNOWN)) {
                assertThat(rule.check(after).outcome()).isEqualTo(rule.check(before).outcome());
                assertThat(rule.check(after).reason()).isEqualTo(rule.check(before).reason());
            }
        }
    }

    private void keepsWhatIsDefinite(UserFacts before, UserFacts after) {
        for (List<Precondition> rules : everyDecisionOnExchangeOnline()) {
            Assessment was = Assessment.of(before, allOf(rules));
            Assessment is = Assessment.of(after, allOf(rules));
            if (was.outcome() != Outcome.UNKNOWN) {
                assertThat(is.outcome()).as("%s%nbecame %s", before, after).isEqualTo(was.outcome());
            }
            for (int i = 0; i < rules.size(); i++) {
                Outcome one = was.findings().get(i).outcome();
                if (one != Outcome.UNKNOWN) {
                    assertThat(is.findings().get(i).outcome()).as("%s%nbecame %s", before, after).isEqualTo(one);
                    definite++;
                }
            }
        }
    }

    private static Rules allOf(List<Precondition> rules) {
        return Rules.only(rules.get(0), rules.subList(1, rules.size()).toArray(new Precondition[0]));
    }

    private static List<List<Precondition>> everyDecisionOnExchangeOnline() {
        return List.of(allSix(Outcome.UNKNOWN), allSix(Outcome.MET), allSix(Outcome.NOT_MET));
    }

    private static List<Precondition> allSix(Outcome online) {
        List<Precondition> rules = new ArrayList<>(Precondition.documented());
        rules.set(1, Precondition.mailboxOnExchange2013(online));
        rules.add(Precondition.HOME_POOL_ON_LYNC_2013);
        rules.add(Precondition.SERVER_TO_SERVER_TRUST);
        rules.add(Precondition.ENABLED_BY_SERVER);
        return rules;
    }

    @Test
    @DisplayName("a sign-in that a complete list lacks refutes the list")
    void refutedCompleteness() {
        UserFacts declared = UserFacts.builder().clients(Fact.known(RandomFacts.ONLY_OLDER, Source.of("CSV"))).build();
        UserFacts seen = UserFacts.builder().clients(Fact.known(RandomFacts.SEEN_RICH, Source.of("registry"))).build();
        assertThat(Precondition.RICH_CLIENT_SIGN_IN.check(declared).outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(Precondition.RICH_CLIENT_SIGN_IN.check(declared.merge(seen)).outcome()).isEqualTo(Outcome.MET);
        assertThat(Precondition.RICH_CLIENT_SIGN_IN.check(seen.merge(declared)).outcome()).isEqualTo(Outcome.MET);
    }
}
