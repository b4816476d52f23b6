package org.ucsmigration.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.report.Hazard.Kind;
import org.ucsmigration.report.Hazard.Severity;

/** The table of hazards: every row that fits, the most pressing first. */
record Hazards(Situation at) {

    private static final String BEFORE = " before the mailbox is moved or removed, or the user is disabled, moved to Teams "
            + "(which skips these contacts silently) or to a pool of Lync Server 2010, and never with -Force, which loses them.";

    private static final Comparator<Hazard> ORDER =
            Comparator.comparing(Hazard::severity).thenComparing(Hazard::kind).thenComparing(Hazard::sentence);

    List<Hazard> all() {
        List<Hazard> all = new ArrayList<>();
        if (at.mayBeInExchange()) {
            dangers(all);
            all.add(at.isInExchange() ? rollBackFirst() : unproven());
        }
        at.failure().ifPresent(words -> all.add(new Hazard(Kind.FAILING, Severity.ACT,
                words + " Until that is mended the contacts do not move, or are not read where they are.")));
        if (at.conclusion().isStuck()) {
            all.add(new Hazard(Kind.FAILING, Severity.ACT, Situation.STUCK + " The migration does not end."));
        }
        if (at.state() == MigrationState.NOT_MIGRATED) {
            inLync(all);
        }
        all.sort(ORDER);
        return List.copyOf(all);
    }

    /** What is known to endanger contacts that are in Exchange, or that nobody has proven not to be there. */
    private void dangers(List<Hazard> all) {
        String where = at.isInExchange() ? "The contacts are in Exchange. " : "It is not proven that the contacts are in Lync. ";
        for (MailboxDanger danger : at.mailboxDangers()) {
            Kind kind = danger.kind() == MailboxDanger.Kind.MOVING ? Kind.MAILBOX_MOVING : Kind.CONTACTS_STRANDED;
            all.add(new Hazard(kind, Severity.NOW, where + danger.sentence()));
        }
        if (at.isHostedOnline()) {
            all.add(new Hazard(Kind.CONTACTS_STRANDED, Severity.ACT, where + "The user is in Teams already, which skips "
                    + "contacts in Exchange silently: the rollback should have come before, and a move back on-premises no "
                    + "longer brings contacts along."));
        }
        for (Finding finding : at.obstaclesToReading()) {
            all.add(new Hazard(Kind.CONTACTS_OUT_OF_REACH, Severity.ACT, where + finding.sentence()
                    + " They may not be reached: look."));
        }
    }

    private Hazard rollBackFirst() {
        String state = at.state() == MigrationState.MIGRATED ? "The contacts are in Exchange" : "The contacts are on the way "
                + "to Exchange";
        String sure = at.conclusion().isDefinite() ? "" : ", as far as was last seen";
        boolean tooLate = at.isHostedOnline() || at.mailboxDangers().stream().anyMatch(MailboxDanger::isDone);
        if (tooLate) {
            return new Hazard(Kind.ROLL_BACK_FIRST, Severity.ACT, state + sure + ", and what a rollback should have come "
                    + "before has happened: roll back what can still be read, before anything else is moved or removed, and "
                    + "never with -Force, which loses it.");
        }
        boolean pressing = !at.exclusions().isEmpty() || at.policyForbids() || at.policyIsContested()
                || at.conclusion().doubt().isPresent()
                || (at.conclusion().isProvisional() && at.conclusion().isContested());
        return new Hazard(Kind.ROLL_BACK_FIRST, pressing ? Severity.ACT : Severity.STANDING, state + sure + ": roll the user back"
                + BEFORE);
    }

    private Hazard unproven() {
        boolean pressing = !at.exclusions().isEmpty() || at.conclusion().isContested();
        return new Hazard(Kind.STATE_UNPROVEN, pressing ? Severity.ACT : Severity.STANDING, "It is not proven that the "
                + "contacts are in Lync: ask the server (Debug-CsUnifiedContactStore)" + BEFORE);
    }

    /** What may happen to contacts that are in Lync as far as is known. */
    private void inLync(List<Hazard> all) {
        if (at.isMovingUnforbidden()) {
            all.add(new Hazard(Kind.MAILBOX_MOVING, Severity.ACT, at.moving().orElseThrow() + " Contacts that migrate before "
                    + "that has ended go where the mailbox goes, and Lync may not reach them there: forbid UCS by policy until "
                    + "then."));
        }
        if (at.conclusion().isFlagSet()) {
            all.add(new Hazard(Kind.FLAG_LEFT_BEHIND, Severity.ACT, "The mailbox says ImListMigrationCompleted True, while the "
                    + "contacts are said to be in Lync: an unfinished rollback. Exchange may hold the newer list, so compare "
                    + "the two before anybody sets the flag False, which moves no contact; until then the mailbox cannot go "
                    + "back to Exchange 2010."));
        }
        if (!at.conclusion().signsOfRollback().isEmpty() && !at.policyForbids()) {
            all.add(new Hazard(Kind.RETURNS_AFTER_ROLLBACK, Severity.ACT, "The contacts were in Exchange before ("
                    + at.conclusion().signsOfRollback().get(0).source().text()
                    + "), and no policy is known to forbid UCS: a user who was rolled back returns after 7 days, or at "
                    + "a sign-in, unless a policy forbids."));
        }
        if (at.serverIsReady() && at.policyForbids()) {
            all.add(new Hazard(Kind.MAY_MIGRATE, Severity.ACT, "The server waits for the user's sign-in only, while the policy "
                    + "is said to forbid: the contacts may move at any sign-in."));
        } else if (at.obstacles().isEmpty()) {
            all.add(new Hazard(Kind.MAY_MIGRATE, Severity.STANDING, "Nothing that is certain keeps the contacts in Lync: they "
                    + "may move to Exchange at the next sign-in, or by the server itself. To keep them, forbid UCS by policy "
                    + "before anything is moved."));
        }
    }
}
