package org.ucsmigration.registry;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Which lines of a registry export could not be read, and why. */
final class RegDamage {

    private static final int NAMED_LINES = 10;

    private final String source;
    private final List<String> named = new ArrayList<>();
    private long count;
    @Nullable
    private Line lostKey;
    @Nullable
    private String missing;

    /** A line that could not be read. */
    record Line(long number, String reason) {
    }

    RegDamage(String source) {
        this.source = source;
    }

    /** A line whose damage is its own. */
    Line note(long number, String reason) {
        count++;
        if (named.size() < NAMED_LINES) {
            named.add("line " + number + ", " + reason);
        }
        return new Line(number, reason);
    }

    /** A line in place of which any key may have stood. */
    Line noteLost(long number, String reason) {
        Line line = note(number, reason);
        lostKey = lostKey == null ? line : lostKey;
        return line;
    }

    /** What its writer left out, so that no key is certainly absent. */
    void noteMissing(String reason) {
        missing = reason;
        lostKey = lostKey == null ? new Line(1, reason) : lostKey;
    }

    /** The first line in place of which any key may have stood; null where there is none. */
    @Nullable
    Line lostKey() {
        return lostKey;
    }

    List<String> caveats(boolean script) {
        List<String> caveats = new ArrayList<>();
        if (count > 0) {
            caveats.add((count == 1 ? "One line" : count + " lines") + " of " + source + " could not be read: "
                    + String.join("; ", named) + (count > named.size() ? "; and others" : "") + ".");
        }
        if (missing != null) {
            caveats.add("Of " + source + ", " + missing + ".");
        }
        if (script) {
            caveats.add("It deletes keys or values: it is a script to be imported, not what a registry held.");
        }
        return caveats;
    }
}
