package org.ucsmigration.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.internal.Shown;

@DisplayName("A command line")
class CommandLineTest {

    @Test
    void isOneLineToType() {
        assertThat(CommandLine.of("SkypeForBusiness\\Get-CsUser").with("Identity", "sip:o'brien@litwareinc.com")
                .then(CommandLine.of("Format-List").with("Property", List.of("SipAddress", "UcsMode"))))
                .hasToString("SkypeForBusiness\\Get-CsUser -Identity 'sip:o''brien@litwareinc.com' | Format-List -Property "
                + "'SipAddress', 'UcsMode'");
        assertThat(CommandLine.of("New-CsUserServicesPolicy").with("Identity", "NoUcs").with("UcsAllowed", false)
                .with("Verbose", true))
                .hasToString("New-CsUserServicesPolicy -Identity 'NoUcs' -UcsAllowed:$false -Verbose:$true");
        assertThat(CommandLine.of("Get-CsUser")).isEqualTo(CommandLine.of("Get-CsUser"))
                .hasSameHashCodeAs(CommandLine.of("Get-CsUser"))
                .isNotEqualTo(CommandLine.of("Get-CsPool"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Get", "Get-", "-Get", "get-x;y", "Get-CsUser -Force", "Get-CsUser|x", "a b\\Get-CsUser",
            "Get-CsUser\n", "& Get-X"})
    void refusesWhatIsNoCmdlet(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(name))
                .withMessageContaining("is not a cmdlet's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Identity", "A b", "A;b", "A:$true", "$x"})
    void refusesWhatIsNoParameter(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of("Get-CsUser").with(name, "x"))
                .withMessageContaining("is not a parameter's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Get-A", "Add-Zone", "Zip-Az", "A-Z", "Get-Cs2013User", "Lync2013.Module\\Get-CsUser", "Azaz-ZaZ09"})
    @DisplayName("begins with a verb and a noun of letters, the noun with digits, and perhaps a module before them")
    void isOfCmdlets(String name) {
        assertThat(CommandLine.of(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[et-CsUser", "@et-CsUser", "Get-@sUser", "Get-[sUser", "Ge`-CsUser", "Ge{-CsUser", "Get-Cs@",
            "Get-Cs[",
            "2et-CsUser", "Get-2013", "G3t-CsUser", ".Lync\\Get-CsUser", "\\Get-CsUser", "Lync/x\\Get-CsUser", "Get-Cs.User",
            "G\u00EAt-CsUser", "Get-Cs\u00DCser", "get-CsUser", "Get-csUser"})
    @DisplayName("is refused where a letter is none of ASCII, a digit stands first, or a sign stands among them")
    void refusesWhatIsNearlyACmdlet(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(name))
                .withMessageContaining("is not a cmdlet's name");
    }

    @Test
    void takesParametersOfLettersAndDigits() {
        assertThat(CommandLine.of("Get-X").with("azAZ0189", "x")).hasToString("Get-X -azAZ0189 'x'");
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of("Get-X").with("0a", "x"));
    }

    @Test
    @DisplayName("doubles each of the five quotes that end a text for PowerShell, and no sign beside them")
    void doublesQuotes() {
        for (String quote : List.of("'", "\u2018", "\u2019", "\u201A", "\u201B")) {
            assertThat(CommandLine.of("Get-X").with("A", "a" + quote + "b")).hasToString("Get-X -A 'a" + quote + quote + "b'");
        }
        assertThat(CommandLine.of("Get-X").with("A", "\u2017\u201C&(~ \"")).hasToString("Get-X -A '\u2017\u201C&(~ \"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Force", "FORCE", "fo", "F"})
    @DisplayName("never forces, by whatever beginning of the name PowerShell would take")
    void neverForces(String name) {
        CommandLine rollback = CommandLine.of("Invoke-CsUcsRollback").with("Identity", "sip:kenmyer@litwareinc.com");
        assertThatIllegalArgumentException().isThrownBy(() -> rollback.with(name, true)).withMessageContaining("leave it out");
        assertThatIllegalArgumentException().isThrownBy(() -> rollback.with(name, "x")).withMessageContaining("leave it out");
    }

    @Test
    void refusesAParameterWithoutAValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of("Format-List").with("Property", List.of()))
                .withMessageContaining("leave it out");
    }

    @Test
    @Tag("slow")
    @DisplayName("quotes a value so that PowerShell reads exactly that value, whatever is in it")
    void isReadByPowerShell() throws Exception {
        String pwsh = System.getenv("UCS_PWSH");
        assumeThat(pwsh).as("UCS_PWSH names an engine").isNotBlank();
        List<String> values = values();

        String script = values.stream().map(value -> CommandLine.of("Write-Output").with("InputObject", value).text()
                + " | ForEach-Object { "
                + "[Convert]::ToBase64String([Text.Encoding]::BigEndianUnicode.GetBytes($_.ToCharArray())) + ';' }\n")
                .collect(Collectors.joining());
        Process shell = new ProcessBuilder(pwsh, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", "-")
                .redirectErrorStream(true).start();
        try (var in = shell.getOutputStream()) {
            in.write(("$OutputEncoding = [Console]::OutputEncoding = [Text.Encoding]::UTF8\n" + script + "exit\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        // PowerShell tells a terminal about its cursor keys even where there is none.
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("\u001B\\[\\?1[hl]", "");

        assertThat(output.replaceAll("\\s", "").split(";")).as(output).containsExactly(values.stream()
                .map(value -> Base64.getEncoder().encodeToString(encodable(value))).toArray(String[]::new));
        assertThat(script.lines().count()).as("a value never ends a line").isEqualTo(values.size());
    }

    /** As .NET encodes it: half a pair becomes U+FFFD. */
    private static byte[] encodable(String value) {
        return value.codePoints().map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .getBytes(StandardCharsets.UTF_16BE);
    }

    private static List<String> values() {
        List<String> values = new ArrayList<>(List.of("", "plain", "o'brien", "'", "''", "\u2018\u2019\u201A\u201B",
                "a\u2019; Remove-Item x; '",
                "$(Get-Date) `n \"x\" ${a} @b #c", "a\r\nb", "\n", "\u0000", "\u202Etxt.exe", "\uD83D\uDE00", "\uDB40\uDC41",
                        "\uD800", "-Force", "--%"));
        String[] pieces = {"'", "\u2018", "\u2019", "\u201A", "\u201B", "\"", "`", "$", "\n", "\r", "\u202E", "a", " ", ";", "|",
                ")", "\u00A0", "\uD83D\uDE00"};
        Random random = new Random(13);
        for (int run = 0; run < 60; run++) {
            values.add(random.ints(random.nextInt(8), 0, pieces.length).mapToObj(i -> pieces[i]).collect(Collectors.joining()));
        }
        values.add("the end");
        return values;
    }

    @Test
    void showsNothingHidden() {
        assertThat(values()).allSatisfy(value ->
                assertThat(CommandLine.of("Get-X").with("A", value).text().codePoints().noneMatch(Shown::isHidden)).isTrue());
    }
}
