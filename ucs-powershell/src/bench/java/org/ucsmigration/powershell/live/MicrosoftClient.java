package org.ucsmigration.powershell.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Microsoft's own .NET client, over the same engine, told by lines what to do with its own session. */
final class MicrosoftClient implements AutoCloseable {

    private static final String SCRIPT = """
            function open { $r = [runspacefactory]::CreateOutOfProcessRunspace($null); $r.Open(); $r }
            $runspace = open
            $shell = [powershell]::Create(); $shell.Runspace = $runspace
            $null = $shell.AddScript($env:UCS_BENCH_SETUP).Invoke()
            [Console]::Out.WriteLine('ready')
            while ($null -ne ($line = [Console]::In.ReadLine())) {
                $answer = switch ($line) {
                    'open' { (open).Dispose(); 1 }
                    'calls' { foreach ($i in 1..100) { $shell.Commands.Clear(); \
                            $last = $shell.AddCommand('Get-One').Invoke() }; 100 }
                    'objects' { $shell.Commands.Clear(); $shell.AddCommand('Get-Fifty').Invoke().Count }
                }
                [Console]::Out.WriteLine($answer)
            }
            """;

    private final Path script;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    MicrosoftClient() throws IOException {
        script = Files.writeString(Files.createTempFile("ucs-bench", ".ps1"), SCRIPT);
        ProcessBuilder builder = new ProcessBuilder(BenchServer.engine(), "-NoProfile", "-File", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("UCS_BENCH_SETUP", BenchServer.SETUP);
        process = builder.start();
        requests = process.outputWriter(StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.UTF_8);
        expect("ready");
    }

    /** Lets the client do it, and waits until it has. */
    void ask(String request, int answer) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        expect(Integer.toString(answer));
    }

    private void expect(String answer) throws IOException {
        String line = answers.readLine();
        if (!answer.equals(line)) {
            throw new IOException("the client answered " + line + " instead of " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(script);
    }
}
