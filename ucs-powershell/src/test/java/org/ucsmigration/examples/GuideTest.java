package org.ucsmigration.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The guide for those who come")
class GuideTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String GUIDE = text(ROOT.resolve(".github").resolve("CONTRIBUTING.md"));
    private static final String SECURITY = text(ROOT.resolve(".github").resolve("SECURITY.md"));
    /** Written like types, and none: a property of Lync. */
    private static final Set<String> NO_TYPES = Set.of("UcsMode");
    private static final Map<String, Path> SOURCES = sources();

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every Java file of the modules by the name of its type; of two alike, that of the main code. */
    private static Map<String, Path> sources() {
        Map<String, Path> all = new TreeMap<>();
        for (String module : List.of("ucs-core", "ucs-registry", "ucs-powershell")) {
            for (String tree : List.of("test", "main")) {
                files(ROOT.resolve(module).resolve("src").resolve(tree).resolve("java"), name -> name.endsWith(".java"))
                        .forEach(file -> all.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return all;
    }

    private static Collection<Path> files(Path folder, Predicate<String> fits) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> fits.test(file.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MatchResult> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().toList();
    }

    private static Set<String> inCode(String pattern) {
        return Stream.of(GUIDE, SECURITY).map(page -> page.replaceAll("(?s)```.*?```", ""))
                .flatMap(page -> all("`(" + pattern + ")`", page).stream()).map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> paths() {
        return inCode("[.\\w][^` <]*/[^` ]+");
    }

    @ParameterizedTest
    @MethodSource("paths")
    @DisplayName("names files that are there")
    void files(String path) {
        assertThat(ROOT.resolve(path)).exists();
    }

    static Set<String> types() {
        return inCode("[A-Z]\\w*[a-z]\\w*").stream().filter(name -> !NO_TYPES.contains(name)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("names types that are there")
    void types(String name) {
        boolean ofJava = name.endsWith("Exception") && !SOURCES.containsKey(name);
        assertThat(ofJava ? "java.lang." + name : name).satisfies(type -> {
            if (ofJava) {
                Class.forName(type);
            } else {
                assertThat(SOURCES).containsKey(type);
            }
        });
    }

    @Test
    @DisplayName("names methods that the types beside them have")
    void methods() {
        List<MatchResult> methods = all("`([A-Z]\\w+)` \\(`(\\w+)`\\)", GUIDE);
        assertThat(methods).hasSizeGreaterThan(3).allSatisfy(found ->
                assertThat(text(SOURCES.get(found.group(1)))).as(found.group()).containsPattern("\\b" + found.group(2) + "\\("));
    }

    @Test
    @DisplayName("has every package in its map, with what to open first in that package")
    void map() {
        Map<String, Path> packages = new TreeMap<>();
        for (String module : List.of("ucs-core", "ucs-registry", "ucs-powershell")) {
            Path main = ROOT.resolve(module).resolve("src").resolve("main").resolve("java");
            files(main, name -> name.equals("package-info.java")).forEach(file -> packages
                    .put(main.relativize(file.getParent()).toString().replace(main.getFileSystem().getSeparator(), "."),
                            file.getParent()));
        }
        List<MatchResult> rows = all("^\\| `(org\\.[\\w.]+)` \\| [^|]+ \\| ([^|]+) \\|$", GUIDE);

        assertThat(rows).extracting(row -> row.group(1)).containsExactlyInAnyOrderElementsOf(packages.keySet());
        for (MatchResult row : rows) {
            assertThat(all("`(\\w+)`", row.group(2))).isNotEmpty().allSatisfy(type ->
                    assertThat(packages.get(row.group(1)).resolve(type.group(1) + ".java")).exists());
        }
    }

    @Test
    @DisplayName("answers its questions in one step, each with a type or a file")
    void questions() {
        String section = GUIDE.substring(GUIDE.indexOf("## Where is it?"), GUIDE.indexOf("## A new fact"));
        List<String> rows = section.lines().filter(line -> line.startsWith("| ")).skip(2).toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(5).allSatisfy(row -> assertThat(row.split(" \\| ")[1])
                .containsPattern("`\\w+`"));
        assertThat(section).contains("policy holds").contains("log replayed").contains("value of `UcsMode`")
                .contains("was stopped")
                .contains("column to the CSV");
    }

    @Test
    @DisplayName("links to pages that are there, and README links to it")
    void links() {
        for (String page : List.of(GUIDE, SECURITY)) {
            assertThat(all("\\]\\(([^)#]+)\\)", page)).isNotEmpty().allSatisfy(link ->
                    assertThat(ROOT.resolve(".github").resolve(link.group(1))).exists());
        }
        assertThat(text(ROOT.resolve("README.md"))).contains("](.github/CONTRIBUTING.md)").contains("](.github/SECURITY.md)");
    }

    @Test
    @DisplayName("says what the tests take from outside")
    void variables() {
        Set<String> asked = new TreeSet<>();
        new ArrayList<>(SOURCES.values()).forEach(file -> all("getenv\\(\"(UCS_\\w+)\"\\)", text(file))
                .forEach(found -> asked.add(found.group(1))));

        assertThat(asked).isNotEmpty().allSatisfy(name -> assertThat(GUIDE).contains("`" + name + "`"));
    }
}
