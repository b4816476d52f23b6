package org.ucsmigration.powershell.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.ProtocolFault;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;
import org.ucsmigration.powershell.internal.shell.Shell;

/** The engine as a bare server: lines go in, and what comes out is counted and thrown away. What it alone needs. */
final class BenchServer implements AutoCloseable {

    static final int OBJECTS = 50_000;

    /** The commands that are measured. */
    static final String SETUP = """
            function global:Get-One { 1 }
            function global:Get-Fifty { foreach ($i in 1..50000) { [pscustomobject]@{ DisplayName = "Ken Myer $i"
                SipAddress = "sip:kenmyer$i@litwareinc.com"; Enabled = $true; Number = $i; WhenCreated = [datetime]::UtcNow } } }
            """;

    private final Shell shell;
    private final RunspacePool pool = new RunspacePool(UUID.randomUUID());

    BenchServer() throws IOException {
        ProcessBuilder command = new ProcessBuilder(engine(), "-s", "-NoLogo", "-NoProfile");
        String mark = Shell.mark(command);
        shell = Shell.of(command.start(), mark, RunspacePool.LONGEST_LINE);
        pool.open();
        exchange(0);
    }

    static String engine() {
        String engine = System.getenv("UCS_PWSH");
        if (engine == null) {
            throw new IllegalStateException("UCS_PWSH is not set: name the engine to compare with");
        }
        return engine;
    }

    /** Runs a script and throws away that many lines of output, unread. */
    void run(String script, int lines) throws IOException {
        UUID pipeline = UUID.randomUUID();
        pool.start(pipeline, PipelineRequest.of(new PipelineRequest.Step(script, PipelineRequest.Step.Kind.SCRIPT, List.of())));
        exchange(lines);
    }

    /** Feeds the protocol engine but for the lines that are output, until something has happened. */
    private void exchange(int skipped) throws IOException {
        int left = skipped;
        try {
            while (true) {
                shell.send(pool.takeLines());
                String line = shell.readLine();
                if (left > 0 && line.startsWith("<Data ")) {
                    left--;
                    continue;
                }
                pool.receive(line);
                if (!pool.takeEvents().isEmpty()) {
                    return;
                }
            }
        } catch (ProtocolFault e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        shell.end(Duration.ZERO);
    }
}
