package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.powershell.Corpora;
import org.ucsmigration.powershell.clixml.PsText.Kind;

/** Every document of the corpus that holds one primitive reads as the value that Microsoft's serializer was given. */
class ClixmlPrimitiveCorpusTest {

    static final Map<String, Object> EXPECTED = Map.ofEntries(
            Map.entry("string-plain.xml", "litwareinc"),
            Map.entry("string-empty.xml", ""),
            Map.entry("string-control.xml", "\t\r\n\u0000\u0001\u007F\u0085\u009F"),
            Map.entry("string-underscore.xml", "_x0041_ and _x and __x000A__ and _X0041_"),
            Map.entry("string-emoji.xml", "\uD83D\uDE00\u00E9\u2019"),
            Map.entry("string-lone-surrogates.xml", "\uD800a\uDC00"),
            Map.entry("string-byte-order-mark.xml", "\uFEFF"),
            Map.entry("string-markup.xml", "<a b=\"c\">&amp;'</a>"),
            Map.entry("string-whitespace.xml", "   x\n  "),
            Map.entry("char.xml", '\u00E9'),
            Map.entry("bool-true.xml", true),
            Map.entry("bool-false.xml", false),
            Map.entry("byte.xml", (short) 255),
            Map.entry("sbyte.xml", (byte) -128),
            Map.entry("int16.xml", (short) -32768),
            Map.entry("uint16.xml", 65535),
            Map.entry("int32.xml", -2147483648),
            Map.entry("uint32.xml", 4294967295L),
            Map.entry("int64.xml", -9223372036854775808L),
            Map.entry("uint64.xml", new BigInteger("18446744073709551615")),
            Map.entry("single.xml", 3.4028235E+38f),
            Map.entry("single-nan.xml", Float.NaN),
            Map.entry("double.xml", 0.1),
            Map.entry("double-infinity.xml", Double.POSITIVE_INFINITY),
            Map.entry("double-negative-infinity.xml", Double.NEGATIVE_INFINITY),
            Map.entry("double-negative-zero.xml", -0.0),
            Map.entry("decimal.xml", new BigDecimal("1.10")),
            Map.entry("decimal-max.xml", new BigDecimal("79228162514264337593543950335")),
            Map.entry("datetime-utc.xml", Instant.parse("2013-10-15T01:02:03.1234567Z")),
            Map.entry("datetime-unspecified.xml", LocalDateTime.of(2013, 10, 15, 1, 2, 3)),
            Map.entry("datetime-local.xml", OffsetDateTime.of(2013, 10, 15, 1, 2, 3, 0, ZoneOffset.UTC)),
            Map.entry("datetime-min.xml", LocalDateTime.of(1, 1, 1, 0, 0)),
            Map.entry("datetime-max.xml", LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900)),
            Map.entry("timespan.xml", Duration.ofSeconds(14, 986_271_600)),
            Map.entry("timespan-negative-days.xml", Duration.ofDays(10).plusHours(2).negated()),
            Map.entry("timespan-max.xml", Duration.ofDays(10675199).plusHours(2).plusMinutes(48).plusSeconds(5)
                    .plusNanos(477_580_700)),
            Map.entry("guid.xml", UUID.fromString("215a8ec1-d63e-4fdf-b73d-75aeb9dddb43")),
            Map.entry("uri.xml", PsText.of(Kind.URI, "https://litwareinc.com/a b?c=\u00E9")),
            Map.entry("version.xml", PsText.of(Kind.VERSION, "15.0.847.32")),
            // The serializer writes the empty element with a space.
            Map.entry("xml-document.xml", PsText.of(Kind.XML, "<a b=\"1\"><c /></a>")),
            Map.entry("script-block.xml", PsText.of(Kind.SCRIPT_BLOCK, "Get-CsUser | ForEach-Object { $_ }")),
            Map.entry("byte-array.xml", Map.of("bytes", List.of(0, 1, 127, 128, 255))),
            Map.entry("byte-array-empty.xml", Map.of("bytes", List.of())),
            Map.entry("null.xml", PsObject.NULL));

    static Stream<String> files() {
        return EXPECTED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsAsTheValueThatWasWritten(String file) {
        Clixml.Document document = Clixml.read(Corpora.clixml().resolve(file));

        assertThat(document.isComplete()).isTrue();
        assertThat(document.values()).hasSize(1);
        assertThat(Plain.of(document.values().get(0))).isEqualTo(EXPECTED.get(file));
    }
}
