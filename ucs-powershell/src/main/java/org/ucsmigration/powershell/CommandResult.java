package org.ucsmigration.powershell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * What a command gave: its output and every other stream apart, who says it and when, and whether it is all there is.
 *
 * <p>Only in a result that {@linkplain #isComplete() is complete} is it a fact that something is <em>not</em> there. A
 * command that wrote an error is never complete. Immutable; the values are those that {@link PsObject} lists.
 *
 * @since 0.1.0
 */
public final class CommandResult {

    private final Source source;
    private final boolean collected;
    private final String gap;
    private final List<Object> output;
    private final List<CommandError> errors;
    private final Map<MessageStream, List<String>> messages;
    private final String scope;

    private CommandResult(Source source, boolean collected, @Nullable String gap, List<Object> output, List<CommandError> errors,
            Map<MessageStream, List<String>> messages, @Nullable String scope) {
        this.source = Objects.requireNonNull(source, "source");
        this.collected = collected;
        this.gap = gap;
        this.output = output;
        this.errors = errors;
        this.messages = messages;
        this.scope = scope;
    }

    /** A result that holds everything there is. */
    public static CommandResult complete(Source source, List<?> output) {
        Objects.requireNonNull(output, "output: pass an empty list where the command gave nothing");
        return new CommandResult(source, true, null, List.copyOf(output), List.of(), Map.of(), null);
    }

    /**
     * A result that may lack something.
     *
     * @param source the cmdlet's name, and when it was run
     * @param output what it gave
     * @param reason why it may, fit for the middle of a sentence: {@code recipient scope of the session}
     * @return the result
     * @throws IllegalArgumentException if the reason is blank
     */
    public static CommandResult incomplete(Source source, List<?> output, String reason) {
        Objects.requireNonNull(output, "output: pass an empty list where the command gave nothing");
        return new CommandResult(source, true, said(reason), List.copyOf(output), List.of(), Map.of(), null);
    }

    /**
     * No result: the command was not run, or what it gave is lost.
     *
     * @param source the cmdlet's name
     * @param reason why, fit for the middle of a sentence: {@code not collected}
     * @return the result
     * @throws IllegalArgumentException if the reason is blank
     */
    public static CommandResult notCollected(Source source, String reason) {
        return new CommandResult(source, false, said(reason), List.of(), List.of(), Map.of(), null);
    }

    private static String said(String reason) {
        Objects.requireNonNull(reason, "reason: say why something may be missing");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A result that lacks something says why, for example \"recipient scope of the session\", but the reason is blank.");
        }
        return reason.strip();
    }

    /** The same result with these errors, which make it incomplete. */
    public CommandResult withErrors(List<CommandError> all) {
        Objects.requireNonNull(all, "errors: pass an empty list where there is none");
        return new CommandResult(source, collected, gap, output, List.copyOf(all), messages, scope);
    }

    /** The same result with what the command wrote to that stream. */
    public CommandResult withMessages(MessageStream stream, List<String> texts) {
        Objects.requireNonNull(stream, "stream: say which");
        Objects.requireNonNull(texts, "texts: pass an empty list where there is none");
        Map<MessageStream, List<String>> more = new EnumMap<>(MessageStream.class);
        more.putAll(messages);
        more.put(stream, List.copyOf(texts));
        return new CommandResult(source, collected, gap, output, errors, more, scope);
    }

    /** The same result with words for what it covers: {@code whole forest}. */
    public CommandResult withScope(String words) {
        Objects.requireNonNull(words, "scope: pass an empty text where it is not known");
        return new CommandResult(source, collected, gap, output, errors, messages, words.isBlank() ? null : words.strip());
    }

    /** The same result with this output in place of its own. */
    public CommandResult withOutput(List<?> values) {
        Objects.requireNonNull(values, "output: pass an empty list where the command gave nothing");
        return new CommandResult(source, collected, gap, List.copyOf(values), errors, messages, scope);
    }

    /** The cmdlet's name, and when it was run where that is known. */
    public Source source() {
        return source;
    }

    /** Whether the command was run at all and its result is there, in part or in whole. */
    public boolean isCollected() {
        return collected;
    }

    /** Whether the result holds everything there is, so that what it lacks does not exist. */
    public boolean isComplete() {
        return gap == null && errors.isEmpty();
    }

    /** Why the result is not complete, as a sentence's part that names the cmdlet: {@code Get-Mailbox: access denied}. */
    public Optional<String> problem() {
        return reason().map(reason -> source.text() + ": " + reason);
    }

    /** The same without the cmdlet's name: {@code access denied}. */
    public Optional<String> reason() {
        List<String> reasons = new ArrayList<>();
        if (gap != null) {
            reasons.add(gap);
        }
        if (!errors.isEmpty()) {
            String more = errors.size() == 1 ? "" : errors.size() == 2 ? " (and 1 more error)" : " (and " + (errors.size() - 1) + " more errors)";
            reasons.add(errors.get(0).message() + more);
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons).replaceAll("\\s+", " "));
    }

    /** The output in order; empty where a consumer took it. */
    public List<Object> output() {
        return output;
    }

    /** Those values of the output that are objects. */
    public List<PsObject> objects() {
        return output.stream().filter(PsObject.class::isInstance).map(PsObject.class::cast).toList();
    }

    /** The errors in order. */
    public List<CommandError> errors() {
        return errors;
    }

    /** The warnings in order. */
    public List<String> warnings() {
        return messages(MessageStream.WARNING);
    }

    /** What the command wrote to that stream, in order. */
    public List<String> messages(MessageStream stream) {
        Objects.requireNonNull(stream, "stream: say which");
        return messages.getOrDefault(stream, List.of());
    }

    /** What the result covers, in words for people, where known: {@code whole forest}. */
    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    /** Where it comes from, how much it is, and what is wrong with it. */
    @Override
    public String toString() {
        return source + ": " + output.size() + " values" + reason().map(reason -> "; " + reason).orElse(", complete");
    }
}
