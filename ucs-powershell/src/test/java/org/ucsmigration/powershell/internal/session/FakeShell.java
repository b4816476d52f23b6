package org.ucsmigration.powershell.internal.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.ucsmigration.powershell.internal.psrp.FakeServer;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;
import org.ucsmigration.powershell.internal.shell.Shell;

/** A shell that is no process, and does with each pipeline as a test likes. */
public final class FakeShell extends InnerProcess {

    /** What such a shell does, in the shell's thread. */
    @FunctionalInterface
    public interface Behaviour {

        /** Gives the pipeline's output to the server and completes it; or leaves it running; or dies. */
        void run(FakeServer server, UUID pipeline, PipelineRequest request) throws Death;
    }

    /** The shell is to end now. */
    public static final class Death extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Starts one, and opens a runspace in it. */
    public static Runspace open(Behaviour behaviour) {
        try {
            FakeShell shell = new FakeShell();
            Thread server = new Thread(() -> shell.serve(behaviour), "powershell-fake");
            server.setDaemon(true);
            server.start();
            return Runspace.open(Shell.of(shell, "UCS_POWERSHELL=none", RunspacePool.LONGEST_LINE), Duration.ofSeconds(10),
                    Deadline.after(Duration.ofMinutes(2)));
        } catch (SessionFault e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it started", e);
        }
    }

    private void serve(Behaviour behaviour) {
        Death[] death = new Death[1];
        FakeServer[] server = new FakeServer[1];
        server[0] = new FakeServer(this::say, (pipeline, request) -> {
            try {
                behaviour.run(server[0], pipeline, request);
            } catch (Death e) {
                death[0] = e;
            }
        });
        try (BufferedReader client = new BufferedReader(new InputStreamReader(clientLines, StandardCharsets.US_ASCII))) {
            while (death[0] == null && !server[0].isOver()) {
                String line = client.readLine();
                if (line == null) {
                    break;
                }
                server[0].take(line);
            }
            toClient.close();
        } catch (IOException e) {
            // The other end has gone, and so does this one.
        }
        exit();
    }

    private void say(String line) {
        try {
            toClient.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Nobody hears it.
        }
    }
}
