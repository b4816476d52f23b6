package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.internal.hive.Hive;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.KeyNode;
import org.ucsmigration.registry.internal.hive.SampleKey;

class HiveFormatTest {

    @TempDir
    private Path folder;

    private Registry hive(byte[] bytes) throws IOException {
        return Registry.hive(Files.write(folder.resolve("NTUSER.DAT"), bytes));
    }

    private Registry hive(SampleKey root) throws IOException {
        return hive(HiveWriter.write(root));
    }

    private static RegistryKey root(Registry registry) {
        return registry.find("HKCU").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lf", "lh", "li", "ri-lf", "ri-lh", "ri-li"})
    @DisplayName("reads every kind of list")
    void readsEveryKindOfList(String kind) throws IOException {
        String[] names = {"a", "Alpha", "beta", "betA2", "gamma", "ÄÖÜ", "ключ", "\uD83D"};
        SampleKey[] keys = IntStream.range(0, names.length).mapToObj(i -> SampleKey.named(names[i])).toArray(SampleKey[]::new);
        try (Registry registry = hive(SampleKey.named("root", keys).list(kind))) {
            assertThat(root(registry).subKeyNames()).containsExactly(names);
            for (String name : names) {
                assertThat(root(registry).subKey(name.toUpperCase(java.util.Locale.ROOT))).get().extracting(RegistryKey::name)
                        .isEqualTo(name);
            }
            assertThat(root(registry).subKey("betA3")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lf", "lh"})
    @DisplayName("a hint that another writer computes otherwise hides nothing")
    void aHintThatAnotherWriterComputesOtherwiseHidesNothing(String kind) throws IOException {
        byte[] bytes = HiveWriter.write(SampleKey.named("root", SampleKey.named("Alpha")).list(kind));
        int list = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(kind + "\1\0");
        bytes[list + 8] ^= 0x55;
        try (Registry registry = hive(bytes)) {
            assertThat(registry.find("HKCU\\alpha")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,5", "1,5", "4,5", "5,5", "16344,5", "16345,5", "16345,4", "16345,3", "32688,5", "40000,5", "40000,3"})
    @DisplayName("reads data of any length")
    void readsDataOfAnyLength(int length, int minorVersion) throws IOException {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        try (Registry registry = hive(HiveWriter.write(SampleKey.named("root").value("data", 3, data), minorVersion))) {
            assertThat(root(registry).value("data")).contains(RegistryValue.of("data", 3, data));
            assertThat(root(registry).values()).containsExactly(RegistryValue.of("data", 3, data));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4, 11, 12, 0x00FF0012L, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL})
    @DisplayName("keeps any type")
    void keepsAnyType(long type) throws IOException {
        try (Registry registry = hive(SampleKey.named("root").value("Wert €", (int) type, new byte[] {1}).value("é", 3,
                new byte[9]))) {
            assertThat(root(registry).value("wert €")).get().extracting(RegistryValue::type).isEqualTo(type);
            assertThat(root(registry).value("É")).isPresent();
        }
    }

    @Test
    @DisplayName("shows the time of the file")
    void showsTheTimeOfTheFile() throws IOException {
        try (Registry registry = hive(SampleKey.named("root"))) {
            Instant changed = Files.getLastModifiedTime(folder.resolve("NTUSER.DAT")).toInstant();
            assertThat(registry.observedAt()).contains(changed);
            assertThat(registry.name()).isEqualTo(folder.resolve("NTUSER.DAT").toString());
        }
    }

    @Test
    @DisplayName("a look up reads a small part of a large hive")
    void aLookUpReadsASmallPartOfALargeHive() throws Exception {
        Path file = Files.write(folder.resolve("large.dat"), LargeHive.bytes());
        assertThat(Files.size(file)).isBetween(6_400_000L, 6_700_000L);
        try (Hive hive = Hive.open(file)) {
            KeyNode key = hive.root();
            for (String step : LargeHive.UCS.split("\\\\")) {
                key = step.startsWith("HKEY") ? key : key.subKey(step).orElseThrow();
            }
            assertThat(key.value("InUCSMode").orElseThrow().bytes()).containsExactly(0x75, 8, 0, 0);
            assertThat(hive.bytesRead()).isBetween(4_096L, Files.size(file) * 5 / 100);
        }
    }

    @Test
    @DisplayName("threads that are interrupted disturb none")
    void threadsThatAreInterruptedDisturbNone() throws Exception {
        SampleKey[] keys = IntStream.range(0, 3_000).mapToObj(i -> SampleKey.named("key " + i).value("v", 3, new byte[1_000]))
                .toArray(SampleKey[]::new);
        try (Registry registry = hive(SampleKey.named("root", keys))) {
            Queue<Object> answers = new ConcurrentLinkedQueue<>();
            Queue<Object> others = new ConcurrentLinkedQueue<>();
            List<Thread> threads = Stream.of(others, others, answers, answers).map(into -> new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    into.add(sizes(registry));
                }
            })).toList();
            threads.forEach(Thread::start);
            while (threads.stream().anyMatch(Thread::isAlive)) {
                // Again and again, so that some interrupts hit a thread while it reads.
                threads.subList(0, 2).forEach(Thread::interrupt);
                Thread.onSpinWait();
            }
            // A thread that is interrupted may be told so in the middle of a long list; before, it read on.
            assertThat(answers).hasSize(40).containsOnly(3_000_000L);
            assertThat(others).hasSize(40).allMatch(answer -> answer.equals(3_000_000L)
                    || answer instanceof RegistryException fault && fault.reason().startsWith("interrupted"));
        }
    }

    private static Object sizes(Registry registry) {
        try {
            return root(registry).subKeys().stream().flatMap(key -> key.values().stream()).mapToLong(RegistryValue::size).sum();
        } catch (RegistryException fault) {
            return fault;
        }
    }
}
