package org.ucsmigration.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Advice")
class AdviceTest {

    private static final CommandLine ASK = CommandLine.of("Debug-CsUnifiedContactStore")
            .with("Identity", "sip:kenmyer@litwareinc.com");

    @Test
    void isAnActionASentenceCommandsAndWhatMustHoldBefore() {
        Advice bare = Advice.of(Action.ASK_SERVER, "Ask the server.");
        Advice whole = bare.withCommand(ASK).withCommand(CommandLine.of("Get-CsUser")).withCondition("It is Monday.");

        assertThat(whole.action()).isEqualTo(Action.ASK_SERVER);
        assertThat(whole).hasToString("Ask the server.");
        assertThat(whole.commands())
                .containsExactly("Debug-CsUnifiedContactStore -Identity 'sip:kenmyer@litwareinc.com'", "Get-CsUser");
        assertThat(whole.before()).containsExactly("It is Monday.");
        assertThat(whole.withSentence("Do ask.")).hasToString("Do ask.").isNotEqualTo(whole);
        assertThat(whole.withSentence("Do ask.").commands()).isEqualTo(whole.commands());
        assertThat(bare.commands()).as("a wither leaves the original alone").isEmpty();
        assertThat(bare).isEqualTo(Advice.of(Action.ASK_SERVER, "Ask the server.")).isNotEqualTo(whole)
                .isNotEqualTo(bare.withCommand(ASK));
        assertThat(bare.withCommand(ASK)).hasSameHashCodeAs(Advice.of(Action.ASK_SERVER, "Ask the server.").withCommand(ASK));
    }

    @Test
    void isPlainDataWithoutWhatIsNotThere() {
        Advice bare = Advice.of(Action.ASK_SERVER, "Ask the server.");
        assertThat(bare.toMap()).containsOnlyKeys("action", "sentence").containsEntry("action", "ASK_SERVER");
        assertThat(bare.withCommand(ASK).withCondition("It is Monday.").toMap())
                .containsOnlyKeys("action", "sentence", "before", "commands")
                .containsEntry("commands", List.of(ASK.text())).containsEntry("before", List.of("It is Monday."));
    }

    @Test
    void needsWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> Advice.of(Action.WAIT, " ")).withMessageContaining("sentence");
        assertThatIllegalArgumentException().isThrownBy(() -> Advice.of(Action.WAIT, "Wait.").withCondition(""))
                .withMessageContaining("condition");
        assertThatNullPointerException().isThrownBy(() -> Advice.of(Action.WAIT, null)).withMessageContaining("sentence");
        assertThatNullPointerException().isThrownBy(() -> Advice.of(null, "Wait.")).withMessageContaining("action");
    }
}
