package org.ucsmigration.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of code in the documentation.
 *
 * @param where    file and line, for the message
 * @param language {@code java} or {@code groovy}
 * @param code     as a reader sees it
 * @param prints   what it prints, among other things: pages say it in comments {@code <!-- prints: … -->} behind the example
 */
record Example(String where, String language, String code, List<String> prints) {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern FENCED = Pattern.compile("^```(java|groovy)\n(.*?)^```$((?:\n<!-- prints: .*? -->$)*)",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PRINTS = Pattern.compile("<!-- prints: (.*?) -->");
    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?)^ *\\* }</pre>$",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** Every example of the README, its reference, and the Javadoc of all modules. */
    static List<Example> all() {
        List<Example> all = new ArrayList<>();
        in(ROOT.resolve("README.md"), FENCED, all);
        in(ROOT.resolve(".github/REFERENCE.md"), FENCED, all);
        for (String module : List.of("ucs-core", "ucs-registry", "ucs-powershell")) {
            for (String sources : List.of("src/main/java", "src/test/java")) {
                files(ROOT.resolve(module).resolve(sources)).filter(file -> !file.endsWith(Path.of("Example.java"))).sorted()
                        .forEach(file -> in(file, JAVADOC, all));
            }
        }
        return all;
    }

    private static void in(Path file, Pattern pattern, List<Example> into) {
        String text = read(file).replace("\r\n", "\n");
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            boolean fenced = pattern == FENCED;
            String code = fenced ? found.group(2) : found.group(1).replaceAll("(?m)^ *\\* ?", "");
            long line = text.substring(0, found.start()).lines().count() + 1;
            into.add(new Example(ROOT.relativize(file) + ":" + line, fenced ? found.group(1) : "java", code, fenced
                    ? PRINTS.matcher(found.group(3)).results().map(print -> print.group(1)).toList() : List.of()));
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.isDirectory(folder) ? Files.walk(folder).filter(file -> file.toString().endsWith(".java"))
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it declares a type instead of doing something: a test class, mostly. */
    boolean isDeclaration() {
        return Pattern.compile("^(final |public |abstract )*(class|record|interface) ").matcher(code).find();
    }

    /** Whether a reader of a page would see what it prints; what is only handed on may have nothing to print. */
    boolean isPrinting() {
        return where.contains(".md:") && !isDeclaration() && Pattern.compile("(?<!::)\\bprint(ln)?\\b").matcher(code).find();
    }

    /** Whether it starts a shell. */
    boolean isLive() {
        return code.contains("LiveSession.start(");
    }

    /** How many lines a reader sees. */
    long lines() {
        return code.lines().count();
    }

    /**
     * The code to run: a test may change neither its working folder nor which shell a machine has, nor is there a real Exchange.
     */
    String runnable() {
        String here = code.replaceAll("\\bPath\\.of\\((?=[\"'])", "at(");
        return isLive() ? here.replace("PowerShellOptions.standard()", "standInShell()")
                .replaceAll("withConnection\\(Connection\\.exchange\\(.*?\\)\\)", "withModule(\"Exchange\")") : here;
    }

    @Override
    public String toString() {
        return where + " (" + language + ")";
    }
}
