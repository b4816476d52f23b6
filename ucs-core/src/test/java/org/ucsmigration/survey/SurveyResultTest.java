package org.ucsmigration.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.SurveyEvent.Kind;
import org.ucsmigration.survey.SurveyResult.Cell;
import org.ucsmigration.testing.SampleUser;

@DisplayName("The result of a survey")
@Timeout(120)
class SurveyResultTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");

    /** A probe with troubles of its own. */
    private static final class Troubled implements Probe {

        private final List<String> problems;

        Troubled(String... problems) {
            this.problems = List.of(problems);
        }

        @Override
        public Observations observe(UserIdentity user) {
            return Observations.of(user);
        }

        @Override
        public List<String> problems() {
            return problems;
        }
    }

    @Test
    @DisplayName("counts by verdict, state and next step, crossed, as a plain count over the reports does")
    void crossedCounts() {
        SurveyResult result = SampleUser.survey().run(SampleUser.identities());

        Map<Cell, Long> plain = new HashMap<>();
        for (UserReport report : Arrays.stream(SampleUser.values()).map(SampleUser::report).toList()) {
            plain.merge(new Cell(report.assessment().outcome(), report.conclusion().state(), report.nextStep().action()), 1L,
                    Long::sum);
        }
        assertThat(result.counts()).isEqualTo(plain).hasSizeGreaterThan(10);
        assertThat(result.users()).isEqualTo(SampleUser.values().length);
        for (Outcome verdict : Outcome.values()) {
            long expected = result.reports().stream().filter(report -> report.assessment().outcome() == verdict).count();
            assertThat(result.byVerdict().getOrDefault(verdict, 0L)).isEqualTo(expected);
            assertThat(result.count(cell -> cell.verdict() == verdict)).isEqualTo(expected);
        }
        for (MigrationState state : MigrationState.values()) {
            assertThat(result.byState().getOrDefault(state, 0L))
                    .isEqualTo(result.reports().stream().filter(report -> report.conclusion().state() == state).count());
        }
        assertThat(result.byNextStep().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(result.users());
        assertThat(result.count(cell -> true)).isEqualTo(result.users());
    }

    @Test
    void isCompleteWhereEverybodyWasAskedAndNothingIsAmiss() {
        SurveyResult result = SampleUser.survey().run(SampleUser.identities());
        assertThat(result.isComplete()).isTrue();
        assertThat(result.isCancelled()).isFalse();
        assertThat(result.notReached()).hasValue(0);
        assertThat(result).hasToString(SampleUser.values().length + " users, complete.").hasSameElementsAs(result.reports());
    }

    @Test
    void ofNobodyIsNotComplete() {
        SurveyResult result = SampleUser.survey().run(List.of());
        assertThat(result.isComplete()).isFalse();
        assertThat(result.toString()).contains("nobody was surveyed");
    }

    @Test
    void tellsWhatTheSourcesOfEveryProbeLackUnderItsName() {
        SurveyResult result = Survey.over(new Troubled("exports: there is no such folder"),
                Probe.named("badges", new Troubled("badges.csv: line 3"))).run(List.of());
        assertThat(result.problems()).containsExactly("Troubled: exports: there is no such folder", "badges: badges.csv: line 3");
        assertThat(result.toString()).contains("exports: there is no such folder");
        assertThat(result.isComplete()).isFalse();
    }

    @Test
    void aProbeThatCannotTellItsProblemsHasThatForOne() {
        Probe throwing = new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                return Observations.of(user);
            }

            @Override
            public List<String> problems() {
                throw new IllegalStateException("no network");
            }
        };
        assertThat(Survey.over(throwing).run(List.of(KEN)).problems()).singleElement().asString()
                .contains("probe 1", "IllegalStateException: no network");
    }

    @Test
    void namesWhoHasNoAnswerOfWhichProbeAndWhy() {
        List<UserIdentity> many = IntStream.range(0, 250).mapToObj(i -> UserIdentity.of("user" + i + "@litwareinc.com")).toList();
        List<SurveyEvent> heard = new ArrayList<>();
        IllegalStateException thrown = new IllegalStateException("no network");
        SurveyResult result = Survey.over(SampleUser.probe(), Probe.named("badges", user -> {
            throw thrown;
        })).withListener(heard::add).run(many);

        assertThat(result.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.probe()).isEqualTo("badges");
            assertThat(gap.kind()).isEqualTo(Kind.FAILED);
            assertThat(gap.users()).isEqualTo(250);
            assertThat(gap.some()).startsWith(many.get(0), many.get(1)).hasSize(100);
            assertThat(gap.reason()).isEqualTo("badges failed with IllegalStateException: no network");
        });
        assertThat(heard).filteredOn(event -> event.kind() == Kind.FAILED).hasSize(250)
                .allSatisfy(event -> assertThat(event.cause()).isSameAs(thrown));
        assertThat(heard).filteredOn(event -> event.kind() == Kind.BROKE_OFF).extracting(SurveyEvent::user)
                .containsExactly(many.get(0), many.get(20), many.get(120));
        assertThat(result.isComplete()).isFalse();
    }

    @Test
    void putsReasonsTogetherThatAreAnotherForEachUser() {
        List<UserIdentity> many = IntStream.range(0, 450).mapToObj(i -> UserIdentity.of("user" + i + "@litwareinc.com")).toList();
        SurveyResult result = Survey.over(user -> {
            throw new IllegalStateException("no " + user);
        }).run(many);
        assertThat(result.gaps()).hasSizeLessThan(60);
        assertThat(result.gaps().stream().mapToLong(SurveyResult.Gap::users).sum()).isEqualTo(450);
        assertThat(result.gaps().get(result.gaps().size() - 1).reason()).contains("various other reasons");
    }

    @Test
    void hearsOfEveryWayInWhichAProbeFailsAUser() {
        List<SurveyEvent> heard = new ArrayList<>();
        Probe silent = new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                return Observations.of(user);
            }

            @Override
            public void observeAll(java.util.Collection<UserIdentity> users, java.util.function.Consumer<Observations> into) {
                into.accept(Observations.of(users.iterator().next()));
            }
        };
        Probe hanging = user -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Observations.of(user);
        };
        List<UserIdentity> five = IntStream.range(0, 5).mapToObj(i -> UserIdentity.of("user" + i + "@litwareinc.com")).toList();
        Survey.over(Probe.named("silent", silent), Probe.named("hanging", hanging)).withLimitPerUser(Duration.ofMillis(50))
                .withListener(heard::add).run(five);

        assertThat(heard).extracting(event -> event.probe() + " " + event.kind() + " " + event.user()).containsExactly(
                "silent BROKE_OFF user1@litwareinc.com", "hanging BROKE_OFF user0@litwareinc.com",
                "hanging TIMED_OUT user0@litwareinc.com", "hanging TIMED_OUT user1@litwareinc.com",
                "hanging TIMED_OUT user2@litwareinc.com",
                "hanging NOT_ASKED user3@litwareinc.com", "hanging NOT_ASKED user4@litwareinc.com");
        assertThat(heard).allSatisfy(event -> assertThat(event.cause()).isNotNull());
    }

    @Test
    void keepsNoReportsThatAConsumerTook() {
        List<UserReport> taken = new ArrayList<>();
        SurveyResult result = SampleUser.survey().run(SampleUser.identities(), taken::add);
        assertThat(taken).hasSize(SampleUser.values().length);
        assertThat(result.users()).isEqualTo(taken.size());
        assertThatIllegalStateException().isThrownBy(result::reports).withMessageContaining("consumer");
        assertThatIllegalStateException().isThrownBy(result::iterator);
    }

    @Test
    void isPlainDataInAStableOrder() {
        Map<String, Object> map = SampleUser.survey().run(List.of(SampleUser.READY.identity())).toMap();
        assertThat(map.keySet()).containsExactly("users", "complete", "cancelled", "notReached", "counts", "problems", "gaps");
        assertThat(map).containsEntry("users", "1").containsEntry("complete", true);
        assertThat(map.get("counts").toString())
                .isEqualTo("[{verdict=MET, state=NOT_MIGRATED, nextStep=SIGN_IN_AGAIN, users=1}]");
    }

    @Test
    void namesProbesByClassByPlaceAndByTheirOwnWord() {
        Probe lambda = user -> null;
        Survey survey = Survey.over(new Troubled("a"), lambda, Probe.named("badges", new Troubled("b")), new Troubled("c"),
                Probe.named("badges", new Troubled("d")));
        SurveyResult result = survey.run(List.of(KEN));
        assertThat(result.problems()).containsExactly("Troubled: a", "badges: b", "Troubled 2: c", "badges 2: d");
        assertThat(result.gaps()).extracting(SurveyResult.Gap::probe).containsExactly("probe 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.named(" ", lambda)).withMessageContaining("name");
    }
}
