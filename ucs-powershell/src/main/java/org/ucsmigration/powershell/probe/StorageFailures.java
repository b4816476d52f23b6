package org.ucsmigration.powershell.probe;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * What {@code Debug-CsStorageServiceFailures -SipUri} lists of one user.
 *
 * <p>Source: the sample on its page (Skype for Business Server 2015 and later; Lync Server 2013 has no such cmdlet), which has
 * {@code EndpointStatusTime} and {@code EndpointStatusDetail} with {@code code=ErrorEwsAutodiscover} in it. That a user of whom
 * a complete list has no row met no failure is inferred.
 */
final class StorageFailures {

    static final Command COMMAND = CheckedSession.command(Question.STORAGE_FAILURES);

    private static final Pattern CODE = Pattern.compile("\\bcode=(\\w{1,80})");
    private static final int LONGEST = 200;

    private StorageFailures() {
    }

    /** What is listed counts, even in a list that may lack some; that nothing is listed only in a complete one. */
    static Fact<MigrationFailure> of(CommandResult result) {
        Fact<MigrationFailure> all = result.isCollected() && result.problem().isEmpty()
                ? Fact.known(MigrationFailure.none(), result.source())
                : Fact.unknown(result.problem().orElse(COMMAND.name() + " was not run"));
        for (PsObject row : result.objects()) {
            PsProperty<String> detail = row.string("EndpointStatusDetail");
            Optional<String> text = Row.text(row, "EndpointStatusDetail");
            if (text.isPresent()) {
                MigrationFailure failure = failure("the storage service says", text.get());
                Optional<Instant> at = row.instant("EndpointStatusTime").value();
                all = all.merge(Fact.known(at.map(failure::withFailedAt).orElse(failure), result.source()));
            } else if (detail.isAbsent() && all.toOptional().filter(MigrationFailure::isNone).isPresent()) {
                all = Fact.unknown(Row.problem(COMMAND.name(), detail));
            }
        }
        return all;
    }

    /** A failure in a server's words, with the code that stands in them. */
    static MigrationFailure failure(String who, String text) {
        MigrationFailure failure = MigrationFailure.of(who + " \"" + Shown.of(text, LONGEST) + "\"");
        Matcher code = CODE.matcher(text);
        return code.find() ? failure.withCode(code.group(1)) : failure;
    }
}
