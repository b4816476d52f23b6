package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.ucsmigration.Source;

@DisplayName("The result of a command")
class CommandResultTest {

    private static final Source SOURCE = Source.of("Get-Mailbox", Instant.parse("2026-11-20T08:00:00Z"));
    private static final CommandResult WHOLE = CommandResult.complete(SOURCE, List.of("row")).withScope("whole forest")
            .withMessages(Notice.Stream.WARNING, List.of("careful")).withMessages(Notice.Stream.VERBOSE, List.of("looking"));

    @Test
    @DisplayName("can be handed on with other output, and keeps everything else")
    void output() {
        CommandResult other = WHOLE.withGap("cut off").withErrors(List.of(CommandError.of("denied")))
                .withOutput(List.of("a", "b"));
        assertThat(other.output()).containsExactly("a", "b");
        assertThat(other.source()).isEqualTo(SOURCE);
        assertThat(other.scope()).contains("whole forest");
        assertThat(other.warnings()).containsExactly("careful");
        assertThat(other.messages(Notice.Stream.VERBOSE)).containsExactly("looking");
        assertThat(other.messages(Notice.Stream.ERROR)).containsExactly("denied");
        assertThat(other.reason()).contains("cut off; denied");
        assertThat(WHOLE.output()).as("the one that it was made of").containsExactly("row");
        assertThat(WHOLE.isComplete()).isTrue();
    }

    @Test
    @DisplayName("keeps each reason why it may lack something")
    void gaps() {
        CommandResult twice = CommandResult.incomplete(SOURCE, List.of(), "scope of the session")
                .withGap(" the jump host went away ");
        assertThat(twice.isComplete()).isFalse();
        assertThat(twice.isCollected()).isTrue();
        assertThat(twice.problem()).contains("Get-Mailbox: scope of the session; the jump host went away");
        assertThat(CommandResult.notCollected(SOURCE, "not collected").withGap("nor later").isCollected()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.withGap(" "));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.INCLUDE, names = {"OUTPUT", "ERROR", "PROGRESS"})
    @DisplayName("takes no texts of a stream that it keeps otherwise, or not")
    void otherStreams(Notice.Stream stream) {
        assertThatIllegalArgumentException().isThrownBy(() -> WHOLE.withMessages(stream, List.of("x")))
                .withMessageContaining(stream.name());
        assertThat(WHOLE.messages(stream)).isEmpty();
    }

    @Test
    @DisplayName("has notices as anyone can make them")
    void notices() {
        assertThat(Notice.of("Get-Mailbox", Notice.Stream.WARNING, "careful")).hasToString("Get-Mailbox: careful");
        assertThat(Notice.progress("Get-Mailbox", "half", 50).percent()).hasValue(50);
        assertThat(Notice.progress("Get-Mailbox", "some", 101).percent()).isEmpty();
        assertThat(Notice.progress("Get-Mailbox", "some", -1).stream()).isEqualTo(Notice.Stream.PROGRESS);
    }
}
