package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The survey script, copied alone into an empty folder, over what the collection script wrote. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
class SurveyScriptTest {

    /** Where the folder stays, for those who build on the packaged artifacts and survey it with them. */
    private static final Path KEPT = Path.of("target", "collected");

    @TempDir
    Path empty;

    @Test
    void standsAlone() throws Exception {
        keep(Collected.whole().folder());
        Path script = empty.resolve("survey.groovy");
        Files.copy(Path.of("src", "demo", "survey.groovy"), script);
        Path printed = empty.resolve("printed.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "groovy.ui.GroovyMain", "--encoding=UTF-8", script.toString(),
                KEPT.toAbsolutePath().toString()).directory(empty.toFile()).redirectErrorStream(true)
                .redirectOutput(printed.toFile()).start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(printed);
        assertThat(process.exitValue()).as(text).isZero();
        assertThat(text.lines()).anyMatch(line -> line.startsWith("kim.akers@litwareinc.com "))
                .noneMatch(line -> line.startsWith("Trouble:"));
        assertThat(empty.toFile().list()).contains("ucs-report.html", "ucs-report.jsonl", "ucs-report.csv");
    }

    private static void keep(Path folder) throws Exception {
        Files.createDirectories(KEPT);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.write(KEPT.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }
}
