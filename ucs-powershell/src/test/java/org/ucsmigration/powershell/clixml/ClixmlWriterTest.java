package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClixmlWriterTest {

    @Nested
    class WritesAsMicrosoft {

        @Test
        void everyMessageOfItsClientToTheLetter() throws IOException {
            List<String> messages = RecordedMessages.from('>');

            assertThat(messages).hasSize(60);
            for (String message : messages) {
                assertThat(rewritten(message)).isEqualTo(message);
            }
        }

        @Test
        void everyMessageOfItsServerButForUnsignedNumbersWhichWiden() throws IOException {
            List<String> messages = RecordedMessages.from('<');

            assertThat(messages).hasSize(160);
            for (String message : messages) {
                assertThat(rewritten(message))
                        .isEqualTo(message.replaceAll("(</?)By\\b", "$1I16").replaceAll("(</?)U32\\b", "$1I64"));
            }
        }

        private String rewritten(String message) {
            return ClixmlWriter.value(Clixml.parse(message).values().get(0));
        }

        static Stream<Arguments> values() {
            return Stream.of(
                    Arguments.of(null, "<Nil />"),
                    Arguments.of("", "<S></S>"),
                    Arguments.of("a'b\"c$(1+1);`n\u2019 \r\n|&{}\uD83D\uDE00\0",
                            "<S>a'b\"c$(1+1);`n\u2019 _x000D__x000A_|&amp;{}_xD83D__xDE00__x0000_</S>"),
                    Arguments.of("_x0041_ and _x and __x000A__ and _X0041_ _",
                            "<S>_x005F_x0041_ and _x005F_x and __x005F_x000A__ and _x005F_X0041_ _</S>"),
                    Arguments.of("<a>\u007F\u0085\u009F\u00A0", "<S>&lt;a&gt;_x007F__x0085__x009F_\u00A0</S>"),
                    Arguments.of('\u00E9', "<C>233</C>"),
                    Arguments.of(true, "<B>true</B>"),
                    Arguments.of((byte) -128, "<SB>-128</SB>"),
                    Arguments.of((short) -32768, "<I16>-32768</I16>"),
                    Arguments.of(-5, "<I32>-5</I32>"),
                    Arguments.of(Long.MIN_VALUE, "<I64>-9223372036854775808</I64>"),
                    Arguments.of(new BigInteger("18446744073709551615"), "<U64>18446744073709551615</U64>"),
                    Arguments.of(Double.NEGATIVE_INFINITY, "<Db>-INF</Db>"),
                    Arguments.of(Float.NaN, "<Sg>NaN</Sg>"),
                    Arguments.of(new BigDecimal("1.10"), "<D>1.10</D>"),
                    Arguments.of(new BigDecimal("1E+3"), "<D>1000</D>"),
                    Arguments.of(Instant.parse("2013-10-15T01:02:03.1234567Z"), "<DT>2013-10-15T01:02:03.1234567Z</DT>"),
                    Arguments.of(OffsetDateTime.parse("2013-10-15T01:02:03.5+00:00"), "<DT>2013-10-15T01:02:03.5+00:00</DT>"),
                    Arguments.of(LocalDateTime.of(1, 1, 1, 0, 0), "<DT>0001-01-01T00:00:00</DT>"),
                    Arguments.of(Duration.ofSeconds(14, 986_271_600), "<TS>PT14.9862716S</TS>"),
                    Arguments.of(Duration.ofHours(-242), "<TS>-P10DT2H</TS>"),
                    Arguments.of(Duration.ZERO, "<TS>PT0S</TS>"),
                    Arguments.of(new byte[] {0, 1, 127, -128, -1}, "<BA>AAF/gP8=</BA>"),
                    Arguments.of(new byte[0], "<BA />"),
                    Arguments.of(PsText.of(PsText.Kind.SCRIPT_BLOCK, "Get-CsUser | %{ $_ }"), "<SBK>Get-CsUser | %{ $_ }</SBK>"),
                    Arguments.of(PsSecureString.ofSerialized("0123ab"), "<SS>0123ab</SS>"),
                    Arguments.of(new String[] {"x"}, "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.String[]</T><T>System.Array</T>"
                            + "<T>System.Object</T></TN><LST><S>x</S></LST></Obj>"),
                    Arguments.of(Map.of("k", 1), "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Collections.Hashtable</T>"
                            + "<T>System.Object</T></TN><DCT><En><S N=\"Key\">k</S><I32 N=\"Value\">1</I32></En></DCT></Obj>"),
                    Arguments.of(PsObject.of(Map.of("\"<_x", 1)),
                            "<Obj RefId=\"0\"><MS><I32 N=\"&quot;&lt;_x005F_x\">1</I32></MS></Obj>"));
        }

        @ParameterizedTest
        @MethodSource("values")
        void oneValue(Object value, String expected) {
            assertThat(ClixmlWriter.value(value)).isEqualTo(expected);
        }
    }

    @Nested
    class Refuses {

        static Stream<Object> unwritable() {
            List<Object> circle = new ArrayList<>();
            circle.add(circle);
            Map<Object, Object> nullKey = new HashMap<>();
            nullKey.put(null, 1);
            return Stream.of(new Object(), PsUnread.reference("1"), BigInteger.ONE.negate(), BigInteger.TWO.pow(64),
                    new BigDecimal("1e-29"), new BigDecimal("79228162514264337593543950336"), Instant.MAX,
                    LocalDateTime.of(0, 1, 1, 0, 0), Duration.ofDays(10_675_200), nullKey, List.of(new StringBuilder("a")),
                    // A circle of plain lists has no identity that PowerShell could keep.
                    Collections.singletonList(circle));
        }

        @ParameterizedTest
        @MethodSource("unwritable")
        void whatHasNoForm(Object value) {
            assertThatThrownBy(() -> ClixmlWriter.value(value)).isInstanceOf(ClixmlException.class)
                    .hasMessageStartingWith("value for PowerShell: ");
        }
    }

    @Test
    void circlesAndSharedObjectsStay() {
        PsObject cycle = Clixml.parse("<Obj RefId=\"7\"><MS><Ref N=\"Self\" RefId=\"7\" /></MS></Obj>").objects().get(0);
        PsObject shared = PsObject.of(Map.of("a", 1));

        assertThat(ClixmlWriter.value(cycle)).isEqualTo("<Obj RefId=\"0\"><MS><Ref N=\"Self\" RefId=\"0\" /></MS></Obj>");
        assertThat(Clixml.parse(ClixmlWriter.document(List.of(shared, shared))).objects()).satisfies(both ->
                assertThat(both.get(0)).isSameAs(both.get(1)));
    }

    @Test
    void aMapKeepsItsOrderAndAnyKeys() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("z", null);
        map.put(15, UUID.fromString("215a8ec1-d63e-4fdf-b73d-75aeb9dddb43"));

        PsObject read = Clixml.parse(ClixmlWriter.value(map)).objects().get(0);

        assertThat(new ArrayList<>(((Map<?, ?>) read.value().orElseThrow()).entrySet()).toString())
                .isEqualTo("[z=$null, 15=215a8ec1-d63e-4fdf-b73d-75aeb9dddb43]");
    }
}
