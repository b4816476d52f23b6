package org.ucsmigration.powershell;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Something that a command says while it runs: a warning, a message, its progress. Immutable.
 *
 * @since 0.1.0
 */
public final class Notice {

    /**
     * The streams that a command writes.
     *
     * @since 0.1.0
     */
    public enum Stream {
        /** The objects that it gives. */
        OUTPUT,
        /** Errors after which it goes on. */
        ERROR,
        /** Warnings. Their text is in the language of the server. */
        WARNING,
        /** What {@code -Verbose} shows. */
        VERBOSE,
        /** What {@code -Debug} shows. */
        DEBUG,
        /** What {@code Write-Information} and {@code Write-Host} write. */
        INFORMATION,
        /** How far it has come. */
        PROGRESS
    }

    private static final int UNKNOWN = -1;

    private final String source;
    private final Stream stream;
    private final String text;
    private final int percent;

    private Notice(String source, Stream stream, String text, int percent) {
        this.source = Objects.requireNonNull(source, "source: the cmdlet that runs");
        this.stream = Objects.requireNonNull(stream, "stream: say which");
        this.text = Objects.requireNonNull(text, "text: pass an empty one where there is none");
        this.percent = percent;
    }

    /**
     * Something on one of a command's streams.
     *
     * @param source the cmdlet that runs
     * @param stream the stream
     * @param text what it says
     * @return the notice
     */
    public static Notice of(String source, Stream stream, String text) {
        return new Notice(source, stream, text, UNKNOWN);
    }

    /**
     * How far a command has come.
     *
     * @param source the cmdlet that runs
     * @param text what it says
     * @param percent how much is done; other than 0 to 100 where the command does not know
     * @return the notice, on {@link Stream#PROGRESS}
     */
    public static Notice progress(String source, String text, int percent) {
        return new Notice(source, Stream.PROGRESS, text, percent >= 0 && percent <= 100 ? percent : UNKNOWN);
    }

    /** The cmdlet that runs. */
    public String source() {
        return source;
    }

    /** The stream that it is on. */
    public Stream stream() {
        return stream;
    }

    /** What it says; warnings and the like are in the language of the server. */
    public String text() {
        return text;
    }

    /** How much is done, 0 to 100, where it is progress and the command knows. */
    public OptionalInt percent() {
        return percent == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    /** The cmdlet and what it says. */
    @Override
    public String toString() {
        return source + ": " + text + (percent == UNKNOWN ? "" : " (" + percent + " %)");
    }
}
