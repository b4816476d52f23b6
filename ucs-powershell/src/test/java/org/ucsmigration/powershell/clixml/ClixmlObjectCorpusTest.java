package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.clixml.Plain.array;
import static org.ucsmigration.powershell.clixml.Plain.bag;
import static org.ucsmigration.powershell.clixml.Plain.entries;
import static org.ucsmigration.powershell.clixml.Plain.typed;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.powershell.Corpora;

/** Every other document of the corpus: objects, lists, dictionaries, references, and none or several at the top. */
class ClixmlObjectCorpusTest {

    private static final String OBJECT = "System.Object";
    private static final String ORDERED = "System.Collections.Specialized.OrderedDictionary";
    private static final Plain NO_DATA = typed("System.Collections.ListDictionaryInternal", OBJECT).holding(entries());
    private static final Object[] TASK = {
        "TargetFqdn", "atl-cs-001.litwareinc.com", "Result", "Success", "Latency", Duration.ofSeconds(14, 986_271_600),
        "Error", PsObject.NULL, "Diagnosis", ""};
    private static final String ITERATOR = "[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, "
            + "PublicKeyToken=7cec85d7bea7798e]]";
    private static final String OUTER = "System.InvalidOperationException: outer\n ---> System.TimeoutException: inner\n"
            + "   --- End of inner exception stack trace ---";

    static final Map<String, Object> EXPECTED = Map.ofEntries(
            Map.entry("enum.xml", enumeration("System.Management.Automation.ActionPreference", "Stop", 1)),
            Map.entry("array-mixed.xml", array("System.Object[]", 1, "two", PsObject.NULL, array("System.Object[]", 3.5, true))),
            Map.entry("array-empty.xml", array("System.Object[]")),
            Map.entry("arraylist.xml", typed("System.Collections.ArrayList", OBJECT).holding(List.of("a", "b"))),
            Map.entry("int-array.xml", array("System.Int32[]", 1, 2, 3)),
            Map.entry("hashtable.xml", typed("System.Collections.Hashtable", OBJECT).holding(entries(15, "Lync 2013"))),
            Map.entry("ordered-dictionary.xml", typed(ORDERED, OBJECT).holding(entries("z", 1, "a", 2, "m", PsObject.NULL))),
            Map.entry("dictionary-nested.xml", typed(ORDERED, OBJECT).holding(entries("k",
                    typed(ORDERED, OBJECT).holding(entries("inner", array("System.Object[]", 1, 2)))))),
            Map.entry("stack.xml", typed("System.Collections.Stack", OBJECT).holding(List.of(2, 1))),
            Map.entry("queue.xml", typed("System.Collections.Queue", OBJECT).holding(List.of(1, 2))),
            Map.entry("enumerable.xml", typed("System.Linq.Enumerable+IEnumerableWhereIterator`1" + ITERATOR,
                    "System.Linq.Enumerable+Iterator`1" + ITERATOR, OBJECT).holding(List.of(1, 2)).adapted("Current", 0)),
            Map.entry("object-web-task-output.xml", typed("Microsoft.Rtc.SyntheticTransactions.WebTaskOutput",
                    "System.Management.Automation.PSCustomObject", OBJECT).extended(TASK)),
            Map.entry("deserialized-again.xml", typed("Deserialized.Microsoft.Rtc.SyntheticTransactions.WebTaskOutput",
                    "Deserialized.System.Management.Automation.PSCustomObject", "Deserialized.System.Object").extended(TASK)),
            Map.entry("object-escaped-names.xml",
                    bag("Error Message", 1, "_x0041_", 2, "<a&b>", 3, "a\nb", 4, "\uD83D\uDE00", 5)),
            // What the serializer wrote at depth 1: the inner object still is one.
            Map.entry("object-deeper-than-depth.xml", bag("Outer", bag("Inner", bag("Deep", 1)))),
            Map.entry("object-shared-reference.xml", bag("First", bag("Name", "shared"), "Second", bag("Name", "shared"))),
            Map.entry("string-with-notes.xml", typed().holding("decorated").extended("PSComputerName", "atl-cs-001")),
            Map.entry("type-name-reuse.xml", array("System.Object[]", bag("a", 1), bag("a", 2))),
            Map.entry("type-name-dictionary-value-shared.xml", typed(ORDERED, OBJECT)
                    .holding(entries("a", bag("Name", "shared"), "b", bag("Name", "shared")))),
            Map.entry("semantic-version.xml", typed("System.Management.Automation.SemanticVersion", OBJECT)
                    .saying("7.6.9-rc.1+b").adapted("Major", 7, "Minor", 6, "Patch", 9, "PreReleaseLabel", "rc.1",
                    "BuildLabel", "b")),
            Map.entry("datetimeoffset.xml", dateTimeOffset()),
            Map.entry("adapter-properties.xml", numberFormat()),
            Map.entry("exception.xml", exception("System.InvalidOperationException", OUTER, "outer", -2146233079,
                    exception("System.TimeoutException", "System.TimeoutException: inner", "inner", -2146233083, PsObject.NULL))),
            Map.entry("error-record.xml", errorRecord()));

