package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellException;

/**
 * A restricted endpoint such as Exchange's and Lync's: no language, and few commands. Real but for its transport, for which an
 * executable {@code ssh} stands in, first on the path of the shell that connects; it starts the endpoint in a process of its own.
 */
public final class FarEndpoint {

    private static final String CONNECTING = """
            function global:New-PSSession { [CmdletBinding()] param([uri] $ConnectionUri, $ConfigurationName, \
                $Authentication, $Credential)
                Microsoft.PowerShell.Core\\New-PSSession \
                    -HostName "$($ConnectionUri.AbsolutePath.Trim('/').ToLower()).invalid" }""";

    private final Path folder;

    private FarEndpoint(Path folder) {
        this.folder = folder;
    }

    /**
     * An endpoint, made in a folder.
     *
     * @param folder   for its files
     * @param name     the last part of the address that leads to it, in lower case
     * @param module   the file of the module that it has
     * @param commands those of its commands that are to be seen
     */
    public static FarEndpoint in(Path folder, String name, Path module, String... commands) throws IOException,
            InterruptedException {
        Path configuration = folder.resolve(name + ".pssc");
        String text = "New-PSSessionConfigurationFile -Path '" + configuration
                + "' -SessionType RestrictedRemoteServer -LanguageMode NoLanguage"
                + " -ModulesToImport '" + module + "' -VisibleFunctions " + String.join(", ", commands);
        Process process = new ProcessBuilder(System.getenv("UCS_PWSH"), "-NoLogo", "-NoProfile", "-Command", text)
                .inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("no configuration was made");
        }
        Path ssh = folder.resolve("ssh");
        if (!Files.exists(ssh)) {
            Files.writeString(ssh, """
                    #!/bin/sh
                    for each in "$@"; do case $each in *.invalid) name=${each%%.invalid} ;; esac; done
                    exec "$UCS_PWSH" -sshs -NoLogo -NoProfile -ConfigurationFile "$(dirname "$0")/$name.pssc"
                    """.replace("%%", "%"));
            Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new FarEndpoint(folder);
    }

    /** Options of a session that reaches it. */
    public PowerShellOptions options() {
        return Engine.options().withEnvironment("PATH", folder + ":" + System.getenv("PATH"))
                .withEnvironment("UCS_PWSH", System.getenv("UCS_PWSH"))
                .withStartupScript(CONNECTING, Map.of());
    }

    /**
     * Asks and asserts what is to hold where the far side dies, for as long as the near side lives: a thread of the engine's SSH
     * client may throw at that death, which ends the engine (SIGABRT). Then the call says so, and so does each one after it.
     */
    static void whileItLives(LiveSession session, Runnable asserted) {
        try {
            asserted.run();
        } catch (PowerShellException e) {
            assertThat(e).hasMessageContaining("the shell ended with exit status 134").hasMessageContaining("SSHClientSession");
            assertThatThrownBy(() -> session.invoke(Command.of("Get-Mailbox"))).isInstanceOf(PowerShellException.class)
                    .hasMessageContaining("exit status 134");
        }
    }
}
