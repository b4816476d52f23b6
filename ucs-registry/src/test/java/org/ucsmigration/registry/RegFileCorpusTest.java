package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real export, of which every key and every byte was read off by hand. */
class RegFileCorpusTest {

    private static final String OFFICE = "HKEY_CURRENT_USER\\Software\\Microsoft\\Office";
    private static final String OLD = OFFICE + "\\15.0\\Lync";
    private static final String NEW = OFFICE + "\\16.0\\Lync";
    private static final String MIGRATED = "InUCSMode 4 75080000";

    private static final Map<String, List<String>> KEYS = keys();

    @TempDir
    private Path folder;

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String none : List.of("HKEY_CURRENT_USER", "HKEY_CURRENT_USER\\Software", "HKEY_CURRENT_USER\\Software\\Microsoft",
                OFFICE,
                OFFICE + "\\15.0", OFFICE + "\\16.0", OLD + "\\kenmyer@litwareinc.com", OLD + "\\odd@litwareinc.com",
                OLD + "\\pilar@litwareinc.com", OLD + "\\sip:jonas@litwareinc.com", OLD + "\\text@litwareinc.com",
                OLD + "\\toni@litwareinc.com", NEW + "\\KenMyer@LitwareInc.com", NEW + "\\zoë@litwareinc.com")) {
            keys.put(none, List.of());
        }
        keys.put(OLD, List.of("ServerSipUri 1 " + utf16("kenmyer@litwareinc.com\0")));
        keys.put(OLD + "\\kenmyer@litwareinc.com\\UCS", List.of(MIGRATED));
        keys.put(OLD + "\\odd@litwareinc.com\\UCS", List.of("InUCSMode 3 750800"));
        keys.put(OLD + "\\pilar@litwareinc.com\\UCS", List.of("InUCSMode 4 00000000"));
        keys.put(OLD + "\\sip:jonas@litwareinc.com\\UCS", List.of(MIGRATED));
        keys.put(OLD + "\\text@litwareinc.com\\UCS", List.of("InUCSMode 1 32003100360035000000"));
        keys.put(OLD + "\\toni@litwareinc.com\\DS", List.of("Flags 4 01000000"));
        keys.put(NEW, List.of(" 1 " + utf16("the default value\0"), "none 0 30003000660066000000",
                "quote\"and\\slash 1 " + utf16("say \"hi\" \\ there\0")));
        keys.put(NEW + "\\AddinPreference", List.of("list 7 6f006e0065000000740077006f0000000000"));
        keys.put(NEW + "\\KenMyer@LitwareInc.com\\UCS", List.of(MIGRATED));
        keys.put(NEW + "\\TelemetrySessions", List.of("a 2 " + utf16("%USERPROFILE%\\x\0")));
        keys.put(NEW + "\\zoë@litwareinc.com\\UCS", List.of(MIGRATED));
        return keys;
    }

    private static String utf16(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static Map<String, List<String>> read(Registry registry) {
        Map<String, List<String>> keys = new TreeMap<>();
        registry.roots().stream().flatMap(root -> walk(registry.find(root).orElseThrow())).forEach(key -> keys.put(key.path(),
                key.values().stream().map(v -> v.name() + " " + v.type() + " " + HexFormat.of().formatHex(v.bytes())).sorted()
                .toList()));
        return keys;
    }

    private static Stream<RegistryKey> walk(RegistryKey key) {
        return Stream.concat(Stream.of(key), key.subKeys().stream().flatMap(RegFileCorpusTest::walk));
    }

    private static String text() throws IOException {
        return Files.readString(Corpora.file("reg/office-lync-v5.reg"), StandardCharsets.UTF_16LE).substring(1);
    }

    private Registry written(String text, Charset charset) throws IOException {
        return Registry.regFile(Files.write(folder.resolve("again.reg"), text.getBytes(charset)));
    }

    @Test
    @DisplayName("reads completely")
    void readsCompletely() throws IOException {
        Path file = Corpora.file("reg/office-lync-v5.reg");
        Registry registry = Registry.regFile(file);
        assertThat(read(registry)).isEqualTo(KEYS);
        assertThat(registry.caveats()).isEmpty();
        assertThat(registry.observedAt()).contains(Files.getLastModifiedTime(file).toInstant());
        assertThat(registry.find(NEW).orElseThrow().lastWriteTime()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    @DisplayName("reads the same after re encoding")
    void readsTheSameAfterReEncoding(String charset) throws IOException {
        assertThat(read(written("\uFEFF" + text(), Charset.forName(charset)))).isEqualTo(KEYS);
        assertThat(read(written(text(), Charset.forName(charset)))).isEqualTo(KEYS);
        assertThat(read(written("\uFEFF" + text().replace("\r\n", "\n"), Charset.forName(charset)))).isEqualTo(KEYS);
    }

    @Test
    @DisplayName("reads the same as version 4 in ansi")
    void readsTheSameAsVersion4InAnsi() throws IOException {
        // What regedit writes then: strings in hex are bytes of the code page.
        String version4 = text().replace("Windows Registry Editor Version 5.00", "REGEDIT4")
                .replace("hex(7):6f,00,6e,00,65,00,00,00,74,00,77,00,6f,00,00,00,00,00", "hex(7):6f,6e,65,00,74,77,6f,00,00")
                .replaceAll("hex\\(2\\):[^\"\\[]*", "hex(2):25,55,53,45,52,50,52,4f,46,49,4c,45,25,5c,\\\\\r\n  78,00\r\n\r\n");
        assertThat(read(written(version4, Charset.forName("windows-1252")))).isEqualTo(KEYS);
        assertThat(read(written("\uFEFF" + version4, StandardCharsets.UTF_8))).isEqualTo(KEYS);
    }

    @Test
    @DisplayName("what ansi cannot hold depends on the code page")
    void whatAnsiCannotHoldDependsOnTheCodePage() throws IOException {
        byte[] bytes = "REGEDIT4\r\n[HKEY_CURRENT_USER\\日本@litwareinc.com]\r\n\"ソ\"=\"ソ\"\r\n".getBytes("Shift_JIS");
        Registry registry = Registry.regFile(Files.write(folder.resolve("jp.reg"), bytes), Charset.forName("Shift_JIS"));
        assertThat(registry.caveats()).isEmpty();
        assertThat(registry.find("HKCU\\日本@litwareinc.com").orElseThrow().value("ソ").orElseThrow().asText()).contains("ソ");
    }
}
