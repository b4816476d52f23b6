package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.LogWriter;

/** Hives, their logs and exports, all mutated at once; {@code -Ducs.mutations=300000} for the full number. */
@Timeout(3_600)
@DisplayName("Whatever the bytes of all files, a sweep and the probe answer")
class MutationTest {

    private static final int MUTATIONS = Integer.getInteger("ucs.mutations", 3_000);

    @TempDir
    private Path folder;
    private final Random random = new Random(2165);

    @Test
    @DisplayName("with readings alone")
    void answers() throws IOException {
        byte[] before = Damage.hive(1, 2);
        byte[] after = Damage.hive(2, 3);
        UserIdentity user = UserIdentity.of(Damage.address(2));
        for (int i = 0; i < MUTATIONS; i += 3) {
            Files.write(folder.resolve("NTUSER.DAT"), cut(mutated(HiveWriter.dirty(before))));
            byte[] log = mutated(LogWriter.entries(7, before, after));
            Files.write(folder.resolve("NTUSER.DAT.LOG1"), random.nextBoolean() ? LogWriter.sealed(log) : cut(log));
            byte[] export = mutated(Damage.export(4, i % 2 == 0));
            Files.write(folder.resolve("a.reg"), random.nextBoolean() ? cut(export) : joined(export, mutated(Damage.export(6,
                    random.nextBoolean()))));
            List<RegistryReading> readings = RegistrySweep.ofFiles(folder).withThreads(1).readings();
            assertThat(readings).as("mutation %d", i).isNotEmpty().allSatisfy(reading -> assertThat(reading.sentence())
                    .isNotBlank());
            assertThat(readings.stream().flatMap(reading -> reading.problems().stream()))
                    .noneMatch(problem -> problem.contains("failed with"));
            assertThat(RegistryProbe.ofReadings(readings).observe(user).evidence()).isNotEmpty();
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private byte[] mutated(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int n = random.nextInt(6); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            for (int steps = random.nextBoolean() ? 10_000 : 0; steps > 0 && sound[at] == 0; steps--) {
                at = (at + 1) % bytes.length;
            }
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ (1 << random.nextInt(8)));
        }
        return bytes;
    }

    private byte[] cut(byte[] bytes) {
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
