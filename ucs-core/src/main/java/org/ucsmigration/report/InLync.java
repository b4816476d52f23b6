package org.ucsmigration.report;

import java.util.List;
import java.util.Optional;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Precondition;

/** The rows of contacts that are in Lync for certain. */
record InLync(Situation at, Commands commands) {

    NextStep row() {
        List<Evidence> signs = at.conclusion().signsOfRollback();
        if (at.policyForbids()) {
            return forbidden(at.finding(Precondition.POLICY_ALLOWS_UCS), signs);
        }
        if (!signs.isEmpty()) {
            // Also where the policy is not known: whatever else is missing, nothing here advises to migrate again.
            return new NextStep(Advice.of(Action.DECIDE_AFTER_ROLLBACK,
                    "Decide: if the rollback was meant, forbid UCS by policy now, since the contacts return after 7 days or at "
                            + "a sign-in; if not, sign in with a Lync 2013 or later client. "
                            + signs.get(0).sentence()), null, commands::forbidding);
        }
        List<Finding> obstacles = at.obstacles();
        if (!obstacles.isEmpty()) {
            return remedy(obstacles.get(0));
        }
        if (at.moving().isPresent()) {
            return new NextStep(Advice.of(Action.FORBID_BY_POLICY,
                    "Forbid UCS for the user by policy until the move has ended: contacts that migrate now go where the mailbox "
                            + "goes, from where Lync may not reach them."), null, commands::forbidding);
        }
        Optional<String> failure = at.failure();
        if (failure.isPresent()) {
            return new NextStep(Advice.of(Action.LOOK_INTO_FAILURE,
                    "Look into the failure: the server tries and does not succeed, often for server-to-server authentication "
                            + "or Exchange autodiscover. " + failure.get()), null, commands::lookingIntoFailure);
        }
        List<Finding> unknowns = at.assessment().unknowns();
        for (Finding unknown : unknowns) {
            if (!isClient(unknown)) {
                return remedy(unknown);
            }
        }
        if (at.isMailboxOld()) {
            Finding mailbox = at.finding(Precondition.MAILBOX_ON_EXCHANGE_2013);
            return new NextStep(Advice.of(Action.FIND_OUT, "Read again where the mailbox is, before anybody migrates: what is "
                    + "known of it is too old to rely on. " + mailbox.sentence()), mailbox, commands::mailbox);
        }
        Optional<Finding> client = unknowns.isEmpty() ? Optional.empty() : Optional.of(unknowns.get(0));
        Optional<Delay> delay = Delay.of(at.facts(), at.asOf());
        if (delay.isPresent()) {
            String signIn = client.map(finding -> " Then sign in once with a Lync 2013 or later client. " + finding.sentence())
                    .orElse("");
            return new NextStep(Advice.of(Action.WAIT_FOR_DELAY, delay.get().waiting() + signIn),
                    at.finding(Precondition.POLICY_ALLOWS_UCS), commands::asking);
        }
        if (client.isPresent()) {
            return new NextStep(Advice.of(Action.SIGN_IN_WITH_NEWER_CLIENT,
                    "Sign in once with a Lync 2013 or Skype for Business desktop client: nothing else is known to be missing. "
                            + client.get().sentence()), client.get(), commands::asking);
        }
        return new NextStep(Advice.of(Action.SIGN_IN_AGAIN,
                "Sign out and in with the Lync 2013 or later client and allow ten minutes; then look into server-to-server "
                        + "authentication and Exchange autodiscover." + told()), null, commands::askingAndTestingTrust);
    }

    private NextStep forbidden(Finding policy, List<Evidence> signs) {
        if (at.serverIsReady()) {
            return new NextStep(Advice.of(Action.CHECK_POLICY,
                    "Find out which of the two is wrong: the policy is said to forbid, and the server waits for the user's "
                            + "sign-in. Look at the policy in effect, and whether it has been replicated. "
                            + policy.sentence()), policy, commands::checkingPolicy);
        }
        if (!signs.isEmpty()) {
            return new NextStep(Advice.of(Action.FINISH_ROLLBACK,
                    "Finish the rollback: nothing moves while the policy forbids, and something still shows the migration. "
                            + "Compare the user's list in Lync with the one in Exchange, and sign out and in on clients that "
                            + "are behind. "
                    + signs.get(0).sentence()), policy, commands::askingServerAndMailbox);
        }
        return new NextStep(Advice.of(Action.ALLOW_BY_POLICY,
                "Nothing moves while the policy forbids; allow UCS only if migration is meant. "
                + policy.sentence()), policy, commands::allowing);
    }

    private NextStep remedy(Finding finding) {
        Advice advice = finding.advice().orElseThrow();
        return new NextStep(advice.withSentence(advice.sentence() + " " + finding.sentence()), finding,
                commands.lookingInto(finding));
    }

    /** What the sign-in that is met says of its age. */
    private String told() {
        Finding client = at.finding(Precondition.RICH_CLIENT_SIGN_IN);
        return client.isMet() ? " " + client.sentence() : "";
    }

    private static boolean isClient(Finding finding) {
        return finding.precondition().equals(Precondition.RICH_CLIENT_SIGN_IN.id());
    }
}
