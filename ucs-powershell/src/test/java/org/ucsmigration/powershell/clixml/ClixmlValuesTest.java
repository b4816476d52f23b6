package org.ucsmigration.powershell.clixml;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A value that is not what it should be costs nothing but itself:")
class ClixmlValuesTest {

    private static String objs(String values) {
        return "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">" + values + "</Objs>";
    }

    private static List<Object> read(byte[] document) {
        Clixml.Document read = Clixml.read(new ByteArrayInputStream(document));
        assertThat(read.isComplete()).isTrue();
        return read.values();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#xFFFF;", "&#xffff;", "&#65535;", "\uFFFF", "&#x0FFFF;"})
    @DisplayName("U+FFFF, written in whatever way (the file ff.clixml of the field)")
    void noncharacter(String written) {
        assertThat(read(objs("<S>a</S><S>x" + written + "y</S><S>b</S>").getBytes(UTF_8))).containsExactly("a", "x\uFFFFy", "b");
        assertThat(read(objs("<S N=\"x" + written + "y\">a</S><Obj><MS><S N=\"x" + written + "\">v</S></MS></Obj>")
                .getBytes(UTF_8)))
                .element(1).satisfies(object -> assertThat(((PsObject) object).string("x\uFFFF").orElseThrow()).isEqualTo("v"));
    }

    @Test
    @DisplayName("U+FFFE, and references to control characters")
    void others() {
        assertThat(read(objs("<S>&#xFFFE;\uFFFE</S><S>&#1;&#x1F;&#x9;</S><S>b</S>").getBytes(UTF_8)))
                .containsExactly("\uFFFE\uFFFE", "\1\37\t", "b");
    }

    @Test
    @DisplayName("half of a surrogate pair: as a reference, as three bytes of UTF-8, as two of UTF-16; whole pairs stay whole")
    void surrogates() throws IOException {
        assertThat(read(objs("<S>&#xD83D;&#xDE00;-&#xD83D;</S><S>b\uD83D\uDE00</S>").getBytes(UTF_8)))
                .containsExactly("\uD83D\uDE00-\uD83D", "b\uD83D\uDE00");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(objs("<S>x-y</S><S>b</S>").replaceAll("x-.*", "x").getBytes(UTF_8));
        bytes.write(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
        bytes.write("y</S><S>b</S></Objs>".getBytes(UTF_8));
        assertThat(read(bytes.toByteArray())).containsExactly("x\uD800y", "b");
        for (Charset utf16 : List.of(UTF_16LE, UTF_16BE)) {
            for (String half : List.of("\uD800", "\uDC00", "\uD800\uD800\uDC00")) {
                assertThat(read(units("\uFEFF" + objs("<S>x" + half + "y</S><S>b</S>"), utf16)))
                        .containsExactly("x" + half + "y", "b");
            }
        }
    }

    /** What Java's own encoder refuses to write. */
    private static byte[] units(String text, Charset utf16) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (char c : text.toCharArray()) {
            bytes.write(utf16 == UTF_16LE ? c & 0xFF : c >> 8);
            bytes.write(utf16 == UTF_16LE ? c >> 8 : c & 0xFF);
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("wherever it lies in what is read at a time")
    void anywhere() {
        Random random = new Random(2165);
        List<String> odd = List.of("&#xFFFF;", "\uFFFE", "\uD83D\uDE00", "&#xD83D;", "&amp;", "&#38;", "&lt;", "x",
                "\uD83D\uDE00&#65534;");
        List<String> plain = List.of("\uFFFF", "\uFFFE", "\uD83D\uDE00", "\uD83D", "&", "&", "<", "x", "\uD83D\uDE00\uFFFE");
        for (int round = 0; round < 300; round++) {
            StringBuilder written = new StringBuilder("x".repeat(random.nextInt(9000)));
            StringBuilder expected = new StringBuilder(written);
            for (int i = 0; i < 2000; i++) {
                int which = random.nextInt(odd.size());
                written.append(odd.get(which));
                expected.append(plain.get(which));
            }
            InputStream slow = new ByteArrayInputStream(objs("<S>" + written + "</S><S>b</S>").getBytes(UTF_8)) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    return super.read(target, offset, Math.min(length, 1 + random.nextInt(3000)));
                }
            };
            assertThat(Clixml.read(slow).values()).containsExactly(expected.toString(), "b");
        }
    }

    @Test
    @DisplayName("a text beyond the limit, which is no text then, and none of another type")
    void tooLong() {
        String document = objs("<S>a</S><Obj><ToString>t</ToString><MS><S N=\"Long\">" + "x".repeat(33 << 20)
                + "</S><S N=\"Next\">n</S></MS></Obj><S>b</S>");
        List<Object> values = read(document.getBytes(UTF_8));
        assertThat(values).hasSize(3).endsWith("b");
        PsObject row = (PsObject) values.get(1);
        assertThat(row.string("Next").orElseThrow()).isEqualTo("n");
        assertThat(row.string("Long").isPresent()).isFalse();
        assertThat(row.string("Long").problem())
                .hasValue("Long is the value a text of more than 33554432 characters, which was not read, not a text");
    }

    @Test
    @DisplayName("but damage stays damage")
    void damage() {
        for (String damage : List.of("\1", "\0", "&#x110000;", "&#;", "&#xFFFF", "&x;")) {
            assertThatThrownBy(() -> Clixml.read(new ByteArrayInputStream(objs("<S>" + damage + "</S>").getBytes(UTF_8))))
                    .as(damage).isInstanceOf(ClixmlException.class);
        }
    }
}
