package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.survey.Survey;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A folder that the script wrote on Windows")
@Timeout(900)
class WindowsCollectionTest {

    private static final Instant AS_OF = Instant.now().plusSeconds(3600);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    @AfterAll
    static void clear() throws Exception {
        Shell.clear(place);
    }

    @Test
    @DisplayName("gives the verdicts of the one that it wrote on Linux")
    void same() throws Exception {
        assumeTrue(Shell.WINDOWS.isThere(), "no PowerShell engine of Windows is at hand");
        Path out = place.resolve("out");
        StandIns.Ended ended = Shell.WINDOWS.run(place, "& '" + Shell.WINDOWS.path(StandIns.script("Export-UcsEstate.ps1"))
                + "' -Path '" + Shell.WINDOWS.path(out)
                + "' -Lync -Exchange -EffectivePolicy -TestUser 'kim.akers@litwareinc.com, "
                + "sip:Holly.Holt@litwareinc.com,don.funk@litwareinc.com;nobody@litwareinc.com'; exit $LASTEXITCODE", Map.of());
        assertThat(ended.status()).as(ended.text()).isZero();
        assertThat(verdicts(out)).isEqualTo(verdicts(Collected.whole().folder())).hasSize(20);
    }

    private static Map<String, String> verdicts(Path folder) {
        Map<String, String> all = new TreeMap<>();
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            assertThat(session.problems()).isEmpty();
            LyncProbe lync = LyncProbe.over(session);
            Survey.over(lync, ExchangeProbe.over(session)).asOf(AS_OF).run(lync.users()).reports()
                    .forEach(report -> all.put(report.identity().sip().address(), EstateReplayTest.timeless(report)));
        }
        return all;
    }
}
