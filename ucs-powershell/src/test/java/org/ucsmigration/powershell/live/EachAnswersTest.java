package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;

@DisplayName("The answers of a call for many values")
class EachAnswersTest {

    private static final Command COMMAND = Command.of("Get-Thing");

    private final List<Notice> heard = new ArrayList<>();
    private final EachAnswers answers = new EachAnswers(COMMAND, List.of("a", "b"), heard::add);

    private static PsObject message(String text) {
        return PsObject.of(Map.of("InformationalRecord_Message", text));
    }

    private List<CommandResult> delivered() {
        List<CommandResult> results = new ArrayList<>();
        answers.deliver((value, result) -> results.add(result));
        return results;
    }

    private static CommandResult whole() {
        return CommandResult.complete(Source.of("Get-Thing"), List.of());
    }

    @Test
    @DisplayName("are taken apart by their letters, over several arrays where there are many records")
    void letters() {
        answers.take(List.of("0 OW", "x", message("w")));
        answers.take(List.of("0 VDIE.1", message("v"), message("d"), message("i"), "e"));
        answers.take(List.of("1 .0"));
        answers.end(whole());
        CommandResult first = delivered().get(0);
        assertThat(first.output()).containsExactly("x");
        assertThat(first.warnings()).containsExactly("w");
        assertThat(first.messages(Notice.Stream.VERBOSE)).containsExactly("v");
        assertThat(first.messages(Notice.Stream.DEBUG)).containsExactly("d");
        assertThat(first.messages(Notice.Stream.INFORMATION)).containsExactly("i");
        assertThat(first.errors()).containsExactly(CommandError.of("e"));
        assertThat(delivered().get(1).isComplete()).isTrue();
    }

    @Test
    @DisplayName("keep their own warnings, errors and gaps where the call as a whole lacks something")
    void nothingDropped() {
        answers.take(List.of("0 OW.1", "x", message("warning of a")));
        answers.take(List.of("1 OWE.1", "y", message("warning of b"), "error of b"));
        answers.end(whole().withGap("something could not be read"));
        List<CommandResult> results = delivered();
        assertThat(results).extracting(CommandResult::warnings).containsExactly(List.of("warning of a"), List.of("warning of b"));
        assertThat(results).extracting(CommandResult::output).containsExactly(List.of("x"), List.of("y"));
        assertThat(results.get(0).reason()).contains("something could not be read");
        assertThat(results.get(1).reason()).contains("something could not be read; error of b");
    }

    @Test
    @DisplayName("end with the value that was not done, whose reason is the call's; what the call said beside them is there too")
    void brokenOff() {
        answers.take(List.of("0 O.1", "x"));
        answers.take(List.of("1 O", "y"));
        answers.end(whole().withErrors(List.of(CommandError.of("gone")))
                .withMessages(Notice.Stream.WARNING, List.of("of the call")));
        List<CommandResult> results = delivered();
        assertThat(results.get(0).isComplete()).isTrue();
        assertThat(results.get(1).output()).containsExactly("y");
        assertThat(results.get(1).reason()).contains("gone");
        assertThat(results.get(1).warnings()).containsExactly("of the call");
    }

    @Test
    @DisplayName("are incomplete where the end of a list was not seen, or not all of its values came")
    void ends() {
        answers.take(List.of("0 O!", "x"));
        answers.take(List.of("1 OO.3", "y", "z"));
        answers.end(whole());
        assertThat(delivered().get(0).reason()).contains(EndMark.NOT_SEEN);
        assertThat(delivered().get(0).output()).containsExactly("x");
        assertThat(delivered().get(1).reason()).contains("it gave 3 values, of which 2 came");
    }

    static Stream<Object> strange() {
        return Stream.of(1, PsObject.NULL, List.of(), List.of("0"), List.of("1 O.1", "x"), List.of("x O.1", "x"),
                List.of("0 Z.1", "x"), List.of("0 o.1", "x"),
                List.of("0 O.O", "x", "y"), List.of("0 OO.2", "x"), List.of("0 .0", "x"), List.of("0 O..", "x"),
                List.of("0 .O", "x"), List.of("0 O.", "x"), List.of("0 O.1!", "x"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("strange")
    @DisplayName("are refused in words where they are not of the format")
    void refused(Object array) {
        assertThatThrownBy(() -> answers.take(array)).isInstanceOf(PowerShellException.class)
                .hasMessageStartingWith("Get-Thing: the shell gave ");
    }
}
