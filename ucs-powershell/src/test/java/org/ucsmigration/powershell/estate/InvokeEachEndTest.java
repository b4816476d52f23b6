package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.live.LiveSession;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("In the middle of many values, of which the first two are done, a live session")
class InvokeEachEndTest {

    /** Leaves a mark when it is in the middle. */
    private static final String ANSWER = """
            function global:Get-Answer { param([string] $Identity, [string] $Mark)
                if ($Identity -eq 'hang') { [IO.File]::WriteAllText($Mark, ''); while ($true) { [Threading.Thread]::Sleep(20) } }
                $Identity }""";
    private static final List<String> VALUES = List.of("a", "b", "hang", "c");

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private LiveSession session;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        session = LiveSession.start(StandIns.options().withStartupScript(ANSWER, Map.of()));
    }

    @AfterEach
    void close() {
        thread.shutdownNow();
        session.close();
    }

    private void ask(LiveSession asked) {
        asked.invokeEach(Command.of("Get-Answer").with("Mark", folder.resolve("mark").toString()), "Identity", VALUES,
                (value, result) -> seen.add(value));
    }

    private void awaitMiddle() throws InterruptedException {
        for (int i = 0; i < 200 && !Files.exists(folder.resolve("mark")); i++) {
            Thread.sleep(50);
        }
        assertThat(folder.resolve("mark")).exists();
        // What was done before is on its way.
        Thread.sleep(300);
    }

    private void assertUsable() {
        assertThat(session.invoke(Command.of("Write-Output").with("InputObject", "x")).output()).containsExactly("x");
    }

    @Test
    @DisplayName("hands those on when the next takes too long, and works on")
    void tooLong() {
        assertThatThrownBy(() -> ask(session.withTimeout(Duration.ofSeconds(2)))).isInstanceOf(PowerShellException.class)
                .hasMessageContaining("Get-Answer").hasMessageContaining("more than the 2 seconds");
        assertThat(seen).containsExactly("a", "b");
        assertUsable();
    }

    @Test
    @DisplayName("hands those on when the calling thread is interrupted, and works on")
    void interrupted() throws Exception {
        Future<Boolean> wasInterrupted = thread.submit(() -> {
            assertThatThrownBy(() -> ask(session)).isInstanceOf(PowerShellException.class).hasMessageContaining("interrupted");
            return Thread.interrupted();
        });
        awaitMiddle();
        thread.shutdownNow();
        assertThat(wasInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).containsExactly("a", "b");
        assertUsable();
    }

    @Test
    @DisplayName("hands those on when the shell is killed, and says of what it died")
    void killed() throws Exception {
        Future<?> call = thread.submit(() -> ask(session));
        awaitMiddle();
        ProcessHandle.of(Long.parseLong(session.toString().replaceAll("\\D", ""))).orElseThrow().destroyForcibly();
        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(PowerShellException.class)
                .hasMessageContaining("exit status 137");
        assertThat(seen).containsExactly("a", "b");
    }
}
