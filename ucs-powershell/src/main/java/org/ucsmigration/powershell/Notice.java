package org.ucsmigration.powershell;

import java.util.Objects;
import java.util.OptionalInt;
import javax.annotation.Nullable;

/**
 * Something that a command says while it runs: a warning, a message, its progress. Immutable.
 *
 * @since 0.1.0
 */
public final class Notice {

    /**
     * What kind of saying it is.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** How far the command has come. */
        PROGRESS,
        /** A warning. */
        WARNING,
        /** What {@code -Verbose} shows. */
        VERBOSE,
        /** What {@code -Debug} shows. */
        DEBUG,
        /** What {@code Write-Information} and {@code Write-Host} write. */
        INFORMATION,
        /** An error after which the command went on. */
        ERROR
    }

    private final String source;
    private final Kind kind;
    private final String text;
    private final int percent;

    private Notice(String source, Kind kind, String text, int percent) {
        this.source = Objects.requireNonNull(source, "source");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.text = Objects.requireNonNull(text, "text");
        this.percent = percent;
    }

    static Notice of(String source, Kind kind, String text, @Nullable Long percent) {
        boolean known = percent != null && percent >= 0 && percent <= 100;
        return new Notice(source, kind, text, known ? percent.intValue() : -1);
    }

    /** The cmdlet that runs. */
    public String source() {
        return source;
    }

    /** What kind of saying it is. */
    public Kind kind() {
        return kind;
    }

    /** What it says; warnings and the like are in the language of the server. */
    public String text() {
        return text;
    }

    /** How much is done, 0 to 100, where it is progress and the command knows. */
    public OptionalInt percent() {
        return percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    /** The cmdlet and what it says. */
    @Override
    public String toString() {
        return source + ": " + text + (percent < 0 ? "" : " (" + percent + " %)");
    }
}
