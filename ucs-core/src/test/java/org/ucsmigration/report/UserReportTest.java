package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;

@DisplayName("A report on a user")
class UserReportTest {

    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final Evidence SERVER_MIGRATED = Evidence.serverState("Migrated", Source.of("server", NOW));
    private static final Evidence SERVER_MIGRATING = Evidence.serverState("Migrating", Source.of("server", NOW));
    private static final Evidence SERVER_NOT = Evidence.serverState("Ready To Migrate", Source.of("server", NOW));
    private static final Evidence CACHE_2165 = Evidence.clientCache(2165, Source.of("registry", NOW)).withVouched()
            .withChangedAt(NOW.minusSeconds(60));
    private static final Evidence CACHE_0 = Evidence.clientCache(0, Source.of("registry", NOW));
    private static final UserFacts ALLOWED = UserFacts.builder().policy(UserServicesPolicy.of("Global", true)).build();
    private static final UserFacts FORBIDDEN = UserFacts.builder().policy(UserServicesPolicy.of("Global", false)).build();
    private final UserIdentity ken = UserIdentity.of("sip:kenmyer@litwareinc.com");

    static Stream<Arguments> hazards() {
        return Stream.of(
            arguments("nothing seen", UserFacts.none(), List.of(), List.of(Hazard.STATE_UNPROVEN)),
            arguments("migrated", ALLOWED, List.of(SERVER_MIGRATED), List.of(Hazard.ROLL_BACK_FIRST)),
            arguments("a lone 2165", UserFacts.none(), List.of(CACHE_2165), List.of(Hazard.ROLL_BACK_FIRST)),
            arguments("migrating", ALLOWED, List.of(SERVER_MIGRATING), List.of(Hazard.ROLL_BACK_FIRST)),
            arguments("not migrated, by the server", ALLOWED, List.of(SERVER_NOT), List.of()),
            arguments("not migrated, by a client", ALLOWED, List.of(CACHE_0), List.of(Hazard.STATE_UNPROVEN)),
            arguments("rolled back, allowed", ALLOWED, List.of(SERVER_NOT, CACHE_2165), List.of(Hazard.RETURNS_AFTER_ROLLBACK)),
            arguments("rolled back, forbidden", FORBIDDEN, List.of(SERVER_NOT, CACHE_2165), List.of()),
            arguments("rolled back, policy unknown", UserFacts.none(), List.of(SERVER_NOT, CACHE_2165), List.of()),
            arguments("contradiction", ALLOWED, List.of(SERVER_NOT, SERVER_MIGRATED), List.of(Hazard.STATE_UNPROVEN)));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("hazards")
    @DisplayName("warns of the ways in which contacts get lost")
    void warns(String name, UserFacts facts, List<Evidence> evidence, List<Hazard> expected) {
        assertThat(UserReport.of(Observations.of(ken, facts, evidence), NOW).hazards()).as(name).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void eachHazardIsASentenceWithItsWayOut(Hazard hazard) {
        assertThat(hazard.sentence()).contains(switch (hazard) {
            case ROLL_BACK_FIRST ->
                    List.of("roll the user back before the mailbox is moved", "re-homed", "Teams", "never with -Force");
            case STATE_UNPROVEN -> List.of("not proven", "Debug-CsUnifiedContactStore", "before the mailbox is moved");
            case RETURNS_AFTER_ROLLBACK -> List.of("returns to UCS after 7 days");
        });
        assertThat(hazard.toMap().keySet()).containsExactly("hazard", "sentence");
        assertThat(hazard.toMap()).containsEntry("hazard", hazard.name()).containsEntry("sentence", hazard.sentence());
    }

    @Test
    @DisplayName("is the same whenever it is made: its only clock is asOf")
    void isPure() {
        UserServicesPolicy delayed = UserServicesPolicy.of("Global", true).withMigrationDelayInDays(7).withSince(NOW);
        Observations observations = Observations.of(ken, UserFacts.builder().policy(delayed).build(), SERVER_NOT);
        Rules policyOnly = Rules.only(Precondition.POLICY_ALLOWS_UCS);
        UserReport before = UserReport.of(observations, policyOnly, NOW.plus(Duration.ofDays(7)).minusNanos(1));
        UserReport after = UserReport.of(observations, policyOnly, NOW.plus(Duration.ofDays(7)));
        assertThat(before.nextStep().action()).isEqualTo(Action.WAIT_FOR_DELAY);
        assertThat(after.nextStep().action()).isEqualTo(Action.SIGN_IN_AGAIN);
        assertThat(UserReport.of(observations, policyOnly, after.asOf())).isEqualTo(after).hasSameHashCodeAs(after)
                .isNotEqualTo(before);
        assertThatNullPointerException().isThrownBy(() -> UserReport.of(observations, null)).withMessageContaining("asOf");
    }

    @Test
    @DisplayName("holds what it rests on and says all of it in four lines")
    void holds() {
        Observations observations = Observations.of(ken, ALLOWED, SERVER_MIGRATED);
        UserReport report = UserReport.of(observations, NOW);
        assertThat(report.identity()).isEqualTo(ken);
        assertThat(report.observations()).isEqualTo(observations);
        assertThat(report.asOf()).isEqualTo(NOW);
        assertThat(report.assessment().findings()).hasSize(7);
        assertThat(report.toString()).hasLineCount(4).contains("kenmyer@litwareinc.com", report.assessment().sentence(),
                report.conclusion().sentence(), "Next: " + report.nextStep().sentence());
    }

    @Test
    @DisplayName("gives itself as plain data with stable keys in a stable order")
    void toMap() {
        Map<String, Object> map = UserReport.of(Observations.of(ken, ALLOWED, SERVER_MIGRATED).withNote("matched by SID"), NOW)
                .toMap();
        assertThat(map.keySet()).containsExactly("version", "user", "identity", "asOf", "rules", "facts", "outOfScope",
                "assessment", "conclusion", "nextStep", "hazards", "notes");
        assertThat(map).containsEntry("user", "kenmyer@litwareinc.com").containsEntry("asOf", "2014-03-10T12:00:00Z")
                .containsEntry("outOfScope", false).containsEntry("notes", List.of("matched by SID"));
        assertThat(map.get("hazards")).asInstanceOf(InstanceOfAssertFactories.LIST).singleElement()
                .satisfies(hazard -> assertThat(((Map<?, ?>) hazard).keySet().toString()).isEqualTo("[hazard, sentence]"));
        assertPlain(map);
    }

    /** Text, booleans, lists and maps with text keys: what any writer of JSON or CSV takes. */
    private static void assertPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThat(map.keySet()).allMatch(String.class::isInstance);
            map.values().forEach(UserReportTest::assertPlain);
        } else if (value instanceof List<?> list) {
            list.forEach(UserReportTest::assertPlain);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Boolean.class);
        }
    }
}
