package org.ucsmigration.powershell.live;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Opening a session: ours, Microsoft's, and the start of the shell alone. Closing is measured with it where it waits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 10)
public class OpeningBenchmark {

    private MicrosoftClient microsoft;
    private AutoCloseable opened = () -> { };

    @Setup
    public void start() throws IOException {
        microsoft = new MicrosoftClient();
    }

    @Setup(org.openjdk.jmh.annotations.Level.Iteration)
    public void closeLast() throws Exception {
        opened.close();
    }

    @TearDown
    public void stop() throws Exception {
        opened.close();
        microsoft.close();
    }

    @Benchmark
    public void ours() {
        opened = LiveSession.start(PowerShellOptions.standard().withShell(BenchServer.engine()));
    }

    /** With its closing, which it does not do apart. */
    @Benchmark
    public void microsofts() throws IOException {
        microsoft.ask("open", 1);
    }

    @Benchmark
    public void shellAlone() throws IOException {
        opened = new BenchServer();
    }
}
