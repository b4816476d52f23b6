package org.ucsmigration.powershell.clixml;

import java.util.Optional;
import javax.annotation.Nullable;

/**
 * How the reading of a document ended: complete, or at a break, and after how many values.
 *
 * <p>A document that stops early is sound as far as it goes; whether something is missing from it can then not be said.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class ClixmlEnd {

    private final long count;
    @Nullable
    private final String problem;

    private ClixmlEnd(long count, @Nullable String problem) {
        this.count = count;
        this.problem = problem;
    }

    static ClixmlEnd complete(long count) {
        return new ClixmlEnd(count, null);
    }

    static ClixmlEnd early(long count, String problem) {
        return new ClixmlEnd(count, problem);
    }

    /** Whether the document was read to its own end. */
    public boolean isComplete() {
        return problem == null;
    }

    /** Where and how the document broke off, as a sentence for people; empty for a complete one. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** How many whole values of the top level were read. */
    public long count() {
        return count;
    }

    @Override
    public String toString() {
        return count + " values, " + (problem == null ? "complete" : problem);
    }
}
