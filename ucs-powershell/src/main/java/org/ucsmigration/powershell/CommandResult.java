package org.ucsmigration.powershell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * What a command gave: its output and every other stream apart, who says it and when, and whether it is all there is.
 *
 * <p>Only in a result that {@linkplain #isComplete() is complete} is it a fact that something is <em>not</em> there. A
 * command that wrote an error is never complete, nor one that warned that there is more. Immutable; the values are those that
 * {@link PsObject} lists. Whoever wraps a session hands a result on whole: {@code with…} changes the one thing that it names.
 *
 * @since 0.1.0
 */
public final class CommandResult {

    private static final Set<Notice.Stream> TEXTS = EnumSet.of(Notice.Stream.WARNING, Notice.Stream.VERBOSE, Notice.Stream.DEBUG,
            Notice.Stream.INFORMATION);

    private final Parts parts;

    private CommandResult(Parts parts) {
        this.parts = parts;
    }

    /** A result that holds everything there is. */
    public static CommandResult complete(Source source, List<?> output) {
        Parts parts = new Parts(source);
        parts.output = checked(output);
        return new CommandResult(parts);
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
        return complete(source, output).withGap(reason);
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
        Parts parts = new Parts(source);
        parts.collected = false;
        parts.gap = said(reason);
        return new CommandResult(parts);
    }

    private static List<Object> checked(List<?> output) {
        return List.copyOf(Objects.requireNonNull(output, "output: pass an empty list where the command gave nothing"));
    }

    private static String said(String reason) {
        Objects.requireNonNull(reason, "reason: say why something may be missing");
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "A result that lacks something says why, for example \"recipient scope of the session\","
                    + " but the reason is blank.");
        }
        return reason.strip();
    }

    /** The same result with this output in place of its own. */
    public CommandResult withOutput(List<?> values) {
        Parts next = parts.copy();
        next.output = checked(values);
        return new CommandResult(next);
    }

    /**
     * The same result with one more reason why it may lack something; it keeps those that it has.
     *
     * @param reason fit for the middle of a sentence: {@code recipient scope of the session}
     * @return the result, which is not complete
     * @throws IllegalArgumentException if the reason is blank
     */
    public CommandResult withGap(String reason) {
        Parts next = parts.copy();
        next.gap = parts.gap == null ? said(reason) : parts.gap + "; " + said(reason);
        return new CommandResult(next);
    }

    /** The same result with these errors in place of its own, which make it incomplete. */
    public CommandResult withErrors(List<CommandError> all) {
        Parts next = parts.copy();
        next.errors = List.copyOf(Objects.requireNonNull(all, "errors: pass an empty list where there is none"));
        return new CommandResult(next);
    }

    /**
     * The same result with what the command wrote to a stream of text, in place of what it has of that stream.
     *
     * @param stream one of warnings, verbose, debug and information
     * @param texts what was written, in order
     * @return the result
     * @throws IllegalArgumentException if it is another stream
     */
    public CommandResult withMessages(Notice.Stream stream, List<String> texts) {
        Objects.requireNonNull(stream, "stream: say which");
        Objects.requireNonNull(texts, "texts: pass an empty list where there is none");
        if (!TEXTS.contains(stream)) {
            throw new IllegalArgumentException("A result keeps the texts of the streams " + TEXTS + ", not of " + stream
                    + ": output and errors have their own methods, progress is not kept.");
        }
        Parts next = parts.copy();
        next.messages = parts.messages.isEmpty() ? new EnumMap<>(Notice.Stream.class) : new EnumMap<>(parts.messages);
        next.messages.put(stream, List.copyOf(texts));
        return new CommandResult(next);
    }

    /** The same result with words for what it covers: {@code whole forest}. */
    public CommandResult withScope(String words) {
        Objects.requireNonNull(words, "scope: pass an empty text where it is not known");
        Parts next = parts.copy();
        next.scope = words.isBlank() ? null : words.strip();
        return new CommandResult(next);
    }

    /** The same result as of that instant, where its source has no time. */
    CommandResult asOf(Instant at) {
        if (source().at().isPresent()) {
            return this;
        }
        Parts next = parts.copy();
        next.source = source().withTime(at);
        return new CommandResult(next);
    }

    /** The cmdlet's name, and when it was run where that is known. */
    public Source source() {
        return parts.source;
    }

    /** Whether the command was run at all and its result is there, in part or in whole. */
    public boolean isCollected() {
        return parts.collected;
    }

    /** Whether the result holds everything there is, so that what it lacks does not exist. */
    public boolean isComplete() {
        return reason().isEmpty();
    }

    /** Why the result is not complete, as a sentence's part that names the cmdlet: {@code Get-Mailbox: access denied}. */
    public Optional<String> problem() {
        return reason().map(reason -> parts.source.text() + ": " + reason);
    }

    /** The same without the cmdlet's name: {@code access denied}. */
    public Optional<String> reason() {
        List<String> reasons = new ArrayList<>();
        if (parts.gap != null) {
            reasons.add(parts.gap);
        }
        CommandError.words(parts.errors).ifPresent(reasons::add);
        CutShort.in(warnings()).ifPresent(reasons::add);
        String all = Shown.of(String.join("; ", reasons).replaceAll("\\s+", " "), 2_000);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** The output in order; empty where a consumer took it. */
    public List<Object> output() {
        return parts.output;
    }

    /** Those values of the output that are objects. */
    public List<PsObject> objects() {
        return parts.output.stream().filter(PsObject.class::isInstance).map(PsObject.class::cast).toList();
    }

    /** The errors in order. */
    public List<CommandError> errors() {
        return parts.errors;
    }

    /** The warnings in order. */
    public List<String> warnings() {
        return messages(Notice.Stream.WARNING);
    }

    /** What the command wrote to that stream, in order: of errors their messages, of output and progress nothing. */
    public List<String> messages(Notice.Stream stream) {
        Objects.requireNonNull(stream, "stream: say which");
        return stream == Notice.Stream.ERROR ? parts.errors.stream().map(CommandError::message).toList()
                : parts.messages.getOrDefault(stream, List.of());
    }

    /** What the result covers, in words for people, where known: {@code whole forest}. */
    public Optional<String> scope() {
        return Optional.ofNullable(parts.scope);
    }

    /** Where it comes from, how much it is, and what is wrong with it. */
    @Override
    public String toString() {
        return parts.source + ": " + parts.output.size() + " values" + reason().map(reason -> "; " + reason).orElse(", complete");
    }

    /** Filled once, by the method that makes it, then left alone. */
    private static final class Parts {

        private Source source;
        private boolean collected = true;
        @Nullable
        private String gap;
        private List<Object> output = List.of();
        private List<CommandError> errors = List.of();
        private Map<Notice.Stream, List<String>> messages = Map.of();
        @Nullable
        private String scope;

        Parts(Source source) {
            this.source = Objects.requireNonNull(source, "source: who says it, such as Source.of(command.name())");
        }

        Parts copy() {
            Parts copy = new Parts(source);
            copy.collected = collected;
            copy.gap = gap;
            copy.output = output;
            copy.errors = errors;
            copy.messages = messages;
            copy.scope = scope;
            return copy;
        }
    }
}
