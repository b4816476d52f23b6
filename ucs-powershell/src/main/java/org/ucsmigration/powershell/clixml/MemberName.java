package org.ucsmigration.powershell.clixml;

import javax.annotation.Nullable;
import org.ucsmigration.powershell.internal.xml.Escapes;

/** A member's name in one document, and what was learnt of it while reading. For one reader. */
final class MemberName {

    final String written;
    final String text;
    /** The name that last came behind this one. */
    @Nullable
    MemberName next;
    /** How many more of its texts came once than came again; {@link Repeated} counts. */
    int misses;

    MemberName(String written) {
        this.written = written;
        this.text = Escapes.decode(written);
    }
}
