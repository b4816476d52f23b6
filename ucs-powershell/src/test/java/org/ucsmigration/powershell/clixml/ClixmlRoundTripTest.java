package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written reads the same: by our own reader, and through Microsoft's deserializer and serializer. */
class ClixmlRoundTripTest {

    private static final String SCRIPT = """
            $ErrorActionPreference = 'Stop'
            $folder = [Console]::In.ReadLine()
            $text = [IO.File]::ReadAllText([IO.Path]::Combine($folder, 'ours.xml'))
            $values = [System.Management.Automation.PSSerializer]::DeserializeAsList($text)
            $again = [System.Management.Automation.PSSerializer]::Serialize($values, 50)
            [IO.File]::WriteAllText([IO.Path]::Combine($folder, 'theirs.xml'), $again)
            """;

    private static List<Object> values(int count) {
        return IntStream.range(0, count).mapToObj(seed -> new RandomValues(seed).value(4)).toList();
    }

    @Test
    void throughOurReader() {
        for (Object value : values(5_000)) {
            assertThat(Plain.of(Clixml.parse(ClixmlWriter.value(value)).values().get(0))).isEqualTo(Plain.of(value));
        }
        for (int seed = 0; seed < 1_000; seed++) {
            OffsetDateTime time = new RandomValues(seed).timeWithOffset();
            assertThat(Clixml.parse(ClixmlWriter.value(time)).values()).containsExactly(time);
        }
    }

    @Test
    void throughTheRealEngine(@TempDir Path folder) throws IOException, InterruptedException {
        List<Object> values = values(2_000);
        Files.writeString(folder.resolve("ours.xml"), ClixmlWriter.document(values));

        runInEngine(folder);

        List<Object> theirs = listIn(folder.resolve("theirs.xml"));
        assertThat(theirs).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            assertThat(normal(Plain.of(theirs.get(i)))).as("value %d", i).isEqualTo(normal(Plain.of(values.get(i))));
        }
    }

    private static List<Object> listIn(Path file) {
        return Clixml.read(file).objects().get(0).value().map(value -> List.<Object>copyOf((List<?>) value)).orElseThrow();
    }

    /** Without what passing through a process changes by design: the mark of deserialized types and the order of a hashtable. */
    private static Object normal(Object value) {
        if (value instanceof Plain plain) {
            return Arrays.asList(plain.types().stream().map(type -> type.replace("Deserialized.", "")).toList(), plain.text(),
                    normal(plain.value()), normal(plain.adapted()), normal(plain.extended()));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ClixmlRoundTripTest::normal).toList();
        }
        if (value instanceof Map<?, ?> map && map.get("entries") instanceof List<?> entries) {
            return entries.stream().map(ClixmlRoundTripTest::normal).collect(Collectors.toSet());
        }
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream().map(each -> Arrays.asList(each.getKey(), normal(each.getValue()))).toList();
        }
        // PowerShell reads a script block as its text, so that nothing from outside can run.
        return value instanceof PsText text && text.kind() == PsText.Kind.SCRIPT_BLOCK ? text.text() : value;
    }

    private static void runInEngine(Path folder) throws IOException, InterruptedException {
        String engine = System.getenv("UCS_PWSH");
        assumeTrue(engine != null, "UCS_PWSH is not set: no engine to ask");
        Path script = Files.writeString(folder.resolve("again.ps1"), SCRIPT);
        Process process = new ProcessBuilder(engine, "-NoProfile", "-File", script.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("said.txt").toFile()).start();
        try {
            process.outputWriter().append(folder.toString()).append('\n').flush();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("theirs.xml")).as(() -> said(folder)).exists();
    }

    private static String said(Path folder) {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
