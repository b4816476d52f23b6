package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.live.LiveSession;
import org.ucsmigration.powershell.live.PowerShellOptions;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A live session that runs a command for many values")
class InvokeEachTest {

    /** Fails in each way that PowerShell knows, and goes on after one of them. */
    private static final String TROUBLE = """
            function global:Get-Trouble {
                [CmdletBinding()] param([string] $Identity, [string] $Tag)
                Write-Warning "warning of $Identity"
                [pscustomobject] @{ First = $Identity; Second = @(1, 2, @('a', 'b')); \
                        Third = [pscustomobject] @{ Inner = @{ k = [version] '1.2' } } }
                switch ($Identity) {
                    'statement' { [int]::Parse('x'); 'after the statement' }
                    'thrown' { throw 'thrown out' }
                    'terminated' { $PSCmdlet.ThrowTerminatingError( \
                            [System.Management.Automation.ErrorRecord]::new([Exception]::new('boo'), 'BooId', \
                            'PermissionDenied', 'target')) }
                    'many' { Write-Error 'first' -Category InvalidData -ErrorId One; \
                            Write-Error 'second' -TargetObject 7; $null; , @(1, 2); 'text' }
                    'talk' { Write-Verbose 'v' -Verbose; Write-Debug 'd' -Debug; Write-Information 'i'; \
                            Write-Host 'h'; Write-Progress 'p' }
                    'decorated' {
                        $five = [psobject]::AsPSObject(5)
                        $five.psobject.Properties.Add([psnoteproperty]::new('Note', 'five'))
                        $five; [System.DayOfWeek]::Friday; Get-Absent
                    }
                    'long' { 1..1234 }
                    'broken' {
                        $row = [pscustomobject] @{ First = 'f' }
                        $row.psobject.Properties.Add([psscriptproperty]::new('Second', { throw 'no second' }))
                        $row; [pscustomobject] @{ First = 'g' }
                    }
                }
            }""";
    private static final Command TROUBLES = Command.of("Get-Trouble").with("Tag", "$(Get-Date)'; x");

    private static final List<Notice> NOTICES = new ArrayList<>();
    private static LiveSession session;

