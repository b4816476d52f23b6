package org.ucsmigration.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.probe.ProfileReading;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistryReading;

/** The sample's hive: its file says that Diane Prescott is not migrated, and the logs beside it that she is. */
class DemonstrationHiveTest {

    private static final Path REGISTRY = Demonstration.SAMPLE.resolve("registry");
    private static final String NAME = "ATL-WS-0305.dat";
    private static final List<String> LOGS = List.of(NAME + ".LOG1", NAME + ".LOG2");
    private static final String DIANE = "diane.prescott@litwareinc.com";

    @TempDir
    private Path folder;

    @Test
    void saysMigratedOnceBothLogsAreReplayed() {
        RegistryReading reading = reading(REGISTRY.resolve(NAME));
        assertThat(states(reading)).containsExactlyInAnyOrder("15.0: 2165", "16.0: 2165");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void saysNotMigratedInTheFileAlone() throws IOException {
        RegistryReading reading = reading(Files.copy(REGISTRY.resolve(NAME), folder.resolve(NAME)));
        assertThat(states(reading)).containsExactly("15.0: 0");
        assertThat(reading.problems()).singleElement().asString().contains("not closed cleanly", "no transaction logs");
    }

    @Test
    void saysNotMigratedAfterTheFirstLogAlone() throws IOException {
        Files.copy(REGISTRY.resolve(LOGS.get(0)), folder.resolve(LOGS.get(0)));
        RegistryReading reading = reading(Files.copy(REGISTRY.resolve(NAME), folder.resolve(NAME)));
        assertThat(states(reading)).containsExactlyInAnyOrder("15.0: 0", "16.0: 0");
    }

    @Test
    void decidesWhatTheReportSaysOfHer() throws IOException {
        Demonstration with = Demonstration.of("--out", folder.resolve("with"), Demonstration.SAMPLE);
        assertThat(with.lines(DIANE)).singleElement().asString().containsPattern("ready +migrated ");
        assertThat(Files.readString(folder.resolve("with/ucs-report.jsonl"))).contains("registry/" + NAME);

        Path copy = Demonstration.copyOfSample(folder.resolve("without"));
        for (String log : LOGS) {
            Files.delete(copy.resolve("registry").resolve(log));
        }
        Demonstration without = Demonstration.of("--out", folder.resolve("reported"), copy);
        assertThat(without.lines(DIANE)).singleElement().asString().contains("not migrated");
        assertThat(without.lines("Trouble:")).singleElement().asString().contains("registry/" + NAME, "not closed cleanly");
    }

    @Test
    void isWhatTheScriptBesideItMakes() throws Exception {
        assumeTrue(starts("hivexregedit", "--help"),
                "hivexregedit (libwin-hivex-perl) is not there: the sample's hive was not made again");
        assumeTrue(starts("python3", "--version"), "python3 is not there: the sample's hive was not made again");
        assertThat(run(List.of("python3", Demonstration.SAMPLE.resolve("make-hive.py").toString()))).isZero();
        assertThat(folder.resolve("output.txt")).isEmptyFile();
        try (Stream<Path> made = Files.list(folder.resolve("registry"))) {
            assertThat(made.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(NAME, LOGS.get(0), LOGS.get(1));
        }
        for (String name : List.of(NAME, LOGS.get(0), LOGS.get(1))) {
            assertThat(folder.resolve("registry").resolve(name)).hasSameBinaryContentAs(REGISTRY.resolve(name));
        }
    }

    private boolean starts(String... command) throws InterruptedException {
        try {
            run(List.of(command));
            return true; // whatever its status: hivexregedit's is 1 after its help
        } catch (IOException notThere) {
            return false;
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static RegistryReading reading(Path hive) {
        try (Registry registry = Registry.hive(hive)) {
            List<RegistryReading> readings = RegistryProbe.of(registry).readings();
            assertThat(readings).hasSize(1);
            return readings.get(0);
        }
    }

    private static List<String> states(RegistryReading reading) {
        return reading.profiles().stream().map(DemonstrationHiveTest::state).toList();
    }

    private static String state(ProfileReading profile) {
        return profile.officeVersion() + ": " + profile.inUcsMode().orElseThrow().asNumber().orElseThrow();
    }
}
