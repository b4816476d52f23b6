package org.ucsmigration.report;

import java.util.ArrayList;
import java.util.List;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Client;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.ReasonCode;

/** The rows of contacts that are in Exchange or on the way there for certain. */
record InExchange(Situation at, Commands commands) {

    NextStep row() {
        return at.state() == MigrationState.MIGRATING ? migrating() : migrated();
    }

    private NextStep migrated() {
        if (at.policyForbids()) {
            Finding policy = at.finding(Precondition.POLICY_ALLOWS_UCS);
            return new NextStep(Advice.of(Action.FINISH_ROLLBACK_OR_ALLOW,
                    "Finish the rollback (Invoke-CsUcsRollback, without -Force) or allow UCS again: a policy alone moves "
                            + "nothing back. " + policy.sentence()), policy, commands::rollingBack);
        }
        List<MailboxDanger> dangers = at.mailboxDangers();
        if (!dangers.isEmpty()) {
            return lookNow(dangers.get(0).isEmergency() ? "Nothing else may happen to the mailbox before." : dangers.get(0)
                    .sentence());
        }
        // Whatever the caller counts Exchange Online as: here it matters where the mailbox is.
        Finding mailbox = Precondition.MAILBOX_ON_EXCHANGE_2013.check(at.facts());
        if (!mailbox.isMet()) {
            return whereIsMailbox("Find the mailbox that the contacts are in. ", mailbox);
        }
        if (at.isMailboxOld()) {
            // The assessment's own finding tells how old it is.
            return whereIsMailbox("Read again which mailbox the contacts are in: what is known of it is too old to rely on. ",
                    at.finding(Precondition.MAILBOX_ON_EXCHANGE_2013));
        }
        List<Finding> obstacles = at.obstaclesToReading();
        if (!obstacles.isEmpty() || at.failure().isPresent()) {
            String words = obstacles.isEmpty() ? at.failure().orElseThrow() : obstacles.get(0).sentence();
            Advice look = Advice.of(Action.CHECK_CONTACTS, "Look whether the user's contacts are there: they may not be reached. "
                    + words);
            return obstacles.isEmpty() ? new NextStep(look, null, commands::listingFailures)
                    : new NextStep(look, obstacles.get(0), commands.lookingInto(obstacles.get(0)));
        }
        if (at.policyIsContested()) {
            return whichPolicy();
        }
        Finding client = at.finding(Precondition.RICH_CLIENT_SIGN_IN);
        if (client.outcome() == Outcome.NOT_MET && !client.is(ReasonCode.ONLY_OLDER_CLIENTS)) {
            return new NextStep(Advice.of(Action.SIGN_IN_WITH_NEWER_CLIENT,
                    "Sign in once with a Lync 2013 or Skype for Business desktop client, and look whether the contacts are "
                            + "there: the sign-in of such a client starts a migration, and none is known. " + client.sentence()),
                    client, commands::asking);
        }
        if (client.outcome() == Outcome.NOT_MET) {
            return new NextStep(Advice.of(Action.UPGRADE_CLIENT,
                    "Upgrade the client: an older one can read the contacts but not edit them. "
                    + client.sentence()), client, commands::asking);
        }
        if (!at.conclusion().clientsBehind().isEmpty()) {
            return new NextStep(Advice.of(Action.REFRESH_CLIENT,
                    "Sign out and in on the client that still shows the contacts in Lync. "
                    + at.conclusion().clientsBehind().get(0).sentence()), null, commands::asking);
        }
        return new NextStep(Advice.of(Action.NOTHING, "Nothing: the contacts are in Exchange." + olderClient()), null);
    }

    /** A client beside others that shows the contacts and cannot change them. */
    private String olderClient() {
        return at.facts().clients().claims().stream().flatMap(claim -> claim.value().clients().stream())
                .filter(client -> client.kind() == Client.Kind.OLDER_RICH_CLIENT
                        || client.kind() == Client.Kind.LYNC_FOR_MAC_2011)
                .map(Client::toString).findFirst().map(client -> " One client that was seen can read them and not edit them: "
                        + client + ".").orElse("");
    }

    private NextStep migrating() {
        if (at.policyForbids()) {
            Finding policy = at.finding(Precondition.POLICY_ALLOWS_UCS);
            return new NextStep(Advice.of(Action.ASK_THEN_ROLL_BACK,
                    "Do not wait: the contacts are on the way while the policy forbids. Ask the server until it says where "
                            + "they are, then roll back. " + policy.sentence()), policy, commands::rollingBack);
        }
        List<String> dangers = new ArrayList<>();
        at.mailboxDangers().forEach(danger -> dangers.add(danger.sentence()));
        at.obstaclesToReading().forEach(finding -> dangers.add(finding.sentence()));
        at.failure().ifPresent(dangers::add);
        if (at.conclusion().isStuck()) {
            dangers.add(Situation.STUCK);
        }
        if (!dangers.isEmpty()) {
            return lookNow(dangers.get(0));
        }
        return at.policyIsContested() ? whichPolicy() : new NextStep(Advice.of(Action.WAIT,
                "Wait: the contacts are being moved, which takes ten minutes or more even for a few."), null, commands::asking);
    }

    private NextStep whereIsMailbox(String what, Finding mailbox) {
        return new NextStep(Advice.of(Action.FIND_OUT, what + mailbox.sentence()), mailbox, commands::mailbox);
    }

    /** A policy that one source says forbids: the contacts may be meant to go back. */
    private NextStep whichPolicy() {
        Finding policy = at.finding(Precondition.POLICY_ALLOWS_UCS);
        return new NextStep(Advice.of(Action.FIND_OUT, "Find out which policy holds: one that forbids says that a rollback is "
                + "meant, and moves nothing back by itself. " + policy.sentence()), policy, commands::checkingPolicy);
    }

    private NextStep lookNow(String why) {
        Advice look = Advice.of(Action.LOOK_NOW, "Look now whether the user's contacts can be read, and roll back if they can. "
                + "" + why);
        return new NextStep(look, null, commands::lookingNow);
    }
}
