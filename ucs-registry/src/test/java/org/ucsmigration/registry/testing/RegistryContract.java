package org.ucsmigration.registry.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryValue;

/**
 * What every {@link Registry} promises: a registry of your own is tested by one subclass.
 *
 * <pre>{@code
 * class ArchiveRegistryTest extends RegistryContract {
 *     protected Registry registry() { return new ArchiveRegistry(archiveOf(sample())); }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class RegistryContract {

    /** The path of the key that {@link #sample()} holds. */
    protected static final String LYNC = "HKEY_CURRENT_USER\\Software\\Lync";

    private Registry registry;

    /** The registry under test, with the keys and values of {@link #sample()} in it, and nothing else; a new one at each call. */
    protected abstract Registry registry() throws Exception;

    /** What the registry under test is to hold: a key with values of every shape, and keys whose names need care. */
    protected static Registry.Builder sample() {
        return Registry.inMemory()
                .value(LYNC, RegistryValue.text("", "the default"))
                .value(LYNC, RegistryValue.dword("Mode", 2165))
                .value(LYNC, RegistryValue.text("Text", "2165"))
                .value(LYNC, RegistryValue.of("Odd", 0xFFFF0012L, new byte[] {1, 2, 3}))
                .value(LYNC, RegistryValue.of("Empty", 3, new byte[0]))
                .key(LYNC + "\\Zoë@litwareinc.com\\UCS")
                .key(LYNC + "\\a]b;c=d");
    }

    @BeforeEach
    void open() throws Exception {
        registry = registry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private RegistryKey lync() {
        return registry.find(LYNC).orElseThrow();
    }

    @Test
    @DisplayName("names itself and its roots")
    void namesItselfAndItsRoots() {
        assertThat(registry.name()).isNotBlank();
        assertThat(registry.roots()).containsExactly("HKEY_CURRENT_USER");
        assertThat(registry.find("HKEY_CURRENT_USER")).map(RegistryKey::path).contains("HKEY_CURRENT_USER");
    }

    @ParameterizedTest
    @ValueSource(strings = {LYNC, "HKCU\\Software\\Lync", "hkey_current_user\\SOFTWARE\\lync"})
    @DisplayName("finds a key by its full path ignoring case")
    void findsAKeyByItsFullPathIgnoringCase(String path) {
        assertThat(registry.find(path)).get().satisfies(key -> {
            assertThat(key.path()).isEqualToIgnoringCase(LYNC);
            assertThat(key.name()).isEqualToIgnoringCase("Lync");
            assertThat(key.subKeyNames()).containsExactlyInAnyOrder("Zoë@litwareinc.com", "a]b;c=d");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"HKCU\\Missing", "HKCU\\Software\\Lync\\Missing\\Deeper", "HKLM\\Software", "HKEY_USERS\\S-1-5-21-1"})
    @DisplayName("a missing key is absent")
    void aMissingKeyIsAbsent(String path) {
        assertThat(registry.find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Software\\Lync", "HKEY_NOWHERE\\x", "HKCU\\a\\\\b", "HKCU\\", "\\HKCU"})
    @DisplayName("a path that is not full is refused")
    void aPathThatIsNotFullIsRefused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> registry.find(path)).withMessageContaining("registry path");
    }

    @Test
    @DisplayName("steps from key to key")
    void stepsFromKeyToKey() {
        RegistryKey lync = lync();
        assertThat(lync.subKey("zoË@litwareinc.com")).get().satisfies(zoe -> {
            assertThat(zoe.path()).isEqualToIgnoringCase(LYNC + "\\zoë@litwareinc.com");
            assertThat(zoe.subKeyNames()).containsExactly("UCS");
            assertThat(zoe.subKeys().get(0).subKeys()).isEmpty();
            assertThat(zoe.values()).isEmpty();
        });
        assertThat(lync.subKey("missing")).isEmpty();
        assertThat(lync.subKey("")).isEmpty();
        assertThat(lync.subKey("Zoë@litwareinc.com\\UCS")).isEmpty();
        assertThat(lync.subKeys()).extracting(RegistryKey::path).allMatch(path -> path.startsWith(lync.path() + "\\"));
    }

    @Test
    @DisplayName("reads every value with type and bytes")
    void readsEveryValueWithTypeAndBytes() {
        List<RegistryValue> expected = sample().build().find(LYNC).orElseThrow().values();
        assertThat(lync().values()).containsExactlyInAnyOrderElementsOf(expected);
        for (RegistryValue value : expected) {
            assertThat(lync().value(value.name())).contains(value);
        }
    }

    @Test
    @DisplayName("finds a value ignoring case")
    void findsAValueIgnoringCase() {
        assertThat(lync().value("mODE")).get().extracting(value -> value.asNumber().orElse(-1)).isEqualTo(2165L);
        assertThat(lync().value("missing")).isEmpty();
        assertThat(lync().subKey("a]b;c=d").orElseThrow().value("")).isEmpty();
    }

    @Test
    @DisplayName("a key tells its time or says that it has none")
    void aKeyTellsItsTimeOrSaysThatItHasNone() {
        assertThat(lync().lastWriteTime()).isEqualTo(lync().lastWriteTime());
    }

    @Test
    @DisplayName("says nothing where all is well")
    void saysNothingWhereAllIsWell() {
        assertThat(registry.caveats()).isEmpty();
    }

    @Test
    @DisplayName("is refused once closed and may be closed twice")
    void isRefusedOnceClosedAndMayBeClosedTwice() {
        registry.close();
        registry.close();
        assertThatThrownBy(() -> registry.find(LYNC)).isInstanceOf(RegistryException.class).hasMessageContaining("closed");
    }
}
