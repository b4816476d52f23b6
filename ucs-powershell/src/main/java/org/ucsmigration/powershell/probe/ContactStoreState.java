package org.ucsmigration.powershell.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/** What {@code Debug-} and {@code Test-CsUnifiedContactStore} show of one user, as evidence. */
final class ContactStoreState {

    static final Command OF_USER = CheckedSession.command(Question.USER_STATE);
    static final Command OF_POOL = CheckedSession.command(Question.POOL_STATE);
    static final Command TEST = CheckedSession.command(Question.TEST);

    private ContactStoreState() {
    }

    /** The server's state; unknown with the reason where the result does not tell it. */
    static Evidence serverState(SipAddress sip, CommandResult result) {
        Source source = result.source();
        List<PsObject> ofUser = result.objects().stream().filter(row -> !isLine(row) && !isOfAnother(row, sip)).toList();
        if (ofUser.size() != 1) {
            String nothing = result.output().isEmpty() ? "the server gave nothing for this user" : ofUser.isEmpty()
                    ? "the server gave nothing for this user, but for another"
                    : "the server gave " + ofUser.size() + " states for one user";
            String reason = ofUser.isEmpty() ? result.reason().orElse(nothing) : nothing;
            return Evidence.none(Evidence.Authority.SERVER_STATE, reason, source);
        }
        PsProperty<String> mode = ofUser.get(0).string("UcsMode");
        return mode.isPresent() ? Evidence.serverState(mode.orElseThrow(), source)
                : Evidence.none(Evidence.Authority.SERVER_STATE, Row.problem(source.text(), mode), source);
    }

    /** The failed attempts that the user's object tells of; empty where it tells none. */
    static Optional<Fact<MigrationFailure>> attempts(SipAddress sip, CommandResult result) {
        Evidence state = serverState(sip, result);
        return state.ucsMode().isEmpty() ? Optional.empty() : result.objects().stream()
                .filter(row -> !isLine(row) && !isOfAnother(row, sip)).findFirst()
                .flatMap(row -> Attempts.of(row, state, result.source()));
    }

    /** A text that stands beside the state, with properties of its own; plain texts are no objects. */
    private static boolean isLine(PsObject row) {
        return row.value().filter(String.class::isInstance).isPresent();
    }

    /** A row without an address is of whom the manifest, or the caller, says that was asked for. */
    private static boolean isOfAnother(PsObject row, SipAddress sip) {
        return Row.text(row, "SipUri").filter(uri -> !SipAddress.find(uri).equals(Optional.of(sip))).isPresent();
    }

    /** The test's verdict, unknown with the reason where it gave none; empty where it was not run. */
    static Optional<Evidence> test(CommandResult result) {
        return result.isCollected() ? Optional.of(verdict(result)) : Optional.empty();
    }

    static Evidence notTested(String reason) {
        return Evidence.none(Evidence.Authority.SYNTHETIC_TEST, reason, Source.of(TEST.name()));
    }

    private static Evidence verdict(CommandResult result) {
        Source source = result.source();
        if (result.objects().size() != 1) {
            String reason = result.objects().isEmpty() ? "no result" : result.objects().size() + " results for one user";
            return Evidence.none(Evidence.Authority.SYNTHETIC_TEST, result.reason().orElse(reason), source);
        }
        PsObject row = result.objects().get(0);
        PsProperty<String> verdict = row.string("Result");
        return switch (verdict.value().map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("")) {
            case "success" -> Evidence.testSucceeded(source);
            case "failure" -> Evidence.testFailed(Row.text(row, "Error").orElse(""), source);
            default -> Evidence.none(Evidence.Authority.SYNTHETIC_TEST, verdict.isPresent()
                    ? "Result is '" + verdict.orElseThrow() + "', neither Success nor Failure"
                    : Row.problem(source.text(), verdict), source);
        };
    }
}
