package org.ucsmigration.powershell.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * 50,000 objects of five properties, by turns from the server alone, this library, the same in batches, and Microsoft's client.
 *
 * <p>The score is of no interest, what is printed is: JMH measures one after the other, but a machine may be slower one minute
 * than the next, and the server is with each object that it ever sent. So each contestant has a new server each time, which has
 * sent them once before, and what is compared lies seconds apart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ObjectsBenchmark {

    /** Besides the first, which is for this Java's compiler. */
    private static final int ROUNDS = 7;

    private static final Command FIFTY = Command.of("Get-Fifty");

    private enum Contestant { SERVER_ALONE, OURS, OURS_IN_BATCHES, MICROSOFTS }

    private interface Run extends AutoCloseable {

        void run() throws IOException;

        @Override
        default void close() throws IOException {
        }
    }

    @Benchmark
    public void sideBySide() throws IOException {
        Map<Contestant, List<Double>> seconds = new EnumMap<>(Contestant.class);
        for (int round = 0; round <= ROUNDS; round++) {
            for (Contestant each : Contestant.values()) {
                double taken = measure(each);
                if (round > 0) {
                    seconds.computeIfAbsent(each, key -> new ArrayList<>()).add(taken);
                }
            }
        }
        System.out.println();
        seconds.forEach((each, all) -> System.out.printf(Locale.ROOT, "%s: median %.2f s of %s%n",
                each, median(all), shown(all)));
        compare(seconds, Contestant.OURS, Contestant.SERVER_ALONE);
        compare(seconds, Contestant.OURS, Contestant.MICROSOFTS);
        compare(seconds, Contestant.OURS_IN_BATCHES, Contestant.OURS);
        compare(seconds, Contestant.OURS_IN_BATCHES, Contestant.MICROSOFTS);
    }

    private static void compare(Map<Contestant, List<Double>> seconds, Contestant one, Contestant other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < seconds.get(one).size(); i++) {
            ratios.add(seconds.get(one).get(i) / seconds.get(other).get(i));
        }
        System.out.printf(Locale.ROOT, "%s / %s: median %.2f of %s%n", one, other, median(ratios), shown(ratios));
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static String shown(List<Double> all) {
        return all.stream().map(each -> String.format(Locale.ROOT, "%.2f", each)).toList().toString();
    }

    private static double measure(Contestant contestant) throws IOException {
        try (Run run = open(contestant)) {
            run.run();
            long start = System.nanoTime();
            run.run();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static Run open(Contestant contestant) throws IOException {
        return switch (contestant) {
            case SERVER_ALONE -> serverAlone();
            case OURS -> ours(FIFTY);
            case OURS_IN_BATCHES -> ours(FIFTY.selecting("DisplayName", "SipAddress", "Enabled", "Number", "WhenCreated"));
            case MICROSOFTS -> microsofts();
        };
    }

    private static Run serverAlone() throws IOException {
        BenchServer server = new BenchServer();
        server.run(BenchServer.SETUP, 0);
        return new Run() {
            @Override
            public void run() throws IOException {
                server.run("Get-Fifty", BenchServer.OBJECTS);
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static Run ours(Command command) {
        LiveSession session = LiveSession.start(PowerShellOptions.standard().withShell(BenchServer.engine())
                .withStartupScript(BenchServer.SETUP, Map.of()));
        return new Run() {
            @Override
            public void run() {
                long[] seen = {0};
                CommandResult rest = session.stream(command,
                        value -> seen[0] += ((PsObject) value).number("Number").isPresent() ? 1 : 0);
                if (seen[0] != BenchServer.OBJECTS || !rest.isComplete()) {
                    throw new IllegalStateException(seen[0] + " objects; " + rest);
                }
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private static Run microsofts() throws IOException {
        MicrosoftClient client = new MicrosoftClient();
        return new Run() {
            @Override
            public void run() throws IOException {
                client.ask("objects", BenchServer.OBJECTS);
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }
}
