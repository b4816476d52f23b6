package org.ucsmigration.powershell.internal.xml;

import java.io.IOException;
import javax.annotation.Nullable;

/** What stopped the reading of a document: its early end, or something in it that is not CLIXML. */
public final class XmlFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean earlyEnd;
    private final long line;
    private final long column;

    private XmlFault(boolean earlyEnd, String what, long line, long column, @Nullable Throwable cause) {
        super(what, cause);
        this.earlyEnd = earlyEnd;
        this.line = line;
        this.column = column;
    }

    static XmlFault earlyEnd(String what, long line, long column) {
        return new XmlFault(true, what, line, column, null);
    }

    static XmlFault malformed(String what, long line, long column, @Nullable Throwable cause) {
        return new XmlFault(false, what, line, column, cause);
    }

    /** The document cannot be read any further. */
    public static XmlFault unreadable(IOException cause) {
        return new XmlFault(false, "it cannot be read: " + cause.getMessage(), 0, 0, cause);
    }

    /** Whether the document was sound as far as it goes and simply stopped. */
    public boolean isEarlyEnd() {
        return earlyEnd;
    }

    /** The line, from 1; 0 where there is none. */
    public long line() {
        return line;
    }

    /** The column in UTF-16 units, from 1; 0 where there is none. */
    public long column() {
        return column;
    }
}
