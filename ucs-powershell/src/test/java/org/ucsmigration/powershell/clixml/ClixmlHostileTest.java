package org.ucsmigration.powershell.clixml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ucsmigration.powershell.clixml.ClixmlReadingTest.objs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Corpora;

/** Whatever the bytes, reading ends soon, in a result or in the documented exception. */
@Timeout(120)
class ClixmlHostileTest {

    static Stream<Arguments> refused() {
        String entity = "<!DOCTYPE Objs [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String laughs = "<!DOCTYPE Objs [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
        int large = 5 << 20;
        return Stream.of(
                Arguments.of("document type declaration", "<!DOCTYPE Objs SYSTEM \"file:///etc/passwd\">" + objs("")),
                Arguments.of("document type declaration", entity + objs("<S>&x;</S>")),
                Arguments.of("document type declaration", laughs + objs("<S>&d;</S>")),
                Arguments.of("reference to an entity", objs("<S>&x;</S>")),
                Arguments.of("not well-formed XML", objs("<Obj><MS><S N=\"&x;\">a</S></MS></Obj>")),
                Arguments.of("nested more than 500 deep", objs("<Obj><LST>".repeat(10_000) + "</LST></Obj>".repeat(10_000))),
                Arguments.of("nested more than 500 deep", objs("<Obj><MS>" + "<MS N=\"a\">".repeat(10_000))),
                Arguments.of("more than 4194304 characters", objs("<!--" + "x".repeat(large) + "-->")),
                Arguments.of("more than 4194304 characters", objs("<S N=\"" + "x".repeat(large) + "\"/>")),
                Arguments.of("no value of the type U64", objs("<U64>" + "9".repeat(1 << 20) + "</U64>")),
                Arguments.of("not well-formed XML", objs("<" + "x".repeat(large) + "/>")),
                Arguments.of("CLIXML does not have: html", "<html><body/></html>"),
                Arguments.of("not well-formed XML", "litwareinc"),
                Arguments.of("not well-formed XML", "\0".repeat(1_000)),
                Arguments.of("not well-formed XML", objs("<S>a</S>") + objs("<S>b</S>")),
                Arguments.of("two base values", objs("<Obj><I32>1</I32><I32>2</I32></Obj>")),
                Arguments.of("the same key twice", objs("<Obj><DCT>" + "<En><S N=\"Key\">a</S><Nil N=\"Value\"/></En>".repeat(2)
                        + "</DCT></Obj>")),
                Arguments.of("without its Key", objs("<Obj><DCT><En><S>a</S></En></DCT></Obj>")),
                Arguments.of("without a name", objs("<Obj><MS><S>a</S></MS></Obj>")),
                Arguments.of("type names that were not written", objs("<Obj><TNRef RefId=\"1\"/></Obj>")),
                Arguments.of("text where only elements belong", objs("<Obj>a</Obj>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedInWords(String words, String document) {
        assertThatThrownBy(() -> Clixml.read(new ByteArrayInputStream(document.getBytes(UTF_8))))
                .isInstanceOf(ClixmlException.class).hasMessageContaining(words);
        assertThatThrownBy(() -> Clixml.stream(new ByteArrayInputStream(document.getBytes(UTF_8)), value -> { }))
                .isInstanceOf(ClixmlException.class).hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<B>1</B>", "<C>65536</C>", "<By>256</By>", "<SB>128</SB>", "<I16>32768</I16>", "<U16>-1</U16>",
        "<I32>1e3</I32>", "<U32>4294967296</U32>", "<I64></I64>", "<U64>18446744073709551616</U64>", "<Sg>1f</Sg>",
        "<Db>0x1p3</Db>",
        "<Db>Infinity</Db>", "<D>1e9</D>", "<DT>2013-10-15</DT>", "<DT>2013-02-30T00:00:00</DT>",
        "<DT>2013-10-15T01:02:03.Z</DT>",
        "<TS>10 days</TS>", "<G>1-1-1-1-1</G>", "<BA>@@@</BA>", "<Foo>1</Foo>", "<LST><I32>1</I32></LST>",
        "<I32>1<S>a</S></I32>"})
    void aTextThatIsNoSuchValueIsRefused(String element) {
        assertThatThrownBy(() -> Clixml.parse(objs(element))).isInstanceOf(ClixmlException.class);
    }

    @Test
    void aMillionReferencesAndAMillionObjectsAreRead() {
        String references = objs("<Obj RefId=\"0\"><LST>" + "<Ref RefId=\"0\"/>".repeat(1_000_000) + "</LST></Obj>");

        assertThat(Clixml.parse(references).objects().get(0).value()).hasValueSatisfying(list ->
                assertThat((List<?>) list).hasSize(1_000_000));
        assertThat(Clixml.stream(new GeneratedExport(i -> i < 1_000_000 ? "<Obj RefId=\"" + i + "\"/>" : null),
                value -> { }).count())
                .isEqualTo(1_000_000);
    }

    @Test
    void aMillionEscapedCharactersAreNoEntityExpansion() {
        assertThat(Clixml.parse(objs("<S>a&lt;b&amp;</S>".repeat(500_000))).values()).hasSize(500_000).containsOnly("a<b&");
    }

    @Test
    void depthThatTheSerializerCanWriteIsRead() {
        String deep = objs("<Obj N=\"a\"><MS>".repeat(250) + "</MS></Obj>".repeat(250));

        assertThat(Clixml.parse(deep).isComplete()).isTrue();
    }

    @Test
    void aStreamThatFailsIsTheDocumentedException() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the share went away");
            }
        };

        assertThatThrownBy(() -> Clixml.read(failing)).isInstanceOf(ClixmlException.class)
                .hasMessageContaining("the share went away");
    }

    /** 3,000 in an ordinary run; all with {@code -Ducs.mutations=100000}. */
    @Test
    @Timeout(600)
    void randomMutationsOfTheCorpusEndInAResultOrTheDocumentedException() throws IOException {
        List<byte[]> documents = new ArrayList<>();
        for (Path file : Corpora.documents()) {
            documents.add(Files.readAllBytes(file));
        }
        Random random = new Random(2165);
        int refused = 0;
        int rounds = Integer.getInteger("ucs.mutations", 3_000);
        for (int round = 0; round < rounds; round++) {
            byte[] mutant = mutated(documents.get(random.nextInt(documents.size())), documents, random);
            try {
                touch(Clixml.read(new ByteArrayInputStream(mutant)).values());
                Clixml.stream(new ByteArrayInputStream(mutant), value -> { });
            } catch (ClixmlException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("round " + round + ": " + new String(mutant, UTF_8), e);
            }
        }
        assertThat(refused).as("mutants refused, of %d", rounds).isBetween(rounds / 5, rounds - rounds / 20);
    }

    private static byte[] mutated(byte[] original, List<byte[]> others, Random random) {
        byte[] mutant = original.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutant.length);
            int length = Math.min(random.nextInt(40), mutant.length - at);
            switch (random.nextInt(5)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> System.arraycopy(mutant, random.nextInt(mutant.length - length + 1), mutant, at, length);
                case 3 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                default -> {
                    byte[] other = others.get(random.nextInt(others.size()));
                    int n = Math.min(length, other.length);
                    System.arraycopy(other, random.nextInt(other.length - n + 1), mutant, at, n);
                }
            }
        }
        return mutant;
    }

    private static void touch(List<Object> values) {
        for (Object value : values) {
            if (value instanceof PsObject object) {
                object.properties().keySet().forEach(name -> assertThat(object.property(name).isAbsent()).isFalse());
            }
        }
    }
}
