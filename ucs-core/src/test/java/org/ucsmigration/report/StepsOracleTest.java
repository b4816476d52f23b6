package org.ucsmigration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ucsmigration.advice.Action;
import org.ucsmigration.precondition.Rules;

/** The tables of next steps and hazards, once more and over words, for every combination of what can be known of a user. */
@Tag("slow")
@DisplayName("The tables of next steps and hazards, held against an oracle")
class StepsOracleTest {

    private static final Set<String> DEFINITE_NO = Set.of("ready", "ready after a rollback", "disabled", "disabled, flag left");
    private static final Set<String> MIGRATED = Set.of("migrated", "migrated, client behind");
    private static final Set<String> MIGRATING = Set.of("migrating", "stuck");

    private static Action step(Case one) {
        boolean forbids = one.policy().equals("forbids");
        boolean unfit = one.moving() || Set.of("gone", "2010", "online").contains(one.mailbox());
        if (one.scope().equals("disabled") || one.scope().equals("teams")) {
            // Of who was moved to Teams the server no longer tells whether the rollback came before.
            boolean inLync = Set.of("ready", "disabled").contains(one.contacts())
                    || one.contacts().equals("ready after a rollback") && one.scope().equals("disabled");
            return inLync ? Action.OUT_OF_SCOPE : Action.SECURE_CONTACTS;
        }
        if (one.contacts().equals("contradictory")) {
            return Action.RESOLVE_CONTRADICTION;
        }
        if (MIGRATED.contains(one.contacts())) {
            return forbids ? Action.FINISH_ROLLBACK_OR_ALLOW : unfit ? Action.LOOK_NOW : one.mailbox().equals("unknown")
                    ? Action.FIND_OUT
                    : one.pool().equals("no") || one.trust().equals("no") || one.failing() || one.opened().equals("no")
                            ? Action.CHECK_CONTACTS
                    : one.client().equals("older") ? Action.UPGRADE_CLIENT
                    : one.contacts().endsWith("behind") ? Action.REFRESH_CLIENT : Action.NOTHING;
        }
        if (MIGRATING.contains(one.contacts())) {
            return forbids ? Action.ASK_THEN_ROLL_BACK : unfit || one.trust().equals("no") || one.failing() || one.contacts()
                    .equals("stuck")
                    || one.pool().equals("no") || one.opened().equals("no") ? Action.LOOK_NOW : Action.WAIT;
        }
        if (!DEFINITE_NO.contains(one.contacts())) {
            return Action.ASK_SERVER;
        }
        boolean ready = one.contacts().startsWith("ready");
        boolean signs = one.contacts().endsWith("rollback") || one.contacts().endsWith("flag left");
        return forbids ? ready ? Action.CHECK_POLICY : signs ? Action.FINISH_ROLLBACK : Action.ALLOW_BY_POLICY
                : signs ? Action.DECIDE_AFTER_ROLLBACK
                : one.mailbox().equals("gone") ? Action.PROVIDE_MAILBOX
                : one.mailbox().equals("2010") ? Action.MOVE_MAILBOX
                : one.opened().equals("no") ? Action.OPEN_MAILBOX
                : one.client().equals("older") ? Action.SIGN_IN_WITH_NEWER_CLIENT
                : one.pool().equals("no") ? Action.RE_HOME
                : one.trust().equals("no") ? Action.SET_UP_TRUST
                : !ready ? Action.CHECK_POLICY
                : one.moving() ? Action.FORBID_BY_POLICY
                : one.failing() ? Action.LOOK_INTO_FAILURE
                : one.policy().equals("unknown") || one.mailbox().equals("unknown") || one.mailbox().equals("online")
                        || one.opened().equals("unknown")
                        ? Action.FIND_OUT
                : one.policy().startsWith("allows in") ? Action.WAIT_FOR_DELAY
                : one.client().equals("unknown") ? Action.SIGN_IN_WITH_NEWER_CLIENT : Action.SIGN_IN_AGAIN;
    }

