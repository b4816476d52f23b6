package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.WinReg.HKEY_CURRENT_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryValue;

/** Present, absent and unreadable, as Windows answers. */
@OnWindows
class AnswersLiveIT {

    private final ScratchKey scratch = ScratchKey.create();
    private final Registry registry = Registry.currentUser();

    @AfterEach
    void close() {
        registry.close();
        scratch.close();
    }

    private RegistryKey key() {
        return registry.find(scratch.fullPath()).orElseThrow();
    }

    private void create(String name) {
        Advapi32Util.registryCreateKey(HKEY_CURRENT_USER, scratch.path(), name);
    }

    private void set(RegistryValue value) {
        HKEYByReference key = new HKEYByReference();
        assertThat(Advapi32.INSTANCE.RegOpenKeyEx(HKEY_CURRENT_USER, scratch.path(), 0, WinNT.KEY_SET_VALUE, key)).isZero();
        int error = Advapi32.INSTANCE.RegSetValueEx(key.getValue(), value.name(), 0, (int) value.type(), value.bytes(),
                value.size());
        Advapi32.INSTANCE.RegCloseKey(key.getValue());
        assertThat(error).isZero();
    }

    @Test
    void whatIsMissingIsAbsent() {
        assertThat(registry.find(scratch.fullPath() + "\\missing")).isEmpty();
        assertThat(registry.find(scratch.fullPath() + "\\missing\\below")).isEmpty();
        assertThat(key().subKey("missing")).isEmpty();
        assertThat(key().value("missing")).isEmpty();
        assertThat(key().value("")).isEmpty();
        assertThat(key().values()).isEmpty();
        assertThat(key().subKeys()).isEmpty();
    }

    @Test
    void whatRegAddWritesIsRead() {
        RegistryTool.add(scratch.fullPath(), "dword", "REG_DWORD", "2165");
        RegistryTool.add(scratch.fullPath(), "qword", "REG_QWORD", "2165");
        RegistryTool.add(scratch.fullPath(), "text", "REG_SZ", "2165");
        RegistryTool.add(scratch.fullPath(), "path", "REG_EXPAND_SZ", "%NOT_SET_HERE%\\x");
        RegistryTool.add(scratch.fullPath(), "texts", "REG_MULTI_SZ", "one\\0two");
        RegistryTool.add(scratch.fullPath(), "bytes", "REG_BINARY", "750800");
        RegistryTool.add(scratch.fullPath(), "zo\u00eb", "REG_DWORD", "0");
        assertThat(key().values()).containsExactlyInAnyOrder(RegistryValue.dword("dword", 2165), RegistryValue.text("text",
                "2165"),
                RegistryValue.of("qword", 11, new byte[] {0x75, 8, 0, 0, 0, 0, 0, 0}), RegistryValue.of("bytes", 3,
                new byte[] {0x75, 8, 0}),
                RegistryValue.of("path", 2, "%NOT_SET_HERE%\\x\0".getBytes(StandardCharsets.UTF_16LE)),
                RegistryValue.of("texts", 7, "one\0two\0\0".getBytes(StandardCharsets.UTF_16LE)),
                RegistryValue.dword("zo\u00eb", 0));
        assertThat(key().value("DWORD").orElseThrow().asNumber()).hasValue(2165);
        assertThat(key().value("text").orElseThrow().asNumber()).hasValue(2165);
        assertThat(key().lastWriteTime().orElseThrow()).isBetween(Instant.now().minus(Duration.ofMinutes(10)), Instant.now()
                .plusSeconds(60));
    }

    @Test
    void dataThatDoesNotFitItsTypeIsReadAsItIs() {
        List<RegistryValue> odd = List.of(RegistryValue.of("short", 4, new byte[] {1}), RegistryValue.of("none", 4, new byte[0]),
                RegistryValue.of("unterminated", 1, "2165".getBytes(StandardCharsets.UTF_16LE)),
                RegistryValue.of("uneven", 1, new byte[] {50, 0, 49}), RegistryValue.of("", 0xFFFF0012L, new byte[] {1, 2, 3}));
        odd.forEach(this::set);
        assertThat(key().values()).containsExactlyInAnyOrderElementsOf(odd);
        assertThat(odd).allSatisfy(value -> assertThat(key().value(value.name())).contains(value));
    }

    @Test
    void aMegabyteIsReadWhole() {
        byte[] bytes = new byte[1 << 20];
        new Random(2165).nextBytes(bytes);
        set(RegistryValue.of("large", 3, bytes));
        set(RegistryValue.dword("small", 1));
        assertThat(key().value("large")).contains(RegistryValue.of("large", 3, bytes));
        assertThat(key().values()).containsExactlyInAnyOrder(RegistryValue.of("large", 3, bytes), RegistryValue.dword("small",
                1));
    }

    @Test
    void theLongestNamesAreRead() {
        String key = "k".repeat(255);
        create(key);
        set(RegistryValue.dword("v".repeat(16_383), 2165));
        assertThat(key().subKeyNames()).containsExactly(key);
        assertThat(key().subKey(key)).isPresent();
        assertThat(key().values()).containsExactly(RegistryValue.dword("v".repeat(16_383), 2165));
    }

    @Test
    void fiveThousandSubKeysAreListed() {
        List<String> names = IntStream.range(0, 5_000).mapToObj(i -> "user-" + i + "@litwareinc.com").toList();
        names.forEach(this::create);
        assertThat(key().subKeyNames()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(key().subKey("USER-4999@litwareinc.com")).isPresent();
    }

    @Test
    void aKeyWithoutAccessIsUnreadable() {
        create("denied");
        RegistryKey denied = key().subKey("denied").orElseThrow();
        DeniedKey.during(scratch.path() + "\\denied", () -> {
            String reason = "HKEY_CURRENT_USER\\" + scratch.path() + "\\denied: access denied";
            assertThatThrownBy(() -> registry.find(scratch.fullPath() + "\\denied")).isInstanceOf(RegistryException.class)
                    .hasMessageEndingWith(reason);
            assertThatThrownBy(() -> key().subKey("denied")).isInstanceOf(RegistryException.class).hasMessageEndingWith(reason);
            assertThatThrownBy(denied::values).isInstanceOf(RegistryException.class).hasMessageEndingWith(reason);
            assertThatThrownBy(() -> denied.value("n")).isInstanceOf(RegistryException.class).hasMessageEndingWith(reason);
            assertThatThrownBy(denied::subKeys).isInstanceOf(RegistryException.class).hasMessageEndingWith(reason);
            assertThatThrownBy(denied::lastWriteTime).isInstanceOf(RegistryException.class).hasMessageEndingWith(reason);
            assertThat(key().subKeyNames()).containsExactly("denied");
        });
        assertThat(denied.values()).isEmpty();
    }

    @Test
    void aKeyThatIsDeletedDuringAWalkIsUnreadable() {
        create("gone");
        create("kept");
        List<RegistryKey> keys = key().subKeys();
        Advapi32Util.registryDeleteKey(HKEY_CURRENT_USER, scratch.path(), "gone");
        assertThat(keys).extracting(RegistryKey::name).containsExactlyInAnyOrder("gone", "kept");
        assertThatThrownBy(keys.get(0)::values).isInstanceOf(RegistryException.class)
                .hasMessageContaining("\\gone: it is not there any more");
        assertThatThrownBy(keys.get(0)::subKeys).isInstanceOf(RegistryException.class);
        assertThat(keys.get(1).values()).isEmpty();
        assertThat(key().subKeyNames()).containsExactly("kept");
    }
}
