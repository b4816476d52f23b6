package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.Hazard.Severity;

/** What holds of a report on any facts and evidence, at any time. */
@Tag("slow")
@DisplayName("Any report")
class ReportPropertiesTest {

    private static final int ROUNDS = 30_000;
    private static final Set<Action> TOWARDS_MIGRATION = EnumSet.of(Action.ALLOW_BY_POLICY, Action.PROVIDE_MAILBOX,
            Action.MOVE_MAILBOX,
            Action.OPEN_MAILBOX, Action.RE_HOME, Action.SET_UP_TRUST, Action.FIND_OUT, Action.WAIT_FOR_DELAY,
                    Action.SIGN_IN_WITH_NEWER_CLIENT,
            Action.SIGN_IN_AGAIN, Action.CHECK_POLICY, Action.LOOK_INTO_FAILURE);
    private final Random random = new Random(18);

    @Test
    @DisplayName("that says \"nothing\" rests on a definite, fresh, uncontradicted answer, and knows of no obstacle")
    void nothing() {
        int nothing = 0;
        for (int i = 0; i < ROUNDS; i++) {
            UserReport report = report(anyCase(), someEvidence());
            if (report.nextStep().action() == Action.NOTHING) {
                assertThat(report.conclusion().isMigrated() && report.conclusion().isDefinite() && !report.conclusion()
                        .isContradictory()).isTrue();
                Instant seen = report.conclusion().deciding().orElseThrow().observedAt().orElseThrow();
                assertThat(Duration.between(seen, report.asOf())).isBetween(Duration.ZERO, Duration.ofDays(7));
                assertThat(report.assessment().blockers()).allMatch(finding -> finding.precondition()
                        .equals("enabled-by-server"));
                assertThat(report.hazards()).noneMatch(Hazard::isAlarm);
                assertThat(report.isOutOfScope()).isFalse();
                nothing++;
            }
        }
        assertThat(nothing).isGreaterThan(30);
    }

    @Test
    @DisplayName("is never ready beside a known obstacle")
    void noObstacleBesideReady() {
        int ready = 0;
        for (int i = 0; i < ROUNDS; i++) {
            UserReport report = report(anyCase(), someEvidence());
            UserFacts facts = report.observations().facts();
            if (report.assessment().isReady()) {
                for (Precondition rule : List.of(Precondition.POLICY_ALLOWS_UCS, Precondition.MAILBOX_ON_EXCHANGE_2013,
                        Precondition.MAILBOX_OPENED,
                        Precondition.RICH_CLIENT_SIGN_IN, Precondition.HOME_POOL_ON_LYNC_2013,
                                Precondition.SERVER_TO_SERVER_TRUST,
                        Precondition.ENABLED_BY_SERVER)) {
                    assertThat(rule.check(facts).outcome()).isNotEqualTo(Outcome.NOT_MET);
                }
                ready++;
            }
        }
        assertThat(ready).isGreaterThan(100);
    }

