package org.ucsmigration.move;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MailboxMove.Target;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;

/** A user and a move in words: what is known of each. */
record MoveCase(String move, String state, String policy, String flag, String mailbox, String pool, String scope, String moving,
        boolean failing, boolean trust) {

    static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final Source SERVER = Source.of("Debug-CsUnifiedContactStore", NOW.minus(Duration.ofHours(1)));
    private static final Source EXPORT = Source.of("export", NOW.minus(Duration.ofHours(2)));

    static final List<String> MOVES = List.of("online", "2010", "removed", "converted", "restored", "teams", "disabled",
            "rollback", "pool 2010", "pool 2013", "pool 2015", "pool unknown");
    static final List<String> STATES = List.of("disabled", "disabled 2 days ago", "ready", "ready, held", "migrated", "migrating",
            "migrated a month ago", "nobody asked", "contradictory");
    static final List<String> POLICIES = List.of("forbids", "forbids, read 3 days ago", "forbids, delayed", "allows", "unknown",
            "contested");
    static final List<String> FLAGS = List.of("unread", "false", "true", "true, user's word");
    static final List<String> MAILBOXES = List.of("2013", "gone", "online", "2010", "unknown");
    static final List<String> POOLS = List.of("2013", "2010", "unknown");
    static final List<String> SCOPES = List.of("in", "teams");
    static final List<String> MOVINGS = List.of("none", "online", "own", "somewhere", "unknown");

    Move asMove() {
        Move bare = switch (move) {
            case "online" -> Move.mailboxToExchangeOnline();
            case "2010" -> Move.mailboxToExchange2010();
            case "removed" -> Move.mailboxRemoved();
            case "converted" -> Move.mailboxConverted();
            case "restored" -> Move.mailboxRestored();
            case "teams" -> Move.toTeams();
            case "disabled" -> Move.userDisabled();
            case "rollback" -> Move.rollback();
            case "pool 2010" -> Move.toPool(HomePool.of("target", HomePool.Release.OLDER_THAN_2013));
            case "pool 2013" -> Move.toPool(HomePool.of("target", HomePool.Release.LYNC_2013));
            case "pool 2015" -> Move.toPool(HomePool.of("target", HomePool.Release.SKYPE_FOR_BUSINESS_2015_OR_LATER));
            default -> Move.toPool(HomePool.of("target"));
        };
        Move held = state.equals("ready, held") ? bare.withReplicationUpToDate(NOW.minus(Duration.ofMinutes(90))) : bare;
        return flag.endsWith("word") ? held.withContactsConfirmed(NOW.minus(Duration.ofHours(3)), Set.of(KEN.sip())) : held;
    }

    UserReport report() {
        return report(NOW, List.of());
    }

    UserReport report(Instant asOf, List<Evidence> more) {
        List<Evidence> evidence = new ArrayList<>(evidence());
        evidence.addAll(more);
        return UserReport.of(Observations.of(KEN, facts(), evidence), asOf);
    }

    MoveCheck check() {
        return MoveCheck.of(report(), asMove());
    }

    private UserFacts facts() {
        UserFacts.Builder facts = UserFacts.builder();
        UserServicesPolicy noUcs = UserServicesPolicy.of("NoUcs", false);
        facts.policy(switch (policy) {
            case "forbids" -> Fact.known(noUcs, EXPORT);
            case "forbids, read 3 days ago" -> Fact.known(noUcs, EXPORT.withTime(NOW.minus(Duration.ofDays(3))));
            case "forbids, delayed" -> Fact.known(noUcs.withMigrationDelayInDays(7), EXPORT);
            case "allows" -> Fact.known(UserServicesPolicy.of("Global", true), EXPORT);
            case "contested" -> Fact.known(noUcs, EXPORT)
                    .merge(Fact.known(UserServicesPolicy.of("Global", true), Source.of("other")));
            default -> Fact.unknown("nobody asked");
        });
        facts.mailbox(switch (mailbox) {
            case "2013" -> Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2013), EXPORT);
            case "gone" -> Fact.known(Mailbox.none(), EXPORT);
            case "online" -> Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE), EXPORT);
            case "2010" -> Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2010), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.homePool(switch (pool) {
            case "2013" -> Fact.known(HomePool.of("home", HomePool.Release.LYNC_2013), EXPORT);
            case "2010" -> Fact.known(HomePool.of("home", HomePool.Release.OLDER_THAN_2013), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.accountScope(Fact.known(scope.equals("in") ? AccountScope.inScope()
                : AccountScope.excluded(Exclusion.HOSTED_ONLINE), EXPORT));
        facts.mailboxMove(switch (moving) {
            case "none" -> Fact.known(MailboxMove.none(), EXPORT);
            case "online" -> Fact.known(MailboxMove.of("Synced", Target.EXCHANGE_ONLINE, ""), EXPORT);
            case "own" -> Fact.known(MailboxMove.of("InProgress", Target.OWN_SERVERS, "DB01"), EXPORT);
            case "somewhere" -> Fact.known(MailboxMove.of("InProgress", Target.UNKNOWN, ""), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.serverToServerTrust(Fact.known(trust, EXPORT));
        return facts.migrationFailure(Fact.known(failing ? MigrationFailure.of("no answer").withFailedAt(NOW.minusSeconds(60))
                : MigrationFailure.none(), EXPORT)).build();
    }

    private List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        switch (state) {
            case "disabled" -> all.add(Evidence.serverState("Disabled", SERVER));
            case "disabled 2 days ago" -> all.add(Evidence.serverState("Disabled",
                    SERVER.withTime(NOW.minus(Duration.ofDays(2)))));
            case "ready", "ready, held" -> all.add(Evidence.serverState("Ready To Migrate", SERVER));
            case "migrated" -> all.add(Evidence.serverState("Migrated", SERVER));
            case "migrating" -> all.add(Evidence.serverState("Migrating", SERVER));
            case "migrated a month ago" ->
                    all.add(Evidence.serverState("Migrated", SERVER.withTime(NOW.minus(Duration.ofDays(30)))));
            case "contradictory" -> {
                all.add(Evidence.serverState("Disabled", SERVER));
                all.add(Evidence.testSucceeded(Source.of("Test-CsUnifiedContactStore", NOW.minusSeconds(60))));
            }
            default -> { }
        }
        if (!flag.equals("unread")) {
            all.add(Evidence.exchangeFlag(flag.startsWith("true"), EXPORT));
        }
        return all;
    }
}
