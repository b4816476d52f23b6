package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Sid;

/** What a reading derives instead of holding it is what was read. */
@DisplayName("A profile's reading")
class ProfilePathTest {

    private static final Sid KEN = Sid.of("S-1-5-21-1-2-3-1001");

    private static ProfileReading reading(String root, Sid sid, String path, String address) {
        ProfileReading.Place place = new ProfileReading.Place("a file", root, sid, Instant.EPOCH, "", null);
        return new ProfileReading(place, "15.0", address, path, null, null, null, null);
    }

    @Test
    @DisplayName("has the root as the registry wrote it, under the account's SID or anywhere")
    void root() {
        for (String root : List.of("HKEY_USERS\\" + KEN, "HKEY_USERS\\s-1-5-21-1-2-3-1001", "HKEY_USERS\\S-1-5-21-1-2-3-1002",
                "HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE\\ken")) {
            assertThat(new ProfileReading.Place("a file", root, KEN, Instant.EPOCH, "", null).root()).isEqualTo(root);
            assertThat(new ProfileReading.Place("a file", root, null, Instant.EPOCH, "", null).root()).isEqualTo(root);
        }
    }

    @Test
    @DisplayName("has the path as the registry wrote it, below the root or elsewhere")
    void path() {
        String root = "HKEY_USERS\\" + KEN;
        for (String path : List.of(root + "\\Software\\Microsoft\\Office\\15.0\\Lync\\ken@litwareinc.com",
                root + "\\SOFTWARE\\Microsoft\\Office\\16.0\\Lync\\sip:ken@litwareinc.com", root + "\\ken@litwareinc.com",
                root + "ken@litwareinc.com", root, "hkey_users\\" + KEN + "\\Software\\ken@litwareinc.com",
                root + "\\Software\\another", "")) {
            ProfileReading reading = reading(root, KEN, path, "ken@litwareinc.com");
            assertThat(reading.path()).isEqualTo(path);
            assertThat(reading).isEqualTo(reading(root, KEN, path, "ken@litwareinc.com"))
                    .isNotEqualTo(reading(root, KEN, path + "x", "ken@litwareinc.com"))
                    .isNotEqualTo(reading(root + "0", KEN, path, "ken@litwareinc.com"));
        }
    }
}
