package org.ucsmigration.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
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
import org.ucsmigration.registry.internal.hive.Hive;
import org.ucsmigration.registry.internal.hive.HiveException;
import org.ucsmigration.registry.internal.hive.KeyNode;
import org.ucsmigration.registry.internal.hive.ValueNode;

/**
 * One user's {@code InUCSMode} out of a hive of 6.5 MB, and a walk over {@code NTUSER_BAGMRU.DAT} of the corpora, of 6.5 MB too.
 * Beside it hivexml (Debian: libhivex-bin), which writes the same walk as XML, from a process of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class HiveBenchmark {

    private Path large;
    private Path real;

    @Setup
    public void start() throws IOException {
        large = Files.write(Files.createTempFile("large", ".dat"), LargeHive.bytes());
        real = Path.of(Objects.requireNonNull(System.getenv("UCS_CORPORA"), "UCS_CORPORA names the folder of test corpora"))
                .resolve("hives/NTUSER_BAGMRU.DAT");
    }

    @TearDown
    public void stop() throws IOException {
        Files.delete(large);
    }

    /** Opens, looks up, closes. */
    @Benchmark
    public long lookUp() {
        try (Registry registry = Registry.hive(large)) {
            return registry.find(LargeHive.UCS).orElseThrow().value("InUCSMode").orElseThrow().asNumber().orElseThrow();
        }
    }

    /** Opens, reads the name, type and length of each value, closes. */
    @Benchmark
    public long walk() throws IOException, HiveException {
        try (Hive hive = Hive.open(real)) {
            return lengths(hive.root());
        }
    }

    /** The same with the bytes of each value. */
    @Benchmark
    public long walkWithData() {
        try (Registry registry = Registry.hive(real)) {
            return bytes(registry.find("HKCU").orElseThrow());
        }
    }

    @Benchmark
    public int hivexml() throws IOException, InterruptedException {
        return new ProcessBuilder("hivexml", real.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private static long lengths(KeyNode key) throws HiveException {
        long sum = 0;
        for (ValueNode value : key.values()) {
            sum += value.name().length() + value.type() + value.size();
        }
        for (KeyNode below : key.subKeys()) {
            sum += lengths(below);
        }
        return sum;
    }

    private static long bytes(RegistryKey key) {
        long sum = key.values().stream().mapToLong(RegistryValue::size).sum();
        for (RegistryKey below : key.subKeys()) {
            sum += bytes(below);
        }
        return sum;
    }
}
