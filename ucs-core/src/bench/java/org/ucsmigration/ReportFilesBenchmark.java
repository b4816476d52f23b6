package org.ucsmigration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.output.ReportFiles;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;
import org.ucsmigration.testing.SampleUser;

/**
 * How long one core takes to report on 200,000 users, who are in every state, and to write all files in a heap of 64 MB; with a
 * wave, to check each for a move as well.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx64m", "-XX:+UseSerialGC"})
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public class ReportFilesBenchmark {

    private static final int USERS = 200_000;
    private static final SampleUser[] SAMPLES = SampleUser.values();

    @Param({"false", "true"})
    private boolean wave;
    private Path folder;
    private SurveyResult result;
    private List<Path> files = List.of();

    @Setup(Level.Trial)
    public void begin() throws IOException {
        folder = Files.createTempDirectory("reports");
        result = Survey.over(SampleUser.probe()).run(Arrays.stream(SAMPLES).map(SampleUser::identity).toList(), report -> { });
    }

    @TearDown(Level.Iteration)
    public void clean() throws IOException {
        for (Path file : files) {
            System.out.printf("%s: %,d bytes%n", file.getFileName(), Files.size(file));
            Files.delete(file);
        }
    }

    @TearDown(Level.Trial)
    public void end() throws IOException {
        Files.delete(folder);
    }

    @Benchmark
    public List<Path> write() {
        Instant asOf = SampleUser.asOf();
        Wave checked = Wave.of(Move.mailboxToExchangeOnline());
        try (ReportFiles open = ReportFiles.in(folder)) {
            var into = wave ? open.andThen(checked) : open;
            IntStream.range(0, USERS).mapToObj(i -> report(i, asOf)).forEach(into);
            files = open.finish(result);
            return files;
        }
    }

    private static UserReport report(int number, Instant asOf) {
        Observations sample = SAMPLES[number % SAMPLES.length].observations();
        return UserReport.of(Observations.of(UserIdentity.of("user" + number + "@litwareinc.com"), sample.facts(),
                sample.evidence().toArray(Evidence[]::new)), asOf);
    }
}
