package org.ucsmigration.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.output.internal.Page;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;

/** An organisation as there are, drawn at random: most of its users alike, some in every kind of trouble. */
final class PageOrganisation implements Probe {

    static final Instant AS_OF = Instant.parse("2026-11-20T08:00:00Z");
    static final Move MOVE = Move.mailboxToExchangeOnline();
    private static final List<String> FIRST = List.of("anna", "björn", "carlos", "dana", "emil", "fatima", "george", "hui",
            "ines", "jörg",
            "kate", "luis", "mary-ann", "nils", "olga", "pavel", "quinn", "rosa", "sven", "tariq");
    private static final List<String> LAST = List.of("adams", "bischoff", "costa", "dubois", "eriksen", "fischer", "garcia",
            "hansen",
            "ito", "jansen", "kowalski", "lee", "moreau", "novak", "o'brien", "petrov", "rossi", "schmidt-meyer", "tanaka",
                    "zhang");

    private final long seed;
    private final int size;

    PageOrganisation(long seed, int size) {
        this.seed = seed;
        this.size = size;
    }

    List<UserIdentity> users() {
        return IntStream.range(0, size).mapToObj(this::identity).toList();
    }

    private UserIdentity identity(int number) {
        Random random = new Random(seed * 31 + number);
        String name = FIRST.get(random.nextInt(FIRST.size())) + "." + LAST.get(random.nextInt(LAST.size())) + number;
        return UserIdentity.of(name + "@litwareinc.com").withUpn(name.replace("'", "") + "@corp.litwareinc.com")
                .withSmtpAddress(name + "@litwareinc.com").withSid("S-1-5-21-1004336348-1177238915-682003330-" + (1100 + number))
                .withDistinguishedName("CN=" + name + ",OU=Staff,OU=Site " + random.nextInt(12) + ",DC=litwareinc,DC=com")
                .withDirectoryGuid(new UUID(random.nextLong(), random.nextLong())).withMailboxGuid(new UUID(random.nextLong(),
                        random.nextLong()));
    }

    @Override
    public Observations observe(UserIdentity user) {
        Random random = new Random(seed ^ user.sip().address().hashCode() * 2_654_435_761L);
        UserFacts.Builder facts = UserFacts.builder();
        if (random.nextInt(20) > 0) {
            facts.homePool(Fact.known(HomePool.of("pool0" + random.nextInt(6) + ".litwareinc.com", random.nextInt(15) == 0
                    ? HomePool.Release.values()[0] : HomePool.Release.LYNC_2013), source("Get-CsService -UserServer", random)));
            facts.policy(Fact.known(UserServicesPolicy.of(List.of("Global", "Global", "Site:Dublin", "UcsPilot")
                    .get(random.nextInt(4)),
                    random.nextInt(6) > 0).withMigrationDelayInDays(random.nextInt(9) == 0 ? 14 : 0),
                            source("Get-CsUserServicesPolicy", random)));
        }
        facts.mailbox(random.nextInt(15) == 0 ? Fact.unknown("the server EX3 could not be reached") : Fact.known(
                random.nextInt(40) == 0 ? Mailbox.none() : Mailbox.on(List.of(ExchangeRelease.EXCHANGE_2013,
                        ExchangeRelease.EXCHANGE_2016,
                ExchangeRelease.EXCHANGE_2016, ExchangeRelease.EXCHANGE_2010, ExchangeRelease.EXCHANGE_ONLINE)
                .get(random.nextInt(12) < 10 ? random.nextInt(3) : 3 + random.nextInt(2))), source("Get-Mailbox", random)));
        facts.mailboxOpened(Fact.known(random.nextInt(12) > 0, source("Get-MailboxStatistics", random)));
        facts.clients(Fact.known(clients(random), source("sign-ins of the monitoring database", random)));
        facts.accountScope(Fact.known(random.nextInt(30) == 0 ? AccountScope.excluded(AccountScope.Exclusion.values()
                [random.nextInt(AccountScope.Exclusion.values().length)]) : AccountScope.inScope(), source("Get-CsUser",
                        random)));
        facts.serverToServerTrust(Fact.known(true, source("pre-flight of the deployment", new Random(1))));
        facts.migrationFailure(Fact.known(random.nextInt(25) == 0 ? MigrationFailure.of("the storage service has tried")
                .withCode("ErrorEwsAutodiscover") : MigrationFailure.none(), source("Debug-CsUnifiedContactStore -PoolFqdn",
                        random)));
        facts.mailboxMove(Fact.known(random.nextInt(60) == 0 ? MailboxMove.of("Synced", MailboxMove.Target.EXCHANGE_ONLINE, "")
                : MailboxMove.none(), source("Get-MoveRequest", random)));
        String mode = List.of("Migrated", "Migrated", "Ready To Migrate", "Ready To Migrate", "Disabled", "Migrating")
                .get(random.nextInt(6));
        Source server = source("Debug-CsUnifiedContactStore", random);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(random.nextInt(9) == 0 ? Evidence.none(Evidence.Authority.SERVER_STATE, "not collected", server)
                : Evidence.serverState(mode, server));
        evidence.add(Evidence.exchangeFlag(random.nextInt(12) == 0 ^ mode.startsWith("Migrat"), source("Get-Mailbox", random)));
        if (random.nextInt(4) == 0) {
            evidence.add(Evidence.clientCache(random.nextInt(3) > 0 == mode.equals("Migrated") ? 2165 : 0,
                    source("registry of ATL-WS-0"
                    + random.nextInt(900), random)));
        }
        facts.enabledByServer(mode, server);
        return Observations.of(user, facts.build(), evidence);
    }

