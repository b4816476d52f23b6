package org.ucsmigration.powershell.internal.session;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.ucsmigration.powershell.internal.shell.Shell;

/** What is to be said of a shell that has ended: its exit status and the last that it wrote to standard error. */
final class ShellReport {

    private static final int MOST_LINES = 5;

    private final Shell shell;

    ShellReport(Shell shell) {
        this.shell = shell;
    }

    /** The end of the shell by itself, or by another's hand. */
    SessionFault ofExit() {
        OptionalInt status = shell.awaitExit(2, TimeUnit.SECONDS);
        return new SessionFault((status.isPresent() ? "the shell ended with exit status " + status.getAsInt()
                : "the shell closed its output") + lastErrors());
    }

    /** The last lines of standard error, as the end of a sentence; empty where there are none. */
    String lastErrors() {
        List<String> lines = shell.lastErrors();
        List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        return last.isEmpty() ? "" : "; its last words: " + String.join(" | ", last);
    }
}
