package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.Secret;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A session survives")
class SurvivalTest {

    private static final int CALLS = Integer.getInteger("ucs.interruptions", 2_000);
    private static final int SESSIONS = Integer.getInteger("ucs.sessions", 20);
    private static final String ECHO =
            "New-Module -Name Echoing -ScriptBlock { function Get-Echo { [CmdletBinding()] param($Id, [int] $Count)"
            + " for ($i = 0; $i -lt $Count; $i++) { [pscustomobject] @{ Id = $Id; N = $i } } } } | Import-Module -Global";

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
        try (LiveSession session = LiveSession.start(Engine.options().withStartupScript(ECHO, Map.of()))) {
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
    @DisplayName("arguments that cannot be read: a closed secret, a map that throws, a circle, a value too deep")
    void arguments() {
        Secret closed = Secret.of(new char[] {'x'});
        closed.close();
        Map<String, Object> throwing = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new java.util.ConcurrentModificationException("changed");
            }
        };
        Map<String, Object> circle = new HashMap<>();
        circle.put("itself", circle);
        Object deep = List.of();
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        try (LiveSession session = Engine.start()) {
            for (Object value : List.of(closed, throwing, circle, deep)) {
                List<Object> heard = new ArrayList<>();
                assertThatThrownBy(() -> session.script("script", "param($v) 'ran'", Map.of("v", value), heard::add))
                        .isInstanceOf(PowerShellException.class);
                assertThat(heard).isEmpty();
                assertThat(Engine.script(session, "1").output()).containsExactly(1);
            }
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"ConstrainedLanguage", "RestrictedLanguage", "NoLanguage"})
    @DisplayName("no session of less than the full language: that is refused with its name")
    void language(String mode) {
        PowerShellOptions options = Engine.options()
                .withStartupScript("$ExecutionContext.SessionState.LanguageMode = '" + mode + "'", Map.of());
        assertThatThrownBy(() -> LiveSession.start(options)).isInstanceOf(PowerShellException.class)
                .hasMessageContaining(mode).hasMessageNotContaining("Cannot invoke method");
    }

    @Test
    @DisplayName("no start-up script that ends by exit: that is a failed start")
    void startExits() {
        assertThatThrownBy(() -> LiveSession.start(Engine.options().withStartupScript("exit 0", Map.of())))
                .isInstanceOf(PowerShellException.class)
                .hasMessageContaining("start-up script: it ended by exit");
    }

    @Test
    @DisplayName("no alias, script or program for a command, and takes the module's for one that the session has made of the "
            + "same name")
    void names(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("Get-OnPath.ps1"), "'script'");
        Path program = Files.writeString(folder.resolve("Get-Program"), "#!/bin/sh\necho program\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        PowerShellOptions options = Engine.options().withEnvironment("PATH", folder + ":" + System.getenv("PATH"))
                .withStartupScript(ECHO
                + "; Set-Alias -Name Get-Alias2 -Value Get-Module -Scope Global; function global:Get-Echo { 'mine' }; function "
                + "global:Get-Module { 'mine' }", Map.of());
        try (LiveSession session = LiveSession.start(options)) {
            for (String name : List.of("Get-OnPath", "Get-Program", "Get-Alias2")) {
                for (CommandResult result : everyWay(session, Command.of(name))) {
                    assertThat(result.output()).as(name).isEmpty();
                    assertThat(result.errors().get(0).id()).as(name).contains("CommandNotFoundException");
                }
            }
            for (CommandResult result : everyWay(session, Command.of("Get-Echo").with("Count", 2))) {
                assertThat(result.objects()).hasSize(2).allSatisfy(row -> assertThat(row.property("N").isPresent()).isTrue());
            }
            assertThat(session.invoke(Command.of("Get-Module").with("Name", "Echoing")).objects()).hasSize(1);
        }
    }

    private static List<CommandResult> everyWay(LiveSession session, Command command) {
        List<CommandResult> results = new ArrayList<>(List.of(session.invoke(command), session.invoke(command.selecting("N")),
                session.invoke(command, Command.of("Write-Output"))));
        session.invokeEach(command, "Id", List.of("1"), (value, result) -> results.add(result));
        return results;
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
