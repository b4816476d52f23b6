package org.ucsmigration.powershell.clixml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Corpora;

class ClixmlReadingTest {

    private static final String BOM = "\uFEFF";

    static String objs(String content) {
        return "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">" + content + "</Objs>";
    }

    private static Object only(String content) {
        List<Object> values = Clixml.parse(objs(content)).values();
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    @Nested
    class Encodings {

        static Stream<Arguments> encodings() {
            String document = objs("<S>Zo\u00EB \u2019</S>");
            return Stream.of(
                    Arguments.of("UTF-8", document.getBytes(UTF_8)),
                    Arguments.of("UTF-8 with a mark", (BOM + document).getBytes(UTF_8)),
                    Arguments.of("UTF-16LE with a mark", (BOM + document).getBytes(UTF_16LE)),
                    Arguments.of("UTF-16BE with a mark", (BOM + document).getBytes(UTF_16BE)),
                    Arguments.of("UTF-16LE", document.getBytes(UTF_16LE)),
                    Arguments.of("UTF-16BE", document.getBytes(UTF_16BE)),
                    Arguments.of("declared UTF-16", (BOM + "<?xml version='1.0' encoding='utf-16'?>" + document)
                            .getBytes(UTF_16LE)),
                    Arguments.of("UTF-8 that says UTF-16", ("<?xml version='1.0' encoding='utf-16'?>" + document)
                            .getBytes(UTF_8)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("encodings")
        void readTheSame(String name, byte[] bytes) {
            assertThat(Clixml.read(new ByteArrayInputStream(bytes)).values()).containsExactly("Zo\u00EB \u2019");
        }

        @Test
        void aDeclaredOneIsHeeded() {
            byte[] latin = ("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + objs("<S>Zo\u00EB</S>")).getBytes(ISO_8859_1);

            assertThat(Clixml.read(new ByteArrayInputStream(latin)).values()).containsExactly("Zo\u00EB");
        }

        @Test
        void aWrongOneIsSaidToBeWrong() {
            byte[] latin = objs("<S>Zo\u00EB</S>").getBytes(ISO_8859_1);

            assertThatThrownBy(() -> Clixml.read(new ByteArrayInputStream(latin)))
                    .isInstanceOf(ClixmlException.class).hasMessageContaining("bytes that are not UTF-8 text");
        }

        @Test
        void anUnknownOneIsNamed() {
            byte[] bytes = ("<?xml version=\"1.0\" encoding=\"x-none\"?>" + objs("")).getBytes(UTF_8);

            assertThatThrownBy(() -> Clixml.read(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(ClixmlException.class).hasMessageContaining("x-none");
        }

        @Test
        void aStreamMayGiveOneByteAtATime() {
            InputStream slow = new ByteArrayInputStream((BOM + objs("<S>\u2019</S>")).getBytes(UTF_8)) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    return super.read(target, offset, Math.min(length, 1));
                }
            };

            assertThat(Clixml.read(slow).values()).containsExactly("\u2019");
        }
    }

    @Nested
    class Text {

        // Seen with [PSSerializer]::Deserialize of PowerShell 7.6.9.
        @ParameterizedTest
        @CsvSource({"_X0041_,A", "_x0001F600_,\uD83D\uDE00", "_x00e9_,\u00E9", "_x41_,_x41_", "__x0041_,_A", "_x0041,_x0041",
            "_x005F_x0041_,_x0041_", "_,_", "_x,_x", "_x_x0041_,_xA", "_x00G1_,_x00G1_"})
        void isUnescapedAsPowerShellDoes(String written, String meant) {
            assertThat(only("<S>" + written + "</S>")).isEqualTo(meant);
        }

        @Test
        void isWholeAcrossReferencesCommentsAndSections() {
            assertThat(only("<S>a&lt;&#x41;<!-- no --><![CDATA[<b>]]>c</S>")).isEqualTo("a<A<b>c");
        }

        @Test
        void ofTenMebibytesIsRead() {
            assertThat((String) only("<S>" + "x".repeat(10 << 20) + "</S>")).hasSize(10 << 20);
        }
    }

    @Nested
    class Values {

        @Test
        void aSingleOneNeedsNoEnvelope() {
            assertThat(Clixml.parse("<I32>1</I32>").values()).containsExactly(1);
            assertThat(Clixml.parse("<Obj RefId=\"0\"><MS><S N=\"a\">b</S></MS></Obj>").objects().get(0).string("a").value())
                    .hasValue("b");
        }

        @Test
        void offsetsAreKept() {
            assertThat(only("<DT>2013-10-15T01:02:03.1234567-08:00</DT>"))
                    .isEqualTo(OffsetDateTime.parse("2013-10-15T01:02:03.1234567-08:00"));
        }

        @Test
        void aSecureStringIsOpaque() {
            assertThat(only("<SS>01000000d08c</SS>")).isInstanceOf(PsSecureString.class).hasToString("secure string");
        }

        @Test
        void aProgressRecordHasTheNamesOfDotNet() {
            PsObject progress = (PsObject) only("<PR N=\"Record\"><AV>Preparing_x000A_</AV><AI>0</AI><Nil "
                    + "/><PI>-1</PI><PC>50</PC><T>Completed</T><SR>-1</SR><SD>x</SD></PR>");

            assertThat(progress.properties())
                    .containsExactlyInAnyOrderEntriesOf(Plain.map("Activity", "Preparing\n", "ActivityId", 0,
                    "CurrentOperation", PsObject.NULL, "ParentActivityId", -1, "PercentComplete", 50, "RecordType", "Completed",
                    "SecondsRemaining", -1, "StatusDescription", "x"));
        }

        @Test
        void aSetOfMembersIsAnObject() {
            PsObject object = (PsObject) only("<Obj RefId=\"0\"><MS><MS N=\"Set\"><I32 N=\"a\">3</I32></MS></MS></Obj>");

            assertThat(object.object("Set").orElseThrow().number("a").value()).hasValue(3L);
        }

        @Test
        void referencesAreToldApartByTheirTextAlone() {
            String ids = Stream.of("5", "0", "1", "01", "", "x", "-1", "1", "2", "99999999999")
                    .map(id -> "<Obj RefId=\"" + id + "\"/>").collect(Collectors.joining());
            String references = Stream.of("5", "0", "1", "01", "", "x", "-1", "2", "99999999999", "3", "00")
                    .map(id -> "<Ref RefId=\"" + id + "\"/>").collect(Collectors.joining());

            List<Object> all = Clixml.parse(objs(ids + references)).values();

            // "1" was given anew: the eighth object.
            assertThat(all.subList(10, 19)).usingElementComparator((a, b) -> a == b ? 0 : 1).containsExactly(
                    all.get(0), all.get(1), all.get(7), all.get(3), all.get(4), all.get(5), all.get(6), all.get(8), all.get(9));
            assertThat(all.subList(19, 21)).containsExactly(PsUnread.reference("3"), PsUnread.reference("00"));
        }

        @Test
        void aReferenceToNothingIsNothingElse() {
            assertThat(only("<Ref RefId=\"4\" />")).isEqualTo(PsUnread.reference("4"));
        }

        @Test
        void typeNamesAndObjectsAreNumberedApart() {
            List<PsObject> objects = Clixml.parse(objs("<Obj RefId=\"0\"><TN RefId=\"1\"><T>A</T></TN></Obj>"
                    + "<Obj RefId=\"1\"><TN RefId=\"0\"><T>B</T></TN></Obj><Obj RefId=\"2\"><TNRef RefId=\"1\" /></Obj>"))
                    .objects();

            assertThat(objects.stream().map(PsObject::typeNames)).containsExactly(List.of("A"), List.of("B"), List.of("A"));
        }
    }

    @Nested
    class AnEarlyEnd {

        @Test
        void givesWhatLayBeforeAndSaysSo() {
            Clixml.Document document = Clixml.parse("<Objs><S>a</S><S>b</S><S>c");

            assertThat(document.values()).containsExactly("a", "b");
            assertThat(document.isComplete()).isFalse();
            assertThat(document.end().count()).isEqualTo(2);
            assertThat(document.end().problem())
                    .hasValueSatisfying(why -> assertThat(why).contains("ends early", "2 whole values"));
        }

        @Test
        void ofNothingAtAllIsOne() {
            assertThat(Clixml.read(InputStream.nullInputStream()).isComplete()).isFalse();
        }

        @Test
        void isToldFromAFaultAtEveryByteOfEveryDocument() throws IOException {
            for (Path file : Corpora.documents()) {
                byte[] bytes = Files.readAllBytes(file);
                List<Object> all = Clixml.read(file).values();
                for (int length = 0; length < bytes.length; length++) {
                    Clixml.Document cut = Clixml.read(new ByteArrayInputStream(bytes, 0, length));
                    assertThat(cut.isComplete()).as("%s cut at %d", file, length).isFalse();
                    assertThat(cut.values()).hasSizeLessThanOrEqualTo(all.size());
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
        void inTheMiddleOfACharacterIsTheSame(Charset charset) {
            byte[] bytes = (BOM + objs("<S>a\uD83D\uDE00</S><S>b</S>")).getBytes(charset);
            for (int length = 0; length < bytes.length; length++) {
                assertThat(Clixml.read(new ByteArrayInputStream(bytes, 0, length)).isComplete())
                        .as("cut at %d", length).isFalse();
            }
        }
    }

    @Nested
    class FilesOnDisk {

        @Test
        void thatAreNotThereAreNamed(@TempDir Path folder) {
            assertThatThrownBy(() -> Clixml.read(folder.resolve("none.xml"))).isInstanceOf(ClixmlException.class)
                    .hasMessageEndingWith("none.xml: there is no such file");
            assertThatThrownBy(() -> Clixml.read(folder)).isInstanceOf(ClixmlException.class);
        }

        @Test
        void thatAreDamagedAreNamedWithThePlace(@TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("Get-CsUser.xml"), "<Objs>\n<I32>x</I32></Objs>");

            assertThatThrownBy(() -> Clixml.read(file)).isInstanceOfSatisfying(ClixmlException.class, e -> {
                assertThat(e.subject()).isEqualTo(file.toString());
                assertThat(e.line()).hasValue(2);
                assertThat(e.column()).isPresent();
                assertThat(e.reason()).isEqualTo("\"x\" is no value of the type I32");
            });
        }

        @Test
        void whatTheConsumerThrowsReachesTheCaller(@TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("a.xml"), objs("<S>a</S><S>b</S>"));
            List<Object> seen = new ArrayList<>();

            assertThatThrownBy(() -> Clixml.stream(file, value -> {
                seen.add(value);
                throw new IllegalStateException("enough");
            })).isInstanceOf(IllegalStateException.class).hasMessage("enough");
            assertThat(seen).containsExactly("a");
        }
    }
}
