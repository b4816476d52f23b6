package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.Secret;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A session takes")
class RefusalsTest {

    @Test
    @DisplayName("no arguments that cannot be read, and goes on: a closed secret, a map that throws, a circle, a value too deep")
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

    @ParameterizedTest
    @ValueSource(strings = {"ConstrainedLanguage", "RestrictedLanguage", "NoLanguage"})
    @DisplayName("no session of less than the full language: that is refused with its name")
    void language(String mode) {
        PowerShellOptions options = Engine.options()
                .withStartupScript("$ExecutionContext.SessionState.LanguageMode = '" + mode + "'", Map.of());
        assertThatThrownBy(() -> LiveSession.start(options)).isInstanceOf(PowerShellException.class)
                .hasMessageContaining(mode).hasMessageNotContaining("Cannot invoke method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "Latest"})
    @DisplayName("no strict mode and no preference from a start-up script, and its look at them is no news for the listener")
    void strict(String version) {
        List<Notice> heard = new ArrayList<>();
        PowerShellOptions options = Engine.options().withListener(heard::add)
                .withStartupScript("Set-StrictMode -Version " + version, Map.of());
        try (LiveSession session = LiveSession.start(options)) {
            assertThat(heard).isEmpty();
            CommandResult result = session.invoke(Command.of("Get-Variable").with("Name", "NotThere"),
                    Command.of("Write-Output"));
            assertThat(result.errors()).hasSize(1);
            assertThat(session.script("strict", "$NotThereEither", Map.of(), value -> { })
                    .errors()).isEmpty();
        }
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
                .withStartupScript(Engine.ECHO
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
}
