package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryOrigin;
import org.ucsmigration.registry.RegistryValue;

@DisplayName("A collected file speaks for the account that it comes from")
class ProvenanceTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com").withSid("S-1-5-21-1-2-3-1001");
    private static final UserIdentity VERA = UserIdentity.of("vera@litwareinc.com").withSid("S-1-5-21-1-2-3-1002");
    private static final UserIdentity MALLORY = UserIdentity.of("mallory@litwareinc.com").withSid("S-1-5-21-1-2-3-1003");
    private static final Instant NOW = Instant.parse("2014-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private static String key(UserIdentity user, long mode) {
        return "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\" + user.sip() + "\\UCS]\r\n\"InUCSMode\"=dword:"
                + String.format("%08x", mode) + "\r\n\r\n";
    }

    /** Writes a file as the logon script does: by name and in its first lines from that account on that computer. */
    private void collected(String computer, UserIdentity account, String... keys) throws IOException {
        String sid = account.sid().orElseThrow().toString();
        export(computer + "_" + sid + ".reg", "; Computer: " + computer + "\r\n; SID: " + sid
                + "\r\n; Time: 2014-06-01T08:00:00Z\r\n\r\n"
                + String.join("", keys));
    }

    private void export(String name, String text) throws IOException {
        Path file = Files.write(folder.resolve(name), ("\uFEFFWindows Registry Editor Version 5.00\r\n\r\n" + text)
                .getBytes(StandardCharsets.UTF_16LE));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(3_600)));
    }

    private Map<UserIdentity, Observations> observed() {
        return observed(KEN, VERA, MALLORY);
    }

    private Map<UserIdentity, Observations> observed(UserIdentity... users) {
        Map<UserIdentity, Observations> all = new LinkedHashMap<>();
        List<UserIdentity> asked = List.of(users);
        List<Observations> seen = new ArrayList<>();
        RegistryProbe.ofReadings(RegistrySweep.ofFiles(folder).readings()).observeAll(asked, seen::add);
        for (int i = 0; i < asked.size(); i++) {
            all.put(asked.get(i), seen.get(i));
        }
        return all;
    }

    private static Map<UserIdentity, String> verdicts(Map<UserIdentity, Observations> observed) {
        Map<UserIdentity, String> verdicts = new LinkedHashMap<>();
        observed.forEach((user, seen) -> verdicts.put(user, MigrationConclusion.of(seen.evidence(), NOW).state().name() + " "
                + seen.evidence().stream().filter(Evidence::isVouched).count()));
        return verdicts;
    }

    @Test
    @DisplayName("and the owner's own is vouched for, as of the time that it says")
    void vouched() throws IOException {
        collected("PC1", KEN, key(KEN, 2165));
        Evidence evidence = observed().get(KEN).evidence().get(0);
        assertThat(evidence.isVouched()).isTrue();
        assertThat(evidence.state()).isEqualTo(MigrationState.MIGRATED);
        assertThat(evidence.observedAt()).contains(Instant.parse("2014-06-01T08:00:00Z"));
    }

    @Nested
    @DisplayName("with three accounts on two computers, of whom one forges")
    class Forged {

        private Map<UserIdentity, String> before;

        private void sound() throws IOException {
            collected("PC1", KEN, key(KEN, 2165));
            collected("PC2", KEN, key(KEN, 2165));
            collected("PC2", VERA, key(VERA, 0));
            before = verdicts(observed());
            assertThat(before).containsExactly(Map.entry(KEN, "MIGRATED 2"), Map.entry(VERA, "NOT_MIGRATED 1"),
                    Map.entry(MALLORY, "UNKNOWN 0"));
        }

        @Test
        @DisplayName("others' addresses under the own account change nothing, and are named to them")
        void othersAddresses() throws IOException {
            sound();
            collected("PC1", MALLORY, key(KEN, 0), key(VERA, 2165));
            Map<UserIdentity, Observations> after = observed();
            assertThat(verdicts(after)).isEqualTo(before);
            assertThat(after.get(KEN).notes()).anyMatch(note -> note.contains("lies under " + MALLORY.sid().orElseThrow()));
            assertThat(after.get(VERA).notes()).anyMatch(note -> note.contains("lies under " + MALLORY.sid().orElseThrow()));
        }

        @Test
        @DisplayName("another's SID in the file whose name has the own one makes it nobody's")
        void twoSids() throws IOException {
            sound();
            String sid = VERA.sid().orElseThrow().toString();
            export("PC1_" + MALLORY.sid().orElseThrow() + ".reg", "; SID: " + sid + "\r\n\r\n" + key(VERA, 2165));
            assertThat(verdicts(observed())).isEqualTo(before);
        }

        @Test
        @DisplayName("another's root in the own file makes that part nobody's")
        void anothersRoot() throws IOException {
            sound();
            export("PC1_" + MALLORY.sid().orElseThrow() + ".reg", key(VERA, 2165).replace("HKEY_CURRENT_USER", "HKEY_USERS\\"
                    + VERA.sid().orElseThrow()));
            Map<UserIdentity, Observations> after = observed();
            assertThat(verdicts(after)).isEqualTo(before);
        }

        @Test
        @DisplayName("a further export in the own file makes it nobody's")
        void concatenated() throws IOException {
            sound();
            collected("PC1", MALLORY, key(MALLORY, 0), "Windows Registry Editor Version 5.00\r\n\r\n", key(VERA, 2165));
            assertThat(verdicts(observed())).isEqualTo(before);
        }

        @Test
        @DisplayName("a file without an account is heard only by whom no other file speaks for, and nobody vouches for it")
        void withoutAccount() throws IOException {
            sound();
            export("some.reg", key(MALLORY, 2165) + key(VERA, 2165));
            Map<UserIdentity, Observations> after = observed();
            assertThat(after.get(MALLORY).evidence()).noneMatch(Evidence::isVouched);
            MigrationConclusion vera = MigrationConclusion.of(after.get(VERA).evidence(), NOW);
            assertThat(vera.state()).isEqualTo(MigrationState.NOT_MIGRATED);
            assertThat(vera.isContradictory()).isFalse();
        }
    }

    @Test
    @DisplayName("of two Office versions of one account the later write decides, and both are shown")
    void laterVersion() {
        String root = "HKCU\\Software\\Microsoft\\Office\\";
        Registry.Builder builder = Registry.inMemory();
        for (String version : List.of("15.0", "16.0")) {
            String ucs = root + version + "\\Lync\\kenmyer@litwareinc.com\\UCS";
            builder.value(ucs, RegistryValue.dword("InUCSMode", version.equals("15.0") ? 2165 : 0))
                    .key(ucs, NOW.minusSeconds(version.equals("15.0") ? 60 : 86_400));
        }
        Observations seen = RegistryProbe.of(builder.build()).observe(KEN);
        assertThat(seen.evidence()).singleElement().satisfies(evidence -> assertThat(evidence.state())
                .isEqualTo(MigrationState.MIGRATED));
        assertThat(seen.notes()).anyMatch(note -> note.startsWith("Office 15.0 wrote later than Office 16.0, and decides.")
                && note.contains("InUCSMode is 0"));
        assertThat(seen.facts().clients().toOptional().orElseThrow().clients()).hasSize(2);
    }

    @Test
    @DisplayName("in a registry of a caller's own, who says whose it was")
    void ofACaller() {
        RegistryOrigin origin = RegistryOrigin.unknown().withSid(Sid.of("S-1-5-21-1-2-3-1001")).withComputer("PC1");
        Registry registry = Registry.inMemory().origin(origin)
                .value("HKCU\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS",
                RegistryValue.dword("InUCSMode", 2165)).build();
        assertThat(RegistryProbe.of(registry).observe(KEN).evidence()).singleElement().matches(Evidence::isVouched);
        assertThat(RegistryProbe.of(registry).readings().get(0).origin()).isEqualTo(origin);
    }
}
