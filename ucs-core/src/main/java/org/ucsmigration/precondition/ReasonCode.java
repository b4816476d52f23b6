package org.ucsmigration.precondition;

import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;

/**
 * The reason codes of the library's own preconditions: stable names, one remedy each.
 *
 * <p>A site's own precondition has codes of its own. One that is spelled like one of these is still the site's: ask
 * {@link Finding#reasonCode()}.
 *
 * @since 0.1.0
 */
public enum ReasonCode {
    /** The policy in effect has UcsAllowed True. */
    POLICY_ALLOWS,
    /** The policy in effect has UcsAllowed False. */
    POLICY_FORBIDS(Outcome.NOT_MET, Action.ALLOW_BY_POLICY,
            "Grant the user a user services policy with UcsAllowed True, or allow UCS in the policy that holds for them."),
    /** The policy in effect is not known. */
    POLICY_UNKNOWN(Outcome.UNKNOWN, Action.FIND_OUT,
            "Collect Get-CsUser and Get-CsUserServicesPolicy, or ask Get-CsEffectivePolicy for this user."),
    /** Sources disagree on UcsAllowed. */
    POLICY_CONTESTED(Outcome.UNKNOWN, Action.FIND_OUT,
            "Ask Get-CsEffectivePolicy which policy holds for this user, and collect the others again."),

    /** The mailbox is on Exchange 2013 or later. */
    MAILBOX_SUPPORTED,
    /** There is no mailbox. */
    NO_MAILBOX(Outcome.NOT_MET, Action.PROVIDE_MAILBOX, Policy.IGNORED,
            "Give the user a mailbox on Exchange 2013 or later."),
    /** The mailbox is on Exchange 2010 or older. */
    MAILBOX_TOO_OLD(Outcome.NOT_MET, Action.MOVE_MAILBOX, Policy.IGNORED,
            "Move the mailbox to Exchange 2013 or later."),
    /** The mailbox is on Exchange Online, and the caller counts that as met. */
    MAILBOX_ONLINE_ACCEPTED,
    /** The mailbox is on Exchange Online, and the caller counts that as not met. */
    MAILBOX_ONLINE_REFUSED(Outcome.NOT_MET, Action.MOVE_MAILBOX, Policy.IGNORED,
            "Move the mailbox to Exchange 2013 or later on your own servers."),
    /** The mailbox is on Exchange Online, of which the documentation contradicts itself. */
    MAILBOX_ONLINE_UNDECIDED(Outcome.UNKNOWN, Action.FIND_OUT,
            "Decide what an Exchange Online mailbox counts as in this deployment and say so to the precondition: "
                    + "Microsoft's pages contradict each other."),
    /** There is a mailbox, and what is known of its release does not decide. */
    MAILBOX_RELEASE_UNCLEAR(Outcome.UNKNOWN, Action.FIND_OUT,
            "Read AdminDisplayVersion of the server that holds the mailbox (Get-Mailbox shows it)."),
    /** Whether there is a mailbox is not known. */
    MAILBOX_UNKNOWN(Outcome.UNKNOWN, Action.FIND_OUT,
            "Collect Get-Mailbox and Get-RemoteMailbox with -ResultSize Unlimited, or ask Get-Mailbox for this user."),
    /** Sources disagree on the mailbox. */
    MAILBOX_CONTESTED(Outcome.UNKNOWN, Action.FIND_OUT,
            "Ask Get-Mailbox and Get-RemoteMailbox for this user, and collect the others again."),

    /** The mailbox was opened at least once, by someone or something. */
    MAILBOX_OPENED,
    /** The mailbox was never opened. */
    MAILBOX_NEVER_OPENED(Outcome.NOT_MET, Action.OPEN_MAILBOX,
            "Let the user sign in to the mailbox once, in Outlook or Outlook on the web."),
    /** Whether the mailbox was opened is not known. */
    MAILBOX_OPENED_UNKNOWN(Outcome.UNKNOWN, Action.FIND_OUT,
            "Collect Get-MailboxStatistics of the mailbox's database, or ask it for this user."),
    /** Sources disagree on whether the mailbox was opened. */
    MAILBOX_OPENED_CONTESTED(Outcome.UNKNOWN, Action.FIND_OUT,
            "Ask Get-MailboxStatistics for this user, and collect the others again."),