    /** Asserted apart below: not one object, or one that cannot be compared as a value. */
    private static final List<String> APART = List.of("object-cycle.xml", "several-top-level.xml", "none-top-level.xml");

    static Stream<String> files() {
        return EXPECTED.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsAsTheObjectThatWasWritten(String file) {
        Clixml.Document document = Clixml.read(Corpora.clixml().resolve(file));

        assertThat(document.isComplete()).isTrue();
        assertThat(document.values()).hasSize(1);
        assertThat(Plain.of(document.values().get(0))).isEqualTo(EXPECTED.get(file));
        assertThat(Plain.of(document.values().get(0))).as("order of properties").hasToString(EXPECTED.get(file).toString());
    }

    @Test
    void aReferenceToAnEnclosingObjectIsThatObject() {
        PsObject cycle = only("object-cycle.xml");

        assertThat(cycle.string("Name").value()).hasValue("cycle");
        assertThat(cycle.object("Self").value()).containsSame(cycle);
    }

    @Test
    void oneObjectInTwoPlacesStaysOne() {
        PsObject both = only("object-shared-reference.xml");
        Map<?, ?> values = (Map<?, ?>) only("type-name-dictionary-value-shared.xml").value().orElseThrow();

        assertThat(both.object("First").orElseThrow()).isSameAs(both.object("Second").orElseThrow());
        assertThat(values.get("a")).isSameAs(values.get("b"));
    }

    @Test
    void thereMayBeSeveralValuesAtTheTopOrNone() {
        Clixml.Document several = Clixml.read(Corpora.clixml().resolve("several-top-level.xml"));
        Clixml.Document none = Clixml.read(Corpora.clixml().resolve("none-top-level.xml"));

        assertThat(several.values().stream().map(Plain::of)).containsExactly(1, "two", bag("n", 3));
        assertThat(several.end().count()).isEqualTo(3);
        assertThat(none.values()).isEmpty();
        assertThat(none.isComplete()).isTrue();
    }

    @Test
    void noDocumentOfTheCorpusIsLeftOut() {
        List<String> asserted = new ArrayList<>(APART);
        asserted.addAll(EXPECTED.keySet());
        asserted.addAll(ClixmlPrimitiveCorpusTest.EXPECTED.keySet());

        assertThat(Corpora.documents().stream().map(Path::getFileName).map(Path::toString))
                .containsExactlyInAnyOrderElementsOf(asserted).hasSize(71);
    }

    private static PsObject only(String file) {
        return Clixml.read(Corpora.clixml().resolve(file)).objects().get(0);
    }

    private static Plain enumeration(String type, String text, int number) {
        return typed(type, "System.Enum", "System.ValueType", OBJECT).saying(text).holding(number);
    }

    private static Plain exception(String type, String text, String message, int hResult, Object inner) {
        return typed(type, "System.SystemException", "System.Exception", OBJECT).saying(text).adapted(
                "TargetSite", PsObject.NULL, "Message", message, "Data", NO_DATA, "InnerException", inner,
                "HelpLink", PsObject.NULL, "Source", PsObject.NULL, "HResult", hResult, "StackTrace", PsObject.NULL);
    }

    private static Plain errorRecord() {
        return typed("System.Management.Automation.ErrorRecord", OBJECT).saying("The mailbox is unavailable.").extended(
                "Exception", exception("System.InvalidOperationException",
                        "System.InvalidOperationException: The mailbox is unavailable.", "The mailbox is unavailable.",
                        -2146233079, PsObject.NULL),
                "TargetObject", "sip:kenmyer@litwareinc.com", "FullyQualifiedErrorId", "MailboxUnavailable",
                "InvocationInfo", PsObject.NULL, "ErrorCategory_Category", 21, "ErrorCategory_Activity", "",
                "ErrorCategory_Reason", "InvalidOperationException",
                "ErrorCategory_TargetName", "sip:kenmyer@litwareinc.com", "ErrorCategory_TargetType", "String",
                "ErrorCategory_Message",
                "ResourceUnavailable: (sip:kenmyer@litwareinc.com:String) [], InvalidOperationException",
                "SerializeExtendedInfo", false);
    }

    private static Plain dateTimeOffset() {
        return typed("System.DateTimeOffset", "System.ValueType", OBJECT).saying("01/02/2013 03:04:05 +02:00").adapted(
                "DateTime", LocalDateTime.of(2013, 1, 2, 3, 4, 5), "UtcDateTime", Instant.parse("2013-01-02T01:04:05Z"),
                "LocalDateTime", OffsetDateTime.parse("2013-01-02T01:04:05+00:00"), "Date", LocalDateTime.of(2013, 1, 2, 0, 0),
                "Day", 2, "DayOfWeek", enumeration("System.DayOfWeek", "Wednesday", 3), "DayOfYear", 2, "Hour", 3,
                "Millisecond", 0, "Microsecond", 0, "Nanosecond", 0, "Minute", 4, "Month", 1, "Offset", Duration.ofHours(2),
                "TotalOffsetMinutes", 120, "Second", 5, "Ticks", 634926926450000000L, "UtcTicks", 634926854450000000L,
                "TimeOfDay", Duration.ofHours(3).plusMinutes(4).plusSeconds(5), "Year", 2013);
    }

    private static Plain numberFormat() {
        Plain groups = array("System.Int32[]", 3);
        return typed("System.Globalization.NumberFormatInfo", OBJECT).saying("System.Globalization.NumberFormatInfo").adapted(
                "CurrencyDecimalDigits", 2, "CurrencyDecimalSeparator", ".", "IsReadOnly", true, "CurrencyGroupSizes", groups,
                "NumberGroupSizes", groups, "PercentGroupSizes", groups, "CurrencyGroupSeparator", ",",
                "CurrencySymbol", "\u00A4",
                "NaNSymbol", "NaN", "CurrencyNegativePattern", 0, "NumberNegativePattern", 1, "PercentPositivePattern", 0,
                "PercentNegativePattern", 0, "NegativeInfinitySymbol", "-Infinity", "NegativeSign", "-", "NumberDecimalDigits", 2,
                "NumberDecimalSeparator", ".", "NumberGroupSeparator", ",", "CurrencyPositivePattern", 0,
                "PositiveInfinitySymbol", "Infinity", "PositiveSign", "+", "PercentDecimalDigits", 2,
                "PercentDecimalSeparator", ".", "PercentGroupSeparator", ",", "PercentSymbol", "%", "PerMilleSymbol", "\u2030",
                "NativeDigits", array("System.String[]", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                "DigitSubstitution", "None");
    }
}
