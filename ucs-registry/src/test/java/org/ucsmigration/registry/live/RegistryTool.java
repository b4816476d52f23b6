package org.ucsmigration.registry.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The programs of Windows that write to the registry: another implementation than the one under test. */
enum RegistryTool {

    REG_IMPORT("reg.exe", "import"),

    /** Asks an administrator for elevation on Windows, so that only Wine runs it unattended. */
    REGEDIT("regedit.exe", "/S");

    private final List<String> command;

    RegistryTool(String... command) {
        this.command = List.of(command);
    }

    /** Skips the test that would wait for somebody to click. */
    void assumeItRunsUnattended() {
        assumeTrue(this != REGEDIT || Wine.isHere(),
                "regedit asks an administrator for elevation on Windows; reg import is tested there.");
    }

    /** Merges a {@code .reg} file. */
    void merge(Path file) {
        run(command.get(0), command.get(1), file.toAbsolutePath().toString());
    }

    /** {@code reg add}: a value, with the keys above it. The type is a name like {@code REG_DWORD}. */
    static void add(String key, String name, String type, String data) {
        run("reg.exe", "add", key, "/v", name, "/t", type, "/d", data, "/f");
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue() + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command) + " did not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command[0] + ".", e);
        }
    }
}
