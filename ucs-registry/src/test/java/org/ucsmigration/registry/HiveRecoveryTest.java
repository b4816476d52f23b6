package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.LogWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

/** A hive whose sequence numbers are 8 and 7: entry 7 and those after it were to be written to it. */
class HiveRecoveryTest {

    private static final byte[] OLD = state("old", 10);
    private static final byte[] NEWER = state("newer", 10);
    private static final byte[] NEWEST = state("newest", 9_000);

    @TempDir
    private Path folder;
    private Path file;

    private static byte[] state(String name, int size) {
        return HiveWriter.write(SampleKey.named("root", SampleKey.named(name)).value("data", 3, new byte[size]));
    }

    @BeforeEach
    void dirtyHive() throws IOException {
        file = Files.write(folder.resolve("ntuser.dat"), HiveWriter.dirty(OLD));
    }

    private void log(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    /** Which state it is in, and what it has to say of that. */
    private List<String> read() {
        try (Registry registry = Registry.hive(file)) {
            RegistryKey root = registry.find("HKCU").orElseThrow();
            assertThat(root.value("data")).isPresent();
            return java.util.stream.Stream.concat(root.subKeyNames().stream(), registry.caveats().stream()).toList();
        }
    }

    @Test
    @DisplayName("without logs it says that it may be stale")
    void withoutLogsItSaysThatItMayBeStale() {
        assertThat(read()).containsExactly("old", "It was not closed cleanly, and no transaction logs lie beside it: "
                + "the latest changes may be missing, and what it says may be stale.");
    }

    @Test
    @DisplayName("a clean hive needs no logs")
    void aCleanHiveNeedsNoLogs() throws IOException {
        Files.write(file, OLD);
        log("ntuser.dat.LOG1", LogWriter.entries(7, OLD, NEWER));
        assertThat(read()).containsExactly("old");
    }

    @ParameterizedTest
    @CsvSource({"ntuser.dat.LOG1", "ntuser.dat.log2", "NTUSER.DAT.LOG", "NtUser.dat.Log1"})
    @DisplayName("replays entries and writes nothing")
    void replaysEntriesAndWritesNothing(String name) throws IOException {
        log(name, LogWriter.entries(7, OLD, NEWER, NEWEST));
        byte[] before = Files.readAllBytes(file);
        assertThat(read()).containsExactly("newest");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @DisplayName("the logs of another hive in another case are left alone")
    void theLogsOfAnotherHiveInAnotherCaseAreLeftAlone() throws IOException {
        log("NTUSER.DAT.LOG1", LogWriter.entries(7, OLD, NEWEST));
        log("ntuser.dat.LOG1", LogWriter.entries(7, OLD, NEWER));
        assertThat(read()).containsExactly("newer");
    }

    @ParameterizedTest
    @CsvSource({"LOG1,LOG2", "LOG2,LOG1"})
    @DisplayName("goes on in the other log")
    void goesOnInTheOtherLog(String first, String second) throws IOException {
        log("ntuser.dat." + first, LogWriter.entries(7, OLD, NEWER));
        log("ntuser.dat." + second, LogWriter.entries(8, NEWER, NEWEST));
        assertThat(read()).containsExactly("newest");
    }

    @Test
    @DisplayName("entries that were written before are left alone")
    void entriesThatWereWrittenBeforeAreLeftAlone() throws IOException {
        log("ntuser.dat.LOG1", LogWriter.entries(5, NEWEST, OLD));
        assertThat(read()).hasSize(2).element(1).asString().contains("LOG1", "before", "stale");
        log("ntuser.dat.LOG2", LogWriter.entries(7, OLD, NEWER));
        assertThat(read()).containsExactly("newer");
    }

    @Test
    @DisplayName("entries of an earlier run at the end of a log are left alone")
    void entriesOfAnEarlierRunAtTheEndOfALogAreLeftAlone() throws IOException {
        byte[] earlier = LogWriter.entries(3, NEWER, OLD);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(LogWriter.entries(7, OLD, NEWER));
        log.write(earlier, 512, earlier.length - 512);
        log("ntuser.dat.LOG1", log.toByteArray());
        assertThat(read()).containsExactly("newer");
    }

    @Test
    @DisplayName("what is missing between the logs is said")
    void whatIsMissingBetweenTheLogsIsSaid() throws IOException {
        log("ntuser.dat.LOG1", LogWriter.entries(7, OLD, NEWER));
        log("ntuser.dat.LOG2", LogWriter.entries(10, NEWER, NEWEST));
        assertThat(read()).hasSize(2).startsWith("newer").element(1).asString().contains("8 to 9 are missing", "stale");
        Files.delete(folder.resolve("ntuser.dat.LOG1"));
        log("ntuser.dat.LOG2", LogWriter.entries(8, OLD, NEWEST));
        assertThat(read()).hasSize(2).startsWith("newest").element(1).asString().contains("7 to 7 are missing", "stale");
    }

    @Test
    @DisplayName("stops before an entry that is damaged")
    void stopsBeforeAnEntryThatIsDamaged() throws IOException {
        byte[] log = LogWriter.entries(7, OLD, NEWER, NEWEST);
        log[log.length - 600] ^= 1;
        log("ntuser.dat.LOG1", log);
        assertThat(read()).hasSize(2).startsWith("newer").element(1).asString().contains("only in part", "number 8", "stale");
        log[700] ^= 1;
        log("ntuser.dat.LOG1", log);
        assertThat(read()).hasSize(2).startsWith("old").element(1).asString().contains("number 7", "damaged", "stale");
    }

    @Test
    @DisplayName("a damaged base block comes from the log with the latest entries")
    void aDamagedBaseBlockComesFromTheLogWithTheLatestEntries() throws IOException {
        byte[] torn = HiveWriter.dirty(OLD);
        java.util.Arrays.fill(torn, 0, 512, (byte) 0);
        Files.write(file, torn);
        log("ntuser.dat.LOG1", LogWriter.entries(3, OLD, NEWER));
        log("ntuser.dat.LOG2", LogWriter.entries(9, OLD, NEWEST));
        assertThat(read()).containsExactly("newest");
    }

    @Test
    @DisplayName("replays a log of the old format")
    void replaysALogOfTheOldFormat() throws IOException {
        log("ntuser.dat.LOG", LogWriter.dirtyVector(OLD, NEWEST));
        assertThat(read()).containsExactly("newest");
    }

    @Test
    @DisplayName("a log of the old format and of another time is left alone")
    void aLogOfTheOldFormatAndOfAnotherTimeIsLeftAlone() throws IOException {
        byte[] later = NEWEST.clone();
        later[13]++;
        log("ntuser.dat.LOG1", LogWriter.dirtyVector(OLD, HiveWriter.dirty(later)));
        assertThat(read()).hasSize(2).startsWith("old").element(1).asString().contains("another state", "stale");
        log("ntuser.dat.LOG2", LogWriter.dirtyVector(OLD, NEWER));
        assertThat(read()).containsExactly("newer");
    }

    @ParameterizedTest
    @CsvSource({"0,it is empty", "100,100 bytes", "512,no whole list", "1100,cut off"})
    @DisplayName("a log that is cut off is of no use")
    void aLogThatIsCutOffIsOfNoUse(int length, String reason) throws IOException {
        log("ntuser.dat.LOG1", java.util.Arrays.copyOf(LogWriter.dirtyVector(OLD, NEWEST), length));
        assertThat(read()).hasSize(2).startsWith("old").element(1).asString().contains("LOG1: ", reason, "stale");
    }

    @Test
    @DisplayName("counts as observed when its log was written")
    void countsAsObservedWhenItsLogWasWritten() throws IOException {
        Instant later = Instant.parse("2031-05-06T07:08:09Z");
        log("ntuser.dat.LOG1", LogWriter.entries(7, OLD, NEWER));
        Files.setLastModifiedTime(folder.resolve("ntuser.dat.LOG1"), FileTime.from(later));
        try (Registry registry = Registry.hive(file)) {
            assertThat(registry.observedAt()).contains(later);
        }
    }
}
