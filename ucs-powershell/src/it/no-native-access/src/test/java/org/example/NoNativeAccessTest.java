package org.example;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.probe.RegistryProbe;

class NoNativeAccessTest {

    @Test
    void theLiveRegistryIsUnavailableAndSaysWhy() {
        try (Registry live = Registry.currentUser()) {
            RegistryException refused = assertThrows(RegistryException.class, () -> live.find("HKCU\\Software"));
            assertFalse(refused.reason().isBlank());
        }
    }

    @Test
    void aProbeOverItAnswersThatNothingIsKnown() {
        UserIdentity user = UserIdentity.of("kenmyer@litwareinc.com");
        try (Registry live = Registry.currentUser()) {
            Observations seen = RegistryProbe.of(live).observe(user);
            assertTrue(seen.facts().clients().isUnknown(), () -> seen.toString());
        }
    }
}
