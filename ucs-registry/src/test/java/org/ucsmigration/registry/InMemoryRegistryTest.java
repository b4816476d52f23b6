package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.registry.testing.RegistryContract;

class InMemoryRegistryTest extends RegistryContract {

    private static final Instant TIME = Instant.parse("2014-05-06T07:08:09Z");

    @Override
    protected Registry registry() {
        return sample().build();
    }

    @Test
    @DisplayName("keeps what it was told")
    void keepsWhatItWasTold() {
        Registry registry = Registry.inMemory().name("registry of DESKTOP-7").observedAt(TIME).caveat("Half of it is lost.")
                .key("HKCU\\a", TIME).build();
        assertThat(registry.name()).isEqualTo("registry of DESKTOP-7");
        assertThat(registry.observedAt()).contains(TIME);
        assertThat(registry.caveats()).containsExactly("Half of it is lost.");
        assertThat(registry.find("HKCU\\a").orElseThrow().lastWriteTime()).contains(TIME);
        assertThat(registry.find("HKCU").orElseThrow().lastWriteTime()).isEmpty();
    }

    @Test
    @DisplayName("an unreadable key is there and refuses everything with the reason")
    void anUnreadableKeyIsThereAndRefusesEverythingWithTheReason() {
        Registry registry = Registry.inMemory().name("here").key("HKCU\\a\\b\\c").unreadable("HKCU\\a\\b", "access denied")
                .build();
        RegistryKey parent = registry.find("HKCU\\a").orElseThrow();
        RegistryKey denied = parent.subKeys().get(0);
        assertThat(denied.name()).isEqualTo("b");
        for (Runnable question : new Runnable[] {() -> registry.find("HKCU\\a\\b"), () -> registry.find("HKCU\\a\\b\\c"),
            () -> parent.subKey("b"), denied::subKeys, denied::values, () -> denied.value("x"), denied::lastWriteTime}) {
            RegistryException refused = catchThrowableOfType(RegistryException.class, question::run);
            assertThat(refused.getMessage()).isEqualTo("here, HKEY_CURRENT_USER\\a\\b: access denied");
            assertThat(refused.source()).isEqualTo("here");
            assertThat(refused.reason()).isEqualTo("access denied");
            assertThat(refused.keyPath()).contains("HKEY_CURRENT_USER\\a\\b");
            assertThat(refused.valueName()).isEmpty();
            assertThat(refused.line()).isEmpty();
            assertThat(refused.offset()).isEmpty();
        }
    }

    @Test
    @DisplayName("what is built does not change with its builder")
    void whatIsBuiltDoesNotChangeWithItsBuilder() {
        Registry.Builder builder = Registry.inMemory().value("HKCU\\a", RegistryValue.dword("n", 1));
        Registry before = builder.build();
        builder.value("HKCU\\a", RegistryValue.dword("N", 2)).key("HKCU\\a\\b");
        assertThat(before.find("HKCU\\a").orElseThrow().value("n")).contains(RegistryValue.dword("n", 1));
        assertThat(before.find("HKCU\\a\\b")).isEmpty();
        assertThat(builder.build().find("HKCU\\a").orElseThrow().values()).containsExactly(RegistryValue.dword("N", 2));
    }

    @Test
    @DisplayName("refuses what nobody could read")
    void refusesWhatNobodyCouldRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> Registry.inMemory().name(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Registry.inMemory().caveat(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Registry.inMemory().unreadable("HKCU", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> Registry.inMemory().key("HKCU\\" + "a\\".repeat(512) + "a"));
    }
}
