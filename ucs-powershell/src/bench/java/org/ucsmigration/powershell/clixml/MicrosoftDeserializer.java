package org.ucsmigration.powershell.clixml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real engine that makes a document of 50,000 objects, and reads it again with its own deserializer when asked. */
final class MicrosoftDeserializer implements AutoCloseable {

    private static final String SCRIPT = """
            $objects = foreach ($i in 1..50000) { [pscustomobject]@{
                DisplayName = "Ken Myer $i"; SipAddress = "sip:kenmyer$i@litwareinc.com"; Enabled = $i % 2 -eq 0; Number = $i
                WhenCreated = [datetime]::new(2013, 10, 15, 1, 2, 3, [DateTimeKind]::Utc).AddSeconds($i) } }
            $text = [System.Management.Automation.PSSerializer]::Serialize($objects, 2)
            [IO.File]::WriteAllText([Console]::In.ReadLine(), $text)
            [Console]::Out.WriteLine('ready')
            while ($null -ne [Console]::In.ReadLine()) {
                $read = [System.Management.Automation.PSSerializer]::Deserialize($text)
                [Console]::Out.WriteLine($read.Count)
            }
            """;

    private final Path folder;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private final String document;

    MicrosoftDeserializer() throws IOException {
        String engine = System.getenv("UCS_PWSH");
        if (engine == null) {
            throw new IllegalStateException("UCS_PWSH is not set: name the engine to compare with");
        }
        folder = Files.createTempDirectory("ucs-bench");
        Path script = Files.writeString(folder.resolve("deserialize.ps1"), SCRIPT);
        Path file = folder.resolve("objects.xml");
        process = new ProcessBuilder(engine, "-NoProfile", "-File", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        requests = process.outputWriter(StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests.write(file + "\n");
        requests.flush();
        expect("ready");
        document = Files.readString(file);
    }

    String document() {
        return document;
    }

    /** Lets the engine deserialize the document once. */
    void deserialize() throws IOException {
        requests.write("\n");
        requests.flush();
        expect("50000");
    }

    private void expect(String answer) throws IOException {
        String line = answers.readLine();
        if (!answer.equals(line)) {
            throw new IOException("the engine answered " + line + " instead of " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        for (String name : new String[] {"deserialize.ps1", "objects.xml"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
