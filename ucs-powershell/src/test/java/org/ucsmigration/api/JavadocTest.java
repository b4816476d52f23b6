package org.ucsmigration.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The Javadoc of the modules, each in a folder beside the others,")
class JavadocTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LINK = Pattern.compile("\\bhref=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("\\b(?:id|name)=\"([^\"]*)\"");
    /** The contents of this page lead to an anchor that the tool of JDK 17 names otherwise. */
    private static final String TOOLS_OWN = "constant-values.html";

    @TempDir
    static Path folder;
    private static final Map<Path, String> PAGES = new TreeMap<>();

    @BeforeAll
    static void make() throws IOException {
        for (String module : List.of("ucs-core", "ucs-registry", "ucs-powershell")) {
            Path main = ROOT.resolve(module).resolve("src").resolve("main");
            List<String> options = new ArrayList<>(List.of("-quiet", "-Xdoclint:all,-missing", "-Werror", "-notimestamp",
                    "-encoding", "UTF-8", "-docencoding", "UTF-8", "-charset", "UTF-8", "-d", folder.resolve(module).toString(),
                    "-sourcepath", main.resolve("java").toString(), "-subpackages", "org.ucsmigration",
                    "-exclude", internal(main.resolve("java")),
                    "-overview", main.resolve("javadoc").resolve("overview.html").toString()));
            if (!module.equals("ucs-core")) {
                options.addAll(List.of("-linkoffline", "../ucs-core", folder.resolve("ucs-core").toString()));
            }
            StringWriter said = new StringWriter();
            PrintWriter writer = new PrintWriter(said);
            int code = ToolProvider.findFirst("javadoc").orElseThrow().run(writer, writer, options.toArray(new String[0]));
            assertThat(code).as("%s: %s", module, said).isZero();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
                PAGES.put(page, Files.readString(page));
            }
        }
    }

    private static String internal(Path java) {
        try (Stream<Path> found = Files.walk(java)) {
            return found.filter(Files::isDirectory)
                    .map(each -> java.relativize(each).toString().replace('\\', '/').replace('/', '.'))
                    .filter(name -> (name + ".").contains(".internal.")).collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("leads nowhere in vain")
    void links() {
        List<String> dead = new ArrayList<>();
        long followed = 0;
        for (Path page : PAGES.keySet()) {
            for (String link : links(page)) {
                followed++;
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
                // Without a name behind it, # is the top of the page.
                boolean whole = parts.length == 1 || parts[1].isEmpty() || !PAGES.containsKey(target);
                boolean there = whole ? Files.exists(target)
                        : anchors(target).contains(URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8));
                if (!there) {
                    dead.add(folder.relativize(page) + " -> " + link);
                }
            }
        }

        assertThat(dead).isEmpty();
        assertThat(followed).isGreaterThan(5_000);
    }

    /** Without those to other sites. */
    private static Set<String> links(Path page) {
        return page.endsWith(TOOLS_OWN) ? Set.of() : LINK.matcher(PAGES.get(page)).results().map(found -> found.group(1))
                .filter(link -> !link.matches("(?:https?|mailto|javascript):.*")).collect(Collectors.toSet());
    }

    private static Set<String> anchors(Path page) {
        return ANCHOR.matcher(PAGES.get(page)).results()
                .map(found -> found.group(1).replace("&lt;", "<").replace("&gt;", ">")).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ucs-registry/org/ucsmigration/registry/probe/RegistryProbe.html",
            "ucs-powershell/org/ucsmigration/powershell/probe/LyncProbe.html",
            "ucs-powershell/org/ucsmigration/signins/SignInsCsv.html"})
    @DisplayName("leads from the other modules to the types of the core, and says what asking a probe means")
    void toTheCore(String name) {
        assertThat(PAGES.get(folder.resolve(name))).contains("/ucs-core/org/ucsmigration/UserIdentity.html\"")
                .contains("/ucs-core/org/ucsmigration/probe/Probe.html\"")
                .containsPattern("(?s)id=\"observe\\(.*?class=\"block\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ucs-core", "ucs-registry", "ucs-powershell"})
    @DisplayName("begins with what the module is for, and shows nothing that is no API")
    void overview(String module) {
        assertThat(PAGES.get(folder.resolve(module).resolve("index.html"))).contains("href=\"org/ucsmigration/")
                .contains("<div class=\"block\">");
        assertThat(PAGES.keySet()).extracting(page -> folder.relativize(page).toString())
                .noneMatch(name -> name.contains("internal"));
    }
}
