package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIfEnvironmentVariable(named = "UCS_CORPORA", matches = ".+",
        disabledReason = "the recorded conversations are not at hand")
@DisplayName("Played the lines of Microsoft's server, the engine")
class RecordingReplayTest {

    static List<Recording> recordings() {
        return Recording.all();
    }

    @DisplayName("says for the same call what Microsoft's client said, and understands every answer")
    @ParameterizedTest
    @MethodSource("recordings")
    void sameConversation(Recording recording) throws ProtocolFault {
        ClientLines expected = new ClientLines();
        for (Recording.Line line : recording.lines()) {
            if (line.fromClient()) {
                expected.add(line.text());
            }
        }
        ClientLines ours = new ClientLines();
        List<Event> events = new ArrayList<>();
        RunspacePool pool = new RunspacePool(expected.messages().get(0).pool());
        Deque<String> produced = new ArrayDeque<>();
        for (Recording.Line line : recording.lines()) {
            if (!line.fromClient()) {
                pool.receive(line.text());
            } else if (produced.isEmpty()) {
                act(pool, Packet.parse(line.text()), expected);
            }
            produced.addAll(pool.takeLines());
            events.addAll(pool.takeEvents());
            if (line.fromClient()) {
                assertThat(produced).as("after %s", line.text()).isNotEmpty();
                ours.add(produced.remove());
            }
        }
        assertThat(produced).isEmpty();
        assertThat(ours.kinds()).isEqualTo(expected.kinds());
        assertThat(ours.messages()).extracting(Shape::of)
                .containsExactlyElementsOf(expected.messages().stream().map(Shape::of).toList());
        assertThat(events).filteredOn(Event.Item.class::isInstance)
                .allSatisfy(item -> assertThat(EngineDriver.value(item)).isNotNull());
        assertThat(events.get(0)).isInstanceOf(Event.Opened.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(Event.Closed.class);
    }

    private static void act(RunspacePool pool, Packet packet, ClientLines expected) {
        UUID target = packet.target();
        switch (packet.kind()) {
            case DATA -> pool.open();
            case COMMAND -> pool.start(target, SampleRequests.of(expected.messages(target)));
            case SIGNAL -> pool.stop(target);
            case CLOSE -> pool.close();
            default -> throw new AssertionError("no client says " + packet.kind());
        }
    }
}
