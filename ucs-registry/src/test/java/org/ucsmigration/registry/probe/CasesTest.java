package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryOrigin;

@DisplayName("Cases from the field")
class CasesTest {

    @TempDir
    private Path folder;

    /** The one reading of a file by itself in a folder. */
    private RegistryReading reading(String name) throws IOException {
        List<RegistryReading> readings = readings(name);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private List<RegistryReading> readings(String name) throws IOException {
        Path file = Cases.file(name);
        Files.copy(file, folder.resolve(file.getFileName().toString()));
        return RegistrySweep.ofFiles(folder).readings();
    }

    private static Map<String, MigrationState> states(RegistryReading reading) {
        Map<String, MigrationState> states = new TreeMap<>();
        reading.profiles().forEach(profile -> states.put(profile.address(), profile.evidence().state()));
        return states;
    }

    private static MigrationState state(RegistryReading reading, String user) {
        return RegistryProbe.ofReadings(List.of(reading)).observe(UserIdentity.of(user)).evidence().get(0).state();
    }

    private static String problems(RegistryReading reading) {
        return String.join("; ", reading.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero-hole-wrong-owner.reg", "c01-lost-bracket-wrong-owner.reg"})
    @DisplayName("a value behind a lost key's line is nobody's")
    void wrongOwner(String name) throws IOException {
        RegistryReading reading = reading("reg/" + name);
        assertThat(states(reading)).containsEntry("kenmyer@litwareinc.com", MigrationState.NOT_MIGRATED)
                .doesNotContainValue(MigrationState.MIGRATED)
                .doesNotContainKey("pilar@litwareinc.com");
        assertThat(state(reading, "pilar@litwareinc.com")).isEqualTo(MigrationState.UNKNOWN);
        assertThat(problems(reading)).contains("could not be read: line");
    }

    @Test
    @DisplayName("a number that is cut off is never 0")
    void cutDword() throws IOException {
        RegistryReading reading = reading("reg/n11-cut-dword.reg");
        assertThat(states(reading)).containsExactly(Map.entry("kenmyer@litwareinc.com", MigrationState.UNKNOWN));
        assertThat(reading.profiles().get(0).evidence().sentence()).contains("cut off");
        assertThat(problems(reading)).contains("cut off");
    }

    @Test
    @DisplayName("a NUL in a key's line is damage, and is said")
    void nulInKey() throws IOException {
        RegistryReading reading = reading("reg/n10-nul-in-key.reg");
        assertThat(reading.profiles()).isEmpty();
        assertThat(problems(reading)).contains("line 3").contains("NUL");
    }

    @Test
    @DisplayName("two exports one after the other are read whole, without damage")
    void concatenated() throws IOException {
        RegistryReading reading = reading("reg/b01-concat-utf16-with-bom.reg");
        assertThat(states(reading)).isEqualTo(Map.of("kenmyer@litwareinc.com", MigrationState.MIGRATED, "pilar@litwareinc.com",
                MigrationState.MIGRATED));
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b04-ascii-appended-to-utf16.reg", "b05-utf16-odd-byte-lost.reg"})
    @DisplayName("from where the encoding breaks on nothing is certainly absent")
    void brokenEncoding(String name) throws IOException {
        RegistryReading reading = reading("reg/" + name);
        assertThat(states(reading)).containsExactly(Map.entry("kenmyer@litwareinc.com",
                name.startsWith("b04") ? MigrationState.MIGRATED : MigrationState.UNKNOWN));
        assertThat(problems(reading)).contains("could not be read: line").contains("may have stood there");
        assertThat(RegistryProbe.ofReadings(List.of(reading)).observe(UserIdentity.of("pilar@litwareinc.com")).evidence().get(0)
                .sentence())
                .contains("may have stood there");
    }

    @Test
    @DisplayName("a loaded and exported NTUSER.DAT is the profile of an account that is not known")
    void tempHive() throws IOException {
        RegistryReading reading = reading("reg/d01-hklm-temphive.reg");
        assertThat(states(reading)).containsExactly(Map.entry("kenmyer@litwareinc.com", MigrationState.MIGRATED));
        assertThat(reading.sid()).isEmpty();
        assertThat(reading.root()).isEqualTo("HKEY_LOCAL_MACHINE\\TempHive");
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d06-trailing-backslash.reg", "d09-computer-prefix.reg", "e02-regedit-with-hash-comment.reg",
            "f18-ini-text.reg"})
    @DisplayName("what Windows reads without a word is read without a word")
    void spellings(String name) throws IOException {
        RegistryReading reading = reading("reg/" + name);
        assertThat(states(reading)).containsExactly(Map.entry("kenmyer@litwareinc.com", MigrationState.MIGRATED));
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d08-hklm-only.reg", "h04-header-only.reg"})
    @DisplayName("a file with nobody's part in it says so")
    void nobody(String name) throws IOException {
        assertThat(reading("reg/" + name).problems()).containsExactly("no user's part of a registry is in it");
    }

    @Test
    @DisplayName("what a code page made of it is readable with the code page, and says what to give without")
    void codePage() throws IOException {
        RegistryReading reading = reading("reg/g01-1252-v5-nobom-umlaut.reg");
        assertThat(states(reading)).containsExactly(Map.entry("mueller@litwareinc.com", MigrationState.MIGRATED));
        assertThat(problems(reading)).contains("code page").contains("Registry.regFile(file, charset)");
        try (Registry given = Registry.regFile(Cases.file("reg/g01-1252-v5-nobom-umlaut.reg"), Charset.forName("windows-1252"))) {
            assertThat(states(RegistryProbe.of(given).readings().get(0))).isEqualTo(
                    Map.of("mueller@litwareinc.com", MigrationState.MIGRATED, "j\u00FCrgen@litwareinc.com",
                    MigrationState.MIGRATED));
        }
    }

    @Test
    @DisplayName("a script is not what a registry held")
    void script() throws IOException {
        RegistryReading reading = reading("reg/n08-script-with-deletes.reg");
        assertThat(problems(reading)).contains("a script to be imported, not what a registry held");
        assertThat(reading.origin().isScript()).isTrue();
    }

    @Test
    @DisplayName("what a script sets proves nothing, and is named")
    void scriptThatSets() throws IOException {
        String key = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com";
        Files.writeString(folder.resolve("set.reg"), "REGEDIT4\r\n[-HKEY_CURRENT_USER\\Software\\x]\r\n" + key
                + "\\UCS]\r\n\"InUCSMode\"=dword:00000875\r\n");
        RegistryReading reading = RegistrySweep.ofFiles(folder).readings().get(0);
        Evidence evidence = RegistryProbe.ofReadings(List.of(reading)).observe(UserIdentity.of("kenmyer@litwareinc.com"))
                .evidence().get(0);
        assertThat(evidence.state()).isEqualTo(MigrationState.UNKNOWN);
        assertThat(evidence.sentence()).contains("script").contains("2165");
        assertThat(reading.profiles().get(0).evidence().state()).isEqualTo(MigrationState.UNKNOWN);
    }

    @Test
    @DisplayName("a hive is read as one, whatever its name")
    void hiveNamedReg() throws IOException {
        RegistryReading reading = reading("reg/hive-named.reg");
        assertThat(reading.isUnread()).isFalse();
        assertThat(problems(reading)).doesNotContain("not a registry export");
    }

    @Test
    @DisplayName("what reg save wrote of a key within a profile is known by what it holds")
    void subtree() throws IOException {
        RegistryReading reading = reading("reg/subtree-software.hiv");
        assertThat(states(reading)).containsValue(MigrationState.MIGRATED);
        assertThat(reading.sentence()).doesNotContain("No Lync");
    }

    @Test
    @DisplayName("one damaged account costs itself only")
    void threeAccounts() throws IOException {
        RegistryReading whole = reading("reg/three-accounts.hiv");
        assertThat(whole.profiles()).hasSize(3);
        assertThat(whole.problems()).isEmpty();
        Files.delete(folder.resolve("three-accounts.hiv"));
        RegistryReading damaged = reading("reg/three-accounts-one-damaged.hiv");
        assertThat(damaged.profiles()).hasSize(2).allSatisfy(profile -> assertThat(whole.profiles())
                .anyMatch(same -> same.address().equals(profile.address()) && same.inUcsMode().equals(profile.inUcsMode())));
        assertThat(problems(damaged)).contains("the cell holds no key");
    }

    @Test
    @DisplayName("of two accounts with one folder name neither is certain")
    void twoFoldersOfOneName() throws IOException {
        Path software = folder.resolve("Windows/System32/config/SOFTWARE");
        Files.createDirectories(software.getParent());
        Files.copy(Cases.file("reg/SOFTWARE-two-folders-one-name"), software);
        Path profile = Files.createDirectories(folder.resolve("Users/ken"));
        Files.copy(Cases.file("reg/three-accounts.hiv"), profile.resolve("NTUSER.DAT"));
        RegistryReading reading = RegistrySweep.ofProfiles(folder.resolve("Users")).readings().get(0);
        assertThat(reading.sid()).isEmpty();
        assertThat(problems(reading)).contains("several accounts have a profile folder of that name");
    }

    @Test
    @DisplayName("a file of one account that speaks for another's address proves nothing, and is named")
    void forged() throws IOException {
        RegistryReading reading = readings("hostile/forge/ATL-PC-042_S-1-5-21-1-2-3-9999.reg").get(0);
        assertThat(reading.sid()).contains(Sid.of("S-1-5-21-1-2-3-9999"));
        assertThat(reading.origin()).isEqualTo(RegistryOrigin.unknown().withComputer("ATL-PC-042")
                .withSid(Sid.of("S-1-5-21-1-2-3-9999")));
        Evidence evidence = RegistryProbe.ofReadings(List.of(reading)).observe(UserIdentity.of("ceo@x.com")
                .withSid("S-1-5-21-1-2-3-500"))
                .evidence().get(0);
        assertThat(evidence.state()).isEqualTo(MigrationState.UNKNOWN);
        assertThat(evidence.sentence()).contains("S-1-5-21-1-2-3-9999").contains("2165");
    }

    @Test
    @DisplayName("no escape or direction character reaches a sentence")
    void escapes() throws IOException {
        RegistryReading reading = reading("hostile/esc.reg");
        assertThat(reading.profiles()).hasSize(2);
        List<String> sentences = new ArrayList<>(reading.problems());
        sentences.add(reading.sentence());
        reading.profiles().forEach(profile -> {
            sentences.add(profile.toString());
            sentences.add(profile.evidence().sentence());
            sentences.add(profile.evidence().source().text());
            sentences.add(profile.client().toString());
        });
        RegistryProbe probe = RegistryProbe.ofReadings(List.of(reading));
        probe.observe(UserIdentity.of("kim@x.com")).evidence().forEach(evidence -> sentences.add(evidence.sentence()));
        sentences.addAll(probe.observe(UserIdentity.of("other@x.com")).facts().clients().reasons());
        assertThat(sentences).allSatisfy(sentence -> assertThat(sentence.codePoints().noneMatch(Shown::isHidden)).as(sentence)
                .isTrue());
        assertThat(String.join(" ", sentences)).contains("\\u001B");
    }
}
