package org.ucsmigration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;

/** How long one core takes to check 100,000 reports for a move, as a wave does it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class MoveBenchmark {

    private static final int USERS = 100_000;
    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final Source LYNC = Source.of("Get-CsUser", NOW);

    /** What the server says of everybody. */
    @Param({"Disabled", "Ready To Migrate", "Migrated"})
    private String mode = "Disabled";
    private final List<UserReport> reports = new ArrayList<>();

    @Setup
    public void collect() {
        UserFacts facts = UserFacts.builder().policy(Fact.known(UserServicesPolicy.of("NoUcs", false), LYNC))
                .mailbox(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2013), LYNC)).build();
        for (int i = 0; i < USERS; i++) {
            UserIdentity user = UserIdentity.of("user" + i + "@litwareinc.com");
            reports.add(UserReport.of(Observations.of(user, facts, Evidence.serverState(mode, LYNC),
                    Evidence.exchangeFlag(mode.equals("Migrated"), LYNC)), NOW));
        }
    }

    @Benchmark
    public Wave check() {
        Wave wave = Wave.of(Move.mailboxToExchangeOnline());
        reports.forEach(wave);
        return wave;
    }
}
