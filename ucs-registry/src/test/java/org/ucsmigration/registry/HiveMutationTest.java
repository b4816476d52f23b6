package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.LogWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

/**
 * Whatever the bytes of a hive and its logs, a result or the documented exception; {@code -Ducs.mutations=200000} for the full
 * number.
 */
class HiveMutationTest {

    private static final int MUTATIONS = Integer.getInteger("ucs.mutations", 3_000);
    private static final long MOST_ALLOCATED_BESIDES = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;
    private final Random random = new Random(2165);
    private int read;
    private int refused;
    private int stale;

    private static SampleKey sample(String name) {
        SampleKey lync = SampleKey.named("Lync", SampleKey.named("zoë@litwareinc.com"), SampleKey.named("ключ@litwareinc.com"),
                SampleKey.named("kenmyer@litwareinc.com", SampleKey.named("UCS").value("InUCSMode", 4, new byte[] {0x75, 8, 0,
                0})));
        return SampleKey.named("root", SampleKey.named("A", lync.list("ri-lh")).list("lf"), SampleKey.named(name).value("d", 3,
                new byte[17_000]),
                SampleKey.named("C", SampleKey.named("D"), SampleKey.named("E")).list("li")).value("", 1, new byte[30])
                .value("x€", -5, new byte[3]);
    }

    @Test
    @DisplayName("no mutation of a hive escapes")
    void noMutationOfAHiveEscapes() throws IOException {
        mutate(Map.of("H", HiveWriter.write(sample("B"))), "H", MUTATIONS / 2, UnaryOperator.identity());
        mutate(Map.of("H", HiveWriter.write(sample("B"), 3)), "H", MUTATIONS / 4, HiveWriter::sealed);
        assertThat(refused).isGreaterThan(MUTATIONS / 8);
        assertThat(read).isGreaterThan(MUTATIONS / 20);
    }

    /** Half of them behind right hashes and checksums, as an attacker would have it. */
    @Test
    @DisplayName("no mutation of a log escapes")
    void noMutationOfALogEscapes() throws IOException {
        byte[] before = HiveWriter.write(sample("B"));
        byte[] after = HiveWriter.write(sample("Beta"));
        byte[] last = HiveWriter.write(sample("a longer name").value("more", 3, new byte[6_000]));
        Map<String, byte[]> entries = Map.of("H", HiveWriter.dirty(before), "H.LOG1", LogWriter.entries(7, before, after),
                "H.LOG2", LogWriter.entries(8, after, last));
        Map<String, byte[]> vector = Map.of("H", HiveWriter.dirty(before), "H.LOG", LogWriter.dirtyVector(before, last));
        mutate(entries, "H.LOG1", MUTATIONS / 16, UnaryOperator.identity());
        mutate(vector, "H.LOG", MUTATIONS / 16, UnaryOperator.identity());
        mutate(entries, "H.LOG2", MUTATIONS / 16, LogWriter::sealed);
        mutate(vector, "H.LOG", MUTATIONS / 16, LogWriter::sealed);
        assertThat(refused).isPositive();
        assertThat(read).isPositive();
        assertThat(stale).isPositive();
    }

    @Test
    @DisplayName("no mutation of a real hive or of its logs escapes")
    void noMutationOfARealHiveOrOfItsLogsEscapes() throws IOException {
        Map<String, byte[]> files = Map.of("H", bytes("NewDirtyHive"), "H.LOG1", bytes("NewDirtyHive.LOG1"), "H.LOG2",
                bytes("NewDirtyHive.LOG2"));
        mutate(files, "H", MUTATIONS / 16, UnaryOperator.identity());
        mutate(files, "H.LOG1", MUTATIONS / 16, UnaryOperator.identity());
        mutate(files, "H.LOG2", MUTATIONS / 16, LogWriter::sealed);
        mutate(Map.of("H", bytes("RecoveredHive_Windows10")), "H", MUTATIONS / 16, UnaryOperator.identity());
        assertThat(stale).isPositive();
        assertThat(read).isPositive();
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(Corpora.file("hives/" + name));
    }

    private void mutate(Map<String, byte[]> files, String target, int times, UnaryOperator<byte[]> sealing) throws IOException {
        long size = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
            size += file.getValue().length;
        }
        // Once as it is: what the first call allocates is mostly classes.
        read();
        for (int i = 0; i < times; i++) {
            Files.write(folder.resolve(target), sealing.apply(mutated(files.get(target))));
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            read();
            assertThat(System.nanoTime() - start).as("nanoseconds of mutation %d of %s", i, target).isLessThan(10_000_000_000L);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated).as("bytes allocated for mutation %d of %s", i,
                    target)
                    .isLessThan(8 * size + MOST_ALLOCATED_BESIDES);
        }
        for (String file : files.keySet()) {
            Files.delete(folder.resolve(file));
        }
    }

    private void read() {
        try (Registry registry = Registry.hive(folder.resolve("H"))) {
            stale += registry.caveats().isEmpty() ? 0 : 1;
            walk(registry.find("HKCU").orElseThrow());
            read++;
        } catch (RegistryException documented) {
            assertThat(documented.offset()).isPresent();
            refused++;
        }
    }

    private static void walk(RegistryKey key) {
        key.lastWriteTime();
        key.values().forEach(value -> {
            assertThat(key.value(value.name())).isPresent();
            assertThat(value.toString()).isNotBlank();
        });
        key.subKeys().forEach(below -> {
            assertThat(key.subKey(below.name())).isPresent();
            walk(below);
        });
    }

    /** One byte to eight, half of them where there is something to break. */
    private byte[] mutated(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            for (int steps = random.nextBoolean() ? 10_000 : 0; steps > 0 && sound[at] == 0; steps--) {
                at = (at + 1) % bytes.length;
            }
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }
}
