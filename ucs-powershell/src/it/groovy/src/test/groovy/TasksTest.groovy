import static org.assertj.core.api.Assertions.assertThat
import static org.junit.jupiter.api.Assertions.assertEquals
import static org.junit.jupiter.api.Assertions.assertThrows
import static org.junit.jupiter.api.Assertions.assertTrue

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.ucsmigration.UserIdentity
import org.ucsmigration.move.Move
import org.ucsmigration.move.MoveReason
import org.ucsmigration.move.MoveCheck
import org.ucsmigration.powershell.Command
import org.ucsmigration.powershell.PowerShellException
import org.ucsmigration.powershell.PowerShellSession
import org.ucsmigration.powershell.clixml.PsObject
import org.ucsmigration.powershell.clixml.Secret
import org.ucsmigration.powershell.live.PowerShellOptions
import org.ucsmigration.powershell.probe.LyncProbe
import org.ucsmigration.precondition.Precondition
import org.ucsmigration.survey.Survey
import org.ucsmigration.survey.Watch
import org.ucsmigration.testing.SampleUser

class TasksTest {

    static final KEN = UserIdentity.of('kenmyer@litwareinc.com')
    static final ROW = PsObject.of(SipAddress: 'sip:kenmyer@litwareinc.com', Enabled: true)

    @TempDir
    Path folder

    @Test
    void oneUserFromStatedFacts() {
        assertThat(Tasks.stated()).isNotBlank()
    }

    @Test
    void everybodyFromExports() {
        Tasks.fixture(folder.resolve('Get-CsUser.clixml'), ROW)
        Tasks.fixture(folder.resolve('manifest-lync.clixml'), PsObject.of(Command: 'Get-CsUser', Parameters: [:],
                File: 'Get-CsUser.clixml', CollectedAt: Instant.parse('2026-11-20T08:00:00Z'), Complete: true))
        def result = Tasks.exports(folder)
        assertEquals([KEN.sip()], result.reports()*.identity()*.sip())
        assertEquals([1L], Tasks.work(result).values() as List)
        assertEquals([KEN.sip()], Tasks.wave(folder).users(MoveCheck.Verdict.ASK_FIRST) as List)
        assertEquals(['sip:kenmyer@litwareinc.com'], Tasks.addresses(folder.resolve('Get-CsUser.clixml')))
    }

    @Test
    void everybodyByOwnRules() {
        def reports = []
        PowerShellSession.scripted().answer(Command.of('Get-CsUser'), ROW).withCloseable {
            Tasks.ruled(LyncProbe.over(it), SampleUser.probe(), Precondition.HOME_POOL_ON_LYNC_2013,
                    Precondition.SERVER_TO_SERVER_TRUST) { report -> reports << report }
        }
        assertEquals(1, reports.size())
        assertTrue(Precondition.HOME_POOL_ON_LYNC_2013.id() in reports[0].assessment().findings()*.precondition())
    }

    @Test
    void clientsFromFiles() {
        def file = Files.writeString(folder.resolve('ken.reg'), 'Windows Registry Editor Version 5.00\r\n\r\n' +
                '[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS]\r\n' +
                '"InUCSMode"=dword:00000875\r\n')
        assertTrue(Tasks.client(file, KEN).conclusion().migrated)
        assertEquals([true], Tasks.clients(folder, [KEN]).reports()*.conclusion()*.isMigrated())
    }

    @Test
    void aShellThatIsNotThereIsSaid() {
        def nowhere = PowerShellOptions.standard().withShell(folder.resolve('no-shell').toString())
        def e = assertThrows(PowerShellException) {
            Tasks.live(nowhere, 'mbx-01.litwareinc.com', 'LITWAREINC\\admin', Secret.of('x'.toCharArray()))
        }
        assertTrue(e.message.contains('no-shell'))
    }

    @Test
    void everythingIntoFiles() {
        def files = Tasks.files(Survey.over(SampleUser.probe()), SampleUser.identities(), folder)
        assertEquals(['report.jsonl', 'report.csv', 'report.html'], files*.fileName*.toString())
        assertThat(Files.readString(files[0])).startsWith('{"kind":"run"').contains('"move":{"verdict":').contains('"wave":{')
        assertTrue(Tasks.changed([[kind: 'run', version: '1.0']], [[kind: 'run', version: '1.0']])*.code()*.name()
                .contains('NOTHING_COMPARED'))
    }

    @Test
    void aWatchEnds() {
        def clock = new Clock()
        def watch = Watch.over { SampleUser.probe() }.withTimer(clock)
        assertTrue(Tasks.waited(watch, SampleUser.MIGRATED.identity()))
        assertEquals(false, Tasks.waited(watch, SampleUser.POLICY_FORBIDS.identity()))
        def taken = SampleUser.asOf().minusSeconds(7_200)
        assertThat(Tasks.rolledBack(watch, SampleUser.MIGRATED.identity(), Move.toTeams(), taken).reason())
                .isNotEqualTo(MoveReason.TOOK_EFFECT)
        clock.now = SampleUser.asOf()
        assertEquals(MoveReason.TOOK_EFFECT,
                Tasks.rolledBack(watch, SampleUser.POLICY_FORBIDS.identity(), Move.toTeams(), taken).reason())
    }

    /** Time that passes only while somebody waits. */
    static class Clock implements Watch.Timer {
        Instant now = SampleUser.asOf()
        Instant now() { now }
        void pause(Duration length) { now += length }
    }
}
