package org.ucsmigration.report;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.ReasonCode;

/** The commands about one user, as text to type: to look, and to act. */
record Commands(UserIdentity user) {

    private static final CommandLine STATE = CommandLine.of("Debug-CsUnifiedContactStore");
    private static final CommandLine EFFECTIVE_POLICY = CommandLine.of("Get-CsEffectivePolicy");
    private static final CommandLine TRUST = CommandLine.of("Test-CsExStorageConnectivity");

    CommandLine ask() {
        return STATE.with("Identity", user.sip().uri());
    }

    CommandLine effectivePolicy() {
        return EFFECTIVE_POLICY.with("Identity", user.sip().uri());
    }

    CommandLine replication() {
        return CommandLine.of("Get-CsManagementStoreReplicationStatus");
    }

    CommandLine grant(String policy) {
        return CommandLine.of("Grant-CsUserServicesPolicy").with("Identity", user.sip().uri()).with("PolicyName", policy);
    }

    CommandLine rollBack() {
        return CommandLine.of("Invoke-CsUcsRollback").with("Identity", user.sip().uri());
    }

    CommandLine lyncUser() {
        return CommandLine.of("Get-CsUser").with("Identity", user.sip().uri());
    }

    CommandLine failures() {
        return CommandLine.of("Debug-CsStorageServiceFailures");
    }

    CommandLine trust() {
        return TRUST.with("SipUri", user.sip().uri());
    }

    CommandLine exchange(String cmdlet) {
        String address = user.smtpAddresses().isEmpty() ? user.sip().address() : Collections.min(user.smtpAddresses());
        return CommandLine.of(cmdlet).with("Identity", address);
    }

    // Each below completes an advice by its commands, once somebody reads them (NextStep.advice).

    Advice asking(Advice advice) {
        return advice.withCommand(ask());
    }

    Advice askingServerAndMailbox(Advice advice) {
        return all(advice, List.of(ask(), exchange("Get-Mailbox")));
    }

    Advice askingAndTestingTrust(Advice advice) {
        return all(advice, List.of(ask(), trust()));
    }

    Advice askingAndRollingBack(Advice advice) {
        return rollingBack(asking(advice));
    }

    Advice checkingPolicy(Advice advice) {
        return all(advice, List.of(effectivePolicy(), replication(), ask()));
    }

    Advice listingFailures(Advice advice) {
        return advice.withCommand(failures());
    }

    Advice lookingIntoFailure(Advice advice) {
        return all(advice, List.of(ask(), failures(), trust()));
    }

    Advice lookingNow(Advice advice) {
        return listingFailures(mailbox(asking(advice)));
    }

    UnaryOperator<Advice> lookingInto(Finding finding) {
        return advice -> all(advice, about(finding));
    }

    /** To look at the mailbox and at what moves it. */
    Advice mailbox(Advice advice) {
        return all(advice, List.of(exchange("Get-Mailbox"), exchange("Get-RemoteMailbox"), exchange("Get-MoveRequest"),
                exchange("Get-MigrationUser")));
    }

    /** To forbid, to see that it holds, to roll back, to look again. */
    Advice rollingBack(Advice advice) {
        return forbidding(advice).withCondition("The policy in effect for the user has UcsAllowed False, and is replicated.")
                .withCondition("The mailbox can be reached: a rollback reads the contacts from it.")
                .withCommand(rollBack()).withCommand(ask());
    }

    Advice forbidding(Advice advice) {
        return all(advice.withCondition("There is a policy with UcsAllowed False: write its name in place of NoUcs."),
                List.of(grant("NoUcs"), effectivePolicy(), replication()));
    }

    Advice allowing(Advice advice) {
        return all(advice.withCondition("There is a policy with UcsAllowed True: write its name in place of AllowUcs."),
                List.of(effectivePolicy(), grant("AllowUcs")));
    }

    private static Advice all(Advice advice, List<CommandLine> commands) {
        Advice whole = advice;
        for (CommandLine command : commands) {
            whole = whole.withCommand(command);
        }
        return whole;
    }

    /** Where to look for what a finding speaks of; a site's own precondition knows that itself. */
    private List<CommandLine> about(Finding finding) {
        ReasonCode code = finding.reasonCode().orElse(ReasonCode.RULE_FAILED);
        return switch (code) {
            case POLICY_ALLOWS, POLICY_FORBIDS, POLICY_UNKNOWN, POLICY_CONTESTED -> List.of(effectivePolicy());
            case SERVER_ENABLED, SERVER_DISABLED, SERVER_ENABLED_UNKNOWN, SERVER_ENABLED_CONTESTED ->
                    List.of(effectivePolicy(), replication(), ask());
            case MAILBOX_SUPPORTED, NO_MAILBOX, MAILBOX_TOO_OLD, MAILBOX_ONLINE_ACCEPTED, MAILBOX_ONLINE_REFUSED,
                    MAILBOX_ONLINE_UNDECIDED,
                    MAILBOX_RELEASE_UNCLEAR, MAILBOX_UNKNOWN, MAILBOX_CONTESTED -> List.of(exchange("Get-Mailbox"),
                            exchange("Get-RemoteMailbox"));
            case MAILBOX_OPENED, MAILBOX_NEVER_OPENED, MAILBOX_OPENED_UNKNOWN, MAILBOX_OPENED_CONTESTED ->
                    List.of(exchange("Get-MailboxStatistics"));
            case CLIENT_QUALIFIES, ONLY_OLDER_CLIENTS, NO_SIGN_IN, NO_RICH_CLIENT, OLDER_CLIENT_SEEN, CLIENT_UNCLEAR,
                    CLIENTS_UNKNOWN,
                    CLIENTS_CONTESTED -> List.of(ask());
            case POOL_SUPPORTED, POOL_TOO_OLD, POOL_UNKNOWN, POOL_CONTESTED -> List.of(lyncUser(),
                    CommandLine.of("Get-CsService").with("UserServer", true));
            case TRUST_IN_PLACE, TRUST_MISSING, TRUST_UNKNOWN, TRUST_CONTESTED -> List.of(trust());
            case RULE_FAILED -> List.of();
        };
    }
}
