package org.ucsmigration.testing;

import static org.ucsmigration.testing.Samples.AS_OF;
import static org.ucsmigration.testing.Samples.LYNC_2010;
import static org.ucsmigration.testing.Samples.RULES;
import static org.ucsmigration.testing.Samples.SEEN_AT;
import static org.ucsmigration.testing.Samples.client;
import static org.ucsmigration.testing.Samples.everythingHolds;
import static org.ucsmigration.testing.Samples.flag;
import static org.ucsmigration.testing.Samples.known;
import static org.ucsmigration.testing.Samples.policy;
import static org.ucsmigration.testing.Samples.server;

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
import org.ucsmigration.move.MoveCheck;
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
    READY_WITHIN_DELAY("jonathanhaas", facts -> facts.policy(policy(true).withMigrationDelayInDays(30)
            .withSince(AS_OF.minusSeconds(10 * 86_400))),
            server("Ready To Migrate")),
    /** Everything holds, and only a client says, without proof, that the contacts are in Lync: ask the server. */
    READY_AS_CLIENT_LAST_SAW("garthfort", facts -> { }, client(0)),

    /** Only the sign-in is to come, as far as is known: nothing is known of the user's clients. */
    ELIGIBLE("kimakers", facts -> facts.clients(Fact.unknown("nobody collected sign-ins")), server("Ready To Migrate")),
    /** All sign-ins are known, and there is none. */
    NEVER_SIGNED_IN("ashleylarsen", facts -> facts.clients(known(ClientSignIns.complete(), "LcsCDR")),
            server("Ready To Migrate")),
    /** All sign-ins are known, and all are with a phone. */
    ONLY_PHONE("jeffsmith", facts -> facts.clients(known(ClientSignIns.complete(Client.of(Client.Kind.PHONE, "desk phone")),
            "LcsCDR")),
            server("Ready To Migrate")),
    /** The policy allows, and the server does not enable the user. */
    DISABLED_BY_SERVER("samanthasmith", facts -> { },
            server("Disabled")),
    /** All sign-ins are known, and all are with Lync 2010: the policy is ignored. */
    ONLY_OLDER_CLIENT("davidlongmuir", facts -> facts.clients(known(ClientSignIns.complete(LYNC_2010), "LcsCDR")),
            server("Ready To Migrate")),
    /** The user's own policy has UcsAllowed False. */
    POLICY_FORBIDS("adelebreuer", facts -> facts.policy(known(UserServicesPolicy.of("Tag:NoUcs", false),
            "Get-CsUserServicesPolicy")), server("Disabled")),
    /** There is no mailbox in a complete list. */
    WITHOUT_MAILBOX("bobkelly", facts -> facts.mailbox(known(Mailbox.none(), "Get-Mailbox")).mailboxOpened(known(false,
            "Get-MailboxStatistics")),
            server("Ready To Migrate")),
    /** The mailbox is on Exchange 2010: the policy is ignored. */
    MAILBOX_ON_EXCHANGE_2010("lolajacobsen", facts -> facts.mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_2010),
            "Get-Mailbox")),
            server("Ready To Migrate")),
    /** The mailbox was never opened. */
    MAILBOX_NEVER_OPENED("terryadams", facts -> facts.mailboxOpened(known(false, "Get-MailboxStatistics")),
            server("Ready To Migrate")),
    /** The home pool runs Lync Server 2010; only {@link Precondition#HOME_POOL_ON_LYNC_2013} looks at it. */
    HOMED_ON_LYNC_2010("annbeebe", facts -> facts.homePool(known(HomePool.of("red-pool-01.litwareinc.com",
            HomePool.Release.OLDER_THAN_2013), "Get-CsUser")),
            server("Ready To Migrate")),
    /** The servers do not trust each other; only {@link Precondition#SERVER_TO_SERVER_TRUST} looks at it. */
    WITHOUT_SERVER_TRUST("joeandreshak", facts -> facts.serverToServerTrust(false), server("Ready To Migrate")),

    /** The mailbox is on Exchange Online, of which the documentation contradicts itself: unknown unless the caller decides. */
    MAILBOX_ON_EXCHANGE_ONLINE("miguelreyes", facts -> facts.mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE),
            "Get-RemoteMailbox")),
            server("Ready To Migrate")),
    /** One fact is unknown: the mailbox could not be read. */
    MAILBOX_UNKNOWN("dianetibbott", facts -> facts.mailbox(Fact.unknown("Get-Mailbox: access denied")),
            server("Ready To Migrate")),
    /** One fact is contested: two sources say opposite things of the policy. */
    POLICY_CONTESTED("eranharel", facts -> facts.policy(known(policy(true), "Get-CsUserServicesPolicy").merge(known(policy(false),
            "Get-CsEffectivePolicy"))),
            server("Ready To Migrate")),
    /** Nothing at all is known. */
    NOTHING_KNOWN("gaborlango"),

    /** On the way: wait. */
    MIGRATING("hollyholt", facts -> { }, server("Migrating")),
    /** In Exchange, as the server, Exchange and the client say: nothing to do. */
    MIGRATED("lisamiller", facts -> { }, server("Migrated"), flag(true), client(Evidence.IN_UCS_MODE)),
    /** In Exchange, as only the client says: ask the server. */
    MIGRATED_AS_CLIENT_LAST_SAW("janetschorr", facts -> { }, client(Evidence.IN_UCS_MODE)),
    /** In Exchange, and one client has not seen it yet: sign out and in there. */
    MIGRATED_CLIENT_BEHIND("markusbreyer", facts -> { }, server("Migrated"), client(0)),
    /** In Exchange, and the user has only Lync 2010, which cannot edit the contacts. */
    MIGRATED_ONLY_OLDER_CLIENT("paulcannon", facts -> facts.clients(known(ClientSignIns.complete(LYNC_2010), "LcsCDR")),
            server("Migrated")),
    /** In Exchange, and the policy forbids: a rollback was begun and not finished, or the policy is wrong. */
    MIGRATED_POLICY_FORBIDS("robyoung", facts -> facts.policy(known(UserServicesPolicy.of("Tag:NoUcs", false),
            "Get-CsUserServicesPolicy")), server("Migrated")),
    /** In Exchange, as the server says, and the mailbox is on Exchange 2010, which cannot hold them: look now. */
    MIGRATED_MAILBOX_TOO_OLD("shannondascher", facts -> facts.mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_2010),
            "Get-Mailbox")), server("Migrated")),
    /** In Exchange, as the server says, and the mailbox has been moved to Exchange Online: look now. */
    MIGRATED_MAILBOX_ONLINE("arleneheath", facts -> facts.mailbox(known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE),
            "Get-RemoteMailbox")), server("Migrated")),
    /** In Exchange, as the server says, and the mailbox is on its way to Exchange Online: look now, and suspend the move. */
    MIGRATED_MAILBOX_MOVING("carolphilips", facts -> facts.mailboxMove(known(MailboxMove.of("Synced",
            MailboxMove.Target.EXCHANGE_ONLINE, "litwareinc.mail.onmicrosoft.com"), "Get-MigrationUser")),
            server("Migrated")),
    /** In Exchange, as the server says, and nobody knows in which mailbox: find it. */
    MIGRATED_MAILBOX_UNKNOWN("dougfitzgerald", facts -> facts.mailbox(Fact.unknown("Get-Mailbox: access denied")),
            server("Migrated")),
    /** In Exchange, as the server says, and the servers do not trust each other: look whether the contacts are reached. */
    MIGRATED_WITHOUT_SERVER_TRUST("erikgavriluk", facts -> facts.serverToServerTrust(false), server("Migrated")),
    /** In Exchange, as the server said a month ago: ask again. */
    MIGRATED_LONG_AGO("franklee", facts -> { }, Evidence.serverState("Migrated", Source.of("Debug-CsUnifiedContactStore",
            AS_OF.minusSeconds(30 * 86_400)))),
    /** On the way, and the policy forbids: do not wait. */
    MIGRATING_POLICY_FORBIDS("giannaarredondo", facts -> facts.policy(known(UserServicesPolicy.of("Tag:NoUcs", false),
            "Get-CsUserServicesPolicy")), server("Migrating")),
    /** On the way since yesterday: the migration is stuck. */
    MIGRATION_STUCK("hughwilliams", facts -> { }, server("Migrating"),
            Evidence.serverState("Migrating", Source.of("Debug-CsUnifiedContactStore", AS_OF.minusSeconds(2 * 86_400)))),
    /** Everything holds, and attempts to migrate fail. */
    MIGRATION_FAILING("idarolandsson", facts ->
            facts.migrationFailure(known(MigrationFailure.of("the storage service could not reach the mailbox")
            .withCode("ErrorEwsAutodiscover").withFailedAt(SEEN_AT), "Debug-CsStorageServiceFailures")),
                    server("Ready To Migrate")),

    /** The policy forbids, and the server waits for the user's sign-in all the same. */
    POLICY_FORBIDS_SERVER_READY("jaydehamlin", facts -> facts.policy(known(UserServicesPolicy.of("Tag:NoUcs", false),
            "Get-CsUserServicesPolicy")),
            server("Ready To Migrate")),
    /** In Lync, as the server says, and Exchange's flag still shows the migration, as after a rollback: it may return. */
    ROLLED_BACK("toddmeadows", facts -> { }, server("Ready To Migrate"), flag(true)),
    /** The same with a policy that forbids: nothing moves, and the flag was left behind. */
    ROLLED_BACK_FOR_GOOD("karenberg", facts -> facts.policy(known(UserServicesPolicy.of("Tag:NoUcs", false),
            "Get-CsUserServicesPolicy")), server("Disabled"), flag(true)),
    /** The server said "not migrated", and a client was told otherwise after that: ask again. */
    CONTRADICTORY("wendykahn", facts -> { }, server("Ready To Migrate"), client(Evidence.IN_UCS_MODE).withVouched()
            .withChangedAt(AS_OF.minusSeconds(60))),

    /** Disabled for Lync, and the contacts are in Lync: not for migration at all. */
    OUT_OF_SCOPE("yanli", facts -> facts.accountScope(known(AccountScope.excluded(AccountScope.Exclusion.DISABLED_FOR_LYNC),
            "Get-CsUser")), server("Disabled")),
    /** Disabled for Lync while the contacts are in Exchange: roll back before the account is gone. */
    OUT_OF_SCOPE_MIGRATED("lauragiussani", facts ->
            facts.accountScope(known(AccountScope.excluded(AccountScope.Exclusion.DISABLED_FOR_LYNC), "Get-CsUser")),
            server("Migrated")),
    /** Moved to Teams without a rollback, as Exchange's flag says: the contacts are stranded. */
    GONE_TO_TEAMS("mariahammond", facts -> facts.accountScope(known(AccountScope.excluded(AccountScope.Exclusion.HOSTED_ONLINE),
            "Get-CsUser")), flag(true));

    private final UserIdentity identity;
    private final Observations observations;

    SampleUser(String name) {
        this.identity = UserIdentity.of(name + "@litwareinc.com");
        this.observations = Observations.of(identity);
    }

    SampleUser(String name, Consumer<UserFacts.Builder> difference, Evidence... evidence) {
        this.identity = UserIdentity.of(name + "@litwareinc.com");
        UserFacts.Builder facts = everythingHolds();
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
        return UserReport.of(observations, RULES, AS_OF);
    }

    /** The check of that move on {@link #report()}. */
    public MoveCheck check(Move move) {
        return MoveCheck.of(report(), move);
    }

    /** The documented rules, with the home pool and the trust between the servers required. */
    public static Rules rules() {
        return RULES;
    }

    /** The instant that reports speak of; everything was seen up to an hour earlier. */
    public static Instant asOf() {
        return AS_OF;
    }

    /** A clock that shows {@link #asOf()} for ever. */
    public static Clock clock() {
        return Clock.fixed(AS_OF, ZoneOffset.UTC);
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
}
