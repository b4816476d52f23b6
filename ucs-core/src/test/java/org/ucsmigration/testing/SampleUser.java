package org.ucsmigration.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Authority;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientKind;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.LyncRelease;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserFactsBuilder;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/**
 * Ready-made users, one in every state that a migration knows, named for what sets each apart. Immutable.
 *
 * <p>What a constant does not mention holds: the policy allows, the mailbox is on Exchange 2013 and was opened, the user
 * signed in with Lync 2013, the home pool runs Lync Server 2013, the servers trust each other, nothing failed and no move
 * of the mailbox is under way; where the server waits for the user, it enables them. A test that wants every
 * state takes them as an enum source.
 *
 * <pre>{@code
 * UserReport report = SampleUser.MAILBOX_NEVER_OPENED.report();
 * }</pre>
 *
 * @since 0.1.0
 */
public enum SampleUser {
    /** Everything holds, and the server says that the contacts are still in Lync: sign out and in. */
    READY("kenmyer", facts -> { }, server("Ready To Migrate")),
    /** Everything holds, and nobody knows whether it has happened: ask the server. */
    READY_STATE_UNKNOWN("pilarackerman", facts -> { }),
    /** Everything holds, and the policy delays the migration by 30 days, 20 of which are still to come: wait. */
    READY_WITHIN_DELAY("jonathanhaas", facts -> facts.policy(policy(true).withMigrationDelayInDays(30).withSince(Samples.AS_OF.minusSeconds(10 * 86_400))),
            server("Ready To Migrate")),
    /** Everything holds, and only a client says, without proof, that the contacts are in Lync: ask the server. */
    READY_AS_CLIENT_LAST_SAW("garthfort", facts -> { }, client(0)),

