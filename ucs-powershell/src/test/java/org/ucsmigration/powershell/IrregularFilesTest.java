package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ucsmigration.powershell.ExportFolder.bag;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.ClixmlException;

/** A pipe would keep whoever opens it waiting for a writer, and a device may never end. */
@DisplayName("What is no regular file is refused at once:")
@Timeout(30)
class IrregularFilesTest {

    private static final String WORDS = "it is not a regular file but a pipe or a device";

    @TempDir
    Path folder;

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        return pipe;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("an export, whole or in a stream")
    void export() throws Exception {
        Path pipe = pipe("Get-CsUser.clixml");
        for (Path odd : new Path[] {pipe, Path.of("/dev/zero"), Path.of("/dev/stdin")}) {
            if (Files.exists(odd) && !Files.isRegularFile(odd)) {
                assertThatThrownBy(() -> Clixml.read(odd)).isInstanceOf(ClixmlException.class).hasMessage(odd + ": " + WORDS);
                assertThatThrownBy(() -> Clixml.stream(odd, value -> { })).isInstanceOf(ClixmlException.class)
                        .hasMessage(odd + ": " + WORDS);
            }
        }
        assertThatThrownBy(() -> Clixml.read(folder)).isInstanceOf(ClixmlException.class).hasMessage(folder + ": it is a folder");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("a file of a replay folder, and a manifest of it; the rest is read")
    void ofAFolder() throws Exception {
        ExportFolder export = new ExportFolder(folder);
        export.list("Get-CsUser", Map.of(), "users.clixml", bag("Name", "one"));
        export.entry(Map.of("Command", "Get-CsSite", "File", pipe("sites.clixml").getFileName().toString(), "Complete", true,
                "Digest", "SHA256:" + "0".repeat(64), "Rows", 1)).manifest("manifest-lync.clixml");
        Path manifest = pipe("manifest-exchange.clixml");
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            assertThat(session.problems()).contains(manifest + ": " + WORDS);
            assertThat(session.invoke(Command.of("Get-CsSite")).problem())
                    .contains("Get-CsSite: not collected (sites.clixml: " + WORDS + ")");
            assertThat(session.invoke(Command.of("Get-CsUser")).isComplete()).isTrue();
        }
    }

    @Test
    @DisplayName("and a manifest larger than any manifest is not read into memory")
    void largeManifest() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("manifest.clixml").toFile(), "rw")) {
            file.setLength(4L << 30);
        }
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            assertThat(session.problems()).singleElement().asString().contains("it is larger than any file of its kind");
        }
    }

    @Test
    @DisplayName("(and what a folder says is shown with its control and direction characters made visible)")
    void shown() {
        ExportFolder export = new ExportFolder(folder);
        export.entry(Map.of("Command", "Get-CsUser", "Errors", List.of("denied\u202E gnp.exe"), "Complete", true));
        export.bagged(Map.of("Command", "Get-CsUser", "Parameters", "odd\u202Etext"));
        try (PowerShellSession session = export.replay()) {
            assertThat(session.invoke(Command.of("Get-CsUser")).problem()).contains("Get-CsUser: denied\\u202E gnp.exe");
            assertThat(String.join("", session.problems())).contains("odd\\u202Etext").doesNotContain("\u202E");
        }
    }
}
