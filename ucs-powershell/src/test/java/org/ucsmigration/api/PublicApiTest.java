package org.ucsmigration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import javax.annotation.ParametersAreNonnullByDefault;
import org.junit.jupiter.api.Test;

class PublicApiTest {

    private static final Path REVIEWED = Path.of("src", "api", "public-api.txt");
    private static final int MOST_TYPES = 95;
    private static final String ACCEPT = "mvn -q test -Dtest=PublicApiTest -Dapi=accept";

    @Test
    void isWhatWasReviewed() throws IOException {
        String actual = text();
        if ("accept".equals(System.getProperty("api"))) {
            Files.writeString(REVIEWED, actual);
        }
        String reviewed = Files.exists(REVIEWED) ? Files.readString(REVIEWED).replace("\r\n", "\n") : "";
        if (!actual.equals(reviewed)) {
            fail("The public API is not what was reviewed:\n%s\nIf that is meant, accept it with\n  %s\nreview the difference of "
                    + "%s, and say it in CHANGELOG.md.", difference(reviewed, actual), ACCEPT, REVIEWED);
        }
    }

    /** What belongs to exactly one type is nested in it; whoever opens the library is to find the rest at a glance. */
    @Test
    void hasNoMoreTypesThanAReaderCanHold() {
        List<String> types = ApiTypes.all().stream().filter(type -> type.getEnclosingClass() == null)
                .map(Class::getName).filter(name -> !name.contains(".testing.")).toList();

        assertThat(types).as("public types of the top level: nest what belongs to one type, or hide it")
                .hasSizeLessThanOrEqualTo(MOST_TYPES);
    }

    @Test
    void speaksOfNothingButJavaAndItself() {
        ApiText text = new ApiText();
        List<Class<?>> types = ApiTypes.all();
        types.stream().filter(type -> !type.getPackageName().endsWith(".testing")).forEach(text::of);

        assertThat(text.named()).allSatisfy(type -> assertThat(types.contains(type) || type.isPrimitive()
                || type.getName().startsWith("java.")
                || type.getPackageName().equals("javax.sql"))
                .as("%s is in a public signature, and is neither public API nor Java's own", type.getName()).isTrue());
    }

    @Test
    void takesNoNullUnlessItSaysSo() {
        assertThat(ApiTypes.all()).allSatisfy(type -> assertThat(type.getPackage()
                .isAnnotationPresent(ParametersAreNonnullByDefault.class))
                .as("%s has @ParametersAreNonnullByDefault in its package-info.java", type.getPackageName()).isTrue());
    }

    @Test
    void givesNoNull() {
        assertThat(ApiTypes.all()).flatExtracting(type -> List.of(type.getMethods()))
                .filteredOn(method -> method.getDeclaringClass().getName().startsWith("org.ucsmigration."))
                .allSatisfy(method -> assertThat(method.isAnnotationPresent(Nullable.class))
                .as("%s may give null: use Optional", method).isFalse());
    }

    private static String text() {
        ApiText text = new ApiText();
        return "The public API of all modules, as compiled. Parameters are never null unless @Nullable; nothing gives null.\n"
                + "Written by: " + ACCEPT + "\n"
                + ApiTypes.all().stream().collect(Collectors.groupingBy(Class::getPackageName, TreeMap::new, Collectors.toList()))
                .entrySet().stream()
                        .map(entry -> "\n# " + entry.getKey() + "\n" + entry.getValue().stream().map(type -> "\n" + text.of(type))
                        .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    /** Lines that went and lines that came, under the type that they belong to. */
    private static String difference(String before, String after) {
        Set<String> old = located(before);
        Set<String> now = located(after);
        return now.stream().filter(line -> !old.contains(line)).map(line -> "  + " + line)
                .collect(Collectors.joining("\n")) + "\n"
                + old.stream().filter(line -> !now.contains(line)).map(line -> "  - " + line).collect(Collectors.joining("\n"));
    }

    private static Set<String> located(String text) {
        Set<String> lines = new LinkedHashSet<>();
        String type = "";
        for (String line : text.split("\n")) {
            type = line.startsWith("  ") ? type : line.replaceFirst(".*?(?:class|enum|interface|record) ([\\w.]+).*", "$1");
            lines.add(line.startsWith("  ") ? type + ": " + line.strip() : line);
        }
        return lines;
    }
}
