package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;

@DisplayName("CheckedSession for one value after another")
class CheckedSessionTest {

    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    /** A session in which some values take too long. */
    private PowerShellSession hangingAt(Set<String> values) {
        return new PowerShellSession() {
            @Override
            public CommandResult invoke(Command command, Command... next) {
                String value = (String) command.parameters().get("Identity");
                asked.add(value);
                if (values.contains(value)) {
                    throw PowerShellException.of(command.toString(), "too long for " + value);
                }
                return CommandResult.complete(Source.of(command.name()), List.of(value));
            }

            @Override
            public CommandResult stream(Command command, Consumer<Object> consumer) {
                throw new AssertionError(command);
            }

            @Override
            public void close() {
            }
        };
    }

    private void ask(PowerShellSession session, String... values) {
        new CheckedSession(session).invokeEach(ContactStoreState.OF_USER, "Identity", List.of(values),
                (value, result) -> answers.add(value + " " + result.reason().orElse("ok")));
    }

    @Test
    @DisplayName("goes on behind one that takes too long, in order, and asks none twice")
    void goesOn() {
        ask(hangingAt(Set.of("b", "c", "e")), "a", "b", "c", "d", "e", "a");
        assertThat(answers).containsExactly("a ok", "b too long for b", "c too long for c", "d ok", "e too long for e");
        assertThat(asked).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    @DisplayName("gives up where three do in a row, and says of all others why")
    void givesUp() {
        ask(hangingAt(Set.of("b", "c", "d")), "a", "b", "c", "d", "e", "f");
        assertThat(answers).containsExactly("a ok", "b too long for b", "c too long for c", "d too long for d",
                "e too long for d", "f too long for d");
        assertThat(asked).containsExactly("a", "b", "c", "d");
    }

    @Test
    @DisplayName("gives up at once where the thread is interrupted")
    void interrupted() {
        Thread.currentThread().interrupt();
        ask(hangingAt(Set.of("a")), "a", "b");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answers).containsExactly("a too long for a", "b too long for a");
    }

    @Test
    @DisplayName("says so where the session leaves some out, and lets through what the taker throws")
    void leftOut() {
        PowerShellSession forgetful = new PowerShellSession() {
            @Override
            public CommandResult invoke(Command command, Command... next) {
                throw new AssertionError(command);
            }

            @Override
            public CommandResult stream(Command command, Consumer<Object> consumer) {
                throw new AssertionError(command);
            }

            @Override
            public void invokeEach(Command command, String parameter, Collection<String> values,
                    BiConsumer<String, CommandResult> consumer) {
                consumer.accept("b", CommandResult.complete(Source.of("x"), List.of()));
            }

            @Override
            public void close() {
            }
        };
        ask(forgetful, "a", "b");
        assertThat(answers).containsExactly("b ok", "a the session gave no answer");
        PowerShellException mine = PowerShellException.of("mine", "enough");
        assertThatThrownBy(() -> new CheckedSession(forgetful).invokeEach(ContactStoreState.OF_USER, "Identity",
                List.of("a", "b"), (value, result) -> {
            throw mine;
        })).isSameAs(mine);
    }
}
