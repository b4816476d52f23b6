package org.ucsmigration.powershell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;

/** The engine as a bare server: lines go in, and what comes out is counted and thrown away. What it alone needs. */
final class BenchServer implements AutoCloseable {

    static final int OBJECTS = 50_000;

    /** The commands that are measured. */
    static final String SETUP = """
            function global:Get-One { 1 }
            function global:Get-Fifty { foreach ($i in 1..50000) { [pscustomobject]@{ DisplayName = "Ken Myer $i"
                SipAddress = "sip:kenmyer$i@litwareinc.com"; Enabled = $true; Number = $i; WhenCreated = [datetime]::UtcNow } } }
            """;

    private final Process process;
    private final BufferedReader output;
    private final OutputStream input;
    private final RunspacePool pool = new RunspacePool(UUID.randomUUID());

    BenchServer() throws IOException {
        process = new ProcessBuilder(engine(), "-s", "-NoLogo", "-NoProfile").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        output = process.inputReader(StandardCharsets.US_ASCII);
        input = process.getOutputStream();
        pool.open();
        exchange(Integer.MAX_VALUE);
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
        pool.start(pipeline, PipelineRequest.of(new PipelineRequest.Step(script, true, List.of())));
        exchange(lines);
    }

    /** Feeds the protocol engine but for the lines that are output, until something has happened. */
    private void exchange(int skipped) throws IOException {
        int left = skipped;
        try {
            while (true) {
                for (String line : pool.takeLines()) {
                    input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                }
                input.flush();
                String line = output.readLine();
                if (skipped != Integer.MAX_VALUE && line.startsWith("<Data ") && left-- > 0) {
                    continue;
                }
                pool.receive(line);
                if (!pool.takeEvents().isEmpty()) {
                    return;
                }
            }
        } catch (org.ucsmigration.powershell.internal.psrp.ProtocolFault e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
