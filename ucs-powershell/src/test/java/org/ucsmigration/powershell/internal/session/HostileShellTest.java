package org.ucsmigration.powershell.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ucsmigration.powershell.internal.psrp.Event;
import org.ucsmigration.powershell.internal.psrp.Mutations;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;
import org.ucsmigration.powershell.internal.psrp.Recording;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;
import org.ucsmigration.powershell.internal.shell.Shell;

@EnabledIfEnvironmentVariable(named = "UCS_CORPORA", matches = ".+",
        disabledReason = "the recorded conversations are not at hand")
@DisplayName("A runspace in a shell")
class HostileShellTest {

    private static final int RUNS = Math.min(500, Integer.getInteger("ucs.mutations", 2_000) / 40);
    private static final PipelineRequest REQUEST = PipelineRequest.of(new Step("1", Step.Kind.SCRIPT, List.of()));
    private static final Duration LIMIT = Duration.ofMillis(400);

    private static Recording recording(String name) {
        return Recording.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /** Opens, calls as often as the recording did, closes; says how it ended. */
    private static String use(Process process, long calls, Duration limit) throws InterruptedException {
        try (Runspace runspace = Runspace.open(Shell.of(process, "UCS_POWERSHELL=none", RunspacePool.LONGEST_LINE),
                Duration.ofSeconds(10), Deadline.after(limit))) {
            for (long i = 0; i < calls; i++) {
                Deadline deadline = Deadline.after(limit);
                try (Call call = runspace.call(REQUEST, deadline)) {
                    Event event = call.next(deadline);
                    while (!(event instanceof Event.Finished)) {
                        event = call.next(deadline);
                    }
                }
            }
            return "orderly";
        } catch (SessionFault e) {
            return e.getMessage().contains("not PowerShell remoting") ? "fault" : e.getMessage().replaceAll("[0-9.]+", "n");
        }
    }

    private static long calls(Recording recording) {
        return recording.lines().stream().filter(line -> line.fromClient() && line.text().startsWith("<Command ")).count();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("powershell--")
                || thread.getName().equals("recorded-shell")).toList();
    }

    @Test
    @DisplayName("that says what was recorded gives its answers")
    void sound() throws Exception {
        Recording recording = recording("three-pipelines");
        assertThat(use(new RecordedShell(recording, lines -> lines, true), 3, Duration.ofSeconds(20))).isEqualTo("orderly");
    }

    @Test
    @DisplayName("that is hostile, falls silent or ends comes to a session fault in time, and no thread stays behind")
    void hostile() throws Exception {
        List<Recording> recordings = Recording.all().stream().filter(each -> !each.name().startsWith("large")
                && !each.name().equals("stop") && !each.name().equals("pipeline-input")).toList();
        List<String> foreign = recordings.stream().flatMap(each -> each.serverLines().stream()).toList();
        Map<String, Integer> ends = new TreeMap<>();
        for (long seed = 0; seed < RUNS; seed++) {
            Mutations mutations = new Mutations(seed);
            Recording recording = recordings.get(mutations.next(recordings.size()));
            long start = System.nanoTime();
            Process process = new RecordedShell(recording, lines -> lines.isEmpty() || mutations.next(3) > 0
                    ? new ArrayList<>(lines)
                    : mutations.of(lines, foreign), mutations.next(2) == 0);
            ends.merge(use(process, calls(recording), LIMIT), 1, Integer::sum);
            assertThat(process.isAlive()).as("seed %d of %s", seed, recording).isFalse();
            assertThat(System.nanoTime() - start).as("seed %d of %s", seed, recording).isLessThan(10_000_000_000L);
        }
        assertThat(ends).containsKeys("fault", "orderly");
        for (int i = 0; i < 50 && !threads().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(threads()).isEmpty();
    }
}