    /** Only the sign-in is to come, as far as is known: nothing is known of the user's clients. */
    ELIGIBLE("kimakers", facts -> facts.clients(Fact.unknown("nobody collected sign-ins")), server("Ready To Migrate")),
    /** All sign-ins are known, and there is none. */
    NEVER_SIGNED_IN("ashleylarsen", facts -> facts.clients(known(ClientSignIns.complete(), "LcsCDR")), server("Ready To Migrate")),
    /** All sign-ins are known, and all are with a phone. */
    ONLY_PHONE("jeffsmith", facts -> facts.clients(known(ClientSignIns.complete(Client.of(ClientKind.PHONE, "desk phone")), "LcsCDR")),
            server("Ready To Migrate")),
    /** The policy allows, and the server does not enable the user. */
    DISABLED_BY_SERVER("samanthasmith", facts -> facts.enabledByServer(known(false, "Debug-CsUnifiedContactStore")), server("Disabled")),
    /** All sign-ins are known, and all are with Lync 2010: the policy is ignored. */
    ONLY_OLDER_CLIENT("davidlongmuir", facts -> facts.clients(known(ClientSignIns.complete(Samples.LYNC_2010), "LcsCDR")), server("Ready To Migrate")),
    /** The user's own policy has UcsAllowed False. */
    POLICY_FORBIDS("adelebreuer", facts -> facts.policy(known(UserServicesPolicy.of("Tag:NoUcs", false), "Get-CsUserServicesPolicy"))
            .enabledByServer(known(false, "Debug-CsUnifiedContactStore")), server("Disabled")),
    /** There is no mailbox in a complete list. */
    WITHOUT_MAILBOX("bobkelly", facts -> facts.mailbox(known(Mailbox.none(), "Get-Mailbox")).mailboxOpened(known(false, "Get-MailboxStatistics")),
            server("Ready To Migrate")),
    /** The mailbox is on Exchange 2010: the policy is ignored. */
    MAILBOX_ON_EXCHANGE_2010("lolajacobsen", facts -> facts.mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_2010), "Get-Mailbox")),
            server("Ready To Migrate")),
    /** The mailbox was never opened. */
    MAILBOX_NEVER_OPENED("terryadams", facts -> facts.mailboxOpened(known(false, "Get-MailboxStatistics")), server("Ready To Migrate")),
    /** The home pool runs Lync Server 2010; only {@link Precondition#HOME_POOL_ON_LYNC_2013} looks at it. */
    HOMED_ON_LYNC_2010("annbeebe", facts -> facts.homePool(known(HomePool.of("red-pool-01.litwareinc.com", LyncRelease.OLDER_THAN_2013), "Get-CsUser")),
            server("Ready To Migrate")),
    /** The servers do not trust each other; only {@link Precondition#SERVER_TO_SERVER_TRUST} looks at it. */
    WITHOUT_SERVER_TRUST("joeandreshak", facts -> facts.serverToServerTrust(false), server("Ready To Migrate")),

    /** The mailbox is on Exchange Online, of which the documentation contradicts itself: unknown unless the caller decides. */
    MAILBOX_ON_EXCHANGE_ONLINE("miguelreyes", facts -> facts.mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE), "Get-RemoteMailbox")),
            server("Ready To Migrate")),
    /** One fact is unknown: the mailbox could not be read. */
    MAILBOX_UNKNOWN("dianetibbott", facts -> facts.mailbox(Fact.unknown("Get-Mailbox: access denied")), server("Ready To Migrate")),
    /** One fact is contested: two sources say opposite things of the policy. */
    POLICY_CONTESTED("eranharel", facts -> facts.policy(known(policy(true), "Get-CsUserServicesPolicy").merge(known(policy(false), "Get-CsEffectivePolicy"))),
            server("Ready To Migrate")),
    /** Nothing at all is known. */
    NOTHING_KNOWN("gaborlango"),

    /** On the way: wait. */
    MIGRATING("hollyholt", facts -> { }, server("Migrating")),
    /** In Exchange, as the server, Exchange and the client say: nothing to do. */
    MIGRATED("lisamiller", facts -> { }, server("Migrated"), flag(true), client(Evidence.IN_UCS_MODE)),
    /** In Exchange, as only the client says. */
    MIGRATED_AS_CLIENT_LAST_SAW("janetschorr", facts -> { }, client(Evidence.IN_UCS_MODE)),
    /** In Exchange, and one client has not seen it yet: sign out and in there. */
    MIGRATED_CLIENT_BEHIND("markusbreyer", facts -> { }, server("Migrated"), client(0)),
    /** In Exchange, and the user has only Lync 2010, which cannot edit the contacts. */
    MIGRATED_ONLY_OLDER_CLIENT("paulcannon", facts -> facts.clients(known(ClientSignIns.complete(Samples.LYNC_2010), "LcsCDR")), server("Migrated")),
    /** In Exchange, and the policy forbids: a rollback was begun and not finished, or the policy is wrong. */
    MIGRATED_POLICY_FORBIDS("robyoung", facts -> facts.policy(known(UserServicesPolicy.of("Tag:NoUcs", false), "Get-CsUserServicesPolicy")), server("Migrated")),
    /** In Exchange, as the server says, and the mailbox is on Exchange 2010: that cannot be. */
    MIGRATED_MAILBOX_TOO_OLD("shannondascher", facts -> facts.mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_2010), "Get-Mailbox")), server("Migrated")),
    /** In Lync, as the server says, and Exchange's flag still shows the migration, as after a rollback: it may return. */
    ROLLED_BACK("toddmeadows", facts -> { }, server("Ready To Migrate"), flag(true)),
    /** The server said "not migrated", and a client was told otherwise after that: ask again. */
    CONTRADICTORY("wendykahn", facts -> { }, server("Ready To Migrate"), client(Evidence.IN_UCS_MODE).withVouched().withChangedAt(Samples.AS_OF.minusSeconds(60))),

    /** Disabled for Lync: not for migration at all. */
    OUT_OF_SCOPE("yanli", facts -> facts.accountScope(known(AccountScope.excluded(AccountScope.Exclusion.DISABLED_FOR_LYNC), "Get-CsUser")));

    private final UserIdentity identity;
    private final Observations observations;

    SampleUser(String name) {
        this.identity = UserIdentity.of(name + "@litwareinc.com");
        this.observations = Observations.of(identity);
    }

    SampleUser(String name, Consumer<UserFactsBuilder> difference, Evidence... evidence) {
        this.identity = UserIdentity.of(name + "@litwareinc.com");
        UserFactsBuilder facts = Samples.everythingHolds();
        boolean isWaitedFor = Arrays.stream(evidence)
                .anyMatch(one -> one.authority() == Authority.SERVER_STATE && one.state() == MigrationState.NOT_MIGRATED);
        if (isWaitedFor) {
            facts.enabledByServer(known(true, "Debug-CsUnifiedContactStore"));
        }
        difference.accept(facts);
        this.observations = Observations.of(identity, facts.build(), evidence);
    }

    /** Who it is, each at {@code litwareinc.com}. */
    public UserIdentity identity() {
        return identity;
    }

    /** What is known of the user, as probes would have seen it. */
    public Observations observations() {
        return observations;
    }

    /** The report by {@link #rules()}, as of {@link #asOf()}. */
    public UserReport report() {
        return UserReport.of(observations, Samples.RULES, Samples.AS_OF);
    }

    /** The documented rules, with the home pool and the trust between the servers required. */
    public static Rules rules() {
        return Samples.RULES;
    }

    /** The instant that reports speak of; everything was seen up to an hour earlier. */
    public static Instant asOf() {
        return Samples.AS_OF;
    }

    /** A clock that shows {@link #asOf()} for ever. */
    public static Clock clock() {
        return Clock.fixed(Samples.AS_OF, ZoneOffset.UTC);
    }

    /**
     * A survey over {@link #probe()} by {@link #rules()}, as of {@link #asOf()}: samples have their own time, and by the
     * time of the day they would have been seen long ago.
     */
    public static Survey survey() {
        return Survey.over(probe()).withRules(rules()).asOf(asOf());
    }

    /** Every user's identity, in the order of the constants. */
    public static List<UserIdentity> identities() {
        return Arrays.stream(values()).map(SampleUser::identity).toList();
    }

    /** A probe that knows these users, and of all others nothing. */
    public static Probe probe() {
        return user -> {
            SipAddress sip = Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)").sip();
            return Arrays.stream(values()).filter(sample -> sample.identity.sip().equals(sip)).findFirst()
                    .map(SampleUser::observations).orElseGet(() -> Observations.of(user));
        };
    }

    private static <T> Fact<T> known(T value, String command) {
        return Fact.known(value, Source.of(command, Samples.SEEN_AT));
    }

    private static UserServicesPolicy policy(boolean allows) {
        return UserServicesPolicy.of("Global", allows);
    }

    private static Evidence server(String ucsMode) {
        return Evidence.serverState(ucsMode, Source.of("Debug-CsUnifiedContactStore", Samples.SEEN_AT));
    }

    private static Evidence flag(boolean completed) {
        return Evidence.exchangeFlag(completed, Source.of("Get-Mailbox", Samples.SEEN_AT));
    }

    private static Evidence client(long inUcsMode) {
        return Evidence.clientCache(inUcsMode, Source.of("registry of DESKTOP-7", Samples.SEEN_AT));
    }

    /** What every constant starts from; a class of its own, since an enum's static fields come after its constants. */
    private static final class Samples {
        static final Instant AS_OF = Instant.parse("2014-03-03T09:00:00Z");
        static final Instant SEEN_AT = AS_OF.minusSeconds(3_600);
        static final Client LYNC_2010 = Client.fromUserAgent("UCCAPI/4.0.7577.0 OC/4.0.7577.0 (Microsoft Lync 2010)");
        static final Client LYNC_2013 = Client.fromUserAgent("UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)");
        static final Rules RULES = Rules.documented().requiring(Precondition.HOME_POOL_ON_LYNC_2013).requiring(Precondition.SERVER_TO_SERVER_TRUST);

        static UserFactsBuilder everythingHolds() {
            return UserFacts.builder()
                    .policy(known(SampleUser.policy(true), "Get-CsUserServicesPolicy"))
                    .mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_2013), "Get-Mailbox"))
                    .mailboxOpened(known(true, "Get-MailboxStatistics"))
                    .clients(known(ClientSignIns.seen(LYNC_2013), "LcsCDR"))
                    .homePool(known(HomePool.of("atl-cs-001.litwareinc.com", LyncRelease.LYNC_2013), "Get-CsUser"))
                    .serverToServerTrust(true)
                    .accountScope(known(AccountScope.inScope(), "Get-CsUser"))
                    .migrationFailure(known(MigrationFailure.none(), "Debug-CsStorageServiceFailures"))
                    .mailboxMove(known(MailboxMove.none(), "Get-MoveRequest"));
        }
    }
}
