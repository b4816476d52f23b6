package org.ucsmigration.registry.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.ucsmigration.registry.Registry;

/** 10,000 collected exports of 5 KB, each a client's {@code Office} key, read with two threads: at most 3 s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class SweepBenchmark {

    private static final int FILES = 10_000;
    private static final int SIZE = 5_120;
    private Path folder;

    /** Writes the exports. */
    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("ucs-sweep");
        for (int i = 0; i < FILES; i++) {
            StringBuilder text = new StringBuilder("\uFEFFWindows Registry Editor Version 5.00\r\n");
            String lync = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync";
            text.append("\r\n").append(lync).append("]\r\n\"ServerSipUri\"=\"user").append(i).append("@litwareinc.com\"\r\n");
            text.append("\r\n").append(lync).append("\\user").append(i)
                    .append("@litwareinc.com\\UCS]\r\n\"InUCSMode\"=dword:00000875\r\n");
            for (int n = 0; text.length() * 2 < SIZE; n++) {
                text.append("\r\n").append(lync).append("\\Other").append(n)
                        .append("]\r\n\"data\"=hex:01,02,03,04,05,06,07,08\r\n");
            }
            Files.write(folder.resolve(i + ".reg"), text.toString().getBytes(StandardCharsets.UTF_16LE));
        }
    }

    /** Deletes them. */
    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** All of them, as a stream of readings. */
    @Benchmark
    public long tenThousandExports() {
        SweepResult result = RegistrySweep.ofFiles(folder).withThreads(2).read(reading -> {
            if (!List.of("15.0").equals(reading.officeVersions()) || reading.profiles().size() != 1) {
                throw new IllegalStateException(reading.sentence());
            }
        });
        if (result.readings() != FILES) {
            throw new IllegalStateException(result.sentence());
        }
        return result.readings();
    }
}
