package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Ducs.files=20000} for the full number; then also a quarter of them, so that the growth can be seen. */
@DisplayName("A folder of mixed files, one in twenty damaged, with a heap of 64 MB")
class MixedFolderTest {

    private static final int FILES = Integer.getInteger("ucs.files", 1_500);

    @TempDir
    private Path folder;

    private String run(int files) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-XX:ActiveProcessorCount=2", "-cp", System.getProperty("java.class.path"), MixedFolder.class.getName(),
                Files.createDirectories(folder.resolve("of " + files)).toString(), String.valueOf(files))
                .redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text.strip();
    }

    @Test
    @DisplayName("readings, problems and named omissions add up, and no user is what their file was not")
    void addsUp() throws Exception {
        String quarter = FILES < 20_000 ? "" : run(FILES / 4);
        String all = run(FILES);
        System.out.println(quarter + System.lineSeparator() + all);
        assertThat(all).startsWith(FILES + " files:");
    }
}
