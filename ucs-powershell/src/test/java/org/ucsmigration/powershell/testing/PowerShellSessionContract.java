package org.ucsmigration.powershell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * What every {@link PowerShellSession} promises: a session of your own is tested by one subclass.
 *
 * <pre>{@code
 * class JumpHostSessionTest extends PowerShellSessionContract {
 *     protected PowerShellSession session() { return new JumpHostSession("atl-cs-001.litwareinc.com"); }
 *     protected Command answered() { return Command.of("Get-CsSite"); }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class PowerShellSessionContract {

    private static final Command UNHEARD_OF = Command.of("Get-NothingOfTheKind");

    private PowerShellSession session;

    /** The session under test, open; a new one at each call. */
    protected abstract PowerShellSession session() throws Exception;

    /** A command that the session answers with at least one value, the same each time. */
    protected abstract Command answered();

    @BeforeEach
    void open() throws Exception {
        session = session();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void answersACommandAndNamesItAsTheSource() {
        CommandResult result = session.invoke(answered());

        assertThat(result.isCollected()).as("%s", result).isTrue();
        assertThat(result.output()).as("answered() must name a command of which the session gives something").isNotEmpty();
        assertThat(result.source().text()).as("the source goes into sentences: it must name the cmdlet")
                .contains(answered().name());
    }

    @Test
    void streamsTheSameValuesInTheSameOrder() {
        List<Object> streamed = new ArrayList<>();
        CommandResult rest = session.stream(answered(), streamed::add);

        assertThat(rest.output()).as("the consumer took the output: the result holds the rest").isEmpty();
        assertThat(shown(streamed)).isEqualTo(shown(session.invoke(answered()).output()));
    }

    @Test
    void saysOfACommandItDoesNotKnowThatThereIsNoAnswer() {
        CommandResult result = session.invoke(UNHEARD_OF);

        assertThat(result.output()).isEmpty();
        assertThat(result.isComplete())
                .as("an answer that is not there is not complete: absence would be taken for a fact").isFalse();
        assertThat(result.problem()).as("the problem must name the command and say why").get().asString()
                .contains(UNHEARD_OF.name());
    }

    @Test
    void answersForEachValueInTheirOrderOneAtATime() {
        List<String> values = List.of("sip:kenmyer@litwareinc.com", "sip:pilarackerman@litwareinc.com",
                "sip:lisamiller@litwareinc.com");
        List<String> answers = new ArrayList<>();
        AtomicInteger within = new AtomicInteger();
        session.invokeEach(UNHEARD_OF, "Identity", values, (value, result) -> {
            assertThat(within.incrementAndGet()).as("answers are handed over one at a time").isEqualTo(1);
            assertThat(result.isComplete()).isFalse();
            answers.add(value);
            within.decrementAndGet();
        });

        assertThat(answers).isEqualTo(values);
    }

    @Test
    void passesOnWhatAConsumerThrowsAndGoesOnWorking() {
        RuntimeException enough = new IllegalStateException("enough");

        assertThatThrownBy(() -> session.stream(answered(), value -> {
            throw enough;
        })).isSameAs(enough);
        assertThat(session.invoke(answered()).output()).isNotEmpty();
    }

    @Test
    void servesSeveralThreads() throws Exception {
        List<String> expected = shown(session.invoke(answered()).output());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> question = () -> shown(session.invoke(answered()).output());
            for (Future<List<String>> answer : threads.invokeAll(Collections.nCopies(12, question))) {
                assertThat(answer.get()).as("every thread must get the whole answer to its own question").isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isRefusedOnceClosedAndMayBeClosedTwice() {
        session.close();
        session.close();

        assertThatThrownBy(() -> session.invoke(answered())).isInstanceOf(PowerShellException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> session.stream(answered(), value -> { })).isInstanceOf(PowerShellException.class)
                .hasMessageContaining("closed");
    }

    private static List<String> shown(List<?> values) {
        return values.stream().map(value -> value instanceof PsObject object ? object.typeNames() + " " + object.properties()
                : String.valueOf(value)).toList();
    }
}
