package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.registry.Corpora;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

/** Folders of collected files and of profiles. */
class FileSweepTest {

    private static final SweepSource.Terms TERMS = new SweepSource.Terms(Clock.systemUTC(), Duration.ofMinutes(1));

    @TempDir
    private Path folder;

    private void export(String name, String user) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), ("REGEDIT4\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\" + user
                + "@litwareinc.com\\UCS]\r\n\"InUCSMode\"=dword:00000875\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static List<MigrationState> states(RegistryProbe probe, String user) {
        return probe.observe(UserIdentity.of(user)).evidence().stream().map(Evidence::state).toList();
    }

    @Test
    @DisplayName("every registry file is read and what is damaged has its reason")
    void everyRegistryFileIsReadAndWhatIsDamagedHasItsReason() throws IOException {
        export("a/ken.reg", "kenmyer");
        export("b/deeper/VERA.REG", "vera");
        Files.write(folder.resolve("b/bad.reg"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("b/readme.txt"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("b/odd.bin"), "regf and nothing else".getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("b/odd.bin.LOG1"), "regf".getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("b/UsrClass.dat"), "regf".getBytes(StandardCharsets.US_ASCII));
        List<Long> progress = new ArrayList<>();
        List<RegistryReading> readings = RegistrySweep.ofFiles(folder).withProgress(progress::add).readings();
        assertThat(readings).extracting(reading -> folder.relativize(Path.of(reading.source())).toString())
                .containsExactlyInAnyOrder("a/ken.reg", "b/deeper/VERA.REG", "b/bad.reg", "b/odd.bin");
        assertThat(readings).filteredOn(reading -> !reading.problems().isEmpty())
                .extracting(reading -> Path.of(reading.source()).getFileName().toString())
                .containsExactlyInAnyOrder("bad.reg", "odd.bin");
        assertThat(progress).containsExactly(1L, 2L, 3L, 4L);
        RegistryProbe probe = RegistryProbe.ofReadings(readings);
        assertThat(states(probe, "vera@litwareinc.com")).containsExactly(MigrationState.MIGRATED);
        assertThat(probe.observe(UserIdentity.of("pia@litwareinc.com")).facts().clients().reasons()).singleElement().asString()
                .contains("the registries of 4 accounts: no profile for pia@litwareinc.com, and not all could be read: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "file.txt"})
    @DisplayName("a folder that is none is a reading with the reason")
    void aFolderThatIsNoneIsAReadingWithTheReason(String name) throws IOException {
        Files.write(folder.resolve("file.txt"), new byte[3]);
        for (RegistrySweep sweep : List.of(RegistrySweep.ofFiles(folder.resolve(name)),
                RegistrySweep.ofProfiles(folder.resolve(name)))) {
            assertThat(sweep.readings()).singleElement().satisfies(reading -> assertThat(reading.problems()).hasSize(1));
        }
    }

    @Test
    @DisplayName("thousands of files come in order and few are held at a time")
    void thousandsOfFilesComeInOrderAndFewAreHeldAtATime() {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        RegistrySweep sweep = new RegistrySweep((terms, into) -> IntStream.range(0, 10_000).forEach(i -> into.accept(() -> {
            held.accumulateAndGet(made.incrementAndGet() - taken.get(), Math::max);
            return FileTask.unreadable(String.valueOf(i), "HKEY_CURRENT_USER", null, "x", terms.clock()).call();
        })), 4, done -> { }, TERMS);
        List<Integer> order = new ArrayList<>();
        SweepResult result = sweep.read(reading -> {
            taken.incrementAndGet();
            order.add(Integer.valueOf(reading.source()));
        });
        assertThat(result.readings()).isEqualTo(10_000);
        assertThat(order).isSorted();
        assertThat(held.get()).isLessThanOrEqualTo(4 * 8 + 1);
    }

    @Test
    @DisplayName("what the consumer throws ends the sweep")
    void whatTheConsumerThrowsEndsTheSweep() throws IOException {
        export("a.reg", "a");
        assertThatThrownBy(() -> RegistrySweep.ofFiles(folder).read(reading -> {
            throw new IllegalStateException("enough");
        })).isInstanceOf(IllegalStateException.class).hasMessage("enough");
    }

    @Test
    @DisplayName("an interrupted sweep is cancelled")
    void anInterruptedSweepIsCancelled() throws IOException {
        export("a.reg", "a");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> RegistrySweep.ofFiles(folder).readings()).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("a fault of the library is not swallowed")
    void aFaultOfTheLibraryIsNotSwallowed() {
        RegistrySweep sweep = new RegistrySweep((terms, into) -> into.accept(() -> {
            throw new StackOverflowError("deep");
        }), 1, done -> { }, TERMS);
        assertThatThrownBy(sweep::readings).isInstanceOf(StackOverflowError.class);
        assertThatIllegalArgumentException().isThrownBy(() -> sweep.withThreads(0));
    }

    @Test
    @DisplayName("a folder of profiles gives one reading for each")
    void aFolderOfProfilesGivesOneReadingForEach() throws IOException {
        for (String profile : List.of("ken", "vera", "Default")) {
            Files.createDirectories(folder.resolve("Users/" + profile));
        }
        Files.createDirectories(folder.resolve("Users/Public"));
        Files.copy(Corpora.file("hives/NTUSER_lync.DAT"), folder.resolve("Users/ken/ntuser.dat"));
        Files.copy(Corpora.file("hives/NTUSER_BAGMRU.DAT"), folder.resolve("Users/vera/NTUSER.DAT"));
        Files.copy(Corpora.file("hives/NTUSER.DAT"), folder.resolve("Users/Default/NTUSER.DAT"));
        List<RegistryReading> readings = RegistrySweep.ofProfiles(folder.resolve("Users")).withThreads(2).readings();
        assertThat(readings).extracting(reading -> Path.of(reading.source()).getParent().getFileName().toString())
                .containsExactly("ken", "vera");
        assertThat(readings.get(0).profiles()).hasSize(8);
        assertThat(readings.get(1).sentence()).contains("client of Office 16.0 is present").contains("may be stale")
                // It was said before; but the sign-in may be among the changes that are missing.
                .contains("whether anybody has signed in is not known");
    }

    @Test
    @DisplayName("an image tells whose the profiles are whatever the case of its names")
    void anImageTellsWhoseTheProfilesAreWhateverTheCaseOfItsNames() throws IOException {
        SampleKey list = SampleKey.named("ProfileList",
                SampleKey.named("S-1-5-18").value("ProfileImagePath", 2, utf16("%systemroot%\\system32")),
                SampleKey.named("S-1-5-21-7").value("ProfileImagePath", 2, utf16("C:\\Users\\Ken")));
        hive("windows/System32/Config/software", SampleKey.named("Microsoft", SampleKey.named("Windows NT",
                SampleKey.named("CurrentVersion", list))));
        hive("Users/ken/NTUSER.DAT", SampleKey.named("Software"));
        hive("Users/vera/NtUser.dat", SampleKey.named("Software"));
        assertThat(RegistrySweep.ofProfiles(folder.resolve("Users")).readings()).extracting(reading -> reading.sid()
                .map(Sid::toString).orElse("none"))
                .containsExactly("S-1-5-21-7", "none");
    }

    private void hive(String name, SampleKey top) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), HiveWriter.write(SampleKey.named("ROOT", top)));
    }

    private static byte[] utf16(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
    }

    @Test
    @DisplayName("the real hive and the real export give the same evidence")
    void theRealHiveAndTheRealExportGiveTheSameEvidence() {
        RegistryReading export;
        RegistryReading hive;
        try (Registry one = Registry.regFile(Corpora.file("reg/office-lync-v5.reg"));
                Registry other = Registry.hive(Corpora.file("hives/NTUSER_lync.DAT"))) {
            export = RegistryProbe.of(one).readings().get(0);
            hive = RegistryProbe.of(other).readings().get(0);
        }
        assertThat(said(hive)).containsExactlyInAnyOrderElementsOf(said(export));
        assertThat(hive.officeVersions()).isEqualTo(export.officeVersions());
        assertThat(hive.profiles()).allSatisfy(profile -> assertThat(profile.lastWriteTime()).isPresent());
        assertThat(hive.problems()).isEmpty();
    }

    private static List<String> said(RegistryReading reading) {
        return reading.profiles().stream().map(profile -> profile.officeVersion() + " " + profile.address().replace('ë', 'e')
                + " "
                + profile.evidence().state() + " " + profile.client().kind() + " " + profile.inUcsMode()).toList();
    }
}
