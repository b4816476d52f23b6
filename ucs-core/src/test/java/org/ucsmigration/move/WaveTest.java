package org.ucsmigration.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.testing.SampleUser;

@DisplayName("A wave")
class WaveTest {

    private static Wave samples(Move move) {
        Wave wave = Wave.of(move);
        SampleUser.survey().run(SampleUser.identities(), wave);
        return wave;
    }

    @Test
    @DisplayName("counts and lists what its users' checks say")
    void counts() {
        for (Move move : List.of(Move.mailboxToExchangeOnline(), Move.rollback(), Move.userDisabled())) {
            Wave wave = samples(move);
            assertThat(wave.users()).isEqualTo(SampleUser.values().length);
            for (MoveCheck.Verdict verdict : MoveCheck.Verdict.values()) {
                List<SipAddress> expected = SampleUser.identities().stream().map(UserIdentity::sip).filter(sip ->
                        check(sip, move).verdict() == verdict).toList();
                assertThat(wave.users(verdict)).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(wave.byVerdict().getOrDefault(verdict, 0L)).isEqualTo(expected.size());
            }
            for (Action step : Action.values()) {
                assertThat(wave.needing(step)).containsExactlyInAnyOrderElementsOf(SampleUser.identities().stream()
                        .map(UserIdentity::sip).filter(sip -> check(sip, move).steps().stream()
                        .anyMatch(one -> one.action() == step)).toList());
            }
            assertThat(wave.byReason().keySet()).doesNotContain(MoveReason.CONTACTS_IN_LYNC);
        }
    }

    private static MoveCheck check(SipAddress sip, Move move) {
        for (SampleUser user : SampleUser.values()) {
            if (user.identity().sip().equals(sip)) {
                return user.check(move);
            }
        }
        throw new AssertionError(sip);
    }

    @Test
    @DisplayName("has as pilot somebody who needs few steps")
    void pilotFirst() {
        Wave wave = samples(Move.mailboxToExchangeOnline());
        List<Integer> steps = wave.needing(Action.ROLL_BACK).stream().map(sip -> check(sip, wave.move()).steps().size()).toList();
        assertThat(steps).isSorted().hasSizeGreaterThan(5);
        assertThat(wave.checklist()).contains("Pilot: " + wave.needing(Action.ROLL_BACK).get(0) + ".");
    }

    @Test
    @DisplayName("is no wall of questions: most of the samples may go, or have a step to take")
    void shares() {
        Map<Action, Long> first = samples(Move.mailboxToExchangeOnline()).byFirstStep();
        long asked = first.getOrDefault(Action.ASK_SERVER, 0L) + first.getOrDefault(Action.RESOLVE_CONTRADICTION, 0L);
        assertThat(asked).isLessThan(SampleUser.values().length / 3);
    }

    @Test
    @DisplayName("gives a checklist of which every line is a comment, whatever the names are")
    void checklist() {
        Wave wave = samples(Move.toPool(HomePool.of("evil\nStop-Computer #\u2028\u0085"))
                .withForbiddingPolicy("No\nUcs'; Stop-Computer"));
        assertThat(wave.checklist().split("[\n\r\u0085\u2028\u2029]")).hasSizeGreaterThan(20).allMatch(line -> line.equals("#")
                || line.startsWith("# "));
        assertThat(samples(Move.rollback()).checklist().toLowerCase(Locale.ROOT)).doesNotContain("-force", "-setup", "#requires")
                .contains("\n#     invoke-csucsrollback -identity 'sip:");
    }

    @Test
    @DisplayName("holds at most 200 bytes of each user")
    void memory() {
        int users = 200_000;
        UserReport report = SampleUser.MIGRATED.report();
        Wave wave = Wave.of(Move.mailboxToExchangeOnline());
        long before = used();
        IntStream.range(0, users).mapToObj(i -> UserIdentity.of("somebody.with.a.name" + i + "@litwareinc.com"))
                .forEach(user -> wave.accept(UserReport.of(Observations.of(user, report.observations().facts(),
                        report.observations().evidence()), report.rules(), report.asOf())));
        long perUser = (used() - before) / users;
        assertThat(wave.users()).isEqualTo(users);
        assertThat(perUser).isLessThanOrEqualTo(200);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