    @BeforeAll
    static void open() {
        session = LiveSession.start(StandIns.options("Lync", "Exchange")
                .withEnvironment("STANDIN_DENIED", "Get-CsEffectivePolicy")
                .withEnvironment("STANDIN_SHAPE", "local").withListener(NOTICES::add).withStartupScript(TROUBLE, Map.of()));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** The same session, one call for each value as the interface has it. */
    private static PowerShellSession oneByOne(PowerShellSession session) {
        return new PowerShellSession() {
            @Override
            public CommandResult invoke(Command command, Command... next) {
                return session.invoke(command, next);
            }

            @Override
            public CommandResult stream(Command command, Consumer<Object> consumer) {
                return session.stream(command, consumer);
            }

            @Override
            public void close() {
            }
        };
    }

    private static List<String> shown(PowerShellSession asked, Command command, String parameter, Collection<String> values) {
        List<String> all = new ArrayList<>();
        asked.invokeEach(command, parameter, values, (value, result) -> all.add(value + " -> " + shown(result)));
        return all;
    }

    private static String shown(CommandResult result) {
        List<String> messages = Arrays.stream(Notice.Stream.values())
                .map(stream -> stream + " " + result.messages(stream)).toList();
        return String.join("\n", result.source().text(), "" + result.isCollected(), "" + result.reason(), "" + result.scope(),
                tree(result.output()),
                result.errors().stream().map(InvokeEachTest::shown).toList().toString(), messages.toString());
    }

    private static String shown(CommandError error) {
        return error.message() + "/" + error.id() + "/" + error.category() + "/" + error.target();
    }

    private static String tree(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(InvokeEachTest::tree).toList().toString();
        }
        if (value instanceof PsObject object) {
            StringBuilder text = new StringBuilder(object.typeNames() + "<" + object.text().orElse("") + "|"
                    + object.value().map(InvokeEachTest::tree).orElse("") + ">");
            // Which call of the connection a row came by is another each time.
            object.properties().forEach((name, each) -> text.append(' ').append(name).append('=')
                    .append(name.equals("PSSourceJobInstanceId") ? "a call" : tree(each)));
            return text.toString();
        }
        return value.getClass().getSimpleName() + " " + value;
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(TROUBLES, "Identity",
                        List.of("one", "statement", "thrown", "two", "terminated", "many", "talk", "decorated", "long", "last")),
                Arguments.of(TROUBLES.selecting("First", "Absent", "Second"), "Identity",
                        List.of("one", "terminated", "broken", "last")),
                Arguments.of(Command.of("Debug-CsUnifiedContactStore"), "Identity",
                        List.of("sip:kim.akers@litwareinc.com", "sip:john.woods@litwareinc.com", "sip:nobody@litwareinc.com",
                                "sip:ken.myer@litwareinc.com")),
                Arguments.of(Command.of("Debug-CsUnifiedContactStore"), "PoolFqdn",
                        List.of("pool01.litwareinc.com", "gone.litwareinc.com", "pool02.litwareinc.com")),
                Arguments.of(Command.of("Test-CsUnifiedContactStore").with("TargetFqdn", "pool01.litwareinc.com"),
                        "UserSipAddress",
                        List.of("sip:holly.holt@litwareinc.com", "sip:nobody@litwareinc.com", "sip:kim.akers@litwareinc.com")),
                Arguments.of(Command.of("Get-CsUser"), "Identity",
                        List.of("sip:nobody@litwareinc.com", "sip:ken.myer@litwareinc.com")),
                Arguments.of(Command.of("Get-CsEffectivePolicy"), "Identity",
                        List.of("sip:kim.akers@litwareinc.com", "sip:ken.myer@litwareinc.com")),
                Arguments.of(Command.of("Get-MailboxStatistics"), "Identity", List.of("Kim Akers", "Nobody", "Pilar Ackerman")),
                Arguments.of(Command.of("Get-MailboxStatistics").selecting("MailboxGuid", "LastLogonTime", "DisconnectDate",
                        "Absent"), "Database",
                        List.of("DB01", "DB02", "DB03", "DB04")),
                Arguments.of(Command.of("Get-NothingOfTheKind"), "Identity", List.of("a", "b")),
                Arguments.of(Command.of("Get-CsSite"), "Pools", List.of("a", "b")));
    }

    @ParameterizedTest(name = "{0} -{1} {2}")
    @MethodSource("questions")
    @DisplayName("gives of each what a call for it alone gives, errors and warnings apart:")
    void same(Command command, String parameter, List<String> values) {
        NOTICES.clear();
        List<String> expected = shown(oneByOne(session), command, parameter, values);
        List<String> notices = notices();
        assertThat(shown(session, command, parameter, values)).isEqualTo(expected);
        assertThat(notices()).as("what the listener hears").containsExactlyInAnyOrderElementsOf(notices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RemoteSigned", "Restricted"})
    @DisplayName("does so where the command is a function that asks another server, whose errors have a type of their own")
    void imported(String policy) {
        PowerShellOptions options = StandIns.endpoints(policy).withEnvironment("STANDIN_DENIED", "Get-CsEffectivePolicy");
        try (PowerShellSession far = LiveSession.start(options)) {
            questions().map(Arguments::get).filter(question -> !question[0].toString().startsWith("Get-Trouble"))
                    .forEach(question -> {
                Command command = (Command) question[0];
                String parameter = (String) question[1];
                @SuppressWarnings("unchecked")
                List<String> values = (List<String>) question[2];
                assertThat(shown(far, command, parameter, values)).isEqualTo(shown(oneByOne(far), command, parameter, values));
            });
            List<CommandResult> results = new ArrayList<>();
            far.invokeEach(Command.of("Debug-CsUnifiedContactStore"), "Identity",
                    List.of("sip:john.woods@litwareinc.com", "sip:kim.akers@litwareinc.com"),
                    (value, result) -> results.add(result));
            assertThat(results.get(0).errors()).singleElement()
                    .satisfies(error -> assertThat(error.id().orElseThrow()).startsWith("AccessDenied"));
            assertThat(results.get(1).objects()).singleElement()
                    .satisfies(row -> assertThat(row.string("UcsMode").orElseThrow()).isEqualTo("Migrated"));
        }
    }

    private static List<String> notices() {
        List<String> all = NOTICES.stream().filter(notice -> notice.stream() != Notice.Stream.PROGRESS)
                .map(notice -> notice.source() + " " + notice.stream() + " " + notice.text()).toList();
        NOTICES.clear();
        return all;
    }

    @Test
    @DisplayName("gives one that fails its own error, and spoils no other")
    void apart() {
        List<CommandResult> results = new ArrayList<>();
        session.invokeEach(TROUBLES, "Identity", List.of("one", "thrown", "terminated", "last"),
                (value, result) -> results.add(result));
        assertThat(results).extracting(CommandResult::isComplete).containsExactly(true, false, false, true);
        assertThat(results).extracting(result -> result.output().size()).containsExactly(1, 1, 1, 1);
        assertThat(results).extracting(CommandResult::warnings)
                .containsExactly(List.of("warning of one"), List.of("warning of thrown"),
                List.of("warning of terminated"), List.of("warning of last"));
        assertThat(shown(results.get(2).errors().get(0)))
                .isEqualTo("boo/Optional[BooId,Get-Trouble]/Optional[PermissionDenied]/Optional[target]");
    }

    @Test
    @DisplayName("takes every value for a text, whatever is in it")
    void hostile() {
        List<String> values = List.of("$(Get-Date)", "'; Get-Date; '", "\"`n\u2019", "\uD83D\uDE00", "a\nb\0c", "@{a=1}", "-Tag");
        List<String> seen = new ArrayList<>();
        session.invokeEach(TROUBLES, "Identity", values, (value, result) ->
                seen.add(result.objects().get(0).string("First").orElseThrow()));
        assertThat(seen).isEqualTo(values);
    }

    @Test
    @DisplayName("needs few round trips, and keeps the order")
    void fewCalls() {
        NOTICES.clear();
        List<String> values = IntStream.range(0, 400).mapToObj(i -> "value " + i).toList();
        List<String> seen = new ArrayList<>();
        Set<Instant> calls = new HashSet<>();
        session.invokeEach(Command.of("Write-Output"), "InputObject", values, (value, result) -> {
            seen.add(result.output().get(0).toString());
            calls.add(result.source().at().orElseThrow());
        });
        assertThat(seen).isEqualTo(values);
        assertThat(calls).as("each call has a time of its own").hasSizeBetween(8, 40);
        assertThat(NOTICES).filteredOn(notice -> notice.stream() == Notice.Stream.PROGRESS).hasSameSizeAs(calls).last()
                .hasToString("Write-Output: 400 of 400 (100 %)");
    }

    @Test
    @DisplayName("lets the consumer use the session")
    void consumerAsks() {
        List<Object> seen = new ArrayList<>();
        BiConsumer<String, CommandResult> asks = (value, result) ->
                seen.addAll(session.invoke(Command.of("Write-Output").with("InputObject", value)).output());
        session.invokeEach(TROUBLES, "Identity", List.of("a", "b"), asks);
        assertThat(seen).containsExactly("a", "b");
    }
}