    @Test
    @DisplayName("on contacts that are or may be in Exchange, and endangered by anything known, has an alarm")
    void endangered() {
        int alarms = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Case one = anyCase();
            UserReport report = report(one, someEvidence());
            boolean mayBeThere = report.conclusion().state() != MigrationState.NOT_MIGRATED || !report.conclusion().isDefinite();
            boolean there = report.conclusion().isMigrated() || report.conclusion().state() == MigrationState.MIGRATING;
            boolean danger = one.moving() || Set.of("gone", "2010", "online").contains(one.mailbox()) || one.pool().equals("no")
                    || one.trust().equals("no") || one.failing() || Set.of("disabled", "teams").contains(one.scope())
                    || there && (one.opened().equals("no") || one.policy().equals("forbids") || report.conclusion().isStuck());
            boolean otherwise = report.conclusion().isFlagSet() && report.conclusion().state() == MigrationState.NOT_MIGRATED
                    || report.conclusion().isContradictory();
            if (mayBeThere && danger || otherwise) {
                assertThat(report.hazards()).as("%s%n%s", one, report).anyMatch(Hazard::isAlarm);
                alarms++;
            }
        }
        assertThat(alarms).isGreaterThan(ROUNDS / 10);
    }

    @Test
    @DisplayName("is no less careful for one more obstacle")
    void oneMoreObstacle() {
        for (int i = 0; i < ROUNDS; i++) {
            Case before = anyCase();
            Case after = switch (random.nextInt(6)) {
                case 0 -> with(before, "gone", before.moving(), before.opened(), before.pool(), before.trust(), before.failing());
                case 1 -> with(before, before.mailbox(), true, before.opened(), before.pool(), before.trust(), before.failing());
                case 2 -> with(before, before.mailbox(), before.moving(), "no", before.pool(), before.trust(), before.failing());
                case 3 -> with(before, before.mailbox(), before.moving(), before.opened(), "no", before.trust(),
                        before.failing());
                case 4 -> with(before, before.mailbox(), before.moving(), before.opened(), before.pool(), "no", before.failing());
                default -> with(before, before.mailbox(), before.moving(), before.opened(), before.pool(), before.trust(), true);
            };
            List<Evidence> evidence = someEvidence();
            noLessCareful(report(before, evidence), report(after, evidence));
        }
    }

    @Test
    @DisplayName("is no less careful for one more witness against it")
    void oneMoreWitness() {
        int changed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Case one = anyCase();
            List<Evidence> evidence = someEvidence();
            UserReport before = report(one, evidence);
            Evidence more = evidence();
            boolean against = more.authority() != Authority.SERVER_STATE && more.state() != MigrationState.UNKNOWN
                    && before.conclusion().state() != MigrationState.UNKNOWN && before.conclusion()
                            .state() != MigrationState.MIGRATING
                    && more.state() != before.conclusion().state();
            if (against) {
                evidence.add(more);
                UserReport after = report(one, evidence);
                assertThat(!after.conclusion().isDefinite() || after.conclusion().isMigrated() || before.conclusion()
                        .isDefinite()).isTrue();
                assertThat(after.nextStep().action() != Action.NOTHING || before.nextStep().action() == Action.NOTHING
                        || after.conclusion().isMigrated() && !before.conclusion().isMigrated()).as("%s%n%s", before, after)
                                .isTrue();
                assertThat(worst(after) <= worst(before) || worst(before) == Severity.STANDING.ordinal()
                        || after.conclusion().isDefinite() && after.conclusion().isMigrated()).as("%s%n%s", before, after)
                                .isTrue();
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(ROUNDS / 20);
    }

    @Test
    @DisplayName("advises nothing towards migration where signs of a rollback stand, nor where the server is to be asked first")
    void adviceHasAGoal() {
        int signs = 0;
        for (int i = 0; i < ROUNDS; i++) {
            UserReport report = report(anyCase(), someEvidence());
            if (!report.conclusion().signsOfRollback().isEmpty()) {
                boolean policyOrServer = report.nextStep().action() == Action.CHECK_POLICY;
                assertThat(TOWARDS_MIGRATION.contains(report.nextStep().action()) && !policyOrServer).as("%s", report).isFalse();
                signs++;
            }
            if (report.conclusion().isProvisional()) {
                assertThat(report.nextStep().action()).isIn(Action.ASK_SERVER, Action.RESOLVE_CONTRADICTION,
                        Action.SECURE_CONTACTS);
                assertThat(report.nextStep().advice().commands()).allMatch(command -> command.startsWith("Debug-Cs")
                        || command.startsWith("Get-"));
            }
        }
        assertThat(signs).isGreaterThan(ROUNDS / 100);
    }

    @Test
    @DisplayName("is the same in whatever order evidence is given")
    void order() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            Case one = anyCase();
            List<Evidence> evidence = someEvidence();
            UserReport report = report(one, evidence);
            Collections.shuffle(evidence, random);
            assertThat(report(one, evidence).toMap()).isEqualTo(report.toMap());
        }
    }

    private void noLessCareful(UserReport before, UserReport after) {
        assertThat(!after.assessment().isReady() || before.assessment().isReady()).isTrue();
        assertThat(after.conclusion()).isEqualTo(before.conclusion());
        assertThat(worst(after) <= worst(before) || worst(before) > Severity.ACT.ordinal()).as("%s%n%s", before, after).isTrue();
        assertThat(after.nextStep().action() != Action.NOTHING || before.nextStep().action() == Action.NOTHING).isTrue();
    }

    /** The most pressing severity: 0 is NOW; one more than the last where there is no hazard. */
    private static int worst(UserReport report) {
        return report.hazards().isEmpty() ? Severity.values().length : report.hazards().get(0).severity().ordinal();
    }

    private static UserReport report(Case one, List<Evidence> evidence) {
        return UserReport.of(Observations.of(Case.KEN, one.facts(), evidence), Case.NOW);
    }

    private Case anyCase() {
        return new Case(random.nextInt(3) > 0 ? "in" : any(Case.SCOPES), "nobody asked", any(Case.POLICIES),
                random.nextInt(2) > 0 ? "2013" : any(Case.MAILBOXES), random.nextInt(8) == 0, random.nextInt(2) > 0 ? "yes"
                        : any(Case.YES_NO),
                random.nextInt(2) > 0 ? "rich" : any(Case.CLIENTS), random.nextInt(2) > 0 ? "yes" : any(Case.YES_NO),
                random.nextInt(2) > 0 ? "yes" : any(Case.YES_NO), random.nextInt(8) == 0);
    }

    private static Case with(Case one, String mailbox, boolean moving, String opened, String pool, String trust,
            boolean failing) {
        return new Case(one.scope(), one.contacts(), one.policy(), mailbox, moving, opened, one.client(), pool, trust, failing);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private List<Evidence> someEvidence() {
        List<Evidence> some = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            some.add(evidence());
        }
        return some;
    }

    private Evidence evidence() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2, 3 -> Evidence.serverState(any(List.of("Migrated", "Migrating", "Disabled", "Ready To Migrate", "Odd")),
                    source("server"));
            case 4 -> random.nextInt(3) > 0 ? Evidence.testSucceeded(source("test")) : Evidence.testFailed("x", source("test"));
            case 5, 6 -> Evidence.exchangeFlag(random.nextInt(3) > 0, source("flag"));
            case 7 -> {
                Evidence client = Evidence.clientCache(random.nextBoolean() ? 2165 : 0, source("client"));
                yield random.nextBoolean() ? client.withVouched() : client;
            }
            default -> Evidence.caller(random.nextBoolean() ? MigrationState.MIGRATED : MigrationState.NOT_MIGRATED,
                    "Ken says so.");
        };
    }

    private Source source(String name) {
        int hours = random.nextInt(3) > 0 ? random.nextInt(30) : random.nextInt(24 * 30);
        return random.nextInt(6) == 0 ? Source.of(name) : Source.of(name, Case.NOW.minus(Duration.ofHours(hours)));
    }
}
