package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsSecureString;

@DisplayName("A command")
class CommandTest {

    @Test
    @DisplayName("reads as people write it")
    void reads() {
        assertThat(Command.of("Get-Mailbox").with("ResultSize", "Unlimited").with("Verbose"))
                .hasToString("Get-Mailbox -ResultSize Unlimited -Verbose");
        assertThat(Command.of("Get-CsUser").with("Identity", "Ken Myer's").with("Confirm", false))
                .hasToString("Get-CsUser -Identity 'Ken Myer''s' -Confirm:$false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dir", "Get-", "-Mailbox", "Get-Mailbox;Remove-Mailbox", "Get-Mailbox -Identity x",
            "Get-Mailbox\n", "& Get-Mailbox", "C:\\x\\Get-Mailbox", "Gét-Mailbox"})
    @DisplayName("is a cmdlet's name and nothing else; the refusal says the rule")
    void isACmdlet(String name) {
        assertThatThrownBy(() -> Command.of(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("verb and noun");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-Identity", "Identity x", "Identity;", "Identity\n", "1st"})
    @DisplayName("takes parameters by one word")
    void parameterNames(String name) {
        assertThatThrownBy(() -> Command.of("Get-Mailbox").with(name, "x")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one word");
    }

    @Test
    @DisplayName("has each parameter once, whatever its case")
    void once() {
        assertThatThrownBy(() -> Command.of("Get-Mailbox").with("Identity", "a").with("identity", "b"))
                .hasMessageContaining("already");
    }

    @Test
    @DisplayName("keeps values as they are, and does not change when the list that it was given does")
    void values() {
        List<Object> names = new ArrayList<>(List.of("a"));
        Command command = Command.of("Get-Mailbox").with("Text", "$(Remove-Item x); 'quoted' \u2019").with("Number", 5)
                .with("Names", names);
        names.add("b");

        assertThat(command.parameters()).containsExactlyEntriesOf(new java.util.LinkedHashMap<>(Map.of()) {
            private static final long serialVersionUID = 1L;
            {
                put("Text", "$(Remove-Item x); 'quoted' \u2019");
                put("Number", 5);
                put("Names", List.of("a"));
            }
        });
    }

    @Test
    @DisplayName("does not change: a parameter makes another command")
    void immutable() {
        Command plain = Command.of("Get-Mailbox");
        plain.with("Verbose");

        assertThat(plain.parameters()).isEmpty();
        assertThatThrownBy(() -> plain.parameters().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("never shows a secret, nor an object that may hold one")
    void secrets() {
        Command command = Command.of("Test-CsUnifiedContactStore").with("Password", PsSecureString.ofSerialized("76492d11"))
                .with("UserCredential", PsObject.builder().text("hunter2").property("Password", "hunter2").build())
                .with("Bytes", new byte[] {1})
                .with("Table", Map.of("Password", "hunter2"));

        assertThat(command.toString()).doesNotContain("76492d11").doesNotContain("hunter2")
                .isEqualTo("Test-CsUnifiedContactStore -Password (not shown) -UserCredential (not shown) -Bytes (not shown) "
                + "-Table (not shown)");
    }

    @Test
    @DisplayName("shows long and strange values shortened, on one line")
    void longValues() {
        assertThat(Command.of("Get-CsUser").with("Filter", "x\n\u0000" + "y".repeat(10_000)).toString()).doesNotContain("\n")
                .doesNotContain("\0").hasSizeLessThan(150);
    }

    @Test
    @DisplayName("equals another of the same cmdlet and parameters, names ignoring case, in any order")
    void equality() {
        Command one = Command.of("Get-Mailbox").with("ResultSize", "Unlimited").with("Verbose");
        assertThat(one).isEqualTo(Command.of("get-mailbox").with("verbose").with("resultsize", "Unlimited"))
                .hasSameHashCodeAs(Command.of("get-mailbox").with("verbose").with("resultsize", "Unlimited"))
                .isNotEqualTo(Command.of("Get-Mailbox").with("ResultSize", "Unlimited"))
                .isNotEqualTo(one.selecting("Guid"));
    }
}