    private static ClientSignIns clients(Random random) {
        String agent = List.of("UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)",
                "UCCAPI/16.0.7967.5277 OC/16.0.7967.2139 (Skype for "
                + "Business)", "UCCAPI/16.0.7967.5277 OC/16.0.7967.2139 (Skype for Business)",
                "UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010)").get(random.nextInt(4));
        return ClientSignIns.complete(List.of(Client.fromUserAgent(agent).withLastSeen(time(random))));
    }

    /** A list comes at one time, in a few parts; the server is asked about each user. */
    private static Source source(String name, Random random) {
        return Source.of(name, name.equals("Debug-CsUnifiedContactStore") ? time(random)
                : AS_OF.minusSeconds(3_600 + Math.abs(name.hashCode() % 9_000) + 60 * random.nextInt(5)));
    }

    private static Instant time(Random random) {
        return AS_OF.minus(Duration.ofSeconds(random.nextInt(400_000)));
    }

    /** Writes the page of everybody; with a deployment, and where it says so with the move. */
    SurveyResult write(Path file, boolean withMove, Map<String, Object> comparison) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); Page page = new Page(out, file.getParent())) {
            Preflight deployment = Preflight.of(DeploymentFacts.none(), AS_OF);
            boolean[] begun = new boolean[1];
            Move move = withMove ? MOVE : null;
            SurveyResult result = Survey.over(this).asOf(AS_OF).run(users(), report -> {
                try {
                    Map<String, Object> run = DocumentLines.run(List.of("Get-CsUser", "Get-Mailbox"), report, move, deployment);
                    if (!begun[0]) {
                        page.run(run);
                        begun[0] = true;
                    }
                    page.user(DocumentLines.user(run, report, move));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            page.unmatched(DocumentLines.unmatched("ExchangeProbe", "support@litwareinc.com"));
            if (!comparison.isEmpty()) {
                page.comparison(comparison);
            }
            page.end(DocumentLines.end(result, null));
            return result;
        }
    }

    /** {@code PageOrganisation 50000 file}: for looking at. */
    public static void main(String[] args) throws IOException {
        long from = System.nanoTime();
        new PageOrganisation(1, Integer.parseInt(args[0])).write(Path.of(args[1]), true, Map.of());
        System.out.println((System.nanoTime() - from) / 1_000_000 + " ms, " + Files.size(Path.of(args[1])) + " bytes");
    }
}
