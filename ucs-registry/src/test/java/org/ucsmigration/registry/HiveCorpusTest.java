package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.registry.internal.hive.Hive;
import org.ucsmigration.registry.internal.hive.KeyNode;

/** Real hives; what is in them was counted by two independent readers. */
class HiveCorpusTest {

    private static final String OFFICE = "HKEY_CURRENT_USER\\Software\\Microsoft\\Office";

    @TempDir
    private Path folder;

    private static Stream<RegistryKey> walk(RegistryKey key) {
        return Stream.concat(Stream.of(key), key.subKeys().stream().flatMap(HiveCorpusTest::walk));
    }

    /** Every key with its time, every value with its type and bytes. */
    private static Map<String, String> content(Registry registry, String from) {
        Map<String, String> content = new TreeMap<>();
        walk(registry.find(from).orElseThrow()).forEach(key -> {
            content.put(key.path(), key.lastWriteTime().map(Objects::toString).orElse(""));
            key.values().forEach(value -> content.put(key.path() + "\\\\" + value.name(), value.type() + " " + HexFormat.of()
                    .formatHex(value.bytes())));
        });
        return content;
    }

    @ParameterizedTest
    @CsvSource({"NTUSER.DAT,1812,4094", "NTUSER_lync.DAT,1834,4108", "NTUSER_BAGMRU.DAT,6279,15912",
            "transactions_NTUSER.DAT,2590,4119",
        "NewDirtyHive,5,2", "RecoveredHive_Windows10,5,1"})
    @DisplayName("holds as many keys and values as others count without its logs")
    void holdsAsManyKeysAndValuesAsOthersCountWithoutItsLogs(String name, int keys, int values) throws IOException {
        Path alone = Files.copy(Corpora.file("hives/" + name), folder.resolve(name));
        try (Registry registry = Registry.hive(alone)) {
            assertThat(walk(registry.find("HKCU").orElseThrow())).hasSize(keys);
            assertThat(walk(registry.find("HKCU").orElseThrow()).mapToInt(key -> key.values().size()).sum()).isEqualTo(values);
        }
    }

    @Test
    @DisplayName("recovers what windows recovers")
    void recoversWhatWindowsRecovers() throws IOException {
        try (Registry dirty = Registry.hive(Corpora.file("hives/NewDirtyHive"));
                Registry recovered = Registry.hive(Corpora.file("hives/RecoveredHive_Windows10"))) {
            assertThat(content(dirty, "HKCU")).isEqualTo(content(recovered, "HKCU")).hasSize(6);
            assertThat(dirty.caveats()).isEmpty();
        }
    }

    @Test
    @DisplayName("recovers 132 dirty pages")
    void recovers132DirtyPages() throws Exception {
        try (Hive hive = Hive.open(Corpora.file("hives/transactions_NTUSER.DAT"))) {
            assertThat(hive.recoveredPages()).isEqualTo(132);
            assertThat(hive.caveats()).isEmpty();
            assertThat(count(hive.root())).isGreaterThan(2_590);
        }
    }

    private static int count(KeyNode key) throws Exception {
        int count = 1;
        for (KeyNode below : key.subKeys()) {
            count += count(below);
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"15.0", "16.0"})
    @DisplayName("holds the profiles of the export")
    void holdsTheProfilesOfTheExport(String release) throws IOException {
        try (Registry hive = Registry.hive(Corpora.file("hives/NTUSER_lync.DAT"));
                Registry export = Registry.regFile(Corpora.file("reg/office-lync-v5.reg"))) {
            Map<String, String> exported = new TreeMap<>();
            content(export, OFFICE + "\\" + release + "\\Lync").forEach((path, said) -> exported.put(path.replace("zoë", "zoe"),
                    said));
            Map<String, String> held = content(hive, OFFICE + "\\" + release + "\\Lync");
            assertThat(held.keySet()).isEqualTo(exported.keySet());
            exported.forEach((path, said) -> assertThat(path.contains("\\\\") ? held.get(path) : "").as(path).isEqualTo(said));
        }
    }

    @Test
    @DisplayName("a client that nobody signed in to is possibly stale")
    void aClientThatNobodySignedInToIsPossiblyStale() throws IOException {
        try (Registry registry = Registry.hive(Corpora.file("hives/NTUSER_BAGMRU.DAT"))) {
            assertThat(registry.find(OFFICE + "\\16.0\\Lync")).get()
                    .satisfies(lync -> assertThat(lync.subKeyNames()).noneMatch(name -> name.contains("@")));
            assertThat(registry.caveats()).singleElement().asString().contains("may be stale");
        }
    }

    @Test
    @DisplayName("a look up reads a small part of a large hive")
    void aLookUpReadsASmallPartOfALargeHive() throws Exception {
        Path file = Corpora.file("hives/NTUSER_BAGMRU.DAT");
        try (Hive hive = Hive.open(file)) {
            KeyNode key = hive.root();
            for (String step : "Software\\Microsoft\\Office\\16.0\\Lync".split("\\\\")) {
                key = key.subKey(step).orElseThrow();
            }
            assertThat(key.subKey("kenmyer@litwareinc.com")).isEmpty();
            assertThat(hive.bytesRead()).isLessThan(Files.size(file) * 5 / 100);
        }
    }
}
