package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A session survives")
class SurvivalTest {

    private static final int CALLS = Integer.getInteger("ucs.interruptions", 2_000);
    private static final int SESSIONS = Integer.getInteger("ucs.sessions", 20);

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("powershell-")).toList();
    }

    private static void assertNothingLeft() throws InterruptedException {
        for (int i = 0; i < 50 && !threads().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(threads()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(each -> each.info().commandLine().orElse("").contains("-NoProfile")))
                .isEmpty();
    }

    /** Asks for objects of that name and checks that they are those, where the call comes to its end. */
    private static boolean ask(LiveSession session, int number, int count, boolean selecting) {
        Command command = Command.of("Get-Echo").with("Id", "q" + number).with("Count", count);
        try {
            CommandResult result = session.invoke(selecting ? command.selecting("Id", "N") : command);
            assertThat(result.reason()).as("call %d", number).isEmpty();
            assertThat(result.objects()).as("call %d", number).hasSize(count)
                    .allSatisfy(row -> assertThat(row.string("Id").orElseThrow()).isEqualTo("q" + number));
            return true;
        } catch (PowerShellException e) {
            assertThat(e.getMessage()).as("call %d", number).containsAnyOf("it took more than", "had no turn", "was interrupted");
            return false;
        }
    }

    @Test
    @DisplayName("limits of time and interruptions in any moment of a call, and gives no wrong answer (ucs.interruptions calls)")
    void interruptions() throws Exception {
        ExecutorService interrupter = Executors.newSingleThreadExecutor();
        Random random = new Random(15);
        int answered = 0;
        try (LiveSession session = LiveSession.start(Engine.options().withStartupScript(Engine.ECHO, Map.of()))) {
            for (int i = 0; i < CALLS; i++) {
                long micros = 200 + random.nextInt(11_800);
                Thread caller = Thread.currentThread();
                if (random.nextInt(4) == 0) {
                    Future<?> interruption = interrupter.submit(() -> {
                        java.util.concurrent.locks.LockSupport.parkNanos(micros * 1_000);
                        caller.interrupt();
                    });
                    answered += ask(session, i, random.nextInt(60), random.nextBoolean()) ? 1 : 0;
                    while (!interruption.isDone()) {
                        Thread.onSpinWait();
                    }
                    Thread.interrupted();
                } else {
                    answered += ask(session.withTimeout(Duration.ofNanos(micros * 1_000)), i, random.nextInt(60),
                            random.nextBoolean()) ? 1 : 0;
                }
                if (i % 50 == 0) {
                    assertThat(ask(session, -i, 3, false)).isTrue();
                }
            }
            assertThat(ask(session, CALLS, 100, true)).isTrue();
        } finally {
            interrupter.shutdownNow();
        }
        assertThat(answered).as("some calls were in time").isBetween(1, CALLS - 1);
        assertNothingLeft();
    }

    @Test
    @DisplayName("a command that cannot be stopped: that costs its own call, and the shell is replaced and prepared anew")
    void unstoppable() throws Exception {
        PowerShellOptions options = Engine.options().withStartupScript("$global:prepared = 'yes'", Map.of())
                .withStopLimit(Duration.ofSeconds(1));
        try (LiveSession session = LiveSession.start(options)) {
            long first = session.pid();
            assertThatThrownBy(() -> session.withTimeout(Duration.ofMillis(300))
                    .script("deaf", "[Threading.Thread]::Sleep(60000)", Map.of(), value -> { }))
                    .isInstanceOf(PowerShellException.class).hasMessageContaining("it took more than the 0.3 seconds")
                    .hasMessageContaining("has not stopped so far");
            assertThat(Engine.script(session, "$global:prepared").output()).containsExactly("yes");
            assertThat(session.pid()).isNotEqualTo(first);
            assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
        }
        assertNothingLeft();
    }

    @Test
    @DisplayName("no shell that cannot be replaced, and says so")
    void irreplaceable(@TempDir Path folder) throws Exception {
        Path once = folder.resolve("once");
        String script = "param($once) if ([IO.File]::Exists($once)) { throw 'only once' }; [IO.File]::WriteAllText($once, '')";
        PowerShellOptions options = Engine.options().withStartupScript(script, Map.of("once", once.toString()))
                .withStopLimit(Duration.ofMillis(300));
        try (LiveSession session = LiveSession.start(options)) {
            assertThatThrownBy(() -> session.withTimeout(Duration.ofMillis(300))
                    .script("deaf", "[Threading.Thread]::Sleep(60000)", Map.of(), value -> { }))
                    .isInstanceOf(PowerShellException.class);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Engine.script(session, "1")).isInstanceOf(PowerShellException.class)
                        .hasMessage("script: its shell had to be replaced, since a call in it did not stop, and there is no new "
                        + "one: start-up script: only once");
            }
        }
        assertNothingLeft();
    }

    @Test
    @DisplayName("a daemon that holds its output open: nothing of both outlives it")
    void daemon() throws Exception {
        List<Object> started = new ArrayList<>();
        try (LiveSession session = Engine.start()) {
            session.script("daemon", "$info = [Diagnostics.ProcessStartInfo]::new('/bin/sh', '-c \"setsid sleep 4712 & setsid "
                    + "sleep 4712 >/dev/null 2>&1 &\"'); $info.UseShellExecute = $false; "
                    + "[Diagnostics.Process]::Start($info).WaitForExit(); 1", Map.of(), started::add);
        }
        assertThat(started).containsExactly(1);
        assertNothingLeft();
        assertThat(ProcessHandle.allProcesses().filter(each -> each.info().commandLine().orElse("").endsWith("sleep 4712")))
                .isEmpty();
    }

    @Test
    @DisplayName("one value: characters that XML has no form for, halves of pairs, texts of megabytes in each of many rows")
    void values() {
        String script = "New-Module -Name Odd -ScriptBlock { function Get-Odd { param($Id) foreach ($i in 1..600) { "
                + "[pscustomobject] @{ N = $i; Text = $(if ($i -eq 7) { \"a$([char] 0xFFFE)$([char] 0xFFFF)b\" } elseif ($i -eq "
                + "8) { \"c$([char] 0xD83D)d\" } else { 't' }) } } };"
                + " function Get-Large { foreach ($i in 1..60) { [pscustomobject] @{ N = $i; Text = 'x' * 4MB } } } } | "
                + "Import-Module -Global";
        try (LiveSession session = LiveSession.start(Engine.options().withStartupScript(script, Map.of()))) {
            for (CommandResult result : List.of(session.invoke(Command.of("Get-Odd")),
                    session.invoke(Command.of("Get-Odd").selecting("N", "Text")))) {
                assertThat(result.reason()).isEmpty();
                assertThat(result.objects()).hasSize(600);
                assertThat(result.objects().get(6).string("Text").orElseThrow()).isEqualTo("a\uFFFE\uFFFFb");
                assertThat(result.objects().get(7).string("Text").orElseThrow()).isEqualTo("c\uD83Dd");
            }
            int[] rows = {0};
            CommandResult large = session.stream(Command.of("Get-Large").selecting("N", "Text"), row -> rows[0]++);
            assertThat(large.reason()).isEmpty();
            assertThat(rows[0]).isEqualTo(60);
        }
    }

    @Test
    @DisplayName("as one of many: one after the other, and 20 at once (ucs.sessions)")
    void many() throws Exception {
        for (int i = 0; i < SESSIONS; i++) {
            try (LiveSession session = Engine.start()) {
                assertThat(Engine.script(session, "1").output()).containsExactly(1);
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<List<Object>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> {
                    try (LiveSession session = Engine.start()) {
                        return Engine.script(session, "2").output();
                    }
                }));
            }
            for (Future<List<Object>> each : answers) {
                assertThat(each.get()).containsExactly(2);
            }
        } finally {
            threads.shutdownNow();
        }
        assertNothingLeft();
    }
}
