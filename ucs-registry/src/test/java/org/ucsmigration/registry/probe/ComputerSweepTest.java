package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.registry.Corpora;
import org.ucsmigration.registry.Registries;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.registry.internal.windows.FakeWindows;
import org.ucsmigration.registry.internal.windows.WindowsError;

/** Everybody's registry on a computer, with a stand-in for Windows. */
class ComputerSweepTest {

    private static final String PROFILES = "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\";
    private static final String KEN = "S-1-5-21-1-2-3-1001";
    private static final String VERA = "S-1-5-21-1-2-3-1002";
    private static final String PIA = "S-1-5-21-1-2-3-1003";
    private static final Instant NOW = Instant.parse("2014-06-01T12:00:00Z");

    @TempDir
    private Path folder;
    private FakeWindows windows = new FakeWindows(Registry.inMemory().build());

    private Registry.Builder signedIn() {
        Registry.Builder builder = Registry.inMemory()
                .value("HKU\\" + KEN + "\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS",
                RegistryValue.dword("InUCSMode", 2165));
        for (String account : List.of(".DEFAULT", "S-1-5-18", "S-1-5-19", "S-1-5-20", KEN + "_Classes")) {
            builder.key("HKU\\" + account);
        }
        return builder.value(PROFILES + KEN, RegistryValue.text("ProfileImagePath", folder.resolve("ken").toString()))
                .value(PROFILES + "S-1-5-18", RegistryValue.text("ProfileImagePath", "%systemroot%\\system32"));
    }

    private List<RegistryReading> local(Registry.Builder builder) {
        windows = new FakeWindows(builder.build());
        SweepSource feed = ComputerSource.local(() -> Registries.loadedUsers(() -> windows), Map.of("SystemDrive",
                folder.toString())::get);
        return sweep(feed).readings();
    }

    private static RegistrySweep sweep(SweepSource feed) {
        return new RegistrySweep(feed, 2, done -> { }, new SweepSource.Terms(Clock.fixed(NOW, ZoneOffset.UTC),
                Duration.ofMinutes(1)));
    }

    @AfterEach
    @DisplayName("every handle was closed exactly once")
    void everyHandleWasClosedExactlyOnce() {
        assertThat(windows.stillOpen()).isZero();
        assertThat(windows.closed).isEqualTo(windows.opened);
        assertThat(windows.wrongCloses).isEmpty();
    }

    @Test
    @DisplayName("who is signed in is read live and services are not")
    void whoIsSignedInIsReadLiveAndServicesAreNot() {
        assertThat(local(signedIn())).singleElement().satisfies(reading -> {
            assertThat(reading.sid()).contains(Sid.of(KEN));
            assertThat(reading.observedAt()).isEqualTo(NOW);
            assertThat(reading.profiles()).extracting(ProfileReading::address).containsExactly("kenmyer@litwareinc.com");
            assertThat(reading.profiles().get(0).lastWriteTime()).contains(Instant.parse("2015-10-21T07:28:00Z"));
        });
    }

    @Test
    @DisplayName("who is not is read from the profile's file or gets the reason")
    void whoIsNotIsReadFromTheProfileSFileOrGetsTheReason() throws IOException {
        Files.write(Files.createDirectories(folder.resolve("vera")).resolve("NTUSER.DAT"), new byte[10]);
        List<RegistryReading> readings = local(signedIn()
                .value(PROFILES + VERA + ".bak", RegistryValue.of("ProfileImagePath", 2,
                "%SystemDrive%/vera".getBytes(StandardCharsets.UTF_16LE)))
                .value(PROFILES + PIA, RegistryValue.text("ProfileImagePath", folder.resolve("gone").toString()))
                .key(PROFILES + "S-1-5-21-9")
                .unreadable(PROFILES + "S-1-5-21-10", "access denied"));
        assertThat(readings).extracting(reading -> reading.sid().orElseThrow().toString())
                .containsExactly(KEN, VERA, PIA, "S-1-5-21-9", "S-1-5-21-10");
        assertThat(readings.get(1).source()).isEqualTo(folder.resolve("vera/NTUSER.DAT").toString());
        assertThat(readings.get(1).problems()).singleElement().asString().contains("no registry hive");
        assertThat(readings.get(2).problems()).containsExactly("there is no such file");
        assertThat(readings.get(3).problems()).singleElement().asString().contains("no ProfileImagePath");
        assertThat(readings.get(4).problems()).singleElement().asString().contains("access denied");
    }

