package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.powershell.live.LiveSession;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The scripts for administrators")
class ScriptSyntaxTest {

    /** The read-only cmdlets, the one that is local to the session, and what writes files and progress. */
    private static final Set<String> CMDLETS = Stream.concat(
            Stream.of(Question.values()).map(Question::cmdlet), Stream.of("Set-ADServerSettings")).collect(Collectors.toSet());
    private static final Set<String> TOOLS = Set.of("Get-Command", "Export-Clixml", "ForEach-Object", "Where-Object", "Write-Progress", "Write-Output");
    private static final Set<String> OWN = Set.of("Get-FilePath", "New-OwnFile", "Confirm-Half", "Start-Half", "Save-Manifest", "Start-Entry",
            "Complete-Entry", "ConvertTo-Text", "Test-Plain", "Select-Existing", "Split-Stream", "Export-List", "Export-Each", "Get-Answer",
            "Export-LyncHalf", "Export-Test", "Export-ExchangeHalf");

    /** Keys of hashtables that become parameters of cmdlets; the others are parts of the manifest and counters. */
    private static final Set<String> KEYS = Set.of("ResultSize", "Registrar", "UserServer", "TargetFqdn", "Manifest", "Entries", "Command", "Parameters",
            "ForEach", "File", "CollectedBy", "CollectedAt", "Scope", "Complete", "Warnings", "Warning", "Errors", "Rows", "Asked", "For", "Output");

    /** The parts of the language of PowerShell 3.0 that the scripts use; every later construct has a name of its own. */
    private static final Set<String> NODES = Set.of("ScriptBlockAst", "ParamBlockAst", "AttributeAst", "ParameterAst", "NamedAttributeArgumentAst",
            "VariableExpressionAst", "ConstantExpressionAst", "TypeConstraintAst", "StringConstantExpressionAst", "ArrayExpressionAst",
            "StatementBlockAst", "NamedBlockAst", "AssignmentStatementAst", "CommandExpressionAst", "InvokeMemberExpressionAst", "MemberExpressionAst",
            "HashtableAst", "PipelineAst", "FunctionDefinitionAst", "TypeExpressionAst", "ParenExpressionAst", "CommandAst", "CommandParameterAst",
            "IfStatementAst", "BinaryExpressionAst", "ThrowStatementAst", "ExpandableStringExpressionAst", "SubExpressionAst", "UnaryExpressionAst",
            "ReturnStatementAst", "ForEachStatementAst", "IndexExpressionAst", "ConvertExpressionAst", "TryStatementAst", "CatchClauseAst",
            "ArrayLiteralAst", "ScriptBlockExpressionAst", "MergingRedirectionAst", "ExitStatementAst", "ContinueStatementAst", "ForStatementAst",
            "BreakStatementAst");

    /** Later constructs that hide in nodes of PowerShell 3.0. */
    private static final Set<String> LATER_TOKENS = Set.of("QuestionQuestion", "QuestionQuestionEquals", "QuestionDot", "QuestionLBracket",
            "QuestionMark", "AndAnd", "OrOr", "Class", "Enum", "Using", "Interface", "Parallel", "Workflow", "InlineScript", "Clean");
    private static final Set<String> LATER_MEMBERS = Set.of("new", "foreach", "where");

    private static LiveSession session;

