package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.fact.AccountScope.Exclusion;

@DisplayName("As plain data")
class PlainFactsTest {

    private static final Instant AT = Instant.parse("2014-03-03T09:00:00Z");
    private static final Instant LATER = AT.plusSeconds(9);
    private static final Source SOURCE = Source.of("export", AT);

    @Test
    @DisplayName("every fact has its value, and what is not known of it is absent")
    void values() {
        Map<String, Object> map = UserFacts.builder()
                .policy(UserServicesPolicy.of("Tag:Slow", true).withMigrationDelayInDays(30).withSince(AT))
                .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2016).withSince(AT))
                .mailboxOpened(Fact.known(true, SOURCE))
                .clients(ClientSignIns.complete(Client.of(Client.Kind.WEB, "b"), Client.of(Client.Kind.RICH_CLIENT, "a")
                        .withLastSeen(AT)))
                .homePool(HomePool.of("pool", HomePool.Release.LYNC_2013))
                .accountScope(AccountScope.excluded(Exclusion.HOSTED_ONLINE))
                .migrationFailure(MigrationFailure.of("no answer").withCode("E1").withFailedAt(AT).withLastSuccess(LATER))
                .mailboxMove(MailboxMove.of("Synced", MailboxMove.Target.EXCHANGE_ONLINE, "contoso")).build().toMap();

        assertThat(value(map, "policy")).isEqualTo(Map.of("identity", "Slow", "scope", "USER", "ucsAllowed", true,
                "migrationDelayInDays", "30",
                "since", AT.toString()));
        assertThat(value(map, "mailbox")).isEqualTo(Map.of("exists", true, "possibleReleases", List.of("EXCHANGE_2016"),
                "release", "Exchange 2016",
                "since", AT.toString()));
        assertThat(map.get("mailboxOpened")).isEqualTo(Map.of("state", "known", "value", true, "sources", List.of("export"),
                "observedAt", AT.toString()));
        assertThat(value(map, "clients")).isEqualTo(Map.of("complete", true, "clients", List.of(
                Map.of("kind", "RICH_CLIENT", "description", "a", "lastSeen", AT.toString()), Map.of("kind", "WEB", "description",
                        "b"))));
        assertThat(value(map, "homePool")).isEqualTo(Map.of("fqdn", "pool", "release", "LYNC_2013"));
        assertThat(value(map, "accountScope")).isEqualTo(Map.of("inScope", false, "exclusions", List.of("HOSTED_ONLINE")));
        assertThat(value(map, "migrationFailure")).isEqualTo(Map.of("failed", true, "code", "E1", "detail", "no answer",
                "failedAt", AT.toString(),
                "lastSuccess", LATER.toString()));
        assertThat(value(map, "mailboxMove")).isEqualTo(Map.of("pending", true, "requests",
                List.of(Map.of("status", "Synced", "target", "EXCHANGE_ONLINE", "targetName", "contoso"))));
        assertThat(map.get("serverToServerTrust")).isEqualTo(Map.of("state", "unstated"));
    }

    @Test
    void whatIsNotThereIsSaidToBeNot() {
        Map<String, Object> map = UserFacts.builder().mailbox(Mailbox.none()).homePool(HomePool.of("pool"))
                .accountScope(AccountScope.inScope())
                .migrationFailure(MigrationFailure.none()).mailboxMove(MailboxMove.none())
                .policy(UserServicesPolicy.of("Global", false)).serverToServerTrust(false).enabledByServer(true)
                .clients(ClientSignIns.completeSince(AT, List.of())).build().toMap();
        assertThat(value(map, "serverToServerTrust")).isEqualTo(false);
        assertThat(value(map, "enabledByServer")).isEqualTo(true);
        assertThat(value(map, "clients")).isEqualTo(Map.of("complete", false, "completeSince", AT.toString(), "clients",
                List.of()));
        assertThat(value(map, "mailbox")).isEqualTo(Map.of("exists", false));
        assertThat(value(map, "homePool")).isEqualTo(Map.of("fqdn", "pool"));
        assertThat(value(map, "accountScope")).isEqualTo(Map.of("inScope", true, "exclusions", List.of()));
        assertThat(value(map, "migrationFailure")).isEqualTo(Map.of("failed", false));
        assertThat(value(map, "mailboxMove")).isEqualTo(Map.of("pending", false, "requests", List.of()));
        assertThat(value(map, "policy")).isEqualTo(Map.of("identity", "Global", "scope", "GLOBAL", "ucsAllowed", false));
    }

    @Test
    void aContestedFactHasEveryClaim() {
        Fact<Boolean> contested = Fact.known(true, SOURCE).merge(Fact.known(false, Source.of("other")));
        assertThat(UserFacts.builder().mailboxOpened(contested).build().toMap().get("mailboxOpened")).isEqualTo(Map.of("state",
                "contested", "claims",
                List.of(Map.of("value", true, "sources", List.of("export"), "observedAt", AT.toString()), Map.of("value", false,
                        "sources", List.of("other")))));
    }

    private static Object value(Map<String, Object> facts, String name) {
        return ((Map<?, ?>) facts.get(name)).get("value");
    }
}
