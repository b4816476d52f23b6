package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.ClixmlException;

@EnabledIfEnvironmentVariable(named = "UCS_CORPORA", matches = ".+",
        disabledReason = "the recorded conversations are not at hand")
@DisplayName("A hostile server brings the engine")
class HostileServerTest {

    private static final int RUNS = Integer.getInteger("ucs.mutations", 2_000);
    private static final long LONGEST_NANOS = 5_000_000_000L;

    @Test
    @DisplayName("to nothing but a protocol fault or an orderly end, and that soon (ucs.mutations runs)")
    void mutations() {
        List<Recording> recordings = Recording.all();
        List<String> foreign = recordings.stream().flatMap(each -> each.serverLines().stream()).toList();
        Map<String, Integer> ends = new TreeMap<>();
        for (long seed = 0; seed < RUNS; seed++) {
            Mutations mutations = new Mutations(seed);
            Recording recording = recordings.get(mutations.next(recordings.size()));
            long start = System.nanoTime();
            try {
                ends.merge(play(recording, mutations.of(recording.serverLines(), foreign)), 1, Integer::sum);
            } catch (RuntimeException | ProtocolFault | Error e) {
                throw new AssertionError("seed " + seed + " of " + recording, e);
            }
            assertThat(System.nanoTime() - start).as("seed %d of %s", seed, recording).isLessThan(LONGEST_NANOS);
        }
        assertThat(ends).as("both ends occur").containsKeys("fault", "orderly");
    }

    /** Does what a session does: opens, starts one call after the other, stops where it was stopped, closes. */
    private static String play(Recording recording, List<String> serverLines) throws ProtocolFault {
        ClientLines client = new ClientLines();
        List<Packet> calls = new ArrayList<>();
        for (Recording.Line line : recording.lines()) {
            if (line.fromClient()) {
                client.add(line.text());
                calls.add(Packet.parse(line.text()));
            }
        }
        calls.removeIf(packet -> packet.kind() != Packet.Kind.COMMAND);
        RunspacePool pool = new RunspacePool(client.messages().get(0).pool());
        pool.open();
        boolean open = false;
        for (String line : serverLines) {
            try {
                pool.receive(line);
            } catch (ProtocolFault e) {
                assertThat(e).hasMessageMatching("(?s).{10,}");
                assertThatThrownBy(() -> pool.receive("<DataAck PSGuid='" + Packet.POOL + "' />")).isSameAs(e);
                return "fault";
            }
            for (Event event : pool.takeEvents()) {
                open = !(event instanceof Event.Broken || event instanceof Event.Closed)
                        && (open || event instanceof Event.Opened);
                boolean ready = event instanceof Event.Opened || event instanceof Event.Finished;
                if (event instanceof Event.Item item && !item.clixml().isEmpty()) {
                    read(item.clixml());
                }
                if (open && ready && !calls.isEmpty()) {
                    UUID pipeline = calls.remove(0).target();
                    pool.start(pipeline, SampleRequests.of(client.messages(pipeline)));
                } else if (event instanceof Event.Item item && recording.name().equals("stop")) {
                    pool.stop(item.pipeline());
                } else if (open && ready) {
                    pool.close();
                    open = false;
                }
            }
            assertThat(pool.takeLines()).hasSizeLessThan(10);
        }
        return "orderly";
    }

    private static void read(String clixml) {
        try {
            Clixml.parse(clixml);
        } catch (ClixmlException e) {
            assertThat(e.reason()).isNotBlank();
        }
    }
}
