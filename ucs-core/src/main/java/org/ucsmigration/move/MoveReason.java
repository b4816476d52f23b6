package org.ucsmigration.move;

/**
 * Why a user may or may not be moved: stable names, one remedy each, and where the rule comes from.
 *
 * @since 0.1.0
 */
public enum MoveReason {
    /** The server's UcsMode is "Disabled", read within the day: the contacts are in Lync, and the server moves nobody. */
    CONTACTS_IN_LYNC("", Page.TOOLING),
    /** UcsMode is "Ready To Migrate", read after a policy that forbids had been replicated: the contacts are in Lync. */
    HELD_BY_POLICY("", Page.INFERRED),
    /** The policy in effect forbids UCS, read within the day. */
    POLICY_FORBIDS("", Page.ROLL_BACK),
    /** Exchange's flag is False, read within the day. */
    FLAG_CLEARED("", Page.SET_MAILBOX),
    /** The user's word that the contacts are there, as the caller states it. */
    CONTACTS_CONFIRMED("", Page.INFERRED),
    /** The contacts are in Exchange, and can be rolled back. */
    READY_TO_ROLL_BACK("", Page.ROLL_BACK),
    /**
     * Whether a move of the mailbox is under way is not known. It does not block: requests live where their batch was started.
     */
    MOVE_UNKNOWN("", Page.INFERRED),

    /** The contacts are in Exchange. */
    CONTACTS_IN_EXCHANGE("Forbid UCS for the user by policy, see that it holds, roll back, look again, and only then move.",
            Page.ROLL_BACK),
    /** The contacts are on their way to Exchange. */
    CONTACTS_ON_THE_WAY("Ask the server until it says where the contacts are, then roll back.", Page.INFERRED),
    /** Where the contacts are is not known, or only as a weaker or older witness says. */
    STATE_UNPROVEN("Ask Debug-CsUnifiedContactStore for this user; where the server cannot be asked, let the user look, and "
            + "decide.", Page.TOOLING),
    /** Two witnesses of where the contacts are cannot both be right. */
    STATE_CONTRADICTORY("Ask Debug-CsUnifiedContactStore and Get-Mailbox again, and look into what disagrees.", Page.INFERRED),
    /** The server said "not migrated" more than a day ago. */
    STATE_TOO_OLD("Ask Debug-CsUnifiedContactStore again, within a day of the move.", Page.INFERRED),
    /** The server waits for the user's sign-in only, and nothing proves that a policy holds the contacts back. */
    SERVER_WAITS("Read the policy in effect, see that it has been replicated, then ask the server, in this order; or wait until "
            + "UcsMode is \"Disabled\".", Page.TOOLING),
    /** The contacts are in Lync: there is nothing to roll back. */
    NOTHING_TO_ROLL_BACK("Nothing: do not roll back.", Page.ROLL_BACK),

    /** The policy in effect allows UCS: the contacts may move, or return, at any time. */
    POLICY_ALLOWS("Grant the user a policy with UcsAllowed False, or forbid in the policy that holds, and see that it has been "
            + "replicated.", Page.ROLL_BACK),
    /** The policy in effect is not known. */
    POLICY_UNKNOWN("Read Get-CsEffectivePolicy for this user.", Page.ROLL_BACK),
    /** Sources disagree on the policy in effect. */
    POLICY_CONTESTED("Read Get-CsEffectivePolicy for this user, and collect the others again.", Page.ROLL_BACK),
    /** The policy that forbids was read more than a day ago, or nobody knows when. */
    POLICY_TOO_OLD("Read Get-CsEffectivePolicy again, within a day of the move; state when with Move.withPolicyReadAt where the "
            + "file does not tell.", Page.INFERRED),

    /** The policy forbids, and the contacts are still in Exchange: a policy alone moves nothing back. */
    ROLLBACK_HALF_DONE("Finish the rollback: Invoke-CsUcsRollback for this user.", Page.ROLL_BACK),
    /** The user was rolled back while the policy allows: without a policy the contacts return after seven days. */
    RETURNS_IN_SEVEN_DAYS("Forbid UCS for the user by policy now.", Page.ROLL_BACK),
    /** The policy that forbids has a delay, which holds for the way from UCS too: contacts may stay in Exchange as long. */
    DELAY_FROM_UCS("Grant a policy that forbids without MigrationDelayInDays.", Page.POLICY),

    /** Exchange's flag is True while the contacts are said to be in Lync: a rollback that was not finished, or failed. */
    FLAG_LEFT_BEHIND("Compare the user's list in Lync with the one in Exchange, and let the user say that the contacts are "
            + "there; state that with Move.withContactsConfirmed. Before a move to Exchange 2010 the flag must be False as well.",
            Page.SET_MAILBOX),
    /** Exchange's flag has not been read within the day, and the move demands that it is False. */
    FLAG_UNKNOWN("Read ImListMigrationCompleted of Get-Mailbox, within a day of the move.", Page.SET_MAILBOX),

