package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.internal.session.InnerProcess;

/** A model test: shells that are none, and die, hang and do not start as a seed says; the answers are those of a plain loop. */
@DisplayName("Several shells")
class DyingShellsTest {

    private static final int RUNS = Integer.getInteger("ucs.shells", 300);
    private static final Command EACH = Command.of("Get-Answer");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private static List<Thread> threadsOfOurs() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("powershell-")).toList();
    }

    private static void assertNothingLeft() throws InterruptedException {
        for (int i = 0; i < 100 && !threadsOfOurs().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(threadsOfOurs()).isEmpty();
        assertThat(InnerProcess.alive()).isZero();
    }

    private static LiveSession start(DyingShells plan) {
        return LiveSession.start(PowerShellOptions.standard().withShells(plan.shells()), (options, number) -> plan.open(number));
    }

    /** What was handed over, in its order, each as one text. */
    private static List<String> ask(LiveSession session, List<String> values, List<String> into) {
        session.invokeEach(EACH, "Id", values, (value, result) -> into.add(shown(value, result)));
        return into;
    }

    private static String shown(String value, CommandResult result) {
        return value + " " + result.output() + " " + result.reason().orElse("complete");
    }

    /** Asks as the probes do: where it breaks off, that value has failed, and the others are asked. */
    private static List<String> askPatiently(LiveSession session, List<String> values, Set<String> failed) {
        List<String> all = new ArrayList<>();
        while (all.size() < values.size()) {
            try {
                ask(session, values.subList(all.size(), values.size()), all);
            } catch (PowerShellException e) {
                assertThat(e.reason()).startsWith("the shell ended with exit status");
                failed.add(values.get(all.size()));
                all.add(values.get(all.size()) + " failed");
            }
        }
        return all;
    }

    private List<Future<Integer>> singleCalls(LiveSession session, DyingShells plan) {
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < plan.callers(); i++) {
            calls.add(threads.submit(() -> {
                int ended = 0;
                for (int call = 0; call < 5; call++) {
                    try {
                        assertThat(session.invoke(Command.of("Get-One")).output()).containsExactly("one");
                    } catch (PowerShellException e) {
                        assertThat(e.reason()).startsWith("the shell ended with exit status");
                        ended++;
                    }
                }
                return ended;
            }));
        }
        return calls;
    }

    @Test
    @DisplayName("that die, or do not start, lose and double nobody: each answer is that of a plain loop (ucs.shells runs)")
    void asALoop() throws Exception {
        int deaths = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            DyingShells plan = new DyingShells(seed);
            Set<String> failed = new HashSet<>();
            List<String> all;
            int ended = 0;
            try (LiveSession session = start(plan)) {
                List<Future<Integer>> calls = singleCalls(session, plan);
                all = askPatiently(session, plan.values(), failed);
                for (Future<Integer> each : calls) {
                    ended += each.get();
                }
            }
            assertThat(all).as("seed %d", seed).isEqualTo(plan.expected());
            assertThat(failed).as("seed %d", seed).isEqualTo(plan.fatal());
            assertThat(ended).as("seed %d: a single call costs a shell's end what it ran", seed).isEqualTo(plan.endedCalls());
            assertThat(InnerProcess.alive()).as("seed %d", seed).isZero();
            deaths += plan.deaths();
        }
        assertThat(deaths).as("shells have died").isGreaterThan(RUNS / 2);
        assertNothingLeft();
    }

    @Test
    @DisplayName("of which one hangs are stopped with the thread that asks, behind the answers before it (ucs.shells / 10 runs)")
    void hanging() throws Exception {
        for (long seed = 0; seed < RUNS / 10; seed++) {
            DyingShells plan = new DyingShells(seed).hanging(Thread.currentThread());
            List<String> heard = new ArrayList<>();
            try (LiveSession session = start(plan)) {
                assertThatThrownBy(() -> ask(session, plan.values(), heard)).isInstanceOf(PowerShellException.class)
                        .hasMessageContaining("the calling thread was interrupted");
                assertThat(Thread.interrupted()).isTrue();
                assertThat(heard).isEqualTo(plan.expected().subList(0, heard.size()));
                plan.heal();
                assertThat(ask(session, plan.values(), new ArrayList<>())).isEqualTo(plan.expected());
            }
            assertThat(InnerProcess.alive()).as("seed %d", seed).isZero();
        }
        assertNothingLeft();
    }

    @Test
    @DisplayName("of which one hangs cost the call's limit, and that is said behind the answers before it")
    void late() throws Exception {
        DyingShells plan = new DyingShells(7).hanging(null);
        List<String> heard = new ArrayList<>();
        try (LiveSession session = start(plan)) {
            assertThatThrownBy(() -> ask(session.withTimeout(Duration.ofSeconds(4)), plan.values(), heard))
                    .isInstanceOf(PowerShellException.class)
                    .hasMessageStartingWith(EACH + ": it took more than the 4 seconds that it was given");
            assertThat(heard).isEqualTo(plan.expected().subList(0, heard.size()));
            assertThat(heard).hasSize(plan.values().indexOf(plan.hangs()));
        }
        assertNothingLeft();
    }

    @Test
    @DisplayName("are stopped where the consumer throws, and go on; or are closed meanwhile (ucs.shells / 10 runs)")
    void leaving() throws Exception {
        for (long seed = 0; seed < RUNS / 10; seed++) {
            DyingShells plan = new DyingShells(seed).sound();
            int enough = (int) (seed % plan.values().size());
            AtomicInteger count = new AtomicInteger();
            RuntimeException thrown = new IllegalStateException("enough");
            try (LiveSession session = start(plan)) {
                assertThatThrownBy(() -> session.invokeEach(EACH, "Id", plan.values(), (value, result) -> {
                    if (count.getAndIncrement() == enough) {
                        throw thrown;
                    }
                })).isSameAs(thrown);
                assertThat(count).hasValue(enough + 1);
                List<String> heard = new ArrayList<>();
                assertThat(ask(session, plan.values(), heard)).isEqualTo(plan.expected());
                heard.clear();
                Future<?> closing = threads.submit(session::close);
                try {
                    ask(session, plan.values(), heard);
                } catch (PowerShellException e) {
                    assertThat(e.reason()).isEqualTo("the session is closed: ask before closing it");
                }
                assertThat(heard).isEqualTo(plan.expected().subList(0, heard.size()));
                closing.get();
            }
            assertThat(InnerProcess.alive()).as("seed %d", seed).isZero();
        }
        assertNothingLeft();
    }

    @Test
    @DisplayName("of which none is left and none can be started say so, behind the answers that were there")
    void noneLeft() {
        DyingShells plan = new DyingShells(1).sound();
        plan.values().forEach(plan::kill);
        AtomicInteger opened = new AtomicInteger();
        try (LiveSession session = LiveSession.start(PowerShellOptions.standard().withShells(3), (options, number) -> {
            if (opened.getAndIncrement() > 0) {
                throw PowerShellException.of("start-up script", "no more");
            }
            return plan.open(number);
        })) {
            assertThatThrownBy(() -> ask(session, plan.values(), new ArrayList<>())).isInstanceOf(PowerShellException.class)
                    .hasMessageContaining("there is no new one: start-up script: no more");
            assertThatThrownBy(() -> session.invoke(Command.of("Get-One"))).isInstanceOf(PowerShellException.class)
                    .hasMessageContaining("there is no new one: start-up script: no more");
            assertThat(session.problems()).containsExactly(
                    "One of the 3 shells could not be started: start-up script: no more");
        }
    }
}
