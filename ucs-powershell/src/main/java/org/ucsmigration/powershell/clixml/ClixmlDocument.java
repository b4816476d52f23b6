package org.ucsmigration.powershell.clixml;

import java.util.List;

/**
 * A document read into memory: its values, and whether they are all that it was to hold.
 *
 * <p>Immutable; the values are those that {@link PsObject} lists, never null.
 *
 * @since 0.1.0
 */
public final class ClixmlDocument {

    private final List<Object> values;
    private final ClixmlEnd end;

    ClixmlDocument(List<Object> values, ClixmlEnd end) {
        this.values = List.copyOf(values);
        this.end = end;
    }

    /** The values of the top level in order, up to the break where there is one. */
    public List<Object> values() {
        return values;
    }

    /** Those values that are objects, which is what cmdlets give: lists of them are not opened. */
    public List<PsObject> objects() {
        return values.stream().filter(PsObject.class::isInstance).map(PsObject.class::cast).toList();
    }

    /** Whether the document was read to its own end. */
    public boolean isComplete() {
        return end.isComplete();
    }

    /** How the document ended. */
    public ClixmlEnd end() {
        return end;
    }

    @Override
    public String toString() {
        return end.toString();
    }
}
