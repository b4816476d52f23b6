package org.ucsmigration.examples;

import groovy.json.JsonSlurper;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * One run of the demonstration's script.
 *
 * @param printed  what it printed
 * @param report   the HTML that it wrote
 * @param document the document that it wrote beside it
 */
record Demonstration(String printed, String report, List<Map<String, Object>> document) {

    static final Path FOLDER = Path.of("src", "demo").toAbsolutePath();
    static final Path SAMPLE = FOLDER.resolve("sample");

    /** Groovy that knows the script's helpers, compiled once. */
    static final GroovyShell GROOVY = groovy();

    static Demonstration over(Path folder, Path report) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.US_ASCII));
        try {
            GROOVY.run(FOLDER.resolve("survey.groovy").toFile(), List.of(folder.toString(), report.toString()));
            Path document = report.resolveSibling(report.getFileName().toString().replace(".html", ".jsonl"));
            return new Demonstration(printed.toString(StandardCharsets.UTF_8), Files.readString(report),
                    Files.readAllLines(document).stream().map(Demonstration::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setOut(before);
        }
    }

    private static GroovyShell groovy() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        configuration.setClasspath(FOLDER.toString());
        return new GroovyShell(Demonstration.class.getClassLoader(), new Binding(), configuration);
    }

    /** A copy of the sample that a test may damage. */
    static Path copyOfSample(Path into) throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(SAMPLE.relativize(file).toString()));
            }
        }
        return into;
    }

    /** The printed lines that start so. */
    List<String> lines(String start) {
        return printed.lines().filter(line -> line.startsWith(start)).toList();
    }

    @SuppressWarnings("unchecked") // a line of the document is a map
    private static Map<String, Object> line(String json) {
        return (Map<String, Object>) new JsonSlurper().parseText(json);
    }

    /** The lines of users, in order. */
    List<Map<String, Object>> userLines() {
        return document.stream().filter(line -> line.get("kind").equals("user")).toList();
    }

    /** The users of the report, in its order. */
    List<String> users() {
        return userLines().stream().map(line -> (String) line.get("user")).toList();
    }

    /** The distinct texts behind a key in a map of the users' lines. */
    List<String> values(String map, String key) {
        return userLines().stream().map(line -> ((Map<?, ?>) line.get(map)).get(key).toString()).distinct().toList();
    }
}
