package org.ucsmigration.registry;

/** A line of a registry export that cannot be read; it never leaves the parser. */
final class RegFault extends Exception {

    private static final long serialVersionUID = 1L;

    static final String CUT = "the file ends within it: it is cut off";

    /** Whether the file ends here, so that anything may have followed. */
    private final String reason;
    final boolean atEnd;

    RegFault(String reason, boolean atEnd) {
        super(reason, null, false, false);
        this.reason = reason;
        this.atEnd = atEnd;
    }

    RegFault(String reason) {
        this(reason, false);
    }

    String reason() {
        return reason;
    }
}
