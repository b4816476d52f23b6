package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.WinReg.HKEY_LOCAL_MACHINE;
import static com.sun.jna.platform.win32.WinReg.HKEY_USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.platform.win32.Kernel32Util;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.registry.probe.ProfileReading;
import org.ucsmigration.registry.probe.RegistryReading;
import org.ucsmigration.registry.probe.RegistrySweep;

/** Everybody on a computer: who is signed in, in HKEY_USERS; who is not, in ProfileList. */
@OnWindows
class SweepLiveIT {

    private static final String SIGNED_IN = "S-1-5-21-1004336348-1177238915-682003330-1104";
    private static final String SIGNED_OUT = "S-1-12-1-1004336348-1177238915-682003330-1105";

    @TempDir
    private Path folder;
    private ScratchKey scratch;

    @BeforeEach
    void write() {
        scratch = ScratchKey.create();
        String list = scratch.fullPath() + "\\Machine\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\";
        for (String sid : List.of(SIGNED_IN, SIGNED_OUT, "S-1-5-18")) {
            RegistryTool.add(list + sid, "ProfileImagePath", "REG_EXPAND_SZ", folder.resolve(sid).toString());
        }
        for (String sid : List.of(SIGNED_IN, "S-1-5-18", SIGNED_IN + "_Classes")) {
            RegistryTool.add(scratch.fullPath() + "\\Users\\" + sid
                    + "\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS",
                    "InUCSMode", "REG_DWORD", "2165");
        }
        scratch.standInFor(HKEY_USERS, "\\Users");
    }

    @AfterEach
    void delete() {
        scratch.close();
    }

    @Test
    void readsThisComputer() {
        scratch.standInFor(HKEY_LOCAL_MACHINE, "\\Machine");
        List<RegistryReading> readings = RegistrySweep.ofThisComputer().readings();
        assertThat(readings).extracting(reading -> reading.sid().orElseThrow().toString()).containsExactlyInAnyOrder(SIGNED_IN,
                SIGNED_OUT);
        for (RegistryReading reading : readings) {
            boolean in = reading.sid().orElseThrow().toString().equals(SIGNED_IN);
            assertThat(reading.profiles()).extracting(ProfileReading::address).isEqualTo(in ? List.of("kenmyer@litwareinc.com")
                    : List.of());
            assertThat(reading.problems()).hasSize(in ? 0 : 1);
        }
    }

    @Test
    void readsAComputerByItsName() {
        assumeTrue(Wine.isHere(),
                "On Windows a service answers for a computer's name, from the real profiles and not from this test's.");
        List<RegistryReading> readings = RegistrySweep.ofComputers(List.of("\\\\" + Kernel32Util.getComputerName())).readings();
        // Wine keeps the computer's name in HKEY_LOCAL_MACHINE, where no key can stand in: the others are of its own ProfileList.
        assertThat(readings).filteredOn(reading -> reading.sid().orElseThrow().toString().equals(SIGNED_IN)).singleElement()
                .satisfies(reading -> assertThat(reading.profiles()).extracting(ProfileReading::address)
                .containsExactly("kenmyer@litwareinc.com"));
        assertThat(readings).filteredOn(reading -> !reading.sid().orElseThrow().toString().equals(SIGNED_IN))
                .allSatisfy(reading -> assertThat(reading.problems()).isNotEmpty());
    }
}
