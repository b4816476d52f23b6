package org.ucsmigration.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.testing.SampleUser;

@DisplayName("What a deployment means for every user")
class EveryUserTest {

    private static final List<UserIdentity> USERS = Arrays.stream(SampleUser.values()).map(SampleUser::identity).toList();
    private static final String TRUST = Precondition.SERVER_TO_SERVER_TRUST.id();

    /** The sample users, of whom nobody has stated anything about the trust between the servers. */
    private static final Probe SAMPLES = user -> {
        Observations seen = SampleUser.probe().observe(user);
        return Observations.of(user, seen.facts().toBuilder().serverToServerTrust(Fact.unknown("nobody said")).build(),
                seen.evidence());
    };

    static Stream<PreflightTest.Case> faults() {
        return PreflightTest.cases().filter(one -> one.reason().outcome() == Outcome.NOT_MET);
    }

    private static List<UserReport> reports(DeploymentFacts facts) {
        Preflight preflight = Preflight.of(facts, Sound.AS_OF);
        Probe deployment = user -> Observations.of(user, preflight.userFacts());
        List<UserReport> all = new ArrayList<>();
        Survey.over(deployment, SAMPLES).asOf(SampleUser.READY.report().asOf()).run(USERS, all::add);
        return all;
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("with one known fault nobody is ready, and each report names the fault in one finding, once")
    void oneFault(PreflightTest.Case fault) {
        List<UserReport> reports = reports(fault.change()
                .apply(Sound.facts().withMigrated("pool02.litwareinc.com", Sound.seen(7L, "x"))));
        assertThat(reports).hasSameSizeAs(USERS).allSatisfy(report -> {
            assertThat(report.assessment().isReady()).isFalse();
            assertThat(report.assessment().outcome()).isEqualTo(Outcome.NOT_MET);
            List<Finding> naming = report.assessment().findings().stream()
                    .filter(one -> one.toString().contains(fault.reason().name())).toList();
            assertThat(naming).singleElement().satisfies(finding -> {
                assertThat(finding.precondition()).isEqualTo(TRUST);
                assertThat(finding.sentence()).containsOnlyOnce(fault.reason().name());
            });
        });
    }

    @Test
    @DisplayName("without any knowledge nobody's report changes at all")
    void noKnowledge() {
        List<UserReport> without = new ArrayList<>();
        Survey.over(SAMPLES).asOf(SampleUser.READY.report().asOf()).run(USERS, without::add);
        assertThat(reports(DeploymentFacts.none())).isEqualTo(without);
        assertThat(without).anyMatch(report -> report.assessment().isReady());
    }

    @Test
    @DisplayName("what is set up and not proven changes nobody's verdict, and a proof makes the trust known")
    void soundAndProven() {
        List<UserReport> without = reports(DeploymentFacts.none());
        List<UserReport> sound = reports(Sound.facts());
        assertThat(verdicts(sound)).isEqualTo(verdicts(without));
        assertThat(sound).allMatch(report -> report.assessment().finding(TRUST).orElseThrow().sentence()
                .contains("what is set up need not work"));
        List<UserReport> proven = reports(Sound.facts().withMigrated("pool02.litwareinc.com", Sound.seen(7L, "x")));
        assertThat(proven).allMatch(report -> report.assessment().finding(TRUST).orElseThrow().isMet());
        assertThat(verdicts(proven)).isEqualTo(verdicts(without));
    }

    private static String verdicts(List<UserReport> reports) {
        return reports.stream().map(report -> report.identity() + " " + report.assessment().outcome() + " " + report.conclusion()
                .state())
                .collect(Collectors.joining("\n"));
    }
}
