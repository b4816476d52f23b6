package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

/** Folders of collected files and of profiles. */
class FileSweepTest {

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
    void every_registry_file_is_read_and_what_is_damaged_has_its_reason() throws IOException {
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
        assertThat(readings).filteredOn(reading -> !reading.problems().isEmpty()).extracting(reading -> Path.of(reading.source()).getFileName().toString())
                .containsExactlyInAnyOrder("bad.reg", "odd.bin");
        assertThat(progress).containsExactly(1L, 2L, 3L, 4L);
        RegistryProbe probe = RegistryProbe.ofReadings(readings);
        assertThat(states(probe, "vera@litwareinc.com")).containsExactly(MigrationState.MIGRATED);
        assertThat(probe.observe(UserIdentity.of("pia@litwareinc.com")).facts().clients().reasons()).singleElement().asString()
                .contains("the registries of 4 accounts: no profile for pia@litwareinc.com, and not all could be read: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "file.txt"})
    void a_folder_that_is_none_is_a_reading_with_the_reason(String name) throws IOException {
        Files.write(folder.resolve("file.txt"), new byte[3]);
        for (RegistrySweep sweep : List.of(RegistrySweep.ofFiles(folder.resolve(name)), RegistrySweep.ofProfiles(folder.resolve(name)))) {
            assertThat(sweep.readings()).singleElement().satisfies(reading -> assertThat(reading.problems()).hasSize(1));
        }
    }

    @Test
    void thousands_of_files_come_in_order_and_few_are_held_at_a_time() {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        RegistrySweep sweep = new RegistrySweep((clock, into) -> IntStream.range(0, 10_000).forEach(i -> into.accept(() -> {
            held.accumulateAndGet(made.incrementAndGet() - taken.get(), Math::max);
            return FileWork.unreadable(String.valueOf(i), "HKEY_CURRENT_USER", null, "x", clock).call();
        })), 4, done -> { }, Clock.systemUTC());
        List<Integer> order = new ArrayList<>();
        long count = sweep.read(reading -> {
            taken.incrementAndGet();
            order.add(Integer.valueOf(reading.source()));
        });
        assertThat(count).isEqualTo(10_000);
        assertThat(order).isSorted();
        assertThat(held.get()).isLessThanOrEqualTo(4 * 8 + 1);
    }

    @Test
    void what_the_consumer_throws_ends_the_sweep() throws IOException {
        export("a.reg", "a");
        assertThatThrownBy(() -> RegistrySweep.ofFiles(folder).read(reading -> {
            throw new IllegalStateException("enough");
        })).isInstanceOf(IllegalStateException.class).hasMessage("enough");
    }

    @Test
    void an_interrupted_sweep_is_cancelled() throws IOException {
        export("a.reg", "a");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> RegistrySweep.ofFiles(folder).readings()).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_fault_of_the_library_is_not_swallowed() {
        RegistrySweep sweep = new RegistrySweep((clock, into) -> into.accept(() -> {
            throw new StackOverflowError("deep");
        }), 1, done -> { }, Clock.systemUTC());
        assertThatThrownBy(sweep::readings).isInstanceOf(StackOverflowError.class);
        assertThatIllegalArgumentException().isThrownBy(() -> sweep.withThreads(0));
    }

    @Test
    void a_folder_of_profiles_gives_one_reading_for_each() throws IOException {
        for (String profile : List.of("ken", "vera", "Default")) {
            Files.createDirectories(folder.resolve("Users/" + profile));
        }
        Files.createDirectories(folder.resolve("Users/Public"));
        Files.copy(Corpora.file("hives/NTUSER_lync.DAT"), folder.resolve("Users/ken/ntuser.dat"));
        Files.copy(Corpora.file("hives/NTUSER_BAGMRU.DAT"), folder.resolve("Users/vera/NTUSER.DAT"));
        Files.copy(Corpora.file("hives/NTUSER.DAT"), folder.resolve("Users/Default/NTUSER.DAT"));
        List<RegistryReading> readings = RegistrySweep.ofProfiles(folder.resolve("Users")).withThreads(2).readings();
        assertThat(readings).extracting(reading -> Path.of(reading.source()).getParent().getFileName().toString()).containsExactly("ken", "vera");
        assertThat(readings.get(0).profiles()).hasSize(8);
        assertThat(readings.get(1).sentence()).contains("client of Office 16.0 is present, nobody has signed in").contains("may be stale");
    }

    @Test
    void an_image_tells_whose_the_profiles_are_whatever_the_case_of_its_names() throws IOException {
        SampleKey list = SampleKey.named("ProfileList",
                SampleKey.named("S-1-5-18").value("ProfileImagePath", 2, utf16("%systemroot%\\system32")),
                SampleKey.named("S-1-5-21-7").value("ProfileImagePath", 2, utf16("C:\\Users\\Ken")));
        hive("windows/System32/Config/software", SampleKey.named("Microsoft", SampleKey.named("Windows NT", SampleKey.named("CurrentVersion", list))));
        hive("Users/ken/NTUSER.DAT", SampleKey.named("Software"));
        hive("Users/vera/NtUser.dat", SampleKey.named("Software"));
        assertThat(RegistrySweep.ofProfiles(folder.resolve("Users")).readings()).extracting(reading -> reading.sid().orElse("none"))
                .containsExactly("S-1-5-21-7", "none");
    }

    private void hive(String name, SampleKey top) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), HiveWriter.write(SampleKey.named("ROOT", top)));
    }

    private static byte[] utf16(String text) {
        return ValueType.utf16(text + "\0");
    }

    @Test
    void the_real_hive_and_the_real_export_give_the_same_evidence() {
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
        return reading.profiles().stream().map(profile -> profile.officeVersion() + " " + profile.address().replace('ë', 'e') + " "
                + profile.evidence().state() + " " + profile.client().kind() + " " + profile.inUcsMode()).toList();
    }
}
