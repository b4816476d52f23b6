package org.ucsmigration.powershell.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Computers to be asked over real PowerShell remoting, each a process of its own: this machine's engine with a stand-in for the
 * registry ({@code far/registry.ps1}), the Windows engine in Wine, or something that is no PowerShell at all. They are reached
 * by a stand-in for {@code ssh}, first on the path, or by the real one and {@code Sshd}.
 */
final class FarComputers {

    /** What the far side of a connection runs, by how the computer behaves; all end with their standard input. */
    private static final String FAR = """
            #!/bin/bash
            # far.sh <name>: what the computer of that name runs
            folder=$(dirname "$0")
            . "$folder/computers/$1"
            export FAR_BEHAVIOUR FAR_LINES NO_COLOR=1
            engine() { "%1$s" -sshs -NoLogo -NoProfile -ConfigurationFile "$folder/far.pssc"; }
            case $FAR_BEHAVIOUR in
              silent) exec cat >/dev/null ;;
              stalls) engine | { head -c 3000; cat >/dev/null; } ;;
              garbage) echo 'Welcome to the wrong service.'; exec cat >/dev/null ;;
              banner) echo 'All use is logged.'; engine ;;
              ends) exit 5 ;;
              windows) exec "%2$s" -sshs -NoLogo -NoProfile ;;
              *) engine ;;
            esac
            """;
    private static final String SSH = """
            #!/bin/bash
            # The name of the computer is the last argument but one.
            name=${@: -2:1}
            [ -e "$(dirname "$0")/computers/$name" ] || { echo "ssh: Could not resolve hostname $name: not known" >&2; exit 255; }
            "$(dirname "$0")/far.sh" "$name"
            """;

    private final Path folder;
    private final Map<String, String> behaviours = new LinkedHashMap<>();

    FarComputers(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("computers"));
        Files.writeString(folder.resolve("far.pssc"),
                "@{ SchemaVersion = '2.0.0.0'; GUID = '5f2f60f4-7a0d-4e34-a3b1-0d1f1c2b3a49'; "
                + "SessionType = 'Default'; ScriptsToProcess = '" + StandIns.resource("/far/registry.ps1") + "' }");
        executable("far.sh", String.format(FAR, System.getenv("UCS_PWSH"), System.getenv().getOrDefault("UCS_WINDOWS_PWSH", "")));
        executable("ssh", SSH);
    }

    private void executable(String name, String text) throws IOException {
        Files.setPosixFilePermissions(Files.writeString(folder.resolve(name), text),
                PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path folder() {
        return folder;
    }

    /** All computers, with how they behave. */
    Map<String, String> behaviours() {
        return behaviours;
    }

    /**
     * Another computer.
     *
     * @param settings further lines of the shell, such as variables of the environment
     */
    FarComputers with(String name, String behaviour, String... settings) throws IOException {
        Files.writeString(folder.resolve("computers").resolve(name), "FAR_BEHAVIOUR=" + behaviour + "\n"
                + String.join("\n", settings) + "\n");
        behaviours.put(name, behaviour);
        return this;
    }

    /** A computer that answers with these lines whatever it is asked. */
    FarComputers forging(String name, String... lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        return with(name, "forges", "FAR_LINES=" + Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Starts the script. */
    Process start(Path out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getenv("UCS_PWSH"), "-NoLogo", "-NoProfile", "-File",
                StandIns.script("Export-LyncKeys.ps1").toString(), "-Path", out.toString(), "-Transport", "SSH"));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new TreeMap<>(Map.of("PATH", folder + ":" + System.getenv("PATH")));
        return StandIns.start(new ProcessBuilder(command), "", environment);
    }

    /** Runs the script to its end, for all computers but as the arguments say. */
    StandIns.Ended run(Path out, String... arguments) throws Exception {
        return StandIns.ended(start(out, arguments));
    }

    /** All names, joined as one argument. */
    String names() {
        return String.join(",", behaviours.keySet());
    }

    /** Whatever still runs of this folder, after some patience: connections, engines and what they started. */
    List<String> leftRunning() throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            left = ProcessHandle.allProcesses().map(each -> each.info().commandLine().orElse(""))
                    .filter(line -> line.contains(folder.toString()) && !line.contains("sshd.conf")).toList();
            if (left.isEmpty()) {
                return left;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return left;
    }
}
