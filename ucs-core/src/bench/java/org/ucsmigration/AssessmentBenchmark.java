package org.ucsmigration;

import java.time.Instant;
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
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;

/** How many users one core assesses in a second, and how many it reports on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AssessmentBenchmark {

    /** What is known of the user. */
    public enum Known {
        /** Everything, and all is well. */
        READY,
        /** Everything, and two preconditions are not met. */
        BLOCKED,
        /** Two facts are unknown. */
        UNKNOWN
    }

    private static final Source LYNC = Source.of("Get-CsUser and Get-CsUserServicesPolicy");
    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final List<Evidence> EVIDENCE =
            List.of(Evidence.serverState("Ready To Migrate", Source.of("Debug-CsUnifiedContactStore", NOW)),
            Evidence.exchangeFlag(false, Source.of("Get-Mailbox", NOW)));

    @Param
    private Known known;
    private UserFacts facts;
    private Observations observations;

    @Setup
    public void collect() {
        UserFacts ready = UserFacts.builder()
                .policy(Fact.known(UserServicesPolicy.of("Global", true), LYNC))
                .mailbox(Fact.known(Mailbox.on(ExchangeRelease.fromVersion("Version 15.0 (Build 847.32)")),
                Source.of("Get-Mailbox")))
                .mailboxOpened(Fact.known(true, Source.of("Get-MailboxStatistics")))
                .clients(Fact.known(ClientSignIns.seen(Client.fromUserAgent("UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 "
                + "(Microsoft Lync)")),
                        Source.of("sign-ins.csv")))
                .build();
        facts = switch (known) {
            case READY -> ready;
            case BLOCKED -> ready.toBuilder().policy(Fact.known(UserServicesPolicy.of("Tag:NoUcs", false), LYNC))
                    .mailboxOpened(false).build();
            case UNKNOWN -> ready.toBuilder().mailboxOpened(Fact.unknown("Get-MailboxStatistics: access denied"))
                    .clients(Fact.unknown("nobody collected sign-ins")).build();
        };
        observations = Observations.of(UserIdentity.of("kenmyer@litwareinc.com"), facts, EVIDENCE);
    }

    @Benchmark
    public Assessment assess() {
        return Assessment.of(facts);
    }

    @Benchmark
    public UserReport report() {
        return UserReport.of(observations, NOW);
    }
}
