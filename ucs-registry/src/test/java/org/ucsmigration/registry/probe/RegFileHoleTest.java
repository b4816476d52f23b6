package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.registry.Registries;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;

/**
 * Exports with a hole of NULs or of noise, and cut off, at every position; {@code -Ducs.holes=512} for every length of hole.
 *
 * <p>What a user's state is afterwards is the true one or none, and none where the key's line or the value's was touched in a way
 * that could have made it another's.
 */
@DisplayName("An export that was damaged anywhere says nothing that was not in it")
class RegFileHoleTest {

    private static final int LENGTHS = Integer.getInteger("ucs.holes", 9);
    private static final String LYNC = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\";
    private static final String TEXT = "Windows Registry Editor Version 5.00\r\n\r\n"
            + LYNC + "anna@litwareinc.com]\r\n\"Ver\"=\"x\"\r\n\r\n"
            + LYNC + "anna@litwareinc.com\\UCS]\r\n\"Other\"=dword:00000001\r\n\r\n"
            + LYNC + "kenmyer@litwareinc.com\\UCS]\r\n\"InUCSMode\"=dword:00000000\r\n\r\n"
            + LYNC + "pilar@litwareinc.com\\UCS]\r\n\"InUCSMode\"=dword:00000875\r\n\r\n"
            + LYNC + "vera@litwareinc.com\\UCS]\r\n\"InUCSMode\"=hex(b):75,08,00,00,00,00,\\\r\n  00,00\r\n\r\n";
    private static final Map<String, MigrationState> TRUTH = Map.of("kenmyer@litwareinc.com", MigrationState.NOT_MIGRATED,
            "pilar@litwareinc.com", MigrationState.MIGRATED, "vera@litwareinc.com", MigrationState.MIGRATED);

    /** An export, how it is encoded, and how many bytes a character of it has. */
    private record Sample(String name, byte[] bytes, Charset charset, int width) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        String old = TEXT.replace("Windows Registry Editor Version 5.00", "REGEDIT4");
        return Stream.of(new Sample("UTF-16", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE,
                2),
                new Sample("UTF-8", TEXT.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 1),
                new Sample("REGEDIT4", old.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII, 1));
    }

    /** Definite states by address. */
    private Map<String, MigrationState> states(byte[] bytes) {
        Map<String, MigrationState> states = new TreeMap<>();
        try (Registry registry = Registries.export("export.reg", bytes)) {
            for (RegistryReading reading : RegistryProbe.of(registry).readings()) {
                for (ProfileReading profile : reading.profiles()) {
                    if (profile.evidence().state() != MigrationState.UNKNOWN) {
                        states.put(profile.address(), profile.evidence().state());
                    }
                }
            }
        } catch (RegistryException refused) {
            assertThat(refused.reason()).isNotBlank();
        }
        return states;
    }

    private void check(byte[] bytes, Object what) {
        Map<String, MigrationState> states = states(bytes);
        for (Map.Entry<String, MigrationState> state : TRUTH.entrySet()) {
            MigrationState now = states.get(state.getKey());
            assertThat(now == null || now == state.getValue()).as("%s: %s is %s", what, state.getKey(), now).isTrue();
        }
        assertThat(states.get("anna@litwareinc.com")).as("%s: anna", what).isNull();
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("whole")
    void whole(Sample sample) {
        assertThat(states(sample.bytes())).isEqualTo(TRUTH);
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("with a hole of NULs, or of the ones of erased flash memory, at every position")
    void nulsAndOnes(Sample sample) {
        for (int fill : new int[] {0, 0xFF}) {
            for (int length : lengths()) {
                for (int at = 0; at + length <= sample.bytes().length; at++) {
                    byte[] bytes = sample.bytes().clone();
                    Arrays.fill(bytes, at, at + length, (byte) fill);
                    check(bytes, sample + ", " + length + " bytes of " + fill + " at " + at);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("with a hole of noise at every position")
    void noise(Sample sample) {
        Random random = new Random(2165);
        for (int length : lengths()) {
            for (int at = 0; at + length <= sample.bytes().length; at++) {
                byte[] bytes = sample.bytes().clone();
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, length);
                check(bytes, sample + ", " + length + " bytes of noise at " + at + ": " + Arrays.toString(noise));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("with every single character in place of another, where it could end, hide or begin a line")
    void characters(Sample sample) {
        for (char c : "\n\r;#/[]\"@=-, \t0".toCharArray()) {
            for (int at = 0; at + sample.width() <= sample.bytes().length; at += sample.width()) {
                byte[] bytes = sample.bytes().clone();
                byte[] one = String.valueOf(c).getBytes(sample.charset());
                System.arraycopy(one, 0, bytes, at, one.length);
                // A digit of the value itself may become another digit: what it says then was written there.
                check(c == '0' && isDigit(sample, at) ? sample.bytes() : bytes, sample + ", " + (int) c + " at " + at);
            }
        }
    }

    private static boolean isDigit(Sample sample, int at) {
        return Character.digit(sample.bytes()[at], 16) >= 0;
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("cut off at every position")
    void cuts(Sample sample) {
        for (int length = 0; length < sample.bytes().length; length++) {
            check(Arrays.copyOf(sample.bytes(), length), sample + ", cut at " + length);
        }
    }

    private static List<Integer> lengths() {
        List<Integer> usual = List.of(1, 2, 3, 8, 40, 100, 151, 256, 512);
        return LENGTHS < 512 ? usual : IntStream.rangeClosed(1, 512).boxed().toList();
    }
}
