package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A call through a connection that is stopped")
class FarStopTest {

    private static final String MODULE = """
            function Get-Mailbox { [CmdletBinding()] param($Identity, $ResultSize)
                if ($Identity -eq 'asleep') { Start-Sleep -Seconds 300 }
                for ($i = 0; $i -lt $ResultSize; $i++) { [pscustomobject] @{ Id = $Identity; N = $i }
                    if ($i % 20 -eq 19) { Start-Sleep -Milliseconds 5 } } }
            function Set-ADServerSettings { [CmdletBinding()] param([bool] $ViewEntireForest) }
            """;

    @TempDir
    private static Path folder;
    private static LiveSession session;

    @BeforeAll
    static void open() throws Exception {
        FarEndpoint endpoint = FarEndpoint.in(folder, "powershell", Files.writeString(folder.resolve("Echo.psm1"), MODULE),
                "Get-Mailbox", "Set-ADServerSettings");
        session = LiveSession.start(endpoint.options().withConnection(Connection.exchange("mbx01.litwareinc.com")));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static Command rows(String id, int count) {
        return Command.of("Get-Mailbox").with("Identity", id).with("ResultSize", count);
    }

    private static void assertAnswer(CommandResult result, String id, int count) {
        assertThat(result.reason()).as(id).isEmpty();
        assertThat(result.objects()).as(id).hasSize(count)
                .allSatisfy(row -> assertThat(row.string("Id").orElseThrow()).isEqualTo(id));
    }

    @Test
    @DisplayName("stops at the far side too, which would sleep for minutes: the next call has its answer")
    void asleep() {
        assertThatThrownBy(() -> session.withTimeout(Duration.ofSeconds(3)).invoke(rows("asleep", 1)))
                .isInstanceOf(PowerShellException.class).hasMessageContaining("it took more than the 3 seconds");
        assertAnswer(session.invoke(rows("awake", 3)), "awake", 3);
    }

    @Test
    @DisplayName("in any moment leaves the session usable: no wrong answer, none that fails for an earlier one's sake, no job")
    void inAnyMoment() {
        Random random = new Random(15);
        for (int i = 0; i < 60; i++) {
            String id = "q" + i;
            int count = random.nextInt(100);
            Command command = random.nextBoolean() ? rows(id, count) : rows(id, count).selecting("Id", "N");
            boolean isLimited = i % 6 != 5;
            try {
                assertAnswer((isLimited ? session.withTimeout(Duration.ofMillis(3 + random.nextInt(300))) : session)
                        .invoke(command), id, count);
            } catch (PowerShellException e) {
                assertThat(e.getMessage()).as(id).containsAnyOf("it took more than", "had no turn");
                assertThat(isLimited).as(id).isTrue();
            }
        }
        assertThat(Engine.script(session, "@(Get-Job).Count").output()).containsExactly(0);
    }
}
