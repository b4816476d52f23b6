package org.ucsmigration.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
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
import org.ucsmigration.probe.Observations;

/** A user in words: what is known of each fact, and what the witnesses say. */
record Case(String scope, String contacts, String policy, String mailbox, boolean moving, String opened, String client,
        String pool,
        String trust, boolean failing) {

    static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final Source EXPORT = Source.of("export", NOW.minus(Duration.ofHours(2)));
    private static final Source SERVER = Source.of("Debug-CsUnifiedContactStore", NOW.minus(Duration.ofHours(1)));
    private static final Source BEFORE = Source.of("Debug-CsUnifiedContactStore", NOW.minus(Duration.ofDays(2)));

    static final List<String> SCOPES = List.of("in", "disabled", "teams", "unknown");
    static final List<String> CONTACTS = List.of("migrated", "migrated, client behind", "migrated last month", "flag only",
            "migrating", "stuck",
            "ready", "ready after a rollback", "disabled", "disabled, flag left", "disabled days ago", "client says no",
                    "nobody asked", "contradictory");
    static final List<String> POLICIES = List.of("allows", "allows in 30 days", "forbids", "unknown");
    static final List<String> MAILBOXES = List.of("2013", "gone", "2010", "online", "unknown");
    static final List<String> YES_NO = List.of("yes", "no", "unknown");
    static final List<String> CLIENTS = List.of("rich", "older", "unknown");

    UserReport report() {
        return UserReport.of(observations(), NOW);
    }

    Observations observations() {
        return Observations.of(KEN, facts(), evidence());
    }

    UserFacts facts() {
        UserFacts.Builder facts = UserFacts.builder();
        facts.accountScope(switch (scope) {
            case "in" -> Fact.known(AccountScope.inScope(), EXPORT);
            case "disabled" -> Fact.known(AccountScope.excluded(Exclusion.DISABLED_FOR_LYNC), EXPORT);
            case "teams" -> Fact.known(AccountScope.excluded(Exclusion.HOSTED_ONLINE), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.policy(switch (policy) {
            case "allows" -> Fact.known(UserServicesPolicy.of("Global", true), EXPORT);
            case "allows in 30 days" -> Fact.known(UserServicesPolicy.of("Global", true).withMigrationDelayInDays(30), EXPORT);
            case "forbids" -> Fact.known(UserServicesPolicy.of("NoUcs", false), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.mailbox(switch (mailbox) {
            case "2013" -> Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2013), EXPORT);
            case "gone" -> Fact.known(Mailbox.none(), EXPORT);
            case "2010" -> Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2010), EXPORT);
            case "online" -> Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.mailboxMove(moving ? Fact.known(MailboxMove.of("Synced", MailboxMove.Target.EXCHANGE_ONLINE, ""), EXPORT)
                : Fact.unknown("nobody asked"));
        facts.mailboxOpened(yesNo(opened));
        facts.clients(switch (client) {
            case "rich" -> Fact.known(ClientSignIns.seen(Client.of(Client.Kind.RICH_CLIENT, "test")), EXPORT);
            case "older" -> Fact.known(ClientSignIns.complete(Client.of(Client.Kind.OLDER_RICH_CLIENT, "test")), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.homePool(switch (pool) {
            case "yes" -> Fact.known(HomePool.of("pool", HomePool.Release.LYNC_2013), EXPORT);
            case "no" -> Fact.known(HomePool.of("pool", HomePool.Release.OLDER_THAN_2013), EXPORT);
            default -> Fact.unknown("nobody asked");
        });
        facts.serverToServerTrust(yesNo(trust));
        return facts.migrationFailure(failing ? Fact.known(MigrationFailure.of("no answer").withFailedAt(NOW), EXPORT)
                : Fact.unknown("nobody asked"))
                .build();
    }

    private static Fact<Boolean> yesNo(String known) {
        return known.equals("unknown") ? Fact.unknown("nobody asked") : Fact.known(known.equals("yes"), EXPORT);
    }

    List<Evidence> evidence() {
        Evidence flag = Evidence.exchangeFlag(true, EXPORT);
        Evidence zero = Evidence.clientCache(0, EXPORT).withVouched().withChangedAt(BEFORE.at().orElseThrow());
        return new ArrayList<>(switch (contacts) {
            case "migrated" -> List.of(Evidence.serverState("Migrated", SERVER));
            case "migrated, client behind" -> List.of(Evidence.serverState("Migrated", SERVER), zero);
            case "migrated last month" -> List.of(Evidence.serverState("Migrated", Source.of("export",
                    NOW.minus(Duration.ofDays(30)))));
            case "flag only" -> List.of(flag);
            case "migrating" -> List.of(Evidence.serverState("Migrating", SERVER));
            case "stuck" -> List.of(Evidence.serverState("Migrating", SERVER), Evidence.serverState("Migrating", BEFORE));
            case "ready" -> List.of(Evidence.serverState("Ready To Migrate", SERVER));
            case "ready after a rollback" -> List.of(Evidence.serverState("Ready To Migrate", SERVER),
                    Evidence.serverState("Migrated", BEFORE));
            case "disabled" -> List.of(Evidence.serverState("Disabled", SERVER));
            case "disabled, flag left" -> List.of(Evidence.serverState("Disabled", SERVER), flag);
            case "disabled days ago" -> List.of(Evidence.serverState("Disabled", Source.of("Debug-CsUnifiedContactStore",
                    NOW.minus(Duration.ofDays(8)))));
            case "client says no" -> List.of(zero);
            case "nobody asked" -> List.of();
            default -> List.of(Evidence.serverState("Disabled", SERVER), Evidence.testSucceeded(EXPORT));
        });
    }
}
