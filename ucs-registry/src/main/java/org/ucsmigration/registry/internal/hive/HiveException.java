package org.ucsmigration.registry.internal.hive;

import javax.annotation.Nullable;

/** A place in a hive that cannot be read. */
public final class HiveException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final long offset;

    HiveException(long offset, String reason) {
        this(offset, reason, null);
    }

    HiveException(long offset, String reason, @Nullable Throwable cause) {
        // Of a hostile file there may be one for each entry of a list, and nobody looks at where in the code it was.
        super(reason, cause, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    /** The place, in bytes from the start of the file. */
    public long offset() {
        return offset;
    }

    /** Why it cannot be read, without the place. */
    public String reason() {
        return reason;
    }
}
