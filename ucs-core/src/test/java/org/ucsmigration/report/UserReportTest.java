package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.Hazard.Severity;

@DisplayName("A report on a user")
class UserReportTest {

    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final Evidence SERVER_MIGRATED = Evidence.serverState("Migrated", Source.of("server", NOW));
    private static final Evidence SERVER_MIGRATING = Evidence.serverState("Migrating", Source.of("server", NOW));
    private static final Evidence SERVER_NOT = Evidence.serverState("Ready To Migrate", Source.of("server", NOW));
    private static final Evidence SERVER_DISABLED = Evidence.serverState("Disabled", Source.of("server", NOW));
    private static final Evidence STUCK = Evidence.serverState("Migrating", Source.of("server", NOW.minus(Duration.ofDays(1))));
    private static final Evidence FLAG = Evidence.exchangeFlag(true, Source.of("Get-Mailbox", NOW));
    private static final Evidence CALLER = Evidence.caller(MigrationState.MIGRATED, "Ken says so.");
    private static final Evidence CACHE_2165 = Evidence.clientCache(2165, Source.of("registry", NOW)).withVouched()
            .withChangedAt(NOW.minusSeconds(60));
    private static final Evidence CACHE_0 = Evidence.clientCache(0, Source.of("registry", NOW));
    private static final UserFacts ALLOWED = UserFacts.builder().policy(UserServicesPolicy.of("Global", true)).build();
    private static final UserFacts FORBIDDEN = UserFacts.builder().policy(UserServicesPolicy.of("Global", false)).build();
    private final UserIdentity ken = UserIdentity.of("sip:kenmyer@litwareinc.com");

