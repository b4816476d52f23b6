package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.probe.Observations;

/** The stand-in of {@code Get-Mailbox} ends in these ways behind its third row; {@code Estate.psm1} has them. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A list that broke off, or holds something else than rows,")
class BrokenOffTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "error     | Der Server antwortet nicht.",
        "throw     | Der Server antwortet nicht.",
        "exit      | was running, or was interrupted",
        "break     | was running, or was interrupted",
        "continue  | was running, or was interrupted",
        "stop      | was running, or was interrupted",
        "return    | broke off without an error",
        "warning   | There is more than was given",
        "null      | a null in place of a row",
        "table     | FormatStartData, without the property ExchangeGuid",
        "hashtable | System.Collections.Hashtable, without the property ExchangeGuid",
        "renamed   | PSCustomObject, without the property ExchangeGuid",
        "around    | PSCustomObject, without the property ExchangeGuid",
        "session   | lost, or made anew",
        "view      | did not look at the whole forest any more"})
    @DisplayName("is collected as incomplete, with the reason and an exit code other than 0, and no absence is drawn from it")
    void incomplete(String ending, String reason) throws Exception {
        Path out = folder.resolve("out");
        Map<String, String> environment = Map.of("STANDIN_ENDING", "Get-Mailbox:"
                + ending, "STANDIN_REMOTE", "none", "STANDIN_OTHERS", "3",
                "PATH", remoting() + ":" + System.getenv("PATH"));
        StandIns.Ended ended = StandIns.file("Export-UcsEstate.ps1", environment, "-Path", out.toString(), "-Exchange");
        assertThat(ended.status()).as(ended.text()).isEqualTo(1);

        List<PsObject> entries = new ArrayList<>(Clixml.read(out.resolve("manifest-exchange.clixml")).objects());
        PsObject mailboxes = entries.stream().filter(entry -> entry.string("Command").value().filter("Get-Mailbox"::equals)
                .isPresent()).findFirst().orElseThrow();
        assertThat(mailboxes.bool("Complete").orElseThrow()).isFalse();
        assertThat(String.join(" ", mailboxes.texts("Errors"))).contains(reason);
        // What broke the script off altogether left no time to say so.
        assertThat(ended.text()).containsAnyOf("NOT WHOLE: Get-Mailbox", "Broken off.");

        try (PowerShellSession session = PowerShellSession.replay(out)) {
            UserIdentity jeff = UserIdentity.of("jeff.price@litwareinc.com").withUpn("jeff.price@litwareinc.com");
            List<Observations> seen = new ArrayList<>();
            ExchangeProbe.over(session).observeAll(List.of(jeff, UserIdentity.of("kim.akers@litwareinc.com")), seen::add);
            assertThat(seen.get(0).facts().mailbox().isUnknown()).isTrue();
            assertThat(seen.get(0).facts().mailbox().reasons().toString()).contains("Get-Mailbox");
        }
    }

    /** A folder with what connects to a shell of its own on this machine, in the place of ssh. */
    private Path remoting() throws Exception {
        Path ssh = folder.resolve("ssh");
        Files.writeString(ssh, "#!/bin/sh\nexec '" + System.getenv("UCS_PWSH") + "' -sshs -NoLogo -NoProfile\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }
}
