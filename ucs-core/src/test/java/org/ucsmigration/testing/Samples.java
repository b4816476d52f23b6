package org.ucsmigration.testing;

import java.time.Instant;
import org.ucsmigration.Source;
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
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;

/** What the sample users start from, and how they were seen. */
final class Samples {

    static final Instant AS_OF = Instant.parse("2014-03-03T09:00:00Z");
    static final Instant SEEN_AT = AS_OF.minusSeconds(3_600);
    static final Client LYNC_2010 = Client.fromUserAgent("UCCAPI/4.0.7577.0 OC/4.0.7577.0 (Microsoft Lync 2010)");
    static final Client LYNC_2013 = Client.fromUserAgent("UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)");
    static final Rules RULES = Rules.documented().requiring(Precondition.HOME_POOL_ON_LYNC_2013)
            .requiring(Precondition.SERVER_TO_SERVER_TRUST);

    static UserFacts.Builder everythingHolds() {
        return UserFacts.builder()
                .policy(known(policy(true), "Get-CsUserServicesPolicy"))
                .mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_2013), "Get-Mailbox"))
                .mailboxOpened(known(true, "Get-MailboxStatistics"))
                .clients(known(ClientSignIns.seen(LYNC_2013), "LcsCDR"))
                .homePool(known(HomePool.of("atl-cs-001.litwareinc.com", HomePool.Release.LYNC_2013), "Get-CsUser"))
                .serverToServerTrust(true)
                .accountScope(known(AccountScope.inScope(), "Get-CsUser"))
                .migrationFailure(known(MigrationFailure.none(), "Debug-CsStorageServiceFailures"))
                .mailboxMove(known(MailboxMove.none(), "Get-MoveRequest"));
    }

    private Samples() {
    }

    static <T> Fact<T> known(T value, String command) {
        return Fact.known(value, Source.of(command, SEEN_AT));
    }

    static UserServicesPolicy policy(boolean allows) {
        return UserServicesPolicy.of("Global", allows);
    }

    static Evidence server(String ucsMode) {
        return Evidence.serverState(ucsMode, Source.of("Debug-CsUnifiedContactStore", SEEN_AT));
    }

    static Evidence flag(boolean completed) {
        return Evidence.exchangeFlag(completed, Source.of("Get-Mailbox", SEEN_AT));
    }

    static Evidence client(long inUcsMode) {
        return Evidence.clientCache(inUcsMode, Source.of("registry of DESKTOP-7", SEEN_AT));
    }
}
