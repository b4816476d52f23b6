package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.Plain;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsSecureString;
import org.ucsmigration.powershell.clixml.PsText;
import org.ucsmigration.powershell.clixml.PsUnread;
import org.ucsmigration.powershell.clixml.Secret;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("A live session")
class LiveSessionTest {

    private static final String ENDLESS = "'begun'; while ($true) { [Threading.Thread]::Sleep(20) }";

    private static LiveSession session;

    @BeforeAll
    static void open() {
        session = Engine.start();
    }

    @AfterAll
    static void close() {
        session.close();
        assertThat(ProcessHandle.of(session.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private static CommandResult script(String script, Object... namesAndValues) {
        return Engine.script(session, script, namesAndValues);
    }

    @Nested
    @DisplayName("that runs a cmdlet")
    class Invoking {

        @Test
        @DisplayName("gives its typed output, and names it as the source with the time")
        void output() {
            Instant before = Instant.now();
            CommandResult result = session.invoke(Command.of("Get-Command").with("Name", List.of("Get-Command", "Get-Module")));
            assertThat(result.isComplete()).isTrue();
            assertThat(result.objects()).extracting(each -> each.string("Name").orElseThrow())
                    .containsExactly("Get-Command", "Get-Module");
            assertThat(result.source().text()).isEqualTo("Get-Command");
            assertThat(result.source().at().orElseThrow()).isBetween(before, Instant.now());
        }

        @Test
        @DisplayName("pipes one into the next, and sends only the properties that are wanted")
        void pipeline() {
            CommandResult result = session.invoke(Command.of("Get-Command").with("Name", "Get-Module")
                    .selecting("Name", "CommandType"));
            assertThat(result.objects()).hasSize(1);
            assertThat(result.objects().get(0).properties().keySet()).containsExactly("Name", "CommandType");
            CommandResult names = session.invoke(Command.of("Get-Command").with("Name", List.of("Get-Command", "Get-Module")),
                    Command.of("ForEach-Object").with("MemberName", "Name"));
            assertThat(names.output()).containsExactly("Get-Command", "Get-Module");
        }

        @Test
        @DisplayName("keeps what one call sets for the next: there is one runspace")
        void oneRunspace() {
            script("$global:kept = 42");
            assertThat(script("$global:kept").output()).containsExactly(42);
        }

        @Test
        @DisplayName("says that a command is unknown, with the id, category and target that PowerShell gives")
        void unknownCommand() {
            CommandResult result = session.invoke(Command.of("Get-NoSuchThing"));
            assertThat(result.isComplete()).isFalse();
            assertThat(result.problem().orElseThrow()).startsWith("Get-NoSuchThing: ").contains("Get-NoSuchThing");
            CommandError error = result.errors().get(0);
            assertThat(error.id()).contains("CommandNotFoundException");
            assertThat(error.category()).contains("ObjectNotFound");
            assertThat(error.target()).contains("Get-NoSuchThing");
        }

        @Test
        @DisplayName("says that a mandatory parameter is missing, or one too many")
        void parameters() {
            script("function global:Get-Needy { [CmdletBinding()] param([Parameter(Mandatory)] [string] $Name) $Name }");
            CommandError missing = session.invoke(Command.of("Get-Needy")).errors().get(0);
            assertThat(missing.id()).contains("MissingMandatoryParameter,Get-Needy");
            assertThat(missing.category()).contains("InvalidArgument");
            CommandError more = session.invoke(Command.of("Get-Needy").with("Name", "x").with("Other", 1)).errors().get(0);
            assertThat(more.id()).contains("NamedParameterNotFound,Get-Needy");
        }

        @Test
        @DisplayName("keeps every stream apart, and the output before and after a non-terminating error")
        void streams() {
            script("""
                    function global:Get-Everything { [CmdletBinding()] param()
                        $DebugPreference = 'Continue'
                        'before'
                        $PSCmdlet.WriteWarning('w'); $PSCmdlet.WriteVerbose('v'); $PSCmdlet.WriteDebug('d')
                        $PSCmdlet.WriteInformation('i', @('tag'))
                        $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'act', 'stat'))
                        $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new(
                            [InvalidOperationException]::new('bad'), 'BadId', 'InvalidOperation', 'target'))
                        'after' }""");
            CommandResult result = session.invoke(Command.of("Get-Everything").with("Verbose")
                    .with("InformationAction", "Continue"));
            assertThat(result.output()).containsExactly("before", "after");
            assertThat(result.warnings()).containsExactly("w");
            assertThat(result.messages(Notice.Stream.VERBOSE)).containsExactly("v");
            assertThat(result.messages(Notice.Stream.DEBUG)).containsExactly("d");
            assertThat(result.messages(Notice.Stream.INFORMATION)).containsExactly("i");
            assertThat(result.errors()).containsExactly(CommandError.of("bad").withId("BadId,Get-Everything")
                    .withCategory("InvalidOperation").withTarget("target"));
            assertThat(result.isComplete()).isFalse();
        }

        @Test
        @DisplayName("keeps the output before a terminating error, and the error")
        void terminating() {
            CommandResult result = script("'before'; throw [InvalidOperationException]::new('the end'); 'after'");
            assertThat(result.output()).containsExactly("before");
            assertThat(result.errors()).hasSize(1);
            assertThat(result.errors().get(0).message()).isEqualTo("the end");
            assertThat(result.errors().get(0).category()).contains("OperationStopped");
            assertThat(result.isComplete()).isFalse();
        }
    }

    @Nested
    @DisplayName("that passes values")
    class Values {

        static Stream<Object> values() {
            return Stream.of("text", "", "a'b\"c$(1+1);`n\u2019\r\n|&{}<>\ud83d\ude00\u0000 _x000A_ end", "\ud83d",
                    "\u201cquoted\u201d",
                    "<Data Stream='Default' PSGuid='00000000-0000-0000-0000-000000000000'>AAAA</Data>\n<DataAck />\n",
                    true, false, -5, Long.MIN_VALUE, (short) 7, (byte) -1, 1.5, Double.NaN, 2.5f, new BigDecimal("1.10"), 'c',
                    Instant.parse("2013-10-15T01:02:03.1234567Z"), LocalDateTime.parse("2013-10-15T01:02:03"),
                    Duration.ofMillis(-1500), UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                    PsText.of(PsText.Kind.URI, "https://litwareinc.com/a%2Fb?c=d"),
                    PsText.of(PsText.Kind.VERSION, "15.0.847.32"));
        }

        @ParameterizedTest(name = "[{index}] {0}")
        @DisplayName("gets them back as they were")
        @MethodSource("values")
        void roundTrip(Object value) {
            assertThat(script("param($v) ,$v", "v", value).output()).containsExactly(value);
        }

        @Test
        @DisplayName("lets a cmdlet see the types that its parameters ask for; a script block arrives as its text")
        void parameterTypes() {
            script("""
                    function global:Get-Types { param([string] $Text, [int] $Number, [switch] $Flag, [datetime] $When,
                            [string[]] $List,
                            [hashtable] $Table, [guid] $Id, [uri] $Address, [string] $Block, [pscredential] $Credential)
                        "$Text|$Number|$Flag|$($When.ToUniversalTime().ToString('o'))|$($List.Count)|$($Table.k)|" +
                            "$Id|$($Address.Host)|" +
                            "$(& ([scriptblock]::Create($Block)))|$($Credential.UserName)|" +
                            "$($Credential.GetNetworkCredential().Password)" }""");
            Map<String, Object> table = new LinkedHashMap<>();
            table.put("k", 7);
            table.put("n", null);
            Command command = Command.of("Get-Types").with("Text", "t").with("Number", -5).with("Flag")
                    .with("When", OffsetDateTime.parse("2013-10-15T03:02:03+02:00")).with("List", List.of("x", "y"))
                    .with("Table", table)
                    .with("Id", UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
                    .with("Address", PsText.of(PsText.Kind.URI, "https://litwareinc.com/x"))
                    .with("Block", PsText.of(PsText.Kind.SCRIPT_BLOCK, "6 * 7"))
                    .with("Credential", PsObject.credential("kenmyer", Secret.of("p\u00e4ss'\"".toCharArray())));
            CommandResult result = session.invoke(command);
            assertThat(result.problem()).isEmpty();
            assertThat(result.output()).containsExactly("t|-5|True|2013-10-15T01:02:03.0000000Z|2|7|"
                    + "00112233-4455-6677-8899-aabbccddeeff|litwareinc.com|42|kenmyer|p\u00e4ss'\"");
            assertThat(command.toString()).doesNotContain("p\u00e4ss");
        }

        @Test
        @DisplayName("hands a secret in as a secure string, and one that comes back back in again")
        void secrets() {
            CommandResult result = script("param($s) $s.GetType().Name; ,$s", "s", Secret.of("p\u00e4ss".toCharArray()));
            assertThat(result.output().get(0)).isEqualTo("SecureString");
            PsSecureString back = (PsSecureString) result.output().get(1);
            assertThat(script("param($s) [System.Net.NetworkCredential]::new('', $s).Password", "s", back).output())
                    .containsExactly("p\u00e4ss");
        }

        @Test
        @DisplayName("refuses a value that has no form in PowerShell before anything runs, and goes on")
        void refused() {
            assertThatThrownBy(() -> script("param($v) 1", "v", new Object())).isInstanceOf(PowerShellException.class)
                    .hasMessageContaining("java.lang.Object");
            Secret closed = Secret.of(new char[] {'x'});
            closed.close();
            assertThat(script("1").output()).containsExactly(1);
        }

        @ParameterizedTest
        @DisplayName("carries 10 MiB in one string, either way")
        @ValueSource(strings = {"x", "\u00e4", "Zeile \u00fcber Zeile, und darunter noch eine\r\n"})
        void tenMebibytes(String letter) {
            String large = letter.repeat((10 << 20) / letter.length() + 1);
            assertThat(script("param($v) $v.Length; $v", "v", large).output()).isEqualTo(List.of(large.length(), large));
        }

        @Test
        @DisplayName("says of a value that is too large to read that it is, keeps the rest, and goes on")
        void tooLarge() {
            CommandResult result = script("'before'; \"`n\" * 10MB; 'after'");
            assertThat(result.output()).hasSize(3).startsWith("before").endsWith("after");
            assertThat(result.output().get(1)).isInstanceOf(PsUnread.class)
                    .hasToString("a text of more than 33554432 characters, which was not read");
            assertThat(script("1").output()).containsExactly(1);
        }

        @Test
        @DisplayName("is not disturbed by what a script writes to the console, protocol lines among it, or by another program's "
                + "output")
        void strayWrites() {
            String line = "<Data Stream='Default' PSGuid='00000000-0000-0000-0000-000000000000'>AAAA</Data>";
            assertThat(script("param($l) [Console]::WriteLine($l); [Console]::Out.WriteLine('x'); "
                    + "[Console]::Error.WriteLine('y'); 1", "l", line)
                    .output()).containsExactly(1);
            assertThat(script("param($l) & echo $l; cmd-not-there 2>$null; 2", "l", line).output()).containsExactly(line, 2);
        }

        @Test
        @DisplayName("runs a script of a megabyte")
        void largeScript() {
            assertThat(script("# " + "x".repeat(1 << 20) + "\n'ran'").output()).containsExactly("ran");
        }
    }

    @Nested
    @DisplayName("that streams")
    class Streaming {

        @Test
        @DisplayName("hands on each value as it comes, and says the rest at the end")
        void asItComes() {
            script("function global:Get-Slowly { 1; [Threading.Thread]::Sleep(400); Write-Warning w; 2 }");
            List<Long> times = new ArrayList<>();
            CommandResult result = session.stream(Command.of("Get-Slowly"), value -> times.add(System.nanoTime()));
            assertThat(times).hasSize(2);
            assertThat(times.get(1) - times.get(0)).isGreaterThan(200_000_000L);
            assertThat(result.warnings()).containsExactly("w");
            assertThat(result.output()).isEmpty();
            assertThat(result.isComplete()).isTrue();
        }

        @Test
        @DisplayName("tells of warnings and progress while the command runs on")
        void notices(@TempDir Path folder) {
            List<Notice> heard = new CopyOnWriteArrayList<>();
            // The command goes on only when its warning, and then its progress, was heard.
            String waiting = "function global:Get-Heard { param($folder) Write-Warning 'w'; $mark = [IO.Path]::Combine($folder, "
                    + "'WARNING'); while (-not [IO.File]::Exists($mark)) { [Threading.Thread]::Sleep(10) };"
                    + " Write-Progress -Activity 'a' -Status 's' -PercentComplete 40; $mark = [IO.Path]::Combine($folder, "
                    + "'PROGRESS'); while (-not [IO.File]::Exists($mark)) { [Threading.Thread]::Sleep(10) }; 'heard' }";
            PowerShellOptions options = Engine.options().withStartupScript(waiting, Map.of()).withTimeout(Duration.ofSeconds(20))
                    .withListener(notice -> {
                heard.add(notice);
                try {
                    Files.createFile(folder.resolve(notice.stream().name()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            try (LiveSession listening = LiveSession.start(options)) {
                CommandResult result = listening.invoke(Command.of("Get-Heard").with("folder", folder.toString()));
                assertThat(result.output()).containsExactly("heard");
                assertThat(result.warnings()).containsExactly("w");
            }
            assertThat(heard).extracting(Notice::stream).containsExactly(Notice.Stream.WARNING, Notice.Stream.PROGRESS);
            assertThat(heard.get(1).text()).contains("s");
            assertThat(heard.get(1).percent()).hasValue(40);
        }

        @Test
        @DisplayName("refuses a call from its consumer with what to do instead, and goes on")
        void nested() {
            List<String> refusals = new ArrayList<>();
            CommandResult result = session.stream(Command.of("Get-Command").with("Name", "Get-Module"), value -> {
                try {
                    session.invoke(Command.of("Get-Module"));
                } catch (PowerShellException e) {
                    refusals.add(e.getMessage());
                }
            });
            assertThat(refusals).hasSize(1);
            assertThat(refusals.get(0)).startsWith("Get-Module: ").contains("consumer of a running call")
                    .contains("collect the values first");
            assertThat(result.isComplete()).isTrue();
        }

        @Test
        @DisplayName("stops the command where its consumer throws, hands that on, and goes on")
        void throwing() {
            IllegalStateException mine = new IllegalStateException("enough");
            script("function global:Get-Endless { " + ENDLESS + " }");
            assertThatThrownBy(() -> session.stream(Command.of("Get-Endless"), value -> {
                throw mine;
            })).isSameAs(mine);
            assertThat(script("'usable'").output()).containsExactly("usable");
        }
    }

    @Nested
    @DisplayName("that is asked for some properties only")
    class Selecting {

        private static final String ROWS = """
                function global:Get-Rows { [CmdletBinding()] param([int] $Count, [switch] $Fail)
                    foreach ($i in 1..$Count) { [pscustomobject]@{ Number = $i; Text = "t$i"; Nothing = $null; List = @('a', 'b')
                        Process = [System.Diagnostics.ProcessStartInfo]::new('file'); Other = 1 } }
                    if ($Fail) { throw 'broken off' } }""";

        private Command rows(int count) {
            script(ROWS);
            return Command.of("Get-Rows").with("Count", count);
        }

        @Test
        @DisplayName("gives every object with those it has: one that is missing is not one that is null")
        void missingIsNotNull() {
            CommandResult result = session.invoke(rows(1201).selecting("number", "Nothing", "Missing"));
            assertThat(result.objects()).hasSize(1201);
            for (int i = 0; i < 1201; i++) {
                PsObject row = result.objects().get(i);
                assertThat(row.number("Number").orElseThrow()).isEqualTo(i + 1);
                assertThat(row.property("Nothing").isNull()).isTrue();
                assertThat(row.property("Missing").isAbsent()).isTrue();
                assertThat(row.properties()).hasSize(2);
            }
        }

        @Test
        @DisplayName("gives the same, as deep, as if they came one by one")
        void sameDepth() {
            CommandResult one = session.invoke(rows(1));
            CommandResult batched = session.invoke(rows(1).selecting("Text", "List", "Process"));
            for (String name : List.of("Text", "List", "Process")) {
                assertThat(Plain.of(batched.objects().get(0).property(name).orElseThrow()))
                        .isEqualTo(Plain.of(one.objects().get(0).property(name).orElseThrow()));
            }
        }

        @Test
        @DisplayName("keeps the rows before a terminating error, and the error's own id")
        void brokenOff() {
            CommandResult result = session.invoke(rows(7).with("Fail").selecting("Number"));
            assertThat(result.objects()).hasSize(7);
            assertThat(result.problem()).contains("Get-Rows: broken off");
            assertThat(result.errors().get(0).id()).contains("broken off");
            CommandResult unknown = session.invoke(Command.of("Get-NoSuchThing").selecting("Number"));
            assertThat(unknown.errors().get(0).id()).contains("CommandNotFoundException");
        }

        @Test
        @DisplayName("leaves out a property that cannot be read, and says so: that is not one that is null")
        void unreadable() {
            script("""
                    function global:Get-Broken { foreach ($i in 1..3) { $row = [pscustomobject]@{ Number = $i }
                        if ($i -eq 2) { $row.psobject.Properties.Add([psscriptproperty]::new('Text', { throw 'no text' })) }
                        else { $row.psobject.Properties.Add([psnoteproperty]::new('Text', $null)) }; $row } }""");
            Command broken = Command.of("Get-Broken").selecting("Number", "Text");
            for (CommandResult result : List.of(session.invoke(broken), session.invoke(broken, Command.of("Write-Output")))) {
                assertThat(result.objects()).extracting(row -> row.number("Number").orElseThrow()).containsExactly(1L, 2L, 3L);
                assertThat(result.objects()).extracting(row -> row.property("Text").isNull()).containsExactly(true, false, true);
                assertThat(result.objects()).extracting(row -> row.property("Text").isAbsent())
                        .containsExactly(false, true, false);
                assertThat(result.reason().orElseThrow()).contains("Text").contains("no text");
            }
        }

        @Test
        @DisplayName("takes rows of every shape for what they are: null, text, lists and dictionaries have no such property")
        void shapes() {
            script("""
                    function global:Get-Shapes { $null; [pscustomobject]@{ Name = 'a'; Text = '' }; 'text'; @{ Name = 'key' }
                        , @([pscustomobject]@{ Name = 'inner' }, [pscustomobject]@{ Name = 'other' }); $null; $null
                        [pscustomobject]@{ Text = @($null); Name = @() } }""");
            List<Object> batched = session.invoke(Command.of("Get-Shapes").selecting("Name", "Text")).output();
            List<Object> oneByOne = session.invoke(Command.of("Get-Shapes").selecting("Name", "Text"),
                    Command.of("Write-Output")).output();
            assertThat(batched.stream().map(Plain::of).toList()).isEqualTo(oneByOne.stream().map(Plain::of).toList());
            assertThat(batched).hasSize(8).startsWith(PsObject.NULL);
            assertThat(((PsObject) batched.get(4)).properties()).isEmpty();
        }

        /** All three ways to ask for some properties, of which the third is for many values. */
        private List<CommandResult> everyWay(Command command) {
            List<CommandResult> results = new ArrayList<>();
            results.add(session.invoke(command));
            results.add(session.invoke(command, Command.of("Write-Output")));
            session.invokeEach(command, "Identity", List.of("x"), (value, result) -> results.add(result));
            return results;
        }

        @Test
        @DisplayName("keeps what a value of another computer says of itself: of an enumeration, its name")
        void enumerations() {
            script("""
                    function global:Get-Far { param($Identity) $far = [System.Management.Automation.PSSerializer]::Deserialize(
                        [System.Management.Automation.PSSerializer]::Serialize( \
                            [pscustomobject]@{ Kind = [DayOfWeek]::Monday; Text = 't'; \
                            Number = 5; Id = [guid]::Empty })); $far }""");
            for (CommandResult result : everyWay(Command.of("Get-Far").selecting("Kind", "Text", "Number", "Id"))) {
                PsObject row = result.objects().get(0);
                assertThat(row.object("Kind").orElseThrow().text()).contains("Monday");
                assertThat(row.object("Kind").orElseThrow().value()).contains(1);
                assertThat(row.properties()).containsEntry("Text", "t").containsEntry("Number", 5)
                        .containsEntry("Id", new UUID(0, 0));
            }
        }

        @Test
        @DisplayName("takes nothing for a property that is none, and a name that is given twice for one")
        void noProperties() {
            script("function global:Get-Plain { param($Identity) [pscustomobject]@{ a = 1 } }");
            for (CommandResult result : everyWay(Command.of("Get-Plain")
                    .selecting("Count", "Length", "GetType", "PSObject", "a", "A"))) {
                assertThat(result.objects().get(0).properties()).isEqualTo(Map.of("a", 1));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"SilentlyContinue", "Ignore", "Stop"})
        @DisplayName("is not complete where something failed, however silent the session's errors are to be")
        void silent(String preference) {
            script("""
                    function global:Get-Unread { param($Identity) $row = [pscustomobject]@{ Number = 1 }
                        $row.psobject.Properties.Add([psscriptproperty]::new('Name', { throw 'no name' })); $row }
                    $global:ErrorActionPreference = '%s'""".formatted(preference));
            try {
                for (CommandResult result : everyWay(Command.of("Get-Nowhere").selecting("Name"))) {
                    assertThat(result.reason()).get().asString().contains("Get-Nowhere");
                }
                for (CommandResult result : everyWay(Command.of("Get-Unread").selecting("Name", "Number"))) {
                    assertThat(result.reason()).get().asString().contains("no name");
                    assertThat(result.objects().get(0).properties()).isEqualTo(Map.of("Number", 1));
                }
                if (!preference.equals("Stop")) {
                    assertThat(session.invoke(Command.of("Get-Unread").selecting("Name")).isComplete()).isFalse();
                }
            } finally {
                script("$global:ErrorActionPreference = 'Continue'");
            }
        }

        @Test
        @DisplayName("says why the command broke off rather than which property could not be read before")
        void worst() {
            script("""
                    function global:Get-Both { [CmdletBinding()] param($Identity) $row = [pscustomobject]@{ Number = 1 }
                        $row.psobject.Properties.Add([psscriptproperty]::new('Name', { throw 'no name' })); \
                            $row; throw 'access denied' }""");
            for (CommandResult result : everyWay(Command.of("Get-Both").selecting("Name", "Number"))) {
                assertThat(result.errors()).anySatisfy(error -> assertThat(error.message()).contains("access denied"));
            }
        }

        @Test
        @DisplayName("does not mind a shell in strict mode")
        void strict() {
            script("Set-StrictMode -Version Latest");
            try {
                CommandResult result = session.invoke(rows(3).selecting("Number", "Missing"));
                assertThat(result.problem()).isEmpty();
                assertThat(result.objects()).hasSize(3)
                        .allSatisfy(row -> assertThat(row.properties()).containsOnlyKeys("Number"));
            } finally {
                script("Set-StrictMode -Off");
            }
        }

        @Test
        @DisplayName("does not hold rows back of a command that takes its time")
        void slow() {
            script("function global:Get-Slow { foreach ($i in 1..3) { [Threading.Thread]::Sleep(250); [pscustomobject]@{ Number "
                    + "= $i } } }");
            List<Long> times = new ArrayList<>();
            session.stream(Command.of("Get-Slow").selecting("Number"), row -> times.add(System.nanoTime()));
            assertThat(times.get(2) - times.get(0)).isGreaterThan(300_000_000L);
        }

        @Test
        @DisplayName("does so within a pipeline too")
        void inPipeline() {
            CommandResult result = session.invoke(rows(3), Command.of("ForEach-Object").with("MemberName", "Process")
                    .selecting("FileName", "None"));
            assertThat(result.objects()).hasSize(3)
                    .allSatisfy(row -> assertThat(row.properties()).isEqualTo(Map.of("FileName", "file")));
        }
    }

    @Nested
    @DisplayName("whose call is to end early")
    class Ending {

        @Test
        @DisplayName("stops at its limit of time, and is usable within a second")
        void timeout() {
            long start = System.nanoTime();
            assertThatThrownBy(() -> session.withTimeout(Duration.ofMillis(300))
                    .script("endless", ENDLESS, Map.of(), value -> { }))
                    .isInstanceOf(PowerShellException.class)
                    .hasMessage("endless: it took more than the 0.3 seconds that it was given, and was stopped");
            assertThat(script("'usable'").output()).containsExactly("usable");
            assertThat(System.nanoTime() - start).isLessThan(1_300_000_000L);
        }

        @Test
        @DisplayName("stops when its thread is interrupted, keeps the interrupt, and is usable within a second")
        void interrupt() throws Exception {
            List<Object> seen = new ArrayList<>();
            Thread[] caller = new Thread[1];
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                Future<Boolean> interrupted = threads.submit(() -> {
                    caller[0] = Thread.currentThread();
                    assertThatThrownBy(() -> session.script("endless", ENDLESS, Map.of(), value -> {
                        seen.add(value);
                        caller[0].interrupt();
                    })).isInstanceOf(PowerShellException.class).hasMessageContaining("interrupted");
                    return Thread.interrupted();
                });
                assertThat(interrupted.get()).isTrue();
                long start = System.nanoTime();
                assertThat(script("'usable'").output()).containsExactly("usable");
                assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
                assertThat(seen).containsExactly("begun");
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        @DisplayName("gives up waiting for its turn at its own limit, while the call before it goes on")
        void waiting() throws Exception {
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                Future<CommandResult> slow = threads.submit(() -> script("[Threading.Thread]::Sleep(1000); 'slow'"));
                Thread.sleep(200);
                assertThatThrownBy(() -> session.withTimeout(Duration.ofMillis(200)).invoke(Command.of("Get-Module")))
                        .isInstanceOf(PowerShellException.class).hasMessageContaining("no turn within 0.2 seconds");
                assertThat(slow.get().output()).containsExactly("slow");
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    @DisplayName("takes calls from many threads, each getting its own answers")
    void manyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<List<Object>>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                answers.add(threads.submit(() -> script("param($n) $n; $n * 2", "n", number).output()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(Arrays.asList(i, i * 2));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
