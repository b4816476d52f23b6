package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PsObjectTest {

    private static final UUID GUID = UUID.fromString("215a8ec1-d63e-4fdf-b73d-75aeb9dddb43");
    private static final PsObject STOP = PsObject.builder()
            .typeNames("System.Management.Automation.ActionPreference", "System.Enum")
            .text("Stop").value(1).build();

    private static PsObject with(Object value) {
        return PsObject.builder().property("Enabled", value).build();
    }

    @Nested
    class AsksForAProperty {

        @Test
        void absentNullAndAnotherTypeAreThreeAnswers() {
            PsProperty<Boolean> absent = PsObject.of(Map.of()).bool("Enabled");
            PsProperty<Boolean> isNull = with(null).bool("Enabled");
            PsProperty<Boolean> other = with("maybe").bool("Enabled");

            assertThat(List.of(absent.isAbsent(), absent.isNull(), absent.isOtherType(), absent.isPresent()))
                    .containsExactly(true, false, false, false);
            assertThat(List.of(isNull.isAbsent(), isNull.isNull(), isNull.isOtherType(), isNull.isPresent()))
                    .containsExactly(false, true, false, false);
            assertThat(List.of(other.isAbsent(), other.isNull(), other.isOtherType(), other.isPresent()))
                    .containsExactly(false, false, true, false);
            assertThat(absent.problem()).hasValue("no property Enabled");
            assertThat(isNull.problem()).hasValue("Enabled is null");
            assertThat(other.problem()).hasValue("Enabled is the text 'maybe', not true or false");
            assertThat(Stream.of(absent, isNull, other).map(PsProperty::value)).allMatch(java.util.Optional::isEmpty);
        }

        @Test
        void namesIgnoreCase() {
            assertThat(with(true).bool("eNABLED").value()).hasValue(true);
        }

        @Test
        void anExtendedPropertyHidesAnAdaptedOneOfThatName() {
            PsObject both = PsObject.builder().adapted("Name", "adapted").adapted("Own", 1).property("name", "note").build();

            assertThat(both.string("NAME").value()).hasValue("note");
            assertThat(both.properties()).containsExactly(Map.entry("Own", 1), Map.entry("name", "note"));
            assertThat(both.adapted()).containsExactly(Map.entry("Name", "adapted"), Map.entry("Own", 1));
            assertThat(both.extended()).containsExactly(Map.entry("name", "note"));
        }

        @Test
        void whoCannotGoOnGetsTheReasonAsAnException() {
            assertThatThrownBy(() -> with(6).string("Enabled").orElseThrow()).isInstanceOf(ClixmlException.class)
                    .hasMessage("property Enabled: Enabled is the number 6, not a text");
            assertThat(with("a").string("Enabled").orElseThrow()).isEqualTo("a");
        }

        static Stream<Arguments> accepted() {
            Instant instant = Instant.parse("2013-10-15T01:02:03.1234567Z");
            PsObject offset = PsObject.builder().typeNames("System.DateTimeOffset").adapted("UtcDateTime", instant).build();
            return Stream.of(
                    asked("text", PsObject::string, "a", "a"),
                    asked("version", PsObject::string, PsText.of(PsText.Kind.VERSION, "15.0"), "15.0"),
                    asked("enum's name", PsObject::string, STOP, "Stop"),
                    asked("decorated text", PsObject::string, PsObject.builder().value("a").build(), "a"),
                    asked("object's text", PsObject::string, PsObject.builder().text("Tag:Sales").build(), "Tag:Sales"),
                    asked("GUID as text", PsObject::string, GUID, GUID.toString()),
                    asked("true", PsObject::bool, true, true),
                    asked("text True", PsObject::bool, "True", true),
                    asked("text FALSE", PsObject::bool, "FALSE", false),
                    asked("unsigned byte", PsObject::number, (short) 255, 255L),
                    asked("unsigned 64", PsObject::number, BigInteger.TEN, 10L),
                    asked("decimal", PsObject::number, new BigDecimal("2.00"), 2L),
                    asked("double", PsObject::number, 3.0, 3L),
                    asked("digits", PsObject::number, "-2165", -2165L),
                    asked("enum's number", PsObject::number, STOP, 1L),
                    asked("UTC", PsObject::instant, instant, instant),
                    asked("offset", PsObject::instant, OffsetDateTime.parse("2013-10-15T03:02:03.1234567+02:00"), instant),
                    asked("DateTimeOffset", PsObject::instant, offset, instant),
                    asked("span", PsObject::duration, Duration.ofDays(-1), Duration.ofDays(-1)),
                    asked("GUID", PsObject::guid, GUID, GUID),
                    asked("GUID in braces", PsObject::guid, "{215A8EC1-d63e-4fdf-b73d-75aeb9dddb43}", GUID),
                    asked("list", PsObject::list, List.of("a", 1), List.of("a", 1)),
                    asked("dictionary", PsObject::dictionary, Map.of(15, "a"), Map.of(15, "a")),
                    asked("object", PsObject::object, STOP, STOP));
        }

        private static <T> Arguments asked(String name, BiFunction<PsObject, String, PsProperty<T>> question, Object value,
                T answer) {
            return Arguments.of(name, question, value, answer);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("accepted")
        void givesTheValue(String name, BiFunction<PsObject, String, PsProperty<?>> question, Object value, Object answer) {
            PsProperty<?> property = question.apply(with(value), "Enabled");

            assertThat(property.isPresent()).isTrue();
            assertThat(property.value().orElseThrow()).isEqualTo(answer);
            assertThat(property.problem()).isEmpty();
        }

        static Stream<Arguments> refused() {
            return Stream.of(
                    refusal(PsObject::string, 6, "the number 6, not a text"),
                    refusal(PsObject::string, true, "true, not a text"),
                    refusal(PsObject::string, List.of("a"), "a list of 1, not a text"),
                    refusal(PsObject::string, PsObject.builder().typeNames("A.B").build(), "an object of type A.B, not a text"),
                    refusal(PsObject::bool, 1, "the number 1, not true or false"),
                    refusal(PsObject::bool, "", "the text '', not true or false"),
                    refusal(PsObject::number, 1.5, "the number 1.5, not a whole number"),
                    refusal(PsObject::number, Double.NaN, "the number NaN, not a whole number"),
                    refusal(PsObject::number, "0x10", "the text '0x10', not a whole number"),
                    refusal(PsObject::number, new BigInteger("18446744073709551615"),
                            "the number 18446744073709551615, not a whole number"),
                    refusal(PsObject::instant, LocalDateTime.of(2013, 10, 15, 1, 2, 3),
                            "the time 2013-10-15T01:02:03 without a zone, not a point in time"),
                    refusal(PsObject::instant, "2013-10-15", "the text '2013-10-15', not a point in time"),
                    refusal(PsObject::guid, "215a8ec1", "the text '215a8ec1', not a GUID"),
                    refusal(PsObject::list, "a b", "the text 'a b', not a list"),
                    refusal(PsObject::dictionary, STOP, "an object of type System.Management.Automation.ActionPreference"
                            + " with the text 'Stop', not a dictionary"),
                    refusal(PsObject::object, PsUnread.reference("7"), "the value unresolved reference 7, not an object"),
                    refusal(PsObject::string, PsSecureString.ofSerialized("s3cret"), "a secure string, not a text"));
        }

        private static <T> Arguments refusal(BiFunction<PsObject, String, PsProperty<T>> question, Object value, String words) {
            return Arguments.of(words, question, value);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("refused")
        void saysWhatItFoundInstead(String words, BiFunction<PsObject, String, PsProperty<?>> question, Object value) {
            PsProperty<?> property = question.apply(with(value), "Enabled");

            assertThat(property.isOtherType()).isTrue();
            assertThat(property.problem()).hasValue("Enabled is " + words);
        }

        @Test
        void aLongTextIsShortenedInTheReason() {
            assertThat(with("x".repeat(1_000)).bool("Enabled").problem().orElseThrow()).hasSizeLessThan(120).contains("…");
        }
    }

    @Nested
    class KnowsItsType {

        @Test
        void withOrWithoutDeserializedAndIgnoringCase() {
            PsObject here = PsObject.builder().typeNames("Microsoft.Rtc.A", "System.Object").build();
            PsObject remote = PsObject.builder().typeNames("Deserialized.Microsoft.Rtc.A", "Deserialized.System.Object").build();

            assertThat(Stream.of(here, remote)).allMatch(o -> o.isA("Microsoft.Rtc.A") && o.isA("deserialized.microsoft.rtc.a")
                    && o.isA("System.Object") && !o.isA("Microsoft.Rtc.B") && !o.isA("Rtc.A"));
            assertThat(remote.typeNames()).containsExactly("Deserialized.Microsoft.Rtc.A", "Deserialized.System.Object");
        }
    }

    @Nested
    class IsImmutable {

        @Test
        void whatItWasMadeFromMayChangeAfterwards() {
            Map<String, Object> source = new LinkedHashMap<>(Map.of("A", 1));
            List<Object> list = Arrays.asList("a", null);
            PsObject object = PsObject.of(source);
            PsObject holder = with(list);
            source.put("B", 2);
            list.set(0, "b");

            assertThat(object.properties()).containsOnlyKeys("A");
            assertThat(holder.list("Enabled").orElseThrow()).containsExactly("a", PsObject.NULL);
        }

        @Test
        void whatItGivesCannotBeChanged() {
            PsObject object = PsObject.of(Map.of("A", List.of(1)));

            assertThatThrownBy(() -> object.properties().put("B", 2)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> object.adapted().put("B", 2)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> object.list("A").orElseThrow().add(2)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> object.typeNames().add("T")).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aSecretIsInNoText() {
        PsSecureString secret = PsSecureString.ofSerialized("s3cret");

        assertThat(secret).hasToString("secure string");
        assertThat(with(secret).toString() + with(secret).property("Enabled")).doesNotContain("s3cret");
        assertThat(secret.serialized()).containsExactly('s', '3', 'c', 'r', 'e', 't');
    }
}
