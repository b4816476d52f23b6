package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.WinReg.HKEY_CURRENT_USER;
import static com.sun.jna.platform.win32.WinReg.HKEY_USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.registry.Corpora;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.registry.probe.ProfileReading;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistryReading;

/** What Windows' own tools write is read from the live registry as the reader of {@code .reg} files reads it from the file. */
@OnWindows
class OfficeExportLiveIT {

    private static final String OFFICE = "Software\\Microsoft\\Office";
    private static final String SID = "S-1-5-21-1004336348-1177238915-682003330-1104";

    @TempDir
    private Path folder;

    private Path file;
    private Registry export;
    private ScratchKey scratch;

    @BeforeEach
    void open() {
        file = Corpora.file("reg/office-lync-v5.reg");
        export = Registry.regFile(file);
        scratch = ScratchKey.create();
    }

    @AfterEach
    void close() {
        if (scratch != null) {
            scratch.close();
        }
    }

    private void write(RegistryTool tool, String below) throws IOException {
        tool.assumeItRunsUnattended();
        String moved = Files.readString(file, StandardCharsets.UTF_16LE)
                .replace("[HKEY_CURRENT_USER\\", "[" + scratch.fullPath() + below + "\\");
        tool.merge(Files.writeString(folder.resolve("moved.reg"), moved, StandardCharsets.UTF_16LE));
    }

    private static Map<String, Set<RegistryValue>> content(Registry registry, String path) {
        Map<String, Set<RegistryValue>> content = new TreeMap<>();
        walk(registry.find(path).orElseThrow(), path.length(), content);
        return content;
    }

    private static void walk(RegistryKey key, int prefix, Map<String, Set<RegistryValue>> into) {
        into.put(key.path().substring(prefix), Set.copyOf(key.values()));
        key.subKeys().forEach(below -> walk(below, prefix, into));
    }

    private Map<String, Set<RegistryValue>> exported() {
        return content(export, "HKEY_CURRENT_USER\\" + OFFICE);
    }

    private static List<String> profiles(Registry registry) {
        return onlyReading(registry).profiles().stream().map(OfficeExportLiveIT::said).sorted().toList();
    }

    private static RegistryReading onlyReading(Registry registry) {
        List<RegistryReading> readings = RegistryProbe.of(registry).readings();
        assertThat(readings).hasSize(1);
        assertThat(readings.get(0).problems()).isEmpty();
        return readings.get(0);
    }

    private static String said(ProfileReading profile) {
        return profile.officeVersion() + " " + profile.address() + " " + profile.inUcsMode() + " " + profile.client().kind()
                + " " + profile.client().description() + " "
                + profile.evidence().state() + " " + profile.problem();
    }

    private void assertSameWitness(Registry live, String sid) {
        assertThat(profiles(live)).isEqualTo(profiles(export)).hasSize(8);
        for (ProfileReading profile : onlyReading(export).profiles()) {
            UserIdentity user = UserIdentity.of(profile.address());
            assertThat(states(RegistryProbe.of(live).observe(user))).as(profile.address())
                    .isEqualTo(states(RegistryProbe.of(export).observe(user))).isNotEmpty();
        }
        assertThat(onlyReading(live).sid()).isEqualTo(sid.isEmpty() ? onlyReading(export).sid() : Optional.of(Sid.of(sid)));
        assertThat(onlyReading(live).profiles()).allSatisfy(profile -> assertThat(profile.lastWriteTime()).isPresent());
    }

    private static List<String> states(Observations seen) {
        // Of two versions of one account the live registry tells which was written later, which then decides; an export does not.
        return seen.evidence().stream().map(one -> one.authority() + " " + one.state()).distinct().toList();
    }

    private static String signedIn() {
        WinNT.HANDLEByReference token = new WinNT.HANDLEByReference();
        assertThat(Advapi32.INSTANCE.OpenProcessToken(Kernel32.INSTANCE.GetCurrentProcess(), WinNT.TOKEN_QUERY, token)).isTrue();
        try {
            return Advapi32Util.getTokenAccount(token.getValue()).sidString;
        } finally {
            Kernel32.INSTANCE.CloseHandle(token.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource(RegistryTool.class)
    void isReadFromTheCurrentUser(RegistryTool tool) throws IOException {
        write(tool, "\\Root");
        scratch.standInFor(HKEY_CURRENT_USER, "\\Root");
        try (Registry live = Registry.currentUser()) {
            assertThat(content(live, "HKEY_CURRENT_USER\\" + OFFICE)).isEqualTo(exported()).hasSize(23);
        }
    }

    @ParameterizedTest
    @EnumSource(RegistryTool.class)
    void isReadFromHkeyUsersByTheSidOfWhoIsSignedIn(RegistryTool tool) throws IOException {
        write(tool, "\\Root");
        String sid = signedIn();
        try (Registry live = Registry.loadedUsers()) {
            assertThat(live.find("HKEY_USERS").orElseThrow().subKeyNames()).contains(sid);
            assertThat(content(live, "HKEY_USERS\\" + sid + "\\" + scratch.path() + "\\Root\\" + OFFICE)).isEqualTo(exported());
        }
    }

    @ParameterizedTest
    @EnumSource(RegistryTool.class)
    void isWitnessedByTheProbeOfTheCurrentUser(RegistryTool tool) throws IOException {
        write(tool, "\\Root");
        scratch.standInFor(HKEY_CURRENT_USER, "\\Root");
        try (Registry live = Registry.currentUser()) {
            assertSameWitness(live, "");
        }
    }

    @ParameterizedTest
    @EnumSource(RegistryTool.class)
    void isWitnessedByTheProbeOfEverybodyWhoIsSignedIn(RegistryTool tool) throws IOException {
        write(tool, "\\Users\\" + SID);
        for (String nobody : List.of("S-1-5-18", ".DEFAULT", SID + "_Classes")) {
            write(tool, "\\Users\\" + nobody);
        }
        scratch.standInFor(HKEY_USERS, "\\Users");
        try (Registry live = Registry.loadedUsers()) {
            assertSameWitness(live, SID);
        }
    }
}
