package org.ucsmigration.powershell.clixml;

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

/** 50,000 objects of five properties, read by this library and by Microsoft's own deserializer in one run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class ClixmlBenchmark {

    private MicrosoftDeserializer microsoft;
    private String document;

    @Setup
    public void start() throws IOException {
        microsoft = new MicrosoftDeserializer();
        document = microsoft.document();
    }

    @TearDown
    public void stop() throws IOException {
        microsoft.close();
    }

    @Benchmark
    public Clixml.Document ours() {
        return Clixml.parse(document);
    }

    @Benchmark
    public void microsofts() throws IOException {
        microsoft.deserialize();
    }
}