    @BeforeAll
    static void open() {
        session = StandIns.start("Inspection");
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static PsObject syntax(String text) {
        return session.invoke(Command.of("Get-ScriptSyntax").with("Text", text)).objects().get(0);
    }

    private static PsObject syntaxOf(String script) throws Exception {
        return syntax(Files.readString(StandIns.script(script), StandardCharsets.UTF_8));
    }

    private static List<String> texts(PsObject syntax, String property) {
        return syntax.list(property).orElseThrow().stream().map(Object::toString).toList();
    }

    /** What a PowerShell 3.0 would not understand. */
    private static List<String> later(PsObject syntax) {
        return Stream.of(texts(syntax, "Errors").stream(), texts(syntax, "Nodes").stream().filter(node -> !NODES.contains(node)),
                texts(syntax, "Tokens").stream().filter(LATER_TOKENS::contains),
                texts(syntax, "Members").stream().filter(member -> LATER_MEMBERS.contains(member.replaceFirst(".*(::|\\.)", "").toLowerCase(Locale.ROOT))),
                texts(syntax, "Arguments").stream().filter(argument -> argument.endsWith("-Parallel")),
                texts(syntax, "Redirections").stream().filter(redirection -> !redirection.matches("([23]>&1)?"))).flatMap(all -> all).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Export-UcsEstate.ps1", "Export-LyncKey.ps1", "live/batch.ps1", "live/connect.ps1", "live/each.ps1", "live/command.ps1", "live/list.ps1", "live/ready.ps1", "live/watch-parent.ps1"})
    @DisplayName("are ASCII, and run on PowerShell 3.0 as far as its grammar goes")
    void old(String script) throws Exception {
        for (byte one : Files.readAllBytes(StandIns.script(script))) {
            assertThat(one).isBetween((byte) '\n', (byte) '~');
        }
        assertThat(later(syntaxOf(script))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A { }", "enum A { B }", "using namespace System", "$a ? 1 : 2", "$a ?? 1", "$a ??= 1", "Get-Date && Get-Date",
            "Get-Date || Get-Date", "${a}?.b", "${a}?[0]", "1 | ForEach-Object -Parallel { $_ }", "[object]::new()", "(1, 2).Where({ $_ })",
            "Get-Date &", "Get-Date 6>&1", "function f { clean { } }", "$a = {"})
    @DisplayName("would be refused with syntax that came later")
    void refused(String text) {
        assertThat(later(syntax(text))).isNotEmpty();
    }

    @Nested
    @DisplayName("of which the collection script")
    class Collection {

        @Test
        @DisplayName("calls cmdlets of the allow-list, its own functions, and the blocks that stand literally in it")
        void commands() throws Exception {
            assertThat(texts(syntaxOf("Export-UcsEstate.ps1"), "Commands")).allMatch(command -> CMDLETS.contains(command) || TOOLS.contains(command)
                    || OWN.contains(command) || command.equals("Ampersand $Run") || command.equals("Ampersand {}"));
        }

        @Test
        @DisplayName("gives them no parameter but those of the allow-list")
        void parameters() throws Exception {
            PsObject syntax = syntaxOf("Export-UcsEstate.ps1");
            assertThat(texts(syntax, "Arguments")).filteredOn(argument -> CMDLETS.contains(argument.split(" ")[0])).allMatch(argument ->
                    argument.endsWith(" @With") || argument.endsWith(" -ErrorAction") || argument.endsWith(" -WarningAction")
                            || argument.equals("Set-ADServerSettings -ViewEntireForest"));
            assertThat(texts(syntax, "Keys")).isSubsetOf(KEYS);
        }

        @Test
        @DisplayName("has nowhere the name of a parameter or command that changes something")
        void dangers() throws Exception {
            PsObject syntax = syntaxOf("Export-UcsEstate.ps1");
            List<String> all = Stream.of("Texts", "Arguments", "Keys", "Commands").flatMap(property -> texts(syntax, property).stream()).toList();
            assertThat(all).noneMatch(text -> text.matches("(?is)(.* -)?(Setup|SetupAndRun|Force|ContactDataExportFileName|Confirm)"))
                    .noneMatch(text -> text.matches("(?is).*(Rollback|Invoke-|Remove-|Move-|Grant-|Disable-|Set-(?!ADServerSettings)).*"));
        }

        @Test
        @DisplayName("writes files by few ways, each of which the tests of its runs cover")
        void members() throws Exception {
            assertThat(texts(syntaxOf("Export-UcsEstate.ps1"), "Members")).filteredOn(member -> member.contains("System.IO."))
                    .containsExactlyInAnyOrder("[System.IO.Path]::Combine", "[System.IO.File]::Open", "[System.IO.Directory]::Exists",
                            "[System.IO.Directory]::GetFiles", "[System.IO.Directory]::CreateDirectory", "[System.IO.File]::Replace",
                            "[System.IO.File]::Copy", "[System.IO.File]::Delete");
        }
    }

    @Test
    @DisplayName("of which the logon script calls nothing but reg.exe and whoami.exe")
    void logon() throws Exception {
        assertThat(texts(syntaxOf("Export-LyncKey.ps1"), "Commands"))
                .containsExactlyInAnyOrder("reg.exe", "whoami.exe", "ForEach-Object", "Write-Verbose", "Read-Key");
    }
}
