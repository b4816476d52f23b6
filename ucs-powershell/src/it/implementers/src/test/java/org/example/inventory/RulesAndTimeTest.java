package org.example.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;
import org.ucsmigration.survey.Watch;

class RulesAndTimeTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aRuleOfOnesOwnIsJudgedLikeTheOthers() {
        Precondition pilot = new OnPilotPool("atl-cs-001.litwareinc.com");
        assertThat(pilot.check(UserFacts.builder().homePool(HomePool.of("ATL-CS-001.litwareinc.com")).build()).outcome())
                .isEqualTo(Outcome.MET);
        assertThat(pilot.check(UserFacts.none()).reason()).isEqualTo("PILOT_UNKNOWN");
        assertThat(Rules.documented().requiring(pilot).required()).contains(pilot);
    }

    @Test
    void aProbeOfOnesOwnTellsASurveyWhatItLacks() {
        SurveyResult result = Survey.over(new BadgeProbe(Map.of(SipAddress.of("kenmyer@litwareinc.com"), true)))
                .run(List.of(KEN));
        assertThat(result.problems()).anyMatch(problem -> problem.contains("closed on Sundays"));
        assertThat(result.reports()).hasSize(1);
    }

    @Test
    void aTimeOfOnesOwnLetsAWatchEndAtOnce() {
        SteppingTimer timer = new SteppingTimer(NOON);
        UserReport last = Watch.over(() -> new BadgeProbe(Map.of())).withTimer(timer).withTimeout(Duration.ofHours(2))
                .until(KEN, report -> report.conclusion().isMigrated());
        assertThat(last.conclusion().isMigrated()).isFalse();
        assertThat(timer.now()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }
}