    @Test
    @DisplayName("a profile read from its file belongs to its sid")
    void aProfileReadFromItsFileBelongsToItsSid() throws IOException {
        Files.copy(Corpora.file("hives/NTUSER_lync.DAT"), Files.createDirectories(folder.resolve("vera")).resolve("NTUSER.DAT"));
        List<RegistryReading> readings = local(signedIn()
                .value(PROFILES + VERA, RegistryValue.text("ProfileImagePath", folder.resolve("vera").toString())));
        RegistryProbe probe = RegistryProbe.ofReadings(readings);
        UserIdentity pilar = UserIdentity.of("pilar@litwareinc.com");
        assertThat(probe.observe(pilar.withSid(VERA)).evidence()).extracting(evidence -> evidence.state())
                .containsExactly(MigrationState.NOT_MIGRATED);
        assertThat(probe.observe(pilar.withSid(VERA)).notes()).hasSize(7).first().asString()
                .contains("an earlier address or another account");
        assertThat(probe.observe(pilar.withSid(KEN)).evidence()).extracting(evidence -> evidence.state())
                .containsOnly(MigrationState.UNKNOWN);
    }

    @Test
    @DisplayName("a profile list that cannot be read is said")
    void aProfileListThatCannotBeReadIsSaid() {
        assertThat(local(signedIn().unreadable("HKLM\\Software\\Microsoft", "access denied"))).hasSize(2).last()
                .satisfies(reading -> assertThat(reading.problems()).singleElement().asString().contains("access denied"));
    }

    @Test
    @DisplayName("one account that is denied does not end the others")
    void oneAccountThatIsDeniedDoesNotEndTheOthers() {
        List<RegistryReading> readings = local(signedIn().unreadable("HKU\\" + VERA, "access denied"));
        assertThat(readings).hasSize(2);
        assertThat(readings.get(0).profiles()).hasSize(1);
        assertThat(readings.get(1).problems()).isNotEmpty();
    }

    @Test
    @DisplayName("without windows there is one reading with the reason")
    void withoutWindowsThereIsOneReadingWithTheReason() {
        List<RegistryReading> readings = sweep(ComputerSource.local(() -> Registries.loadedUsers(() -> {
            throw new UnsatisfiedLinkError("no advapi32");
        }), name -> null)).readings();
        assertThat(readings).singleElement().satisfies(reading -> assertThat(reading.problems()).hasSize(1));
    }

    @Test
    @DisplayName("other computers one after another each with its own reason")
    void otherComputersOneAfterAnotherEachWithItsOwnReason() {
        windows = new FakeWindows(signedIn().value(PROFILES + VERA, RegistryValue.text("ProfileImagePath", "C:\\Users\\vera"))
                .build());
        windows.fault("connect", "\\\\PC2", WindowsError.BAD_NETPATH);
        List<RegistryReading> readings = sweep(ComputerSource.remote(List.of("PC1", "PC2", "PC3"),
                name -> Registries.ofComputer(name, () -> windows))).readings();
        assertThat(readings).extracting(RegistryReading::source)
                .containsExactly("registry of PC1", "registry of PC1", "registry of PC2", "registry of PC3", "registry of PC3");
        assertThat(readings.get(0).profiles()).hasSize(1);
        assertThat(readings.get(1).problems()).singleElement().asString().contains("not signed in").contains("C:\\Users\\vera");
        assertThat(readings.get(2).problems()).singleElement().asString().contains("RemoteRegistry");
        assertThatIllegalArgumentException().isThrownBy(() -> RegistrySweep.ofComputers(List.of("PC1", "a b")));
    }

