package org.ucsmigration.powershell;

import java.io.IOException;
import java.util.Map;
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

/** 50,000 objects of five properties: ours one by one and in batches, Microsoft's, and what the server alone needs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class ObjectsBenchmark {

    private static final Command FIFTY = Command.of("Get-Fifty");

    private LiveSession session;
    private MicrosoftClient microsoft;
    private BenchServer server;
    private long seen;

    @Setup
    public void start() throws IOException {
        session = PowerShellSession.start(PowerShellOptions.standard().withShell(BenchServer.engine())
                .withStartupScript(BenchServer.SETUP, Map.of()));
        microsoft = new MicrosoftClient();
        server = new BenchServer();
        server.run(BenchServer.SETUP, 0);
    }

    @TearDown
    public void stop() throws IOException {
        session.close();
        microsoft.close();
        server.close();
    }

    @Benchmark
    public void ours() {
        take(FIFTY);
    }

    @Benchmark
    public void oursInBatches() {
        take(FIFTY.selecting("DisplayName", "SipAddress", "Enabled", "Number", "WhenCreated"));
    }

    private void take(Command command) {
        seen = 0;
        CommandResult rest = session.stream(command, value -> seen += ((PsObject) value).number("Number").isPresent() ? 1 : 0);
        if (seen != BenchServer.OBJECTS || !rest.isComplete()) {
            throw new IllegalStateException(seen + " objects; " + rest);
        }
    }

    @Benchmark
    public void microsofts() throws IOException {
        microsoft.ask("objects", BenchServer.OBJECTS);
    }

    @Benchmark
    public void serverAlone() throws IOException {
        server.run("Get-Fifty", BenchServer.OBJECTS);
    }
}
