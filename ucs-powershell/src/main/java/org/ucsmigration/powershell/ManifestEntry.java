package org.ucsmigration.powershell;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/**
 * One command of a manifest: what was run, when, over what, and the file that holds what it gave.
 *
 * @param command     the cmdlet
 * @param question    the cmdlet and its parameters, without the one that took one value after another
 * @param forEach     that parameter; null where there was none
 * @param file        a file's name in the folder; null where the command failed
 * @param run         which run of the collection it is of; null in the first version
 * @param proof       what tells that the file is still what was written; null in the first version
 * @param collectedAt when it was run; null where the manifest does not say
 * @param scope       what it covers, in words
 * @param gap         why the list may lack something; null where it is declared complete
 * @param isDisputed  whether nothing tells that the file is this entry's: another names the same, or it was still being written
 * @param errors      what the command wrote as errors
 * @param warnings    what it wrote as warnings
 */
record ManifestEntry(String command, CommandKey question, @Nullable String forEach, @Nullable String file, @Nullable String run,
        @Nullable Proof proof, @Nullable Instant collectedAt, String scope, @Nullable String gap, boolean isDisputed,
        List<CommandError> errors, List<String> warnings) {

    private static final Pattern FILE_NAME = Pattern.compile("[^\\\\/:*?\"<>|\\p{Cntrl}]{1,255}");
    private static final Pattern DIGEST = Pattern.compile("(?i)SHA256:([0-9a-f]{64})");

    /**
     * Reads an entry.
     *
     * @throws PowerShellException if it lacks what an entry needs, with the reason
     * @throws ClixmlException if one of its properties is none of that type
     */
    static ManifestEntry of(PsObject entry) {
        String command = entry.string("Command").orElseThrow().strip();
        Map<?, ?> parameters = isBlank(entry.property("Parameters")) ? Map.of() : entry.dictionary("Parameters").orElseThrow();
        String forEach = isBlank(entry.property("ForEach")) ? null : entry.string("ForEach").orElseThrow().strip();
        String file = isBlank(entry.property("File")) ? null : entry.string("File").orElseThrow().strip();
        if (file != null && (!FILE_NAME.matcher(file).matches() || file.startsWith("."))) {
            throw PowerShellException.of(command, "File is '" + file + "', which is not the name of a file in the folder");
        }
        String scope = entry.string("Scope").value().map(String::strip).orElse("");
        CommandKey question = CommandKey.of(command, parameters);
        return new ManifestEntry(command, forEach == null ? question : question.without(forEach), forEach, file,
                entry.string("Run").value().orElse(null), proof(command, file, entry),
                entry.instant("CollectedAt").value().orElse(null), scope, gap(entry.bool("Complete"), scope), false,
                entry.texts("Errors").stream().map(CommandError::of).toList(), entry.texts("Warnings"));
    }

    @Nullable
    private static Proof proof(String command, @Nullable String file, PsObject entry) {
        if (file == null || isBlank(entry.property("Digest"))) {
            return null;
        }
        var digest = DIGEST.matcher(entry.string("Digest").orElseThrow().strip());
        if (!digest.matches()) {
            throw PowerShellException.of(command, "Digest is '" + entry.string("Digest").orElseThrow()
                    + "', not SHA256: and 64 hexadecimal digits");
        }
        return new Proof(entry.number("Rows").orElseThrow(), digest.group(1));
    }

    @Nullable
    private static String gap(PsProperty<Boolean> complete, String scope) {
        if (!complete.isPresent()) {
            return "the manifest does not say whether the list is complete (" + complete.problem().orElseThrow() + ")";
        }
        return complete.orElseThrow() ? null : "the list is not complete" + (scope.isEmpty() ? "" : " (" + scope + ")");
    }

    private static boolean isBlank(PsProperty<Object> property) {
        return property.value().map(value -> value instanceof String text && text.isBlank()).orElse(true);
    }

    /** The same, as one that proves no absence. */
    ManifestEntry doubted(String reason) {
        String all = gap == null ? reason : gap + "; " + reason;
        return new ManifestEntry(command, question, forEach, file, run, proof, collectedAt, scope, all, isDisputed, errors,
                warnings);
    }

    /** The same, of a time that is not known. */
    ManifestEntry undated() {
        return new ManifestEntry(command, question, forEach, file, run, proof, null, scope, gap, isDisputed, errors, warnings);
    }

    /** The same, as one whose file may be another's. */
    ManifestEntry disputed() {
        return new ManifestEntry(command, question, forEach, file, run, proof, collectedAt, scope, gap, true, errors, warnings);
    }

    Source source() {
        return source(collectedAt);
    }

    private Source source(@Nullable Instant at) {
        return at == null ? Source.of(command) : Source.of(command, at);
    }

    /** What the manifest says of the command, with no output yet; {@code reason}, unless null, is one more gap. */
    CommandResult result(@Nullable String reason) {
        return result(reason, collectedAt);
    }

    /** The same of one of several values, which has a time of its own. */
    CommandResult result(@Nullable String reason, @Nullable Instant at) {
        // Of a command that failed altogether the error says it all.
        String declared = file == null && !errors.isEmpty() ? null : gap;
        String all = declared == null ? reason : reason == null ? declared : declared + "; " + reason;
        if (all == null && file == null && errors.isEmpty()) {
            all = "the manifest names no file and no error";
        }
        CommandResult result = all == null ? CommandResult.complete(source(at), List.of())
                : CommandResult.incomplete(source(at), List.of(), all);
        return described(result).withErrors(errors).withMessages(Notice.Stream.WARNING, warnings);
    }

    /** No output is there at all. */
    CommandResult lost(String reason) {
        return described(CommandResult.notCollected(source(), reason)).withErrors(errors)
                .withMessages(Notice.Stream.WARNING, warnings);
    }

    private CommandResult described(CommandResult result) {
        return result.withScope(scope);
    }

    /** Whether the command had not ended when the manifest was written, in the words of the collection script. */
    boolean isInterrupted() {
        return errors.stream().map(CommandError::message)
                .anyMatch(message -> message.contains("was running, or was interrupted"));
    }

    /**
     * The value of that command's parameter which this entry took one value after another of; empty where that is not its
     * question.
     */
    Optional<String> valueOf(CommandKey asked) {
        return forEach == null ? Optional.empty() : Optional.ofNullable(asked.parameters().get(CommandKey.normal(forEach)));
    }
}
