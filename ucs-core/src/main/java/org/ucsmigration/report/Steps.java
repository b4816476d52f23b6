package org.ucsmigration.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Fact;

/** The table of next steps, whose goal is to migrate: the first row that fits, an emergency before it and a delay behind it. */
record Steps(Situation at, Commands commands) {

    static NextStep of(Situation at) {
        Steps steps = new Steps(at, new Commands(at.user()));
        NextStep row = steps.row();
        List<String> all = new ArrayList<>(steps.emergency());
        all.add(row.sentence());
        if (row.action() != Action.NOTHING && row.action() != Action.OUT_OF_SCOPE && row.action() != Action.WAIT_FOR_DELAY) {
            Delay.of(at.facts(), at.asOf()).map(Delay::beside).ifPresent(all::add);
        }
        return all.size() == 1 ? row : row.withSentence(String.join(" ", all));
    }

    private NextStep row() {
        if (!at.exclusions().isEmpty()) {
            return outOfScope();
        }
        if (at.conclusion().isContradictory()) {
            return step(Advice.of(Action.RESOLVE_CONTRADICTION, "Ask the server again, and look into what disagrees. "
                    + at.conclusion().sentence()), commands::askingServerAndMailbox);
        }
        if (at.conclusion().isProvisional() || at.conclusion().doubt().isPresent()) {
            return asking();
        }
        return at.state() == MigrationState.NOT_MIGRATED ? new InLync(at, commands).row() : new InExchange(at, commands).row();
    }

    /** What must be looked at first wherever the contacts may be in Exchange, or may go there while the mailbox is moved. */
    private List<String> emergency() {
        if (!at.mayBeInExchange()) {
            return at.exclusions().isEmpty() ? at.moving().map(move -> move + " Nothing is to migrate before that has ended.")
                    .stream().toList() : List.of();
        }
        List<String> dangers = at.mailboxDangers().stream().filter(MailboxDanger::isEmergency).map(MailboxDanger::sentence)
                .toList();
        return dangers.isEmpty() ? List.of()
                : Stream.concat(Stream.of(at.isInExchange() ? "Emergency: the contacts are in Exchange."
                        : "Emergency: the contacts may be in Exchange."), dangers.stream()).toList();
    }

    private NextStep outOfScope() {
        String why = "out of scope, since " + at.exclusions().stream().map(Fact.Known::toString)
                .collect(Collectors.joining(", and ")) + "." + at.ageOfExclusions();
        List<Evidence> signs = at.isHostedOnline() ? at.conclusion().signsOfRollback() : List.of();
        if (!at.mayBeInExchange() && !at.conclusion().isFlagSet() && signs.isEmpty()) {
            return step(Advice.of(Action.OUT_OF_SCOPE, "None: " + why), UnaryOperator.identity());
        }
        String how = at.isHostedOnline()
                ? " The user was moved already, so that what is in Exchange is stranded: roll back as long as that can still "
                        + "be done."
                : " Roll back, if that is where the contacts are, while the account still exists: afterwards nobody can.";
        Advice advice = Advice.of(Action.SECURE_CONTACTS, "Decide what becomes of the contacts: the account is " + why + " "
                + at.conclusion().sentence() + (signs.isEmpty() ? "" : " Before that: " + signs.get(0).sentence()) + how);
        boolean inExchange = at.isInExchange() && at.conclusion().isDefinite();
        return step(advice, inExchange ? commands::askingAndRollingBack : commands::asking);
    }

    private NextStep asking() {
        String silent = at.conclusion().evidence().stream()
                .filter(one -> one.authority() == Evidence.Authority.SERVER_STATE && one.state() == MigrationState.UNKNOWN
                        && at.state() != MigrationState.UNKNOWN)
                .findFirst().map(Evidence::sentence).map(" It gave no answer that tells: "::concat).orElse("");
        List<String> known = new ArrayList<>();
        if (at.isInExchange()) {
            at.mailboxDangers().stream().filter(danger -> !danger.isEmergency()).forEach(danger -> known.add(danger.sentence()));
            at.obstaclesToReading().forEach(finding -> known.add(finding.sentence()));
            at.failure().ifPresent(known::add);
            if (at.conclusion().isStuck()) {
                known.add(Situation.STUCK);
            }
            at.conclusion().doubt().filter(one -> one.authority() == Evidence.Authority.EXCHANGE_FLAG)
                    .ifPresent(flag -> known.add(flag.sentence() + " It was read later: the user was rolled back since, or "
                            + "somebody set it by hand, which moves no contact and lets the mailbox go back to Exchange 2010."));
        }
        String beside = known.isEmpty() ? "" : " Known beside it: " + String.join(" ", known);
        return step(Advice.of(Action.ASK_SERVER, "Ask the server first, before anything is granted, moved or rolled back. "
                + at.conclusion().sentence() + silent + beside), commands::asking);
    }

    private static NextStep step(Advice advice, UnaryOperator<Advice> completing) {
        return new NextStep(advice, null, completing);
    }
}
