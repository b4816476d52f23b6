package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Sid;

/** What is not a clean export ends in a clear refusal, or in a partial result that says so. */
class RegFileDamageTest {

    private static final String HEADER = "Windows Registry Editor Version 5.00\r\n";

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("export.reg"), bytes);
    }

    private Registry read(String... lines) throws IOException {
        return Registry.regFile(file((HEADER + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private RegistryException refusal(Path file) {
        return catchThrowableOfType(RegistryException.class, () -> Registry.regFile(file));
    }

    @Nested
    class Refused {

        @Test
        @DisplayName("an empty file")
        void anEmptyFile() throws IOException {
            assertThat(refusal(file(new byte[0]))).hasMessageEndingWith("export.reg: the file is empty");
        }

        @Test
        @DisplayName("a missing file and a folder")
        void aMissingFileAndAFolder() {
            assertThat(refusal(folder.resolve("missing.reg")).reason()).isEqualTo("there is no such file");
            assertThat(refusal(folder).reason()).isEqualTo("it is a folder");
            assertThat(refusal(folder).source()).isEqualTo(folder.toString());
        }

        @ParameterizedTest
        @ValueSource(strings = {"REGEDIT", "regedit4", "Windows Registry Editor Version 6.00", "[HKEY_CURRENT_USER]", "\n"
                + HEADER, "PK"})
        @DisplayName("a file that is no export")
        void aFileThatIsNoExport(String text) throws IOException {
            RegistryException refused = refusal(file(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(refused.line()).hasValue(1);
            assertThat(refused.reason()).startsWith("it is not a registry export");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-32", "IBM037"})
        @DisplayName("a wrong encoding")
        void aWrongEncoding(String charset) throws IOException {
            assertThat(refusal(file(HEADER.getBytes(Charset.forName(charset)))).reason())
                    .startsWith("it is not a registry export");
        }

        @Test
        @DisplayName("a file that is too large")
        void aFileThatIsTooLarge() throws IOException {
            byte[] large = new byte[RegFile.LARGEST + 1];
            System.arraycopy(HEADER.getBytes(StandardCharsets.US_ASCII), 0, large, 0, HEADER.length());
            assertThat(refusal(file(large)).reason()).contains("64 MiB");
        }

        @Test
        @DisplayName("more than a million keys and values")
        void moreThanAMillionKeysAndValues() throws IOException {
            String keys = IntStream.range(0, 2_000).mapToObj(i -> "[HKEY_CURRENT_USER\\" + i + "\\a".repeat(511) + "]\n")
                    .collect(Collectors.joining());
            RegistryException refused = refusal(file((HEADER + keys).getBytes(StandardCharsets.UTF_8)));
            assertThat(refused.reason()).contains("more than 1000000 keys and values");
            assertThat(refused.line()).isPresent();
        }
    }

    @Nested
    class Damaged {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "\"v\"=dword:xyz               | the dword is not one to eight hexadecimal digits",
            "\"v\"=dword:                  | the dword is not one to eight hexadecimal digits",
            "\"v\"=dword:000000875         | the dword is not one to eight hexadecimal digits",
            "\"v\"=hex:1,2g                | its bytes are not hexadecimal numbers between commas",
            "\"v\"=hex:123                 | its bytes are not hexadecimal numbers between commas",
            "\"v\"=hex(x):00               | the type is not one to eight hexadecimal digits",
            "\"v\"=hex(123456789):00       | the type is not one to eight hexadecimal digits",
            "\"v\"=hex():00                | the type is not one to eight hexadecimal digits",
            "\"v\"=qword:00                | what follows the = is neither text, dword: nor hex:",
            "\"v\"=                        | what follows the = is neither text, dword: nor hex:",
            "\"v\"=\"C:\\Users\"           | \\U is no escape: a backslash is written twice",
            "\"v\"=\"a\" b                 | something follows the text's closing quote",
            "\"v\"=\"a                     | the text has no closing quote",
            "\"v\" dword:00000875          | no = follows the value's name"})
        @DisplayName("a value is unreadable and its neighbours are not")
        void aValueIsUnreadableAndItsNeighboursAreNot(String line, String reason) throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", "\"before\"=dword:1", line, "\"after\"=dword:2",
                    "[HKEY_CURRENT_USER\\l]");
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            RegistryException refused = catchThrowableOfType(RegistryException.class, () -> key.value("V"));
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.line()).hasValue(4);
            assertThat(refused.keyPath()).contains("HKEY_CURRENT_USER\\k");
            assertThat(key.value("before")).contains(RegistryValue.dword("before", 1));
            assertThat(key.value("after")).contains(RegistryValue.dword("after", 2));
            assertThat(key.value("other")).isEmpty();
            assertThat(registry.find("HKCU\\l")).isPresent();
            assertThat(registry.caveats()).containsExactly("One line of " + registry.name() + " could not be read: line 4, "
                    + reason + ".");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"v=dword:1", "\"\\x\"=dword:1"})
        @DisplayName("a line whose value is lost leaves no value of its key certainly absent")
        void aLineWhoseValueIsLostLeavesNoValueOfItsKeyCertainlyAbsent(String line) throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", "\"before\"=dword:1", line, "\"after\"=dword:2");
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThatThrownBy(() -> key.value("v")).isInstanceOf(RegistryException.class).hasMessageContaining("line 4");
            assertThat(key.values()).hasSize(2);
            assertThat(registry.find("HKCU\\other")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"garbage", "0,1,2", "HKEY_CURRENT_USER\\l]", "\"v\"=dword:1\\l]", "@HKEY_CURRENT_USER\\l]",
                "\"v\"=\0",
            "\0\0\0", "\"v\"=dword:0\u0001\u0002", "; HKEY_CURRENT_USER\\l]", "#\u0007\u0001"})
        @DisplayName("after a line that may have been anything values belong to nobody until the next key")
        void afterALineThatMayHaveBeenAnythingValuesBelongToNobody(String line) throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", "\"before\"=dword:00000001", "", line, "\"after\"=dword:2",
                    "[HKEY_CURRENT_USER\\m]",
                    "\"x\"=dword:3");
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThat(key.values()).extracting(RegistryValue::name).containsExactly("before");
            assertThatThrownBy(() -> key.value("after")).isInstanceOf(RegistryException.class).hasMessageContaining("line 5");
            assertThatThrownBy(() -> registry.find("HKCU\\l")).isInstanceOf(RegistryException.class)
                    .hasMessageContaining("line 5");
            assertThat(registry.find("HKCU\\m").orElseThrow().value("x")).contains(RegistryValue.dword("x", 3));
            assertThat(registry.caveats()).singleElement().asString().contains("line 5");
        }

        @Test
        @DisplayName("a value that lost its end to the next line is unreadable, never shorter")
        void aValueThatLostItsEndToTheNextLineIsUnreadable() throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", "\"a\"=dword:0", "", "000875", "[HKEY_CURRENT_USER\\l]",
                    "\"b\"=dword:0;000875",
                    "[HKEY_CURRENT_USER\\m]", "\"c\"=hex:01,02, ", "  03,04");
            assertThatThrownBy(() -> registry.find("HKCU\\k").orElseThrow().value("a")).isInstanceOf(RegistryException.class);
            assertThatThrownBy(() -> registry.find("HKCU\\l").orElseThrow().value("b")).hasMessageContaining("among the digits");
            assertThatThrownBy(() -> registry.find("HKCU\\m").orElseThrow().value("c")).isInstanceOf(RegistryException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"v\"=dword:0000", "\"v\"=\"2165", "\"v\"=\"2165\\\"", "\"v\"=hex:75,08", "\"v\"=-", "\"v"})
        @DisplayName("a line without its end at the end of the file is cut off")
        void aLineWithoutItsEndIsCutOff(String end) throws IOException {
            Registry registry = Registry.regFile(file((HEADER + "[HKEY_CURRENT_USER\\k]\r\n" + end)
                    .getBytes(StandardCharsets.UTF_8)));
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThatThrownBy(() -> key.value("v")).isInstanceOf(RegistryException.class).hasMessageContaining("cut off");
            assertThatThrownBy(() -> registry.find("HKCU\\l")).isInstanceOf(RegistryException.class);
            assertThat(registry.caveats()).singleElement().asString().contains("cut off");
            byte[] key1 = (HEADER + "[HKEY_CURRENT_USER\\k]").getBytes(StandardCharsets.UTF_8);
            assertThat(Registry.regFile(file(key1)).caveats()).singleElement().asString().contains("cut off");
        }

        /** Windows imports it (wine's tests of reg.exe, which run on Windows, "No newline"). */
        @ParameterizedTest
        @CsvSource({"dword:00000875,4", "'\"2165\"',10", "'dword:00000000 ',4"})
        @DisplayName("a whole value whose line has no end is read, and what may have followed is lost")
        void aWholeValueWithoutALineEnd(String value, int size) throws IOException {
            Registry registry = Registry.regFile(file((HEADER + "[HKEY_CURRENT_USER\\k]\r\n\"v\"=" + value)
                    .getBytes(StandardCharsets.UTF_8)));
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThat(key.value("v").orElseThrow().size()).isEqualTo(size);
            assertThatThrownBy(() -> key.value("w")).isInstanceOf(RegistryException.class)
                    .hasMessageContaining("without a line end");
            assertThatThrownBy(() -> registry.find("HKCU\\l")).isInstanceOf(RegistryException.class);
            assertThat(registry.caveats()).singleElement().asString().contains("line 3").contains("may be cut off");
        }

        @Test
        @DisplayName("a value behind its key's name, where a line end was lost, is unreadable and not absent")
        void aValueBehindItsKeysName() throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]\"v\"=dword:00000875", "\"w\"=dword:1",
                    "[HKEY_CURRENT_USER\\l]");
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThatThrownBy(() -> key.value("v")).isInstanceOf(RegistryException.class).hasMessageContaining("line 2");
            assertThat(key.value("w")).contains(RegistryValue.dword("w", 1));
            assertThat(registry.find("HKCU\\other")).isEmpty();
            assertThat(registry.caveats()).singleElement().asString().contains("behind the key's name");
        }

        @Test
        @DisplayName("a value that stands there twice and differently, as in two exports in one file, is unreadable")
        void aValueThatStandsThereTwice() throws IOException {
            String key = "[HKEY_CURRENT_USER\\k]";
            Registry registry = read(key, "\"v\"=dword:00000875", "\"w\"=\"a\"", "", HEADER, key, "\"V\"=dword:00000000",
                    "\"w\"=\"a\"");
            RegistryKey both = registry.find("HKCU\\k").orElseThrow();
            assertThatThrownBy(() -> both.value("v")).isInstanceOf(RegistryException.class).hasMessageContaining("twice")
                    .hasMessageContaining("REG_DWORD 2165").hasMessageContaining("REG_DWORD 0");
            assertThat(both.value("w")).contains(RegistryValue.text("w", "a"));
            assertThat(registry.caveats()).hasSize(1);
        }

        /** Bytes of 0xFF, as erased flash memory has them, are U+FFFF in UTF-16, which is no character (Unicode 16.0, 23.7). */
        @ParameterizedTest
        @ValueSource(strings = {"[HKEY_CURRENT_USER\\Soft", "[HKEY_CURRENT_USER\\lost]\r\n\"v\"=\"a", "; comment"})
        @DisplayName("a hole of bytes of 0xFF over the end of a line loses what follows, as one of NULs does")
        void aHoleOfOnes(String before) throws IOException {
            String text = "\uFEFF" + HEADER + "[HKEY_CURRENT_USER\\k]\r\n\"x\"=dword:00000001\r\n\r\n" + before
                    + "\uFFFF".repeat(9) + "\\lost2]\"\r\n\"after\"=dword:2\r\n";
            Registry registry = Registry.regFile(file(text.getBytes(StandardCharsets.UTF_16LE)));
            assertThat(registry.find("HKCU\\k").orElseThrow().values()).hasSize(1);
            assertThatThrownBy(() -> registry.find("HKCU\\other")).isInstanceOf(RegistryException.class);
            assertThat(registry.caveats()).singleElement().asString().contains("could not be read");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[HKEY_CURRENT_USER\\lost", "[Software\\lost]", "[]",
                "[HKEY_CURRENT_USER\\x] [HKEY_CURRENT_USER\\y",
            "[HKEY_CURRENT_USER\\x]x[HKEY_CURRENT_USER\\y]"})
        @DisplayName("a lost key takes its values with it and leaves no key certainly absent")
        void aLostKeyTakesItsValuesWithItAndLeavesNoKeyCertainlyAbsent(String line) throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", "\"v\"=dword:1", line, "\"v\"=dword:2", "[HKEY_CURRENT_USER\\l]");
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThat(key.value("v")).contains(RegistryValue.dword("v", 1));
            assertThat(registry.find("HKCU\\l")).isPresent();
            assertThatThrownBy(() -> registry.find("HKCU\\lost")).isInstanceOf(RegistryException.class)
                    .hasMessageContaining("line 4");
            assertThatThrownBy(() -> key.subKey("lost")).isInstanceOf(RegistryException.class);
            assertThat(registry.caveats()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"v\"=hex:01,02,\\", "\"v\"=hex(7):01,\\\r\n  ", "\"v\"=\"a\r\nb"})
        @DisplayName("a file that ends within a value may have held anything after it")
        void aFileThatEndsWithinAValueMayHaveHeldAnythingAfterIt(String end) throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", end);
            assertThatThrownBy(() -> registry.find("HKCU\\k").orElseThrow().value("v")).hasMessageContaining("line 3");
            assertThatThrownBy(() -> registry.find("HKCU\\l")).isInstanceOf(RegistryException.class);
            assertThat(registry.caveats()).isNotEmpty();
        }

        @Test
        @DisplayName("a value that breaks off does not swallow what follows")
        void aValueThatBreaksOffDoesNotSwallowWhatFollows() throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", "\"v\"=hex:01,\\", "[HKEY_CURRENT_USER\\l]", "\"w\"=\"open",
                    "[HKEY_CURRENT_USER\\m]", "\"x\"=\"x\"");
            assertThat(registry.find("HKCU\\m").orElseThrow().value("x")).isPresent();
            assertThatThrownBy(() -> registry.find("HKCU\\k").orElseThrow().value("v")).hasMessageContaining("breaks off");
            assertThatThrownBy(() -> registry.find("HKCU\\l").orElseThrow().value("w")).hasMessageContaining("closing quote");
        }

        @Test
        @DisplayName("a later line that is damaged takes the earlier value back and a good one heals it")
        void aLaterLineThatIsDamagedTakesTheEarlierValueBackAndAGoodOneHealsIt() throws IOException {
            Registry registry = read("[HKEY_CURRENT_USER\\k]", "\"v\"=dword:1", "\"w\"=dword:?", "\"v\"=dword:?",
                    "\"w\"=dword:2");
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThatThrownBy(() -> key.value("v")).isInstanceOf(RegistryException.class);
            assertThat(key.value("w")).contains(RegistryValue.dword("w", 2));
        }

        @Test
        @DisplayName("bytes that are not the encoding damage their line only")
        void bytesThatAreNotTheEncodingDamageTheirLineOnly() throws IOException {
            byte[] latin = (HEADER + "[HKEY_CURRENT_USER\\zoë]\r\n\"v\"=dword:1\r\n[HKEY_CURRENT_USER\\k]\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            Registry registry = Registry.regFile(file(latin));
            assertThat(registry.find("HKCU\\k")).isPresent();
            assertThatThrownBy(() -> registry.find("HKCU\\zoë"))
                    .hasMessageContaining("bytes that the file's encoding does not allow")
                    .hasMessageContaining("regFile(file, charset)");
            Registry given = Registry.regFile(file(latin), StandardCharsets.ISO_8859_1);
            assertThat(given.find("HKCU\\zoë").orElseThrow().value("v")).contains(RegistryValue.dword("v", 1));
            assertThat(given.caveats()).isEmpty();
        }

        @Test
        @DisplayName("only the first lines are named")
        void onlyTheFirstLinesAreNamed() throws IOException {
            String[] lines = new String[1000];
            java.util.Arrays.fill(lines, "garbage");
            assertThat(read(lines).caveats()).hasSize(1).first().asString().startsWith("1000 lines of ").endsWith("; and others.")
                    .contains("line 11,").doesNotContain("line 12,");
        }
    }

    @Nested
    class Accepted {

        @Test
        @DisplayName("deletions take away what stands above")
        void deletionsTakeAwayWhatStandsAbove() throws IOException {
            Registry registry = read("[HKCU\\k]", "\"v\"=dword:1", "\"V\"=-", "@=\"x\"", "@=-", "\"w\"=dword:1",
                    "[HKCU\\k\\a\\b]",
                    "[-HKCU\\k\\a]", "[-HKCU\\none\\at\\all]", "[HKCU\\m]", "\"x\" = dword:1 ; comment");
            RegistryKey key = registry.find("HKCU\\k").orElseThrow();
            assertThat(key.values()).containsExactly(RegistryValue.dword("w", 1));
            assertThat(key.subKeys()).isEmpty();
            assertThat(registry.find("HKCU\\m").orElseThrow().values()).containsExactly(RegistryValue.dword("x", 1));
            // What deletes is no export; before, nothing was said of it.
            assertThat(registry.caveats()).singleElement().asString().contains("a script to be imported");
            assertThat(registry.origin().isScript()).isTrue();
        }

        @Test
        @DisplayName("comments blank lines and spaces")
        void commentsBlankLinesAndSpaces() throws IOException {
            Registry registry = read("; [HKCU\\no]", "", "  [HKCU\\k]  ; here", "\"a\"=hex: 1, 2 ,\\  ; more", "", "  ; between",
                    "  03,", "\"b\"=\"x\" ; y", "\t@=\"d\"", "\"c\"=hex(b):00,00,00,00,00,00,00,00");
            assertThat(registry.caveats()).isEmpty();
            assertThat(registry.find("HKCU\\k").orElseThrow().values()).containsExactly(RegistryValue.of("a", 3, new byte[] {1,
                    2, 3}),
                    RegistryValue.text("b", "x"), RegistryValue.text("", "d"), RegistryValue.of("c", 11, new byte[8]));
            assertThat(registry.find("HKCU\\no")).isEmpty();
        }

        @Test
        @DisplayName("text that holds what looks like sections")
        void textWithSections() throws IOException {
            Registry registry = read("[HKCU\\k]", "\"v\"=\"[Main]", "x=1", "[HKEY_CURRENT_USER\\\\escaped]", "\"",
                    "\"w\"=dword:1");
            assertThat(registry.caveats()).isEmpty();
            assertThat(registry.find("HKCU\\k").orElseThrow().values()).containsExactly(
                    RegistryValue.text("v", "[Main]\r\nx=1\r\n[HKEY_CURRENT_USER\\escaped]\r\n"), RegistryValue.dword("w", 1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[HKCU\\k\\]", "[HKCU\\\\k]", "[Computer\\HKCU\\k]", "[computer\\HKEY_CURRENT_USER\\k\\\\]",
            "[Ordinateur\\HKEY_CURRENT_USER\\k]", "[\u30B3\u30F3\u30D4\u30E5\u30FC\u30BF\u30FC\\HKEY_CURRENT_USER\\k]",
            "[Microsoft.PowerShell.Core\\Registry::HKCU\\k]", "[Registry::HKCU\\k]", "[HKCU\\k] y", "# comment\r\n[HKCU\\k]",
            "// comment\r\n[HKCU\\k]\r\n; C:\\temp", "Windows Registry Editor Version 5.00\r\n\r\n[HKCU\\k]",
            "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKCU\\k]"})
        @DisplayName("what Windows takes for a key or passes over is no damage")
        void spellings(String lines) throws IOException {
            Registry registry = read(lines, "\"x\"=dword:1");
            assertThat(registry.caveats()).isEmpty();
            assertThat(registry.find("HKCU\\k").orElseThrow().values()).containsExactly(RegistryValue.dword("x", 1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16LE", "UTF-8"})
        @DisplayName("the end mark of copy a.reg+b.reg, and line ends that a copy in text mode doubled, are no damage")
        void copies(String charset) throws IOException {
            byte[] text = ("\uFEFF" + HEADER + "\r\n[HKCU\\k]\r\n\"x\"=dword:1\r\n").replace("\r\n", "\r\r\n")
                    .getBytes(Charset.forName(charset));
            byte[] copied = Arrays.copyOf(text, text.length + 1);
            copied[text.length] = 0x1A;
            Registry registry = Registry.regFile(file(copied));
            assertThat(registry.caveats()).isEmpty();
            assertThat(registry.find("HKCU\\k").orElseThrow().values()).containsExactly(RegistryValue.dword("x", 1));
            assertThat(registry.find("HKCU\\l")).isEmpty();
        }

        @Test
        @DisplayName("what it says of itself before its first key, and by its name")
        void origin() throws IOException {
            String[] said = {"; Computer: ATL-PC-042", "; SID: S-1-5-21-1-2-3-1101", "; Account: LITWAREINC\\kim",
                    "; Time: 2014-05-06T07:08:09Z"};
            String key = "[HKCU\\k]";
            RegistryOrigin origin = read(String.join("\r\n", said), key, "; SID: S-1-5-21-1-2-3-9").origin();
            assertThat(origin).isEqualTo(RegistryOrigin.unknown().withComputer("ATL-PC-042")
                    .withSid(Sid.of("S-1-5-21-1-2-3-1101"))
                    .withAccount("LITWAREINC\\kim").withTime(Instant.parse("2014-05-06T07:08:09Z")));
            assertThat(read(String.join("\r\n", said), key).observedAt()).contains(Instant.parse("2014-05-06T07:08:09Z"));
            assertThat(read(said[1], key, HEADER, said[1], key).origin().dispute()).isEmpty();
            assertThat(read(said[1], key, HEADER, key).origin().dispute()).isPresent();
            assertThat(read(said[1], key, HEADER, "; SID: S-1-5-21-1-2-3-9", key).origin().dispute()).isPresent();
            assertThat(read("; SID: kim", key).origin().dispute()).isPresent();
            assertThat(read(key, HEADER, key).origin()).isEqualTo(RegistryOrigin.unknown());
            byte[] named = (HEADER + said[1] + "\r\n[HKCU\\k]\r\n").getBytes(StandardCharsets.UTF_8);
            Path own = Files.write(folder.resolve("PC1_S-1-5-21-1-2-3-1101.reg"), named);
            assertThat(Registry.regFile(own).origin()).isEqualTo(RegistryOrigin.unknown().withComputer("PC1")
                    .withSid(Sid.of("S-1-5-21-1-2-3-1101")));
            Path other = Files.write(folder.resolve("PC1_S-1-5-21-1-2-3-9.reg"), named);
            assertThat(Registry.regFile(other).origin().dispute()).hasValueSatisfying(words -> assertThat(words)
                    .contains("-1101").contains("-9"));
        }

        @Test
        @DisplayName("of a part only what is wanted is kept, and the rest is not called absent")
        void onlyWhatIsWanted() throws IOException {
            Path file = file((HEADER + "[HKCU\\k]\r\n\"x\"=dword:1\r\n[HKCU\\l]\r\n\"y\"=dword:2\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            Registry registry = Registry.regFile(file, path -> path.names().equals(List.of("k")));
            assertThat(registry.find("HKCU\\k").orElseThrow().values()).hasSize(1);
            assertThatThrownBy(() -> registry.find("HKCU\\l")).isInstanceOf(RegistryException.class)
                    .hasMessageContaining("left out");
            assertThat(registry.caveats()).isEmpty();
        }

        @Test
        @DisplayName("text over several lines as windows writes it")
        void textOverSeveralLinesAsWindowsWritesIt() throws IOException {
            Registry registry = read("[HKCU\\k]", "\"v\"=\"one", "two \\\"2\\\"", "\"", "\"w\"=\"a\\nb\"");
            assertThat(registry.find("HKCU\\k").orElseThrow().values())
                    .containsExactly(RegistryValue.text("v", "one\r\ntwo \"2\"\r\n"), RegistryValue.text("w", "a\nb"));
        }

        @Test
        @DisplayName("lone surrogates and a root key's short name")
        void loneSurrogatesAndARootKeySShortName() throws IOException {
            byte[] bytes = ValueType.utf16("\uFEFF" + HEADER + "[HKU\\S-1-5-21-1\\\uD83D]\r\n\"\uDE00\"=\"\uD83D\"\r\n");
            Registry registry = Registry.regFile(file(bytes));
            RegistryKey key = registry.find("HKEY_USERS\\S-1-5-21-1\\\uD83D").orElseThrow();
            assertThat(key.value("\uDE00").orElseThrow().bytes()).containsExactly(0x3D, 0xD8, 0, 0);
        }
    }

    @Nested
    class Large {

        @Test
        @DisplayName("a million lines")
        void aMillionLines() throws IOException {
            String lines = IntStream.range(0, 999_000).mapToObj(i -> "\"v" + i + "\"=dword:1\n").collect(Collectors.joining());
            Registry registry = Registry.regFile(file((HEADER + "[HKCU\\k]\n" + lines).getBytes(StandardCharsets.US_ASCII)));
            assertThat(registry.find("HKCU\\k").orElseThrow().value("v998999")).isPresent();
        }

        @Test
        @DisplayName("a line of ten megabytes")
        void aLineOfTenMegabytes() throws IOException {
            Registry registry = read("[HKCU\\k]", "\"text\"=\"" + "x".repeat(10_000_000) + "\"",
                    "\"hex\"=hex:" + "ab,".repeat(3_333_333), "\"open\"=\"" + "\\\\".repeat(5_000_000));
            List<RegistryValue> values = registry.find("HKCU\\k").orElseThrow().values();
            assertThat(values).extracting(RegistryValue::size).containsExactly(20_000_002, 3_333_333);
        }
    }
}
