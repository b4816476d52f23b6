package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

@Timeout(30)
@DisplayName("Small files that would stop a sweep")
class HostileFileTest {

    @TempDir
    private Path folder;

    private RegistryReading swept(Path file) {
        assertThat(file).exists();
        List<RegistryReading> readings = RegistrySweep.ofFiles(folder).readings();
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    /** Reads what can be read of every key, and counts what cannot. */
    private static int faults(RegistryKey key) {
        int[] faults = new int[1];
        key.eachSubKey(below -> faults[0] += faults(below), fault -> faults[0]++);
        try {
            key.values();
        } catch (RegistryException fault) {
            faults[0]++;
        }
        return faults[0];
    }

    private static int allFaults(Path file) {
        try (Registry registry = Registry.hive(file)) {
            return faults(registry.find("HKCU").orElseThrow());
        }
    }

    @Test
    @DisplayName("a hive in which many keys share one bad list is walked through, and reported")
    void sharedList() throws IOException {
        Path file = Files.copy(Cases.file("hostile/shared-b.dat"), folder.resolve("NTUSER.DAT"));
        assertThat(allFaults(file)).isPositive();
        assertThat(swept(file).problems()).isNotEmpty();
    }

    /** Each account's list is the one long list of another key, so that each entry of it is bad for each account. */
    @Test
    @DisplayName("a hive in which all accounts share one long list is swept, and reported")
    void sharedByAccounts() throws IOException {
        int count = 2_000;
        SampleKey[] accounts = IntStream.range(0, count).mapToObj(i -> SampleKey.named(String.format("u%04d@x.com", i),
                SampleKey.named("UCS")))
                .toArray(SampleKey[]::new);
        SampleKey lync = SampleKey.named("Lync", accounts);
        byte[] hive = HiveWriter.write(SampleKey.named("root", SampleKey.named("Software", SampleKey.named("Microsoft",
                SampleKey.named("Office", SampleKey.named("15.0", lync))))));
        ByteBuffer bytes = ByteBuffer.wrap(hive).order(ByteOrder.LITTLE_ENDIAN);
        String text = new String(hive, StandardCharsets.ISO_8859_1);
        int lyncCell = text.indexOf("Lync") - 76;
        for (int i = 0; i < count; i++) {
            int cell = text.indexOf(String.format("u%04d@x.com", i)) - 76;
            bytes.putInt(cell + 20, count).putInt(cell + 28, bytes.getInt(lyncCell + 28));
        }
        Path file = Files.write(folder.resolve("NTUSER.DAT"), hive);
        assertThat(allFaults(file)).isGreaterThanOrEqualTo(count);
        assertThat(swept(file).profiles()).hasSize(count).allMatch(profile -> profile.problem().isPresent());
    }

    @Test
    @DisplayName("an export of a key 100,000 levels deep, again and again, is read, and reported")
    void deep() throws IOException {
        String key = "[HKEY_CURRENT_USER" + "\\a".repeat(100_000) + "]\r\n\"v\"=dword:1\r\n";
        Path file = Files.writeString(folder.resolve("deep.reg"), "REGEDIT4\r\n" + key.repeat(10));
        RegistryReading reading = swept(file);
        assertThat(reading.problems()).isNotEmpty().first().asString().contains("line 2").contains("full path");
    }

    @Test
    @DisplayName("an export of nested keys, each one level deeper, is read, and reported where Windows has no such depth")
    void nested() throws IOException {
        StringBuilder text = new StringBuilder("REGEDIT4\r\n");
        for (int depth = 1; depth < 1_400; depth++) {
            text.append("[HKEY_CURRENT_USER").append("\\a".repeat(depth)).append("]\r\n");
        }
        assertThat(swept(Files.writeString(folder.resolve("nested.reg"), text)).problems()).isNotEmpty();
    }

    @Test
    @DisplayName("one long line, and many texts that do not end, cost no more than their length")
    void longLines() throws IOException {
        String value = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync]\r\n\"v\"=\"" + "x".repeat(5_000_000)
                + "\"\r\n";
        String open = "\"w\"=\"never\r\nmore\r\n".repeat(50_000);
        Path file = Files.writeString(folder.resolve("long.reg"), "REGEDIT4\r\n" + value + open);
        assertThat(swept(file).problems()).isNotEmpty();
    }

    @Test
    @DisplayName("an interrupted sweep ends soon and leaves no thread at work")
    void interrupt() throws Exception {
        byte[] large = ("REGEDIT4\r\n" + "[HKEY_CURRENT_USER\\Software\\x]\r\n\"v\"=hex:01,02\r\n".repeat(400_000))
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4; i++) {
            Files.write(folder.resolve(i + ".reg"), large);
        }
        Thread[] ended = new Thread[1];
        Throwable[] thrown = new Throwable[1];
        ended[0] = new Thread(() -> {
            try {
                RegistrySweep.ofFiles(folder).withThreads(2).readings();
            } catch (CancellationException cancelled) {
                thrown[0] = cancelled;
            }
        });
        ended[0].start();
        Thread.sleep(150);
        long start = System.nanoTime();
        ended[0].interrupt();
        ended[0].join(TimeUnit.SECONDS.toMillis(20));
        System.out.printf("interrupted sweep ended after %.0f ms%n", (System.nanoTime() - start) / 1e6);
        assertThat(thrown[0]).isInstanceOf(CancellationException.class);
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(Thread::isAlive).extracting(Thread::getName)
                .doesNotContain("ucs-registry-sweep");
    }

    @Test
    @DisplayName("what a pipe holds is not waited for, nor what one beside a hive does")
    void pipes() throws Exception {
        Path hive = Files.write(folder.resolve("NTUSER.DAT"), HiveWriter.dirty(Damage.hive(2)));
        for (String name : List.of("a.reg", "NTUSER.DAT.LOG1")) {
            int status = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start().waitFor();
            org.junit.jupiter.api.Assumptions.assumeTrue(status == 0, "there are no pipes here");
        }
        SweepResult result = RegistrySweep.ofFiles(folder).read(reading -> {
            assertThat(reading.source()).isEqualTo(hive.toString());
            assertThat(reading.problems()).singleElement().asString().contains("NTUSER.DAT.LOG1: it is not a regular file");
        });
        assertThat(result.found()).isEqualTo(3);
        assertThat(result.passedOver()).containsOnly(java.util.Map.entry(SweepResult.PassedOver.NOT_A_FILE, 2L));
    }
}
