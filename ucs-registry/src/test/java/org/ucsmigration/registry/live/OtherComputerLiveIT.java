package org.ucsmigration.registry.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.platform.win32.Kernel32Util;
import org.junit.jupiter.api.Test;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;

/** Another computer's registry: for want of one, this computer's by its name. */
@OnWindows
class OtherComputerLiveIT {

    @Test
    void whatDoesNotAnswerSaysSo() {
        try (Registry registry = Registry.ofComputer("ucs-no-such-pc")) {
            assertThatThrownBy(() -> registry.find("HKEY_USERS")).isInstanceOf(RegistryException.class)
                    .hasMessageStartingWith("registry of ucs-no-such-pc: ").hasMessageContaining("does not answer");
        }
    }

    @Test
    void showsWhoIsSignedInThere() {
        try (Registry registry = Registry.ofComputer(Kernel32Util.getComputerName()); Registry here = Registry.loadedUsers()) {
            assumeThatItAccepts(registry);
            assertThat(registry.find("HKEY_USERS").orElseThrow().subKeyNames())
                    .isNotEmpty().containsAll(here.find("HKEY_USERS").orElseThrow().subKeyNames());
            assertThat(registry.find("HKEY_LOCAL_MACHINE\\Software").orElseThrow().subKeyNames()).contains("Microsoft");
        }
    }

    /** Wine connects to its own name without a service. */
    private static void assumeThatItAccepts(Registry registry) {
        try {
            registry.find("HKEY_USERS");
        } catch (RegistryException e) {
            assumeTrue(Wine.isHere() || !e.getMessage().contains("RemoteRegistry service"),
                    "this computer accepts no connection: " + e.getMessage());
            throw e;
        }
    }
}
