package org.ucsmigration.powershell.internal.session;

import java.io.IOException;
import org.ucsmigration.powershell.clixml.FragmentReader;
import org.ucsmigration.powershell.internal.psrp.ProtocolFault;
import org.ucsmigration.powershell.internal.shell.Shell;

/** Reads a shell's lines to their end, and says what that end was. For one thread. */
final class ShellReader {

    /** What is done with each line. */
    @FunctionalInterface
    interface Taker {
        void take(String line) throws ProtocolFault, InterruptedException;
    }

    private final Shell shell;
    private final ShellReport report;

    ShellReader(Shell shell, ShellReport report) {
        this.shell = shell;
        this.report = report;
    }

    SessionFault readAll(Taker taker) {
        try {
            // Loading the XML parser takes a while, which the shell needs anyway to start.
            new FragmentReader().read("<Nil />");
            for (String line = shell.readLine(); line != null; line = shell.readLine()) {
                taker.take(line);
            }
            return report.ofExit();
        } catch (ProtocolFault e) {
            return new SessionFault("the shell said what is not PowerShell remoting: " + e.getMessage() + report.lastErrors(), e);
        } catch (IOException e) {
            return new SessionFault("the shell's output broke off: " + e.getMessage() + report.lastErrors(), e);
        } catch (InterruptedException e) {
            return new SessionFault("the reading of the shell's output was interrupted", e);
        } catch (RuntimeException | Error e) {
            // Whatever happens to this thread, out of memory among it, those who wait must hear of it.
            return new SessionFault("the shell's output could not be read: " + e, e);
        }
    }
}
