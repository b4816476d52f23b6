package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

/** A sound hive to be damaged. */
@Timeout(60)
abstract class DamagedHive {

    /** Offsets within a key's cell, after the size. */
    static final int PARENT = 16;
    static final int SUB_KEY_COUNT = 20;
    static final int SUB_KEY_LIST = 28;
    static final int VALUE_COUNT = 36;
    static final int VALUE_LIST = 40;

    @TempDir
    private Path folder;
    ByteBuffer hive;

    @BeforeEach
    void soundHive() {
        hive = buffer(HiveWriter.write(SampleKey.named("TheRoot",
                SampleKey.named("Alpha", SampleKey.named("Below")).value("one", 3, new byte[40]).value("two", 3,
                new byte[20_000]),
                SampleKey.named("Beta").value("three", 4, new byte[4]), SampleKey.named("Gamma")).list("ri-lh")));
    }

    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the cell of that key, or value, starts after its size. */
    final int cell(String name) {
        int at = new String(hive.array(), StandardCharsets.ISO_8859_1).indexOf(name);
        return hive.getShort(at - 76) == ('n' | 'k' << 8) ? at - 76 : at - 20;
    }

    /** Where the content of the cell starts to which a field refers. */
    final int referred(int field) {
        return 4096 + hive.getInt(field) + 4;
    }

    final int offset(int cell) {
        return cell - 4 - 4096;
    }

    final Path written() throws IOException {
        return Files.write(folder.resolve("NTUSER.DAT"), hive.array());
    }

    static void walk(RegistryKey key) {
        key.values();
        key.lastWriteTime();
        key.subKeys().forEach(DamagedHive::walk);
    }

    /** Reads everything; it must fail at a place, given as where the content of a cell starts. */
    final RegistryException fault() throws IOException {
        Path file = written();
        RegistryException fault = catchThrowableOfType(RegistryException.class, () -> {
            try (Registry registry = Registry.hive(file)) {
                walk(registry.find("HKCU").orElseThrow());
            }
        });
        assertThat(fault).isNotNull();
        assertThat(fault.source()).isEqualTo(file.toString());
        assertThat(fault.offset()).isPresent();
        assertThat(fault.offset().getAsLong()).isBetween(0L, 4096L + 0xFFFFFFFFL);
        return fault;
    }

    final void assertFault(int cell, String reason) throws IOException {
        RegistryException fault = fault();
        assertThat(fault.reason()).contains(reason);
        assertThat(fault.offset()).hasValue(cell - 4);
    }
}
