package org.ucsmigration.examples;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * One run of the demonstration's script.
 *
 * @param printed what it printed
 * @param report  the HTML that it wrote
 */
record Demonstration(String printed, String report) {

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
            return new Demonstration(printed.toString(StandardCharsets.UTF_8), Files.readString(report));
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

    /** The users of the report, in its order. */
    List<String> users() {
        return Pattern.compile("<th scope=\"row\".*?<span>(.*?)<wbr>(.*?)</span>").matcher(report).results()
                .map(user -> user.group(1) + user.group(2)).toList();
    }

    /** The distinct values of an attribute of the report. */
    List<String> values(String attribute) {
        return Pattern.compile("<tbody[^>]* " + attribute + "=\"([^\"]*)\"").matcher(report).results()
                .map(value -> value.group(1)).distinct().toList();
    }
}
