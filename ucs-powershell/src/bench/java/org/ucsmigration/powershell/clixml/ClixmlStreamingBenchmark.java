package org.ucsmigration.powershell.clixml;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An export of 1 GB, value by value, in a heap of 64 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx64m")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ClixmlStreamingBenchmark {

    private static final long GIGABYTE = 1_000_000_000;

    @Param({"UTF-8", "UTF-16"})
    private String encoding;
    private Path file;
    private long written;

    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("ucs-bench", ".xml");
        try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName(encoding))) {
            out.write("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">");
            long bytes = 0;
            while (bytes < GIGABYTE) {
                String object = GeneratedExport.object(written++);
                out.write(object);
                bytes += object.length() * (encoding.equals("UTF-8") ? 1 : 2);
            }
            out.write("</Objs>");
        }
    }

    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Benchmark
    public Clixml.End stream() {
        long[] enabled = new long[1];
        Clixml.End end = Clixml.stream(file, value -> enabled[0] += ((PsObject) value).bool("Enabled").orElseThrow() ? 1 : 0);
        if (!end.isComplete() || end.count() != written || enabled[0] != written) {
            throw new IllegalStateException("not all of " + written + " objects: " + end + ", " + enabled[0] + " enabled");
        }
        return end;
    }
}
