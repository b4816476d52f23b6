package org.ucsmigration.powershell.live;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ucsmigration.powershell.Command;

/** A call of a command that does nothing: ours, Microsoft's, and a process for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CallBenchmark {

    private static final int CALLS = 100;
    private static final Command ONE = Command.of("Get-One");

    private LiveSession session;
    private MicrosoftClient microsoft;

    @Setup
    public void start() throws IOException {
        session = LiveSession.start(PowerShellOptions.standard().withShell(BenchServer.engine())
                .withStartupScript(BenchServer.SETUP, java.util.Map.of()));
        microsoft = new MicrosoftClient();
    }

    @TearDown
    public void stop() throws IOException {
        session.close();
        microsoft.close();
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void ours() {
        for (int i = 0; i < CALLS; i++) {
            if (!session.invoke(ONE).output().get(0).equals(1)) {
                throw new IllegalStateException("a wrong answer");
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void microsofts() throws IOException {
        microsoft.ask("calls", CALLS);
    }

    @Benchmark
    public int processPerCall() throws IOException, InterruptedException {
        return new ProcessBuilder(BenchServer.engine(), "-NoProfile", "-Command", "1")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
