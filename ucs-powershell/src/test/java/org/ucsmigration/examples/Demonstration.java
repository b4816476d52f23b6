package org.ucsmigration.examples;

import groovy.json.JsonSlurper;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyObject;
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
 * One run of the survey script.
 *
 * @param code    its exit code
 * @param printed what it printed
 * @param said    what it said on the error stream
 */
record Demonstration(int code, String printed, String said) {

    static final Path FOLDER = Path.of("src", "demo").toAbsolutePath();
    static final Path SAMPLE = FOLDER.resolve("sample");

    /** What the script's last line starts, compiled once. */
    private static final Class<?> RUN = compiled();

    static Demonstration of(Object... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            GroovyObject run = (GroovyObject) RUN.getConstructor(PrintStream.class, PrintStream.class).newInstance(
                    new PrintStream(printed, true, StandardCharsets.UTF_8), new PrintStream(said, true, StandardCharsets.UTF_8));
            Object code = run.invokeMethod("of", new Object[] {Stream.of(arguments).map(Object::toString).toList()});
            return new Demonstration((Integer) code, printed.toString(StandardCharsets.UTF_8),
                    said.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> compiled() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        try {
            GroovyClassLoader loader = new GroovyClassLoader(Demonstration.class.getClassLoader(), configuration);
            loader.parseClass(FOLDER.resolve("survey.groovy").toFile());
            return loader.loadClass("Run");
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
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

    /** The users of a document, in its order, as Groovy's reader of JSON gives their lines. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> users(Path document) {
        try (Stream<String> lines = Files.lines(document)) {
            return lines.map(line -> (Map<String, Object>) new JsonSlurper().parseText(line))
                    .filter(line -> line.get("kind").equals("user")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