    static Stream<Arguments> hazards() {
        UserFacts online = ALLOWED.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE)).build();
        UserFacts moving = ALLOWED.toBuilder().mailboxMove(MailboxMove.of("InProgress", MailboxMove.Target.EXCHANGE_ONLINE, ""))
                .build();
        UserFacts noTrust = ALLOWED.toBuilder().serverToServerTrust(false).mailboxOpened(false).build();
        UserFacts failing = ALLOWED.toBuilder().migrationFailure(MigrationFailure.of("no answer").withFailedAt(NOW)).build();
        UserFacts online365 = ALLOWED.toBuilder().accountScope(AccountScope.excluded(AccountScope.Exclusion.HOSTED_ONLINE))
                .build();
        UserFacts disabled = ALLOWED.toBuilder().accountScope(AccountScope.excluded(AccountScope.Exclusion.DISABLED_FOR_LYNC))
                .build();
        return Stream.of(
            arguments("nothing seen", UserFacts.none(), List.of(), "STATE_UNPROVEN STANDING"),
            arguments("migrated", ALLOWED, List.of(SERVER_MIGRATED), "ROLL_BACK_FIRST STANDING"),
            arguments("a lone 2165", UserFacts.none(), List.of(CACHE_2165), "ROLL_BACK_FIRST STANDING"),
            arguments("migrating", ALLOWED, List.of(SERVER_MIGRATING), "ROLL_BACK_FIRST STANDING"),
            arguments("migrated, policy forbids", FORBIDDEN, List.of(SERVER_MIGRATED), "ROLL_BACK_FIRST ACT"),
            arguments("not migrated, by the server", ALLOWED, List.of(SERVER_NOT), "MAY_MIGRATE STANDING"),
            arguments("not migrated, policy unknown", UserFacts.none(), List.of(SERVER_NOT), "MAY_MIGRATE STANDING"),
            arguments("not migrated, policy forbids, server ready", FORBIDDEN, List.of(SERVER_NOT), "MAY_MIGRATE ACT"),
            arguments("not migrated, policy forbids, server disabled", FORBIDDEN, List.of(SERVER_DISABLED), ""),
            arguments("not migrated, by a client", ALLOWED, List.of(CACHE_0), "STATE_UNPROVEN STANDING, MAY_MIGRATE STANDING"),
            arguments("not migrated, by a client, against the caller", ALLOWED, List.of(CACHE_0, CALLER),
                    "STATE_UNPROVEN ACT, MAY_MIGRATE STANDING"),
            arguments("rolled back, allowed", ALLOWED, List.of(SERVER_NOT, CACHE_2165),
                    "RETURNS_AFTER_ROLLBACK ACT, MAY_MIGRATE STANDING"),
            arguments("rolled back, forbidden", FORBIDDEN, List.of(SERVER_DISABLED, CACHE_2165), ""),
            arguments("rolled back, policy unknown", UserFacts.none(), List.of(SERVER_NOT, CACHE_2165),
                    "RETURNS_AFTER_ROLLBACK ACT, MAY_MIGRATE STANDING"),
            arguments("never by hearsay", ALLOWED, List.of(SERVER_NOT, CALLER), "MAY_MIGRATE STANDING"),
            arguments("flag left behind", FORBIDDEN, List.of(SERVER_DISABLED, FLAG), "FLAG_LEFT_BEHIND ACT"),
            arguments("contradiction", ALLOWED, List.of(SERVER_NOT, SERVER_MIGRATED), "STATE_UNPROVEN ACT"),
            arguments("mailbox online, migrated", online, List.of(SERVER_MIGRATED), "CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT"),
            arguments("mailbox online, nothing proven", online, List.of(), "CONTACTS_STRANDED NOW, STATE_UNPROVEN STANDING"),
            arguments("mailbox online, in Lync", online, List.of(SERVER_NOT), "MAY_MIGRATE STANDING"),
            arguments("mailbox moving, migrated", moving, List.of(SERVER_MIGRATED),
                    "MAILBOX_MOVING NOW, ROLL_BACK_FIRST STANDING"),
            arguments("no trust, migrated", noTrust, List.of(SERVER_MIGRATED),
                    "CONTACTS_OUT_OF_REACH ACT, CONTACTS_OUT_OF_REACH ACT, ROLL_BACK_FIRST STANDING"),
            arguments("no trust, nothing proven", noTrust, List.of(), "CONTACTS_OUT_OF_REACH ACT, STATE_UNPROVEN STANDING"),
            arguments("failing", failing, List.of(SERVER_NOT), "FAILING ACT, MAY_MIGRATE STANDING"),
            arguments("stuck", ALLOWED, List.of(SERVER_MIGRATING, STUCK), "FAILING ACT, ROLL_BACK_FIRST STANDING"),
            arguments("gone to Teams", online365, List.of(FLAG), "CONTACTS_STRANDED ACT, ROLL_BACK_FIRST ACT"),
            arguments("disabled, migrated", disabled, List.of(SERVER_MIGRATED), "ROLL_BACK_FIRST ACT"),
            arguments("disabled, nothing proven", disabled, List.of(), "STATE_UNPROVEN ACT"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("hazards")
    @DisplayName("warns of the ways in which contacts get lost")
    void warns(String name, UserFacts facts, List<Evidence> evidence, String expected) {
        List<Hazard> hazards = UserReport.of(Observations.of(ken, facts, evidence), NOW).hazards();
        assertThat(hazards.stream().map(hazard -> hazard.kind() + " " + hazard.severity()).collect(Collectors.joining(", ")))
                .as(name)
                .isEqualTo(expected);
        assertThat(hazards).allSatisfy(hazard -> {
            assertThat(hazard.sentence()).contains(switch (hazard.kind()) {
                case ROLL_BACK_FIRST -> List.of("oll", "back", "before", "never with -Force");
                case STATE_UNPROVEN -> List.of("not proven", "Debug-CsUnifiedContactStore", "before the mailbox is moved",
                        "Teams");
                case RETURNS_AFTER_ROLLBACK -> List.of("returns after 7 days", "in Exchange before (");
                case MAY_MIGRATE -> List.of("sign-in", "may move");
                case FLAG_LEFT_BEHIND -> List.of("ImListMigrationCompleted True", "newer list", "compare the two before",
                        "Exchange 2010");
                case CONTACTS_STRANDED -> List.of("contacts", hazard.severity() == Severity.NOW ? "Exchange Online" : "Teams");
                case MAILBOX_MOVING -> List.of("is being moved", "InProgress", "Suspend it");
                case CONTACTS_OUT_OF_REACH -> List.of("may not be reached");
                case FAILING -> List.of("igrat");
            }).matches("(?s)[A-Z].*\\.").doesNotContain("..");
            assertThat(hazard.isAlarm()).isEqualTo(hazard.severity() != Severity.STANDING);
            assertThat(hazard.toMap().keySet()).containsExactly("hazard", "severity", "sentence");
            assertThat(hazard).hasToString(hazard.kind() + " " + hazard.severity() + ": " + hazard.sentence());
        });
    }

    @Test
    @DisplayName("compares hazards by kind, severity and sentence")
    void hazardsByContent() {
        Hazard one = new Hazard(Hazard.Kind.FAILING, Severity.ACT, "It fails.");
        assertThat(one).isEqualTo(new Hazard(Hazard.Kind.FAILING, Severity.ACT, "It fails."))
                .hasSameHashCodeAs(new Hazard(Hazard.Kind.FAILING, Severity.ACT, "x"))
                .isNotEqualTo(new Hazard(Hazard.Kind.MAY_MIGRATE, Severity.ACT, "It fails."))
                .isNotEqualTo(new Hazard(Hazard.Kind.FAILING, Severity.NOW, "It fails."))
                        .isNotEqualTo(new Hazard(Hazard.Kind.FAILING, Severity.ACT, "x"))
                .isNotEqualTo(null);
    }

    @Test
    void theTableHasEveryHazardAndSeverity() {
        String all = hazards().map(row -> (String) row.get()[3]).collect(Collectors.joining(" "));
        assertThat(all).contains(Arrays.stream(Hazard.Kind.values()).map(Enum::name).toList())
                .contains(Arrays.stream(Severity.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-09-30T23:59:59Z | blocks Exchange Web Services by default from 1 October 2026
            2026-10-01T00:00:00Z | has blocked Exchange Web Services by default since 1 October 2026
            2027-03-31T23:59:59Z | ends them on 1 April 2027
            2027-04-01T00:00:00Z | ended Exchange Web Services on 1 April 2027
            """)
    @DisplayName("tells of Exchange Online what holds at its date, and that the effect is inferred")
    void online(Instant asOf, String words) {
        UserFacts facts = UserFacts.builder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE)).build();
        Hazard hazard = UserReport.of(Observations.of(ken, facts), asOf).hazards().get(0);
        assertThat(hazard.sentence()).contains(words, "it is inferred");
    }

    @Test
    @DisplayName("tells of a rollback before or after what it should have come before")
    void beforeOrAfter() {
        UserFacts online = ALLOWED.toBuilder().mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE)).build();
        assertThat(rollBack(ALLOWED)).contains("roll the user back before the mailbox is moved").doesNotContain("has happened");
        assertThat(rollBack(online)).contains("what a rollback should have come before has happened")
                .doesNotContain("before the mailbox is moved");
        assertThat(UserReport.of(Observations.of(ken, ALLOWED, CACHE_2165), NOW).hazards().get(0).sentence())
                .contains("as far as was last seen");
    }

    @Test
    @DisplayName("names the dangers of a contested mailbox in the order in which they press: gone before Exchange Online")
    void dangersInOrder() {
        UserFacts contested = ALLOWED.toBuilder().mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE), Source.of("a"))
                .merge(Fact.known(Mailbox.none(), Source.of("b")))).build();
        assertThat(UserReport.of(Observations.of(ken, contested, SERVER_MIGRATED), NOW).nextStep().sentence())
                .startsWith("Emergency")
                        .containsSubsequence("The mailbox is gone (b).", "The mailbox is in Exchange Online (a).");
    }

    private String rollBack(UserFacts facts) {
        return UserReport.of(Observations.of(ken, facts, SERVER_MIGRATED), NOW).hazards().stream()
                .filter(hazard -> hazard.kind() == Hazard.Kind.ROLL_BACK_FIRST).findFirst().orElseThrow().sentence();
    }

    @Test
    @DisplayName("lets \"not migrated\" count for longer only where a fresh policy forbids for certain")
    void forbiddenForCertain() {
        Instant twoDays = NOW.minus(Duration.ofDays(2));
        Evidence disabled = Evidence.serverState("Disabled", Source.of("server", twoDays));
        UserServicesPolicy forbids = UserServicesPolicy.of("NoUcs", false);
        assertThat(definite(disabled, Fact.known(forbids, Source.of("export", twoDays)))).isTrue();
        assertThat(definite(disabled, Fact.known(forbids))).as("the caller states it now").isTrue();
        assertThat(definite(disabled, Fact.known(forbids, Source.of("export")))).as("undated").isFalse();
        assertThat(definite(disabled, Fact.known(forbids, Source.of("export", NOW.minus(Duration.ofDays(8)))))).as("old")
                .isFalse();
        assertThat(definite(disabled, Fact.known(UserServicesPolicy.of("Ucs", true)))).isFalse();
        assertThat(definite(disabled, Fact.known(forbids).merge(Fact.known(UserServicesPolicy.of("Ucs", true),
                Source.of("other"))))).isFalse();
        assertThat(definite(Evidence.serverState("Ready To Migrate", Source.of("server", twoDays)), Fact.known(forbids)))
                .as("the server waits for the user").isFalse();
    }

    private boolean definite(Evidence evidence, Fact<UserServicesPolicy> policy) {
        return UserReport.of(Observations.of(ken, UserFacts.builder().policy(policy).build(), evidence), NOW).conclusion()
                .isDefinite();
    }

    @Test
    @DisplayName("is the same whenever it is made: its only clock is asOf")
    void isPure() {
        UserServicesPolicy delayed = UserServicesPolicy.of("Global", true).withMigrationDelayInDays(7).withSince(NOW);
        Evidence fresh = Evidence.serverState("Ready To Migrate", Source.of("server", NOW.plus(Duration.ofDays(6)
                .plusHours(12))));
        Observations observations = Observations.of(ken, UserFacts.builder().policy(delayed).build(), fresh);
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
                .satisfies(hazard -> assertThat(((Map<?, ?>) hazard).keySet().toString())
                        .isEqualTo("[hazard, severity, sentence]"));
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