    /** Kinds with their severities, without those that have the same of both. */
    private static Set<String> hazards(Case one) {
        Set<String> hazards = new HashSet<>();
        boolean mayBeThere = !DEFINITE_NO.contains(one.contacts());
        boolean there = mayBeThere && !Set.of("nobody asked", "client says no", "disabled days ago", "contradictory")
                .contains(one.contacts());
        boolean forbids = one.policy().equals("forbids");
        boolean out = one.scope().equals("disabled") || one.scope().equals("teams");
        boolean stranded = Set.of("gone", "2010", "online").contains(one.mailbox());
        if (mayBeThere) {
            add(hazards, one.moving(), "MAILBOX_MOVING NOW");
            add(hazards, stranded, "CONTACTS_STRANDED NOW");
            add(hazards, one.scope().equals("teams"), "CONTACTS_STRANDED ACT");
            add(hazards, one.pool().equals("no") || one.trust().equals("no") || there && one.opened().equals("no"),
                    "CONTACTS_OUT_OF_REACH ACT");
            add(hazards, true, there ? "ROLL_BACK_FIRST " + (out || forbids || stranded ? "ACT" : "STANDING")
                    : "STATE_UNPROVEN " + (out || one.contacts().equals("contradictory") ? "ACT" : "STANDING"));
        }
        add(hazards, one.failing() || one.contacts().equals("stuck"), "FAILING ACT");
        add(hazards, !mayBeThere && one.moving() && !forbids && !out, "MAILBOX_MOVING ACT");
        boolean no = DEFINITE_NO.contains(one.contacts()) || one.contacts().equals("client says no") || one.contacts()
                .equals("disabled days ago");
        if (no) {
            boolean ready = one.contacts().startsWith("ready");
            boolean signs = one.contacts().endsWith("rollback") || one.contacts().endsWith("flag left");
            add(hazards, one.contacts().endsWith("flag left"), "FLAG_LEFT_BEHIND ACT");
            add(hazards, signs && !forbids, "RETURNS_AFTER_ROLLBACK ACT");
            boolean blocked = forbids || Set.of("gone", "2010").contains(one.mailbox()) || one.opened().equals("no")
                    || one.client().equals("older")
                    || one.pool().equals("no") || one.trust().equals("no") || one.contacts().startsWith("disabled");
            add(hazards, ready && forbids, "MAY_MIGRATE ACT");
            add(hazards, !blocked, "MAY_MIGRATE STANDING");
        }
        return hazards;
    }

    private static void add(Set<String> hazards, boolean holds, String hazard) {
        if (holds) {
            hazards.add(hazard);
        }
    }

    @Test
    @DisplayName("in every combination")
    void all() {
        Map<Action, Integer> reached = new EnumMap<>(Action.class);
        for (Case one : cases()) {
            UserReport report = one.report();
            Action action = report.nextStep().action();
            if (action != step(one)) {
                throw new AssertionError("Expected " + step(one) + " but got " + action + " for " + one + "\n" + report);
            }
            Set<String> got = new HashSet<>();
            report.hazards().forEach(hazard -> got.add(hazard.kind() + " " + hazard.severity()));
            if (!got.equals(hazards(one))) {
                throw new AssertionError("Expected " + hazards(one) + " but got " + got + " for " + one + "\n" + report);
            }
            alwaysTrue(one, report);
            reached.merge(action, 1, Integer::sum);
        }
        assertThat(reached.keySet()).hasSize(EnumSet.range(Action.OUT_OF_SCOPE, Action.SIGN_IN_AGAIN).size())
                .contains(Action.FORBID_BY_POLICY).doesNotContain(Action.MEET_OWN_PRECONDITION);
    }

    /** Whatever the row, what the design says of every sentence. */
    private static void alwaysTrue(Case one, UserReport report) {
        String sentence = report.nextStep().sentence();
        boolean mayBeThere = !DEFINITE_NO.contains(one.contacts());
        boolean emergency = mayBeThere && (one.moving() || one.mailbox().equals("gone") || one.mailbox().equals("online"));
        boolean delay = one.policy().equals("allows in 30 days") && !Set.of(Action.NOTHING, Action.OUT_OF_SCOPE)
                .contains(report.nextStep().action());
        if (sentence.startsWith("Emergency: ") != emergency || sentence.contains("delays the migration by 30 days") != delay) {
            throw new AssertionError("Emergency " + emergency + ", delay " + delay + ": " + sentence + " for " + one);
        }
        for (String command : report.nextStep().advice().commands()) {
            boolean acts = command.startsWith("Grant-") || command.startsWith("Invoke-") || command.startsWith("Move-");
            if (command.contains("Force") || command.startsWith("Set-") || command.contains("Setup") || acts
                    && report.conclusion().isProvisional()) {
                throw new AssertionError(command + " for " + one);
            }
        }
    }

    private static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (String contacts : Case.CONTACTS) {
            for (String policy : Case.POLICIES) {
                for (String mailbox : Case.MAILBOXES) {
                    for (String opened : Case.YES_NO) {
                        for (String client : Case.CLIENTS) {
                            for (String pool : Case.YES_NO) {
                                for (String trust : Case.YES_NO) {
                                    for (String scope : pool.equals("yes") ? Case.SCOPES : List.of("in")) {
                                        boolean moving = (contacts.length() + policy.length() + opened.length()
                                                + client.length() + pool.length()) % 3 == 0;
                                        boolean failing = (mailbox.length() + trust.length() + client.length()
                                                + contacts.length()) % 5 == 0;
                                        all.add(new Case(scope, contacts, policy, mailbox, moving, opened, client, pool, trust,
                                                failing));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(all).hasSize(14 * 4 * 5 * 3 * 3 * 3 * (4 + 1 + 1));
        assertThat(Rules.documented().required()).hasSize(4);
        return all;
    }
}