    /** There is no mailbox to roll back from. */
    MAILBOX_GONE("Connect the mailbox again, which can be done for 30 days, then roll back.", Page.INFERRED),
    /** The mailbox is in Exchange Online, from where a rollback may fail. */
    MAILBOX_ONLINE("Roll back one user as a pilot, and look; else move the mailbox back first.", Page.FIELD),
    /** The mailbox is on a release that cannot hold contacts for Lync. */
    MAILBOX_TOO_OLD("Look where the contacts are: a rollback may not find them.", Page.ROLL_BACK),
    /** The mailbox that a rollback has to read is not known. */
    MAILBOX_UNKNOWN("Find the mailbox: Get-Mailbox and Get-RemoteMailbox for this user.", Page.INFERRED),
    /** Lync and Exchange do not trust each other, so that a rollback cannot read the mailbox. */
    TRUST_MISSING("Set up server-to-server authentication between Lync Server and Exchange first.", Page.INFERRED),
    /** The user's pool cannot use UCS. */
    POOL_TOO_OLD("Look where the contacts are: a pool of Lync Server 2010 cannot reach them.", Page.INFERRED),

    /** Attempts to migrate the user fail. */
    ATTEMPTS_FAIL("Look into the failure before anything is moved.", Page.FAILURES),
    /** A move of the mailbox is under way. */
    MOVE_UNDER_WAY("Suspend it before it completes: that is the last moment to roll back.", Page.INFERRED),
    /** The user is in Teams already: contacts in Exchange were skipped silently, and a move back brings none along. */
    ALREADY_IN_TEAMS("Let the user look whether the contacts are in Teams, and decide: the server no longer tells.", Page.TEAMS),
    /** Exchange's flag is True, and Lync knows nothing of the user: who has left its list cannot be rolled back. */
    LEFT_LYNC("Look for the account with Get-CsAdUser; while it exists, enable it again and roll back, else export the list from "
            + "the mailbox.", Page.DISABLE),
    /** The release of the pool that the user leaves or goes to is not known. */
    POOL_RELEASE_UNKNOWN("Collect Get-CsService -UserServer, whose Version tells the release, and give it to Move.toPool.",
            Page.POOLS),
    /** The contacts stay in Exchange, and the target pool must be able to read them there. */
    TARGET_UNPROVEN("Prove on the target pool that server-to-server authentication works, and move one user as a pilot.",
            Page.INFERRED),
    /** Disabling deletes the user's data in Lync, of which the contacts are then the only copy. */
    ONLY_COPY("Use Set-CsUser -Enabled $false, which keeps the data, or export it first.", Page.DISABLE),

    /** The report names a danger that the move triggers, and nothing above speaks of it. */
    HAZARD("Look into what the hazard names before anything is moved.", Page.INFERRED),

    /** A step has taken effect. */
    TOOK_EFFECT("", Page.INFERRED),
    /** A step has not taken effect. */
    NO_EFFECT("Follow the steps that are left; Get-CsManagementStoreReplicationStatus and the server's event log tell more.",
            Page.INFERRED),
    /** Whether a step has taken effect is not known. */
    EFFECT_UNKNOWN("Look again after the step: nothing that was read since shows it.", Page.INFERRED);

    private final String remedy;
    private final String source;

    MoveReason(String remedy, String source) {
        this.remedy = remedy;
        this.source = source;
    }

    /** What to do about it, in words; blank where there is nothing to do. */
    public String remedy() {
        return remedy;
    }

    /** Where the rule comes from: the page, or that it is inferred. Never blank. */
    public String source() {
        return source;
    }

    /** The pages. */
    private static final class Page {
        private static final String ROLL_BACK = "Roll back migrated users (Lync Server 2013)";
        private static final String SET_MAILBOX = "Set-Mailbox (Exchange PowerShell reference); KB 2932443";
        private static final String POLICY = "New-CsUserServicesPolicy (PowerShell reference)";
        private static final String DISABLE = "Disable-CsUser (PowerShell reference)";
        private static final String TEAMS = "Move users from on-premises to Teams; Move-CsUser (PowerShell reference)";
        private static final String POOLS = "Deploy unified contact store (Skype for Business Server); Roll back migrated users "
                + "(Lync Server 2013), which contradict each other";
        private static final String FAILURES = "Debug-CsStorageServiceFailures (PowerShell reference)";
        private static final String TOOLING = "the texts of Microsoft's support tooling, rule RDCheckUserUCSStatus";
        private static final String FIELD = "reports from the field (OfficeDocs-SkypeForBusiness, pull request 8534)";
        private static final String INFERRED = "inferred from the documented behaviour";
    }
}
