package org.ucsmigration.move;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;
import org.ucsmigration.internal.Shown;

/**
 * The steps of a move in words, with what must hold before each, and the commands for one user as text.
 *
 * <p>None of the cmdlets that act is exported by a module for Exchange Online or Teams, so that none is qualified: a name
 * behind its module's does not work in a session with a pool or a server of its own, where the module has another name.
 */
record Steps(Move move) {

    private static final String PLACEHOLDER = "NoUcs";

    /** The step about everybody, without a command. */
    Advice advice(Action step) {
        Advice advice = Advice.of(step, sentence(step));
        for (String condition : before(step)) {
            advice = advice.withCondition(condition);
        }
        return advice;
    }

    private String policy() {
        return move.forbiddingPolicy().orElse(PLACEHOLDER);
    }

    private String sentence(Action step) {
        return switch (step) {
            case SUSPEND_MOVE ->
                    "Suspend the move of the mailbox that is under way, before it completes: that is the last moment to "
                    + "roll back.";
            case RESOLVE_CONTRADICTION -> "Ask the server again, and look into what disagrees.";
            case ASK_SERVER -> "Ask the server first, before anything is granted, rolled back or moved.";
            case CONFIRM_CONTACTS ->
                    "Compare the user's list in Lync with the one in Exchange, let the user say whether the contacts "
                    + "are there, and state that to the check.";
            case RECONNECT_MAILBOX -> "Connect the mailbox again: a rollback reads the contacts from it.";
            case FIND_OUT -> "Find out what the findings ask for.";
            case SET_UP_TRUST -> "Set up server-to-server authentication between Lync Server and Exchange: a rollback reads the "
                    + "contacts through it.";
            case LOOK_INTO_FAILURE -> "Look into the failure: what fails on the way to Exchange may fail on the way back.";
            case FORBID_BY_POLICY ->
                    "Forbid UCS for the user: grant a policy with UcsAllowed False, or set it False in the policy that "
                    + "holds, which forbids it for everybody on that policy.";
            case VERIFY_POLICY ->
                    "See that the policy in effect for the user has UcsAllowed False, and that every replica is up to "
                    + "date since; state when to the check.";
            case WAIT -> "Ask the server until it says where the contacts are: nobody can be rolled back on the way.";
            case ROLL_BACK -> "Roll the user back.";
            case LOOK_AGAIN -> "Look again: collect what the server and the mailbox say, and check again. The server is to say "
                    + "\"Disabled\", and ImListMigrationCompleted is to be False.";
            case KEEP_DATA -> "Keep the user's data in Lync: Set-CsUser -Enabled $false in place of Disable-CsUser, or an export "
                    + "first.";
            case TRY_PILOT -> "Move one user as a pilot, and look whether the contacts are read on the target pool.";
            default -> move + ", with a tool of your own: the pilot first, and the others when the pilot's contacts are there.";
        };
    }

    private List<String> before(Action step) {
        return switch (step) {
            case FORBID_BY_POLICY -> List.of(move.forbiddingPolicy()
                    .map(name -> "The policy " + Shown.of(name, 100) + " has UcsAllowed False, and no MigrationDelayInDays.")
                    .orElse("There is a policy with UcsAllowed False and without MigrationDelayInDays: write its name in place "
                    + "of "
                            + PLACEHOLDER + "."));
            case ROLL_BACK -> List.of("The policy in effect for the user has UcsAllowed False, and is replicated: without it the "
                    + "contacts return after seven days.", "The mailbox can be reached, and no move of it is under way.");
            case KEEP_DATA -> List.of("The contacts are in Lync.");
            case MOVE -> move.kind() == Move.Kind.USER_TO_POOL ? List.of("The check says GO, or a pilot has shown that it works.")
                    : List.of("The check says GO, on readings of the last 24 hours.");
            default -> List.of();
        };
    }

    /** The commands for one user: identities are SIP addresses; those of Exchange need an SMTP address. */
    List<CommandLine> commands(Action step, String sip, Optional<String> mail) {
        Stream<CommandLine> lync = switch (step) {
            case ASK_SERVER, RESOLVE_CONTRADICTION, LOOK_AGAIN, WAIT -> Stream.of(of("Debug-CsUnifiedContactStore", sip));
            case FORBID_BY_POLICY -> Stream.of(of("Grant-CsUserServicesPolicy", sip).with("PolicyName", policy()));
            case VERIFY_POLICY -> Stream.of(of("Get-CsEffectivePolicy", sip));
            case ROLL_BACK -> Stream.of(of("Invoke-CsUcsRollback", sip));
            case LOOK_INTO_FAILURE -> Stream.of(of("Debug-CsUnifiedContactStore", sip),
                    CommandLine.of("Debug-CsStorageServiceFailures"));
            case FIND_OUT -> move.kind() == Move.Kind.USER_TO_POOL ? Stream.of(of("Get-CsUser", sip)) : Stream.empty();
            case SET_UP_TRUST, TRY_PILOT -> Stream.of(CommandLine.of("Test-CsExStorageConnectivity").with("SipUri", sip));
            default -> Stream.empty();
        };
        Stream<CommandLine> exchange = mail.stream().flatMap(address -> switch (step) {
            case SUSPEND_MOVE -> Stream.of(of("Get-MoveRequest", address), of("Get-MigrationUser", address));
            case FIND_OUT -> Stream.of(of("Get-Mailbox", address), of("Get-RemoteMailbox", address));
            case RESOLVE_CONTRADICTION, LOOK_AGAIN, CONFIRM_CONTACTS -> Stream.of(of("Get-Mailbox", address)
                    .then(CommandLine.of("Format-List").with("Property", "ImListMigrationCompleted")));
            default -> Stream.empty();
        });
        return Stream.concat(lync, exchange).toList();
    }

    /** The commands of a step for nobody in particular. */
    List<CommandLine> commands(Action step) {
        return step == Action.VERIFY_POLICY ? List.of(CommandLine.of("Get-CsManagementStoreReplicationStatus"))
                : step == Action.FIND_OUT && move.kind() == Move.Kind.USER_TO_POOL
                        ? List.of(CommandLine.of("Get-CsService").with("UserServer", true)) : List.of();
    }

    private static CommandLine of(String cmdlet, String identity) {
        return CommandLine.of(cmdlet).with("Identity", identity);
    }
}
