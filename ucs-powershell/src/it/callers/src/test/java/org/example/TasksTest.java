package org.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.MoveReason;
import org.ucsmigration.output.Comparison;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;
import org.ucsmigration.survey.Watch;
import org.ucsmigration.testing.SampleUser;

class TasksTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final PsObject ROW = PsObject.of(Map.of("SipAddress", "sip:kenmyer@litwareinc.com", "Enabled", true));

    @TempDir
    Path folder;

    @Test
    void oneUserFromStatedFacts() {
        assertThat(Tasks.stated()).isNotBlank();
    }

    @Test
    void everybodyFromExports() throws Exception {
        Tasks.fixture(folder.resolve("Get-CsUser.clixml"), ROW);
        Tasks.fixture(folder.resolve("manifest-lync.clixml"), PsObject.of(Map.of("Command", "Get-CsUser", "Parameters", Map.of(),
                "File", "Get-CsUser.clixml", "CollectedAt", Instant.parse("2026-11-20T08:00:00Z"), "Complete", true)));
        SurveyResult result = Tasks.exports(folder);
        assertThat(result.reports()).extracting(report -> report.identity().sip()).containsExactly(KEN.sip());
        assertThat(Tasks.work(result).values()).containsExactly(1L);
        assertThat(Tasks.wave(folder).users(MoveCheck.Verdict.ASK_FIRST)).containsExactly(KEN.sip());
        assertThat(Tasks.addresses(folder.resolve("Get-CsUser.clixml"))).containsExactly("sip:kenmyer@litwareinc.com");
    }

    @Test
    void everybodyByOwnRules() {
        List<UserReport> reports = new ArrayList<>();
        try (PowerShellSession session = PowerShellSession.scripted().answer(Command.of("Get-CsUser"), ROW)) {
            Tasks.ruled(LyncProbe.over(session), SampleUser.probe(), Precondition.HOME_POOL_ON_LYNC_2013,
                    Precondition.SERVER_TO_SERVER_TRUST,
                    reports::add);
        }
        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).assessment().findings()).extracting(finding -> finding.precondition())
                .contains(Precondition.HOME_POOL_ON_LYNC_2013.id());
    }

    @Test
    void clientsFromFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("ken.reg"), "Windows Registry Editor Version 5.00\r\n\r\n"
                + "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS]\r\n"
                + "\"InUCSMode\"=dword:00000875\r\n");
        assertThat(Tasks.client(file, KEN).conclusion().isMigrated()).isTrue();
        assertThat(Tasks.clients(folder, List.of(KEN)).reports()).singleElement()
                .satisfies(report -> assertThat(report.conclusion().isMigrated()).isTrue());
    }

    @Test
    void aShellThatIsNotThereIsSaid() {
        PowerShellOptions nowhere = PowerShellOptions.standard().withShell(folder.resolve("no-shell").toString());
        PowerShellException e = assertThrows(PowerShellException.class,
                () -> Tasks.live(nowhere, "mbx-01.litwareinc.com", "LITWAREINC\\admin", Secret.of("x".toCharArray())));
        assertThat(e).hasMessageContaining("no-shell");
    }

    @Test
    void twoRunsCompare() {
        Map<String, Object> run = Map.of("kind", "run", "version", "1.0", "asOf", "2026-11-20T08:00:00Z");
        Map<String, Object> end = Map.of("kind", "end", "users", "0", "cancelled", false, "problems", List.of(), "gaps",
                List.of());
        assertThat(Tasks.changed(List.of(run, end), List.of(run, end))).extracting(Comparison.Alarm::code)
                .contains(Comparison.AlarmCode.NOTHING_COMPARED, Comparison.AlarmCode.SAME_RUN);
    }

    @Test
    void everythingIntoFiles() throws IOException {
        List<Path> files = Tasks.files(Survey.over(SampleUser.probe()), SampleUser.identities(), folder);
        assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("report.jsonl", "report.csv",
                "report.html");
        assertThat(Files.readString(files.get(0))).startsWith("{\"kind\":\"run\"")
                .contains("\"move\":{\"verdict\":", "\"wave\":{");
    }

    @Test
    void aWatchEnds() {
        Instant[] now = {SampleUser.asOf()};
        Watch.Timer timer = new Watch.Timer() {
            @Override
            public Instant now() {
                return now[0];
            }

            @Override
            public void pause(Duration length) {
                now[0] = now[0].plus(length);
            }
        };
        assertThat(Tasks.waited(Watch.over(SampleUser::probe).withTimer(timer), SampleUser.MIGRATED.identity())).isTrue();
        assertThat(Tasks.waited(Watch.over(SampleUser::probe).withTimer(timer), SampleUser.POLICY_FORBIDS.identity())).isFalse();
        assertThat(Survey.over(SampleUser.probe()).run(List.of(SampleUser.READY.identity())).reports()).hasSize(1);
        assertThat(Tasks.rolledBack(Watch.over(SampleUser::probe).withTimer(timer),
                SampleUser.MIGRATED.identity(), Move.toTeams(),
                SampleUser.asOf().minusSeconds(7_200)).reason()).isNotEqualTo(MoveReason.TOOK_EFFECT);
        now[0] = SampleUser.asOf();
        assertThat(Tasks.rolledBack(Watch.over(SampleUser::probe).withTimer(timer),
                SampleUser.POLICY_FORBIDS.identity(), Move.toTeams(),
                SampleUser.asOf().minusSeconds(7_200)).reason()).isEqualTo(MoveReason.TOOK_EFFECT);
    }
}
