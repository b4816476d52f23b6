package org.ucsmigration.powershell;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * An error that a command wrote: what PowerShell calls an error record. Immutable, compared by content.
 *
 * <p>An export holds its message only. Messages are in the language of the server; the id is not.
 *
 * @since 0.1.0
 */
public final class CommandError {

    private final String message;
    @Nullable
    private final String id;
    @Nullable
    private final String category;
    @Nullable
    private final String target;

    private CommandError(String message, @Nullable String id, @Nullable String category, @Nullable String target) {
        this.message = message.strip().isEmpty() ? "an error without a message" : message.strip();
        this.id = id;
        this.category = category;
        this.target = target;
    }

    /**
     * An error of which only the message is known.
     *
     * @param message what it says
     * @return the error
     */
    public static CommandError of(String message) {
        return new CommandError(Objects.requireNonNull(message, "message"), null, null, null);
    }

    /** The first error in words, and how many there are besides; empty where there is none. */
    static Optional<String> words(List<CommandError> all) {
        int more = all.size() - 1;
        String others = more <= 0 ? "" : more == 1 ? " (and 1 more error)" : " (and " + more + " more errors)";
        return all.stream().findFirst().map(first -> first.message() + others);
    }

    /** The same error with its fully qualified id, such as {@code CommandNotFoundException}. */
    public CommandError withId(String newId) {
        return new CommandError(message, Objects.requireNonNull(newId, "id"), category, target);
    }

    /** The same error with its category, such as {@code ObjectNotFound}. */
    public CommandError withCategory(String newCategory) {
        return new CommandError(message, id, Objects.requireNonNull(newCategory, "category"), target);
    }

    /** The same error with the text of the object that was being worked on. */
    public CommandError withTarget(String newTarget) {
        return new CommandError(message, id, category, Objects.requireNonNull(newTarget, "target"));
    }

    /** What it says. Never blank. */
    public String message() {
        return message;
    }

    /** The fully qualified id, where known. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** The category, where known. */
    public Optional<String> category() {
        return Optional.ofNullable(category);
    }

    /** What was being worked on, where known. */
    public Optional<String> target() {
        return Optional.ofNullable(target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandError that && message.equals(that.message) && Objects.equals(id, that.id)
                && Objects.equals(category, that.category) && Objects.equals(target, that.target);
    }

    @Override
    public int hashCode() {
        return Objects.hash(message, id);
    }

    /** The message. */
    @Override
    public String toString() {
        return message;
    }
}
