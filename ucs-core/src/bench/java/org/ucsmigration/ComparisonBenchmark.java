package org.ucsmigration;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.output.Comparison;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;

/**
 * How long one core takes to compare two runs of 100,000 users in 512 MB, and, beside it, to make the same lines without
 * comparing
 * them: in use, a JSON library makes them. Every user was read at a time of its own, each tenth changed, each hundredth is gone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 1, jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ComparisonBenchmark {

    private static final int USERS = 100_000;
    private static final Instant LAST_WEEK = Instant.parse("2014-03-03T12:00:00Z");
    private static final Instant TODAY = LAST_WEEK.plus(Duration.ofDays(7));

    /** A line at a time: of a large document nobody holds all. */
    private record Lines(Instant asOf, boolean later, int[] at) implements Iterator<Map<String, Object>> {

        @Override
        public boolean hasNext() {
            return at[0] <= USERS + 1;
        }

        @Override
        public Map<String, Object> next() {
            int line = at[0]++;
            if (line == 0) {
                return line("run", Map.of("version", "1.0", "asOf", asOf.toString(), "rules", Rules.documented().toMap()));
            }
            if (line > USERS) {
                return line("end", Map.of("users", Integer.toString(USERS), "cancelled", false, "problems", List.of(), "gaps",
                        List.of()));
            }
            // Each hundredth is somebody else in the later run.
            return user(later && line % 100 == 0 ? line + USERS : line, asOf, later && line % 10 == 3 ? "Migrated"
                    : "Ready To Migrate");
        }
    }

    private static Iterator<Map<String, Object>> lines(Instant asOf, boolean later) {
        return new Lines(asOf, later, new int[1]);
    }

    private static Map<String, Object> user(int i, Instant asOf, String mode) {
        Source seen = Source.of("Get-CsUser", asOf.minusMillis(i));
        UserFacts facts = UserFacts.builder().policy(Fact.known(UserServicesPolicy.of("Global", true), seen))
                .mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2013), seen))
                .homePool(Fact.known(HomePool.of("pool-" + i % 20 + ".litwareinc.com"), seen)).build();
        UserIdentity user = UserIdentity.of("user" + i + "@litwareinc.com").withDirectoryGuid(new UUID(7, i));
        Map<String, Object> report = UserReport.of(Observations.of(user, facts, Evidence.serverState(mode, seen)), asOf).toMap();
        report.remove("version");
        return line("user", report);
    }

    private static Map<String, Object> line(String kind, Map<String, Object> data) {
        Map<String, Object> line = new LinkedHashMap<>(Map.of("kind", kind));
        line.putAll(data);
        return line;
    }

    @Benchmark
    public List<Comparison.Alarm> compare() {
        Comparison comparison = Comparison.of(() -> lines(LAST_WEEK, false), () -> lines(TODAY, true));
        if (comparison.gone().size() != USERS / 100) {
            throw new IllegalStateException(comparison.toString());
        }
        return comparison.alarms();
    }

    @Benchmark
    public void makeTheLines(Blackhole hole) {
        lines(LAST_WEEK, false).forEachRemaining(hole::consume);
        lines(TODAY, true).forEachRemaining(hole::consume);
    }
}
