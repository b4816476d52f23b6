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

    /** The read-only cmdlets, those that not every server has, and the one that is local to the session. */
    private static final Set<String> CMDLETS = Stream.concat(Stream.of(Question.values()).map(Question::cmdlet),
            Stream.of("Get-MoveRequest", "Get-MigrationUser", "Debug-CsStorageServiceFailures", "Set-ADServerSettings"))
                    .collect(Collectors.toSet());

    /** With the module's name, so that nobody's function or alias comes between. */
    private static final Set<String> TOOLS = Set.of("Microsoft.PowerShell.Core\\Set-StrictMode",
            "Microsoft.PowerShell.Core\\Get-Command",
            "Microsoft.PowerShell.Core\\Get-PSSession", "Microsoft.PowerShell.Utility\\Export-Clixml",
                    "Microsoft.PowerShell.Utility\\New-Object",
            "Microsoft.PowerShell.Utility\\Write-Progress", "Microsoft.PowerShell.Utility\\Write-Warning");
    private static final Set<String> OWN = Set.of("Resolve-Folder", "Get-FilePath", "Get-LiteralPath", "New-OwnFile",
            "Get-Cmdlet", "Confirm-Half",
            "Start-Half", "Save-Manifest", "Publish-Part", "Get-Digest", "Start-Entry", "Complete-Entry", "ConvertTo-Clean",
                    "Add-Once", "ConvertTo-Text",
            "Test-Plain", "Select-Existing", "Split-Stream", "Get-Sessions", "Get-Rows", "Enter-Forest", "Confirm-Forest",
                    "Add-Domain", "Add-Seen",
            "Export-List", "Export-Each", "Get-Answer", "Export-Test", "Export-Half");

    /** Variables that hold a command which the script looked up by a name that stands in it. */
    private static final Set<String> LOOKED_UP = Set.of("Ampersand $cmdlet", "Ampersand $get", "Ampersand $set", "Ampersand {}");

    /**
     * Keys of hashtables that become parameters of cmdlets; the others are of the table of lists, the manifest, preferences and
     * counters.
     */
    private static final Set<String> KEYS = Set.of("Local", "Type", "Unless", "ResultSize", "Registrar", "UserServer",
            "TargetFqdn",
            "Half", "Command", "With", "ForEach", "Of", "From", "When", "View", "Optional", "File", "Key", "Property",
            "Manifest", "Run", "Organisation", "StartedAt", "EndedAt", "Entries", "Parameters", "CollectedBy", "CollectedAt",
                    "Scope", "Complete",
            "Rows", "Digest", "Warnings", "Errors", "For", "At", "Output", "Lync", "Exchange", "Pool", "User", "EffectivePolicy",
                    "Test",
            "Name", "Domains", "Unsaved", "Database", "PoolOf", "Behind", "Seen", "WarningPreference", "VerbosePreference",
                    "DebugPreference",
            "ProgressPreference", "InformationPreference", "ConfirmPreference", "WhatIfPreference", "ErrorActionPreference",
            "PSModuleAutoLoadingPreference");

    /** The parts of the language of PowerShell 3.0 that the scripts use; every later construct has a name of its own. */
    private static final Set<String> NODES = Set.of("ScriptBlockAst", "ParamBlockAst", "AttributeAst", "ParameterAst",
            "NamedAttributeArgumentAst",
            "VariableExpressionAst", "ConstantExpressionAst", "TypeConstraintAst", "StringConstantExpressionAst",
            "ArrayExpressionAst",
            "StatementBlockAst", "NamedBlockAst", "AssignmentStatementAst", "CommandExpressionAst", "InvokeMemberExpressionAst",
            "MemberExpressionAst",
            "HashtableAst", "PipelineAst", "FunctionDefinitionAst", "TypeExpressionAst", "ParenExpressionAst", "CommandAst",
            "CommandParameterAst",
            "IfStatementAst", "BinaryExpressionAst", "ThrowStatementAst", "ExpandableStringExpressionAst", "SubExpressionAst",
            "UnaryExpressionAst",
            "ReturnStatementAst", "ForEachStatementAst", "IndexExpressionAst", "ConvertExpressionAst", "TryStatementAst",
            "CatchClauseAst",
            "ArrayLiteralAst", "ScriptBlockExpressionAst", "MergingRedirectionAst", "ExitStatementAst", "ContinueStatementAst",
            "ForStatementAst", "BreakStatementAst", "WhileStatementAst");

    /** Later constructs that hide in nodes of PowerShell 3.0. */
    private static final Set<String> LATER_TOKENS = Set.of("QuestionQuestion", "QuestionQuestionEquals", "QuestionDot",
            "QuestionLBracket",
            "QuestionMark", "AndAnd", "OrOr", "Class", "Enum", "Using", "Interface", "Parallel", "Workflow",
            "InlineScript", "Clean");
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
                texts(syntax, "Members").stream()
                .filter(member -> LATER_MEMBERS.contains(member.replaceFirst(".*(::|\\.)", "").toLowerCase(Locale.ROOT))),
                texts(syntax, "Arguments").stream().filter(argument -> argument.endsWith("-Parallel")),
                texts(syntax, "Redirections").stream().filter(redirection -> !redirection.matches("([23]>&1)?")))
                .flatMap(all -> all).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Export-UcsEstate.ps1", "Export-LyncKey.ps1", "Export-LyncKeys.ps1", "live/batch.ps1",
            "live/connect.ps1", "live/each.ps1",
            "live/command.ps1", "live/list.ps1", "live/ready.ps1", "live/watch-parent.ps1"})
    @DisplayName("are ASCII, and run on PowerShell 3.0 as far as its grammar goes")
    void old(String script) throws Exception {
        for (byte one : Files.readAllBytes(StandIns.script(script))) {
            assertThat(one).isBetween((byte) '\n', (byte) '~');
        }
        assertThat(later(syntaxOf(script))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A { }", "enum A { B }", "using namespace System", "$a ? 1 : 2", "$a ?? 1", "$a ??= 1",
            "Get-Date && Get-Date",
            "Get-Date || Get-Date", "${a}?.b", "${a}?[0]", "1 | ForEach-Object -Parallel { $_ }", "[object]::new()",
            "(1, 2).Where({ $_ })", "Get-Date &", "Get-Date 6>&1", "function f { clean { } }", "$a = {"})
    @DisplayName("would be refused with syntax that came later")
    void refused(String text) {
        assertThat(later(syntax(text))).isNotEmpty();
    }

    @Nested
    @DisplayName("of which the collection script")
    class Collection {

        @Test
        @DisplayName("calls its own functions, tools by the name of their module, and what it looked up")
        void commands() throws Exception {
            assertThat(texts(syntaxOf("Export-UcsEstate.ps1"), "Commands"))
                    .allMatch(command -> TOOLS.contains(command) || OWN.contains(command) || LOOKED_UP.contains(command));
        }

        @Test
        @DisplayName("names no cmdlet to be looked up but those of the allow-list")
        void lookedUp() throws Exception {
            assertThat(texts(syntaxOf("Export-UcsEstate.ps1"), "Texts"))
                    .filteredOn(text -> text.matches("[A-Z][A-Za-z]+-[A-Z]\\w+"))
                    .isNotEmpty().allMatch(name -> CMDLETS.contains(name) || OWN.contains(name)
                    || name.equals("Export-UcsEstate"));
        }

        @Test
        @DisplayName("gives them no parameter but those of the allow-list")
        void parameters() throws Exception {
            PsObject syntax = syntaxOf("Export-UcsEstate.ps1");
            assertThat(texts(syntax, "Arguments")).filteredOn(argument -> argument.startsWith(" "))
                    .containsExactlyInAnyOrder(" @With", " -ErrorAction", " -WarningAction", " -ViewEntireForest");
            assertThat(texts(syntax, "Keys")).isSubsetOf(KEYS);
        }

        @Test
        @DisplayName("has nowhere the name of a parameter or command that changes something")
        void dangers() throws Exception {
            PsObject syntax = syntaxOf("Export-UcsEstate.ps1");
            List<String> all = Stream.of("Texts", "Arguments", "Keys", "Commands")
                    .flatMap(property -> texts(syntax, property).stream()).toList();
            assertThat(all)
                    .noneMatch(text -> text.matches("(?is)(.* -)?(Setup|SetupAndRun|Force|ContactDataExportFileName|Confirm)"))
                    .noneMatch(text -> text.matches(
                    "(?is).*(Rollback|Invoke-|Remove-|Move-|Grant-|Disable-|Set-(?!ADServerSettings|StrictMode)).*"));
        }

        @Test
        @DisplayName("writes files by few ways, each of which the tests of its runs cover")
        void members() throws Exception {
            assertThat(texts(syntaxOf("Export-UcsEstate.ps1"), "Members")).filteredOn(member -> member.contains("System.IO."))
                    .containsExactlyInAnyOrder("[System.IO.Path]::Combine", "[System.IO.File]::Open",
                            "[System.IO.Directory]::Exists",
                            "[System.IO.Directory]::GetFiles", "[System.IO.Directory]::CreateDirectory",
                            "[System.IO.Directory]::Delete",
                            "[System.IO.Path]::GetFullPath", "[System.IO.Path]::GetDirectoryName", "[System.IO.File]::OpenRead",
                            "[System.IO.File]::Exists", "[System.IO.File]::Replace", "[System.IO.File]::Move",
                            "[System.IO.File]::Delete");
        }
    }

    @Test
    @DisplayName("of which the logon script calls no programs but reg.exe and whoami.exe, and where the environment has no name "
            + "hostname")
    void logon() throws Exception {
        assertThat(texts(syntaxOf("Export-LyncKey.ps1"), "Commands"))
                .containsExactlyInAnyOrder("Ampersand $reg", "Ampersand $whoami", "hostname", "Read-Key", "Get-AccountSid",
                "Move-Into",
                        "Join-Path", "Test-Path", "Get-Content", "Set-Content", "Move-Item", "Remove-Item", "ForEach-Object",
                        "Write-Verbose");
    }

    @Nested
    @DisplayName("of which the one that asks many computers")
    class ManyComputers {

        private static final String SCRIPT = "Export-LyncKeys.ps1";

        /** What runs on each computer: the script block of that name. */
        private PsObject far() throws Exception {
            String text = Files.readString(StandIns.script(SCRIPT), StandardCharsets.US_ASCII);
            int start = text.indexOf("$Far = {");
            return syntax(text.substring(start, text.indexOf("\n}\n", start) + 2));
        }

        @Test
        @DisplayName("runs nothing on the computers but its own functions and what reads")
        void farCommands() throws Exception {
            assertThat(texts(far(), "Commands")).containsExactlyInAnyOrder("New-Object", "Get-Item", "Say", "Get-Bytes", "Pack",
                    "Read-Value", "Read-Key", "Read-Account");
            assertThat(texts(far(), "Arguments")).containsExactly("Get-Item -LiteralPath");
        }

        @Test
        @DisplayName("calls on keys what reads and closes them, and nothing that opens them to be written to")
        void farMembers() throws Exception {
            assertThat(texts(far(), "Members")).containsExactlyInAnyOrder(".Append", ".ToString", ".ToCharArray",
                    "[System.Buffer]::BlockCopy", "[System.Convert]::ToBase64String", "[System.BitConverter]::GetBytes",
                    "[Math]::Min", ".GetBaseException", ".GetValueKind", ".GetValue", ".GetValueNames", ".GetSubKeyNames",
                    ".OpenSubKey", ".Close");
            String text = Files.readString(StandIns.script(SCRIPT));
            assertThat(text.split("OpenSubKey\\([^,()]*\\)", -1)).hasSameSizeAs(text.split("OpenSubKey", -1));
        }

        @Test
        @DisplayName("runs here no program, no cmdlet that changes another computer, and ends no process but its own ssh")
        void here() throws Exception {
            PsObject all = syntaxOf(SCRIPT);
            String text = Files.readString(StandIns.script(SCRIPT));
            assertThat(texts(all, "Commands"))
                    .filteredOn(command -> !text.contains("function " + command + "(") && !text.contains("function " + command
                    + " "))
                    .containsExactlyInAnyOrder("New-Object", "Get-Item", "New-PSSessionOption", "Invoke-Command", "Get-Process",
                            "Write-Verbose", "Write-Progress", "Write-Warning", "Select-Object", "Sort-Object", "Start-Sleep",
                            "Get-Content", "Remove-Job", "Ampersand $Transports[$Transport].Start",
                            "Ampersand $Transports[$Transport].Abort");
            assertThat(texts(all, "Members")).filteredOn(member -> member.contains("System.IO."))
                    .containsExactlyInAnyOrder("[System.IO.File]::WriteAllText", "[System.IO.File]::Exists",
                            "[System.IO.File]::Replace", "[System.IO.File]::Move", "[System.IO.File]::Delete",
                            "[System.IO.File]::ReadAllText", "[System.IO.Path]::Combine", "[System.IO.Directory]::GetFiles",
                            "[System.IO.Path]::GetFileName", "[System.IO.Directory]::CreateDirectory",
                            "[System.IO.TextWriter]::Synchronized");
        }
    }
}