    /** A sign-in with a Lync 2013 or Skype for Business desktop client was seen. */
    CLIENT_QUALIFIES,
    /**
     * All sign-ins are known, and the desktop clients among them are Lync 2010, older, or Lync for Mac 2011: phones, mobiles and
     * web clients beside them change nothing.
     */
    ONLY_OLDER_CLIENTS(Outcome.NOT_MET, Action.SIGN_IN_WITH_NEWER_CLIENT, Policy.IGNORED,
            "Sign in once with a Lync 2013 or Skype for Business desktop client."),
    /** All sign-ins are known, and there is none. */
    NO_SIGN_IN(Outcome.NOT_MET, Action.SIGN_IN_WITH_NEWER_CLIENT,
            "Sign in once with a Lync 2013 or Skype for Business desktop client."),
    /** All sign-ins are known, and none is with a desktop client: phones, mobiles, web. */
    NO_RICH_CLIENT(Outcome.NOT_MET, Action.SIGN_IN_WITH_NEWER_CLIENT,
            "Sign in once with a Lync 2013 or Skype for Business desktop client."),
    /** An older client was seen; others may have been used. */
    OLDER_CLIENT_SEEN(Outcome.UNKNOWN, Action.FIND_OUT,
            "Find out whether the user also has a Lync 2013 or Skype for Business desktop client: the client's "
                    + "registry, or the monitoring database's registrations."),
    /** Clients were seen of which nobody has said whether they count. */
    CLIENT_UNCLEAR(Outcome.UNKNOWN, Action.FIND_OUT,
            "Read the user agent of the user's registrations, or the UCS key of the client's registry, or sign in "
                    + "once with a Lync 2013 desktop client."),
    /** Nothing is known of the user's clients. */
    CLIENTS_UNKNOWN(Outcome.UNKNOWN, Action.FIND_OUT,
            "Collect client sign-ins: the client's registry, or the monitoring database's registrations as a CSV "
                    + "file."),
    /** Sources disagree on the user's clients. */
    CLIENTS_CONTESTED(Outcome.UNKNOWN, Action.FIND_OUT,
            "Look at the sources of the client sign-ins: one of them is wrong."),

    /** The home pool runs Lync Server 2013 or later. */
    POOL_SUPPORTED,
    /** The home pool runs Lync Server 2010 or older. */
    POOL_TOO_OLD(Outcome.NOT_MET, Action.RE_HOME, "Move the user to a pool of Lync Server 2013 or later."),
    /** The home pool's release is not known. */
    POOL_UNKNOWN(Outcome.UNKNOWN, Action.FIND_OUT,
            "Collect Get-CsUser and Get-CsService -UserServer, whose Version tells the release."),
    /** Sources disagree on the home pool. */
    POOL_CONTESTED(Outcome.UNKNOWN, Action.FIND_OUT, "Ask Get-CsUser for this user, and collect the others again."),

    /** Lync and Exchange trust each other. */
    TRUST_IN_PLACE,
    /** Lync and Exchange do not trust each other. */
    TRUST_MISSING(Outcome.NOT_MET, Action.SET_UP_TRUST,
            "Set up server-to-server authentication between Lync Server and Exchange: OAuth certificate, partner "
                    + "applications, autodiscover."),
    /** Nobody has stated whether Lync and Exchange trust each other. */
    TRUST_UNKNOWN(Outcome.UNKNOWN, Action.FIND_OUT,
            "State whether server-to-server authentication works; Test-CsExStorageConnectivity shows it, and "
                    + "writes to the mailbox."),
    /** Sources disagree on the trust. */
    TRUST_CONTESTED(Outcome.UNKNOWN, Action.FIND_OUT,
            "Find out whether server-to-server authentication works, and state it once."),

    /** The server waits for the user's sign-in only. */
    SERVER_ENABLED,
    /** The server says that the user is not enabled for UCS. */
    SERVER_DISABLED(Outcome.NOT_MET, Action.CHECK_POLICY,
            "Find out which policy the server applies: Get-CsEffectivePolicy for this user, "
                    + "Get-CsManagementStoreReplicationStatus, then ask Debug-CsUnifiedContactStore again."),
    /** Whether the server enables the user is not known. */
    SERVER_ENABLED_UNKNOWN(Outcome.UNKNOWN, Action.FIND_OUT, "Ask Debug-CsUnifiedContactStore for this user."),
    /** Sources disagree on whether the server enables the user. */
    SERVER_ENABLED_CONTESTED(Outcome.UNKNOWN, Action.FIND_OUT, "Ask Debug-CsUnifiedContactStore for this user again."),

    /** A site's own precondition threw or returned nothing. */
    RULE_FAILED(Outcome.UNKNOWN, Action.FIND_OUT,
            "Mend the precondition: a rule answers for every user and throws for none.");

    /** Whether the policy counts where the reason holds. */
    private enum Policy { COUNTS, IGNORED }

    private final Outcome outcome;
    private final Policy policy;
    @Nullable
    private final Advice advice;

    ReasonCode() {
        this.outcome = Outcome.MET;
        this.policy = Policy.COUNTS;
        this.advice = null;
    }

    ReasonCode(Outcome outcome, Action action, String remedy) {
        this(outcome, action, Policy.COUNTS, remedy);
    }

    ReasonCode(Outcome outcome, Action action, Policy policy, String remedy) {
        this.outcome = outcome;
        this.policy = policy;
        this.advice = Advice.of(action, remedy);
    }

    /** The outcome that this reason gives. */
    public Outcome outcome() {
        return outcome;
    }

    /** What to do about it; empty exactly where the precondition is met. */
    public Optional<Advice> advice() {
        return Optional.ofNullable(advice);
    }

    /** What to do about it, in words; blank exactly where the precondition is met. */
    public String remedy() {
        return advice().map(Advice::sentence).orElse("");
    }

    /**
     * Whether the policy is moot where this holds: it is ignored, and the contacts stay in Lync.
     *
     * <p>Source: "Migrate users to unified contact store" (Lync Server 2013), of users who have only older clients, and of those
     * without a mailbox on Exchange 2013 or later.
     */
    public boolean ignoresPolicy() {
        return policy == Policy.IGNORED;
    }
}
