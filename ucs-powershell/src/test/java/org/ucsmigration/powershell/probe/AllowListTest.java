package org.ucsmigration.powershell.probe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.ScriptedSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.live.LiveSession;

/** What is dangerous: the reference pages of the cmdlets, and "Migrate users to unified contact store", Lync Server 2013. */
@DisplayName("The list of what the probes may ask")
class AllowListTest {

    private static final List<String> DANGEROUS = List.of("Setup", "SetupAndRun", "Force", "ContactDataExportFileName", "Confirm",
            "PassThru", "OutLoggerVariable", "OutVerboseVariable", "Filter", "IncludeMoveHistory", "Report", "OutFileName");
    private static final Pattern CHANGES = Pattern.compile("(?i)\\b(Set|New|Remove|Move|Grant|Disable|Enable|Import|Export|"
            + "Invoke|Update|Clear)-(?:Cs|Mailbox|Remote|AD|UM|User)\\w*");
    private static final Pattern SWITCHES =
            Pattern.compile("(?i)(?<![\\w-])-?(Setup|SetupAndRun|Force|ContactDataExportFileName|OutFileName)\\b");

    static Stream<Command> everything() {
        return AllowList.CMDLETS.entrySet().stream().flatMap(each -> each.getValue().stream().map(set -> {
            Command command = Command.of(each.getKey());
            for (String parameter : set) {
                command = command.with(parameter, "x");
            }
            return command;
        }));
    }

    @Test
    @DisplayName("names cmdlets that read, and no parameter that makes one of them do more")
    void reads() {
        assertThat(AllowList.CMDLETS.keySet())
                .allMatch(cmdlet -> cmdlet.matches("Get-\\w+|(Debug|Test)-CsUnifiedContactStore|Debug-CsStorageServiceFailures"));
        assertThat(AllowList.CMDLETS.values().stream().flatMap(List::stream).flatMap(Set::stream)).isNotEmpty()
                .allMatch(parameter -> DANGEROUS.stream().noneMatch(parameter::equalsIgnoreCase));
    }

    @ParameterizedTest
    @MethodSource("everything")
    @DisplayName("allows each as it stands, and nothing beside it")
    void exactly(Command command) {
        assertThat(AllowList.checked(command)).isSameAs(command);
        for (String dangerous : DANGEROUS) {
            for (Object value : List.of(true, false, "C:\\contacts.xml")) {
                assertThatIllegalArgumentException().isThrownBy(() -> AllowList.checked(command.with(dangerous, value)))
                        .withMessageContaining(dangerous);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> AllowList.checked(command.with(dangerous.toUpperCase(Locale.ROOT), value)));
            }
        }
        command.parameters().keySet().forEach(parameter -> assertThatIllegalArgumentException()
                .as("a parameter under another spelling")
                .isThrownBy(() -> AllowList.checked(Command.of(command.name()).with(parameter.substring(0, 2), "x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invoke-CsUcsRollback", "Set-CsUser", "Set-CsUserServicesPolicy", "Set-Mailbox", "Move-CsUser",
            "Set-ADServerSettings", "Get-Content",
            "Test-CsExStorageConnectivity", "Test-CsExStorageNotification", "Set-CsOAuthConfiguration", "Set-AuthConfig",
            "Invoke-CsManagementStoreReplication", "get-csuser"})
    @DisplayName("refuses any other cmdlet, and says which there are")
    void others(String cmdlet) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowList.checked(Command.of(cmdlet))).withMessageContaining(cmdlet)
                .withMessageContaining("Debug-CsUnifiedContactStore");
    }

    static Stream<Object> blanks() {
        return Stream.of("", " ", "\t\n", PsObject.NULL, List.of(), List.of(""), 5);
    }

    @ParameterizedTest
    @MethodSource("blanks")
    @DisplayName("refuses a value that is blank, or no value of one user")
    void blank(Object blank) {
        Command debug = Command.of("Debug-CsUnifiedContactStore");
        assertThatIllegalArgumentException().isThrownBy(() -> AllowList.checked(debug.with("Identity", blank)))
                .withMessageContaining("blank Identity");
    }

    @Test
    @DisplayName("lets a credential pass")
    void credential() {
        assertThatCode(() -> AllowList.checked(Command.of("Test-CsUnifiedContactStore").with("UserSipAddress", "sip:a@b.c")
                .with("UserCredential", PsObject.of(Map.of()))))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("stands before the session, whichever way it is asked")
    void everyWay() {
        ScriptedSession session = PowerShellSession.scripted();
        CheckedSession asking = new CheckedSession(session);
        Command rollback = Command.of("Invoke-CsUcsRollback");
        assertThatIllegalArgumentException().isThrownBy(() -> asking.invoke(rollback));
        assertThatIllegalArgumentException().isThrownBy(() -> asking.stream(rollback, value -> { }));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asking.invokeEach(rollback, "Identity", List.of("x"), (value, result) -> { }));
        assertThatIllegalArgumentException().isThrownBy(() -> asking.invokeEach(ContactStoreState.OF_USER, "Identity",
                List.of("x", " "), (value, result) -> { }));
        assertThat(session.asked()).isEmpty();
    }

    @Test
    @DisplayName("cannot be gone round: nothing else among the probes asks a session")
    void onlyWay() {
        noClasses().that().resideInAPackage("org.ucsmigration.powershell.probe").and().doNotHaveSimpleName("CheckedSession")
                .should().callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe("asks a session", call ->
                        call.getTargetOwner().isAssignableTo(PowerShellSession.class)))
                .check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.ucsmigration.powershell"));
    }

    static Stream<Path> scripts() throws IOException, URISyntaxException {
        Path folder = Path.of(LiveSession.class.getResource("connect.ps1").toURI()).getParent();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".ps1"))
                    .filter(file -> !file.getFileName().toString().startsWith("Export-")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("holds for the scripts that sessions run: no command that changes something, but looking at the whole forest")
    void scripts(Path script) throws IOException {
        String code = Files.readString(script, StandardCharsets.US_ASCII).replaceAll("(?m)^\\s*#.*$", "")
                .replace("{ Set-ADServerSettings -ViewEntireForest $true }", "");
        assertThat(CHANGES.matcher(code).results().map(match -> match.group())).isEmpty();
        assertThat(SWITCHES.matcher(code).results().map(match -> match.group())).isEmpty();
        assertThat(code).doesNotContainIgnoringCase("Rollback").doesNotContainIgnoringCase("Invoke-Expression")
                .doesNotContainIgnoringCase("ScriptBlock]::Create");
    }
}
