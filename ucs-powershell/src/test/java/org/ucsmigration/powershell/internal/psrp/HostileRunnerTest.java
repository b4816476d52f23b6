package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hostile server brings the pipeline that stays")
class HostileRunnerTest {

    private static final int RUNS = Integer.getInteger("ucs.mutations", 2_000);
    private static final int CALLS = 8;

    private final List<String> answers = new ArrayList<>();
    private final FakeServer server = new FakeServer(answers::add, this::run);

    private void run(UUID pipeline, PipelineRequest request) {
        server.output(pipeline, request.steps().get(0).text());
        if (!request.steps().get(0).text().endsWith("stays")) {
            server.complete(pipeline);
        }
    }

    @Test
    @DisplayName("to nothing but a protocol fault, an orderly end or silence (ucs.mutations runs)")
    void mutations() {
        Map<String, Integer> ends = new TreeMap<>();
        for (long seed = 0; seed < RUNS; seed++) {
            try {
                ends.merge(new HostileRunnerTest().play(new Mutations(seed)), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(ends).as("all ends occur").containsOnlyKeys("fault", "orderly", "silence");
    }

    private String play(Mutations mutations) {
        RunspacePool pool = new RunspacePool(UUID.randomUUID());
        pool.open();
        List<String> seen = new ArrayList<>();
        UUID running = Packet.POOL;
        int calls = 0;
        String text = "";
        while (true) {
            for (String line : pool.takeLines()) {
                server.take(line);
            }
            if (answers.isEmpty()) {
                return "silence";
            }
            boolean changed = mutations.next(CALLS * 4) == 0;
            List<String> now = changed && !seen.isEmpty() ? mutations.of(answers, seen) : List.copyOf(answers);
            seen.addAll(answers);
            answers.clear();
            for (String line : now) {
                try {
                    pool.receive(line);
                } catch (ProtocolFault e) {
                    assertThat(e).hasMessageMatching("(?s).{10,}");
                    return "fault";
                }
                for (Event event : pool.takeEvents()) {
                    if (event instanceof Event.Broken || event instanceof Event.Closed) {
                        return "orderly";
                    }
                    if (event instanceof Event.Item item) {
                        assertThat(item.pipeline()).isEqualTo(running);
                        if (text.endsWith("stays")) {
                            pool.stop(running);
                        }
                    } else if (event instanceof Event.Opened || event instanceof Event.Finished) {
                        if (calls == CALLS) {
                            pool.close();
                        } else {
                            running = UUID.randomUUID();
                            text = "script " + calls++ + (mutations.next(4) == 0 ? " stays" : "");
                            pool.start(running, mutations.next(5) == 0 ? SampleRequests.script(text)
                                    : SampleRequests.kept(text, Map.of()));
                        }
                    }
                }
            }
        }
    }
}