    @Test
    @DisplayName("a computer that does not answer in time is given up with that reason, and the others go on")
    void limit() {
        CountDownLatch never = new CountDownLatch(1);
        windows = new FakeWindows(signedIn().build()) {
            @Override
            public Handle connect(String computer, long root) {
                if (computer.endsWith("PC2")) {
                    // As RegConnectRegistry does of a computer that is switched off: it cannot be interrupted.
                    boolean interrupted = false;
                    while (never.getCount() > 0) {
                        interrupted |= Thread.interrupted();
                        Thread.onSpinWait();
                    }
                }
                return super.connect(computer, root);
            }
        };
        List<RegistryReading> readings = new ArrayList<>();
        SweepResult result = RegistrySweep.ofComputers(List.of("PC1", "PC2", "PC3"), name -> Registries.ofComputer(name,
                () -> windows))
                .withThreads(2).withLimit(Duration.ofMillis(300)).read(readings::add);
        never.countDown();
        assertThat(readings).extracting(RegistryReading::source).containsExactly("registry of PC1", "registry of PC2",
                "registry of PC3");
        assertThat(readings.get(1).isUnread()).isTrue();
        assertThat(readings.get(1).problems()).containsExactly("it did not answer within 0.3 seconds");
        assertThat(List.of(result.found(), result.read(), result.unread())).containsExactly(3L, 2L, 1L);
        Observations other = RegistryProbe.ofReadings(readings).observe(UserIdentity.of("pia@litwareinc.com"));
        assertThat(other.facts().clients().reasons()).singleElement().asString().contains("it did not answer within 0.3 seconds")
                .contains("2 of 3 computers and files could be read");
        assertThatIllegalArgumentException().isThrownBy(() -> RegistrySweep.ofComputers(List.of()).withLimit(Duration.ZERO));
        awaitClosed();
    }

    /** The one that was given up still closes what it opens once Windows answers. */
    private void awaitClosed() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while ((windows.closed < windows.opened || windows.opened < 6) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("another computer's word is heard, in a sweep and in a probe, and only this one's own is vouched for")
    void computersWord() {
        UserIdentity ken = UserIdentity.of("kenmyer@litwareinc.com").withSid(KEN);
        windows = new FakeWindows(signedIn().build());
        List<RegistryReading> asked = RegistrySweep.ofComputers(List.of("PC1"),
                name -> Registries.ofComputer(name, () -> windows)).readings();
        List<RegistryReading> function = RegistrySweep.ofComputers(List.of("PC1"), name -> signedIn().build()).readings();
        try (Registry remote = Registries.ofComputer("PC1", () -> windows)) {
            assertThat(List.of(RegistryProbe.ofReadings(asked), RegistryProbe.ofReadings(function), RegistryProbe.of(remote)))
                    .allSatisfy(probe -> {
                        Observations seen = probe.observe(ken);
                        assertThat(seen.evidence()).singleElement().satisfies(evidence -> {
                            assertThat(evidence.state()).isEqualTo(MigrationState.MIGRATED);
                            assertThat(evidence.isVouched()).isFalse();
                        });
                        assertThat(seen.notes()).anyMatch(note -> note.startsWith("Only the computer PC1 says whose account"));
                    });
        }
        try (Registry local = Registries.loadedUsers(() -> windows)) {
            assertThat(RegistryProbe.of(local).observe(ken).evidence().get(0).isVouched()).isTrue();
        }
    }

    @Test
    @DisplayName("a function that fails for one computer costs that one")
    void failingFunction() {
        List<RegistryReading> readings = RegistrySweep.ofComputers(List.of("PC1", "PC2"), name -> {
            if (name.equals("PC1")) {
                throw new IllegalStateException("no agent");
            }
            return Registries.ofComputer(name, () -> windows);
        }).readings();
        assertThat(readings.get(0).problems()).containsExactly("to read it failed with IllegalStateException: no agent");
        assertThat(readings.get(1).source()).isEqualTo("registry of PC2");
    }

    @Test
    @DisplayName("ten thousand probes leave no handle open")
    void tenThousandProbesLeaveNoHandleOpen() {
        windows = new FakeWindows(signedIn().unreadable("HKU\\" + VERA, "access denied").build());
        windows.fault("lastWriteTime", "HKEY_USERS\\" + KEN
                + "\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com", 1450);
        try (Registry registry = Registries.loadedUsers(() -> windows)) {
            RegistryProbe probe = RegistryProbe.of(registry);
            List<Object> answers = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                answers.add(probe.observe(UserIdentity.of("kenmyer@litwareinc.com")).evidence().get(0).state());
            }
            assertThat(answers).hasSize(10_000);
        }
        assertThat(windows.opened).isGreaterThan(10_000);
    }
}
