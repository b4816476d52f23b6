package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;

/** One flipped bit in each byte; {@code -Ducs.bits=8} for all bits of each. */
@DisplayName("A hive with a flipped bit says of nobody what is another's")
class HiveBitTest {

    private static final int BITS = Integer.getInteger("ucs.bits", 2);
    private static final int BINS = 4096;
    /** Whose values differ: 2 and 4 are migrated, 1 and 3 are not. */
    private static final int[] USERS = {1, 2, 3, 4};

    @TempDir
    private Path folder;

    private Map<String, MigrationState> states(byte[] bytes) throws IOException {
        Map<String, MigrationState> states = new TreeMap<>();
        try (Registry registry = Registry.hive(Files.write(folder.resolve("NTUSER.DAT"), bytes))) {
            RegistryProbe.of(registry).readings().forEach(reading -> reading.profiles().forEach(profile -> {
                if (profile.evidence().state() != MigrationState.UNKNOWN) {
                    states.put(profile.address(), profile.evidence().state());
                }
            }));
        } catch (RegistryException refused) {
            assertThat(refused.reason()).isNotBlank();
        }
        return states;
    }

    @Test
    @DisplayName("in any cell but the four bytes of the values themselves")
    void flips() throws IOException {
        byte[] sound = Damage.hive(USERS);
        Map<String, MigrationState> truth = states(sound);
        assertThat(truth).hasSize(USERS.length);
        String text = new String(sound, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf("InUCSMode") + 200;
        for (int at = BINS + 32; at < Math.min(end, sound.length); at++) {
            if (isValue(text, at)) {
                continue;
            }
            for (int bit = 0; bit < BITS; bit++) {
                byte[] bytes = sound.clone();
                int flipped = (at + bit * 3) % 8;
                bytes[at] ^= (byte) (1 << flipped);
                Map<String, MigrationState> states = states(bytes);
                for (Map.Entry<String, MigrationState> state : states.entrySet()) {
                    assertThat(truth.getOrDefault(state.getKey(), state.getValue())).as("bit %d of byte %d: %s", flipped, at,
                            states)
                            .isEqualTo(state.getValue());
                }
            }
        }
    }

    /** The data of a value of four bytes lies 12 bytes before its name, in the field for the place of larger data. */
    private static boolean isValue(String text, int at) {
        for (int i = 9; i <= 12; i++) {
            if (text.startsWith("InUCSMode", at + i)) {
                return true;
            }
        }
        return false;
    }
}
