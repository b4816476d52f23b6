package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.testing.SampleUser;

@DisplayName("Files of a process of its own")
class ReportFilesProcessTest {

    @TempDir
    private Path temp;

    private String run(Class<?> main, String heap) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap,
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                main.getName(), temp.toString())
                        .redirectErrorStream(true).start();
        try {
            String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(java.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return output.strip();
        } finally {
            java.destroyForcibly();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName("which is killed in the middle are not there")
    void killed() throws Exception {
        Files.writeString(temp.resolve("report.jsonl"), "of last week");

        assertThat(run(Killed.class, "-Xmx64m")).isEqualTo("killed behind 3000 users");

        // The page has its users in a file of its own, and its text at the end only.
        assertThat(names()).hasSize(5).contains("report.jsonl").filteredOn(name -> name.endsWith(".part")).hasSize(4)
                .filteredOn(name -> !name.startsWith("report.html")).hasSize(3).allSatisfy(name ->
                        assertThat(Files.size(temp.resolve(name))).as(name).isGreaterThan(100_000));
        assertThat(temp.resolve("report.jsonl")).hasContent("of last week");
    }

    @Test
    @DisplayName("grow beyond its heap several times over")
    void constantMemory() throws Exception {
        assertThat(run(Many.class, "-Xmx32m")).isEqualTo("15000 users");

        assertThat(Files.size(temp.resolve("report.jsonl"))).isGreaterThan(80L * 1024 * 1024);
    }

    private static Probe answers() {
        List<Observations> samples = Stream.of(SampleUser.values()).map(SampleUser::observations).toList();
        return user -> {
            Observations sample = samples.get(Math.floorMod(user.hashCode(), samples.size()));
            return Observations.of(user, sample.facts(), sample.evidence().toArray(Evidence[]::new));
        };
    }

    private static Iterable<UserIdentity> users(int number) {
        return () -> IntStream.range(0, number).mapToObj(i -> UserIdentity.of("user" + i + "@litwareinc.com")).iterator();
    }

    /** Dies in mid-stream, as by the power switch. */
    static final class Killed {

        public static void main(String[] args) {
            ReportFiles files = ReportFiles.in(Path.of(args[0]));
            int[] seen = new int[1];
            Survey.over(answers()).run(users(100_000), files.andThen(report -> {
                if (++seen[0] == 3_000) {
                    System.out.println("killed behind 3000 users");
                    System.out.flush();
                    Runtime.getRuntime().halt(9);
                }
            }));
        }
    }

    /** Writes what its heap could not hold. */
    static final class Many {

        public static void main(String[] args) {
            Wave wave = Wave.of(Move.toTeams());
            try (ReportFiles files = ReportFiles.in(Path.of(args[0]))) {
                files.finish(Survey.over(answers()).run(users(15_000), files.andThen(wave)), wave);
                System.out.println(wave.users() + " users");
            }
        }
    }
}
