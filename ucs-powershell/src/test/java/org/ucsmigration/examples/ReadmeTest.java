package org.ucsmigration.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.DeploymentReason;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.ReasonCode;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.testing.SampleUser;

/** What the README and its reference list is what there is. */
class ReadmeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    /** The README, and behind it what it leaves to the reference. */
    private static final String README = text(ROOT.resolve("README.md")) + "\n" + text(ROOT.resolve(".github/REFERENCE.md"));
    private static final String API = text(Path.of("src", "api", "public-api.txt"));

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFirstTableHasAtMostThreeTypesOfEachPackageAndThoseFirst() {
        List<String> first = section("Modules").lines().filter(line -> line.startsWith("| ")).toList();
        List<String> whole = section("Every public type").lines().filter(line -> line.startsWith("| ")).toList();
        assertThat(first).hasSameSizeAs(whole);
        for (int row = 2; row < first.size(); row++) {
            assertThat(all("`([A-Z]\\w+)`", first.get(row))).hasSizeLessThanOrEqualTo(3);
            assertThat(whole.get(row)).startsWith(first.get(row).replaceAll(" \\|$", ""));
        }
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String section(String title) {
        String from = README.substring(README.indexOf("# " + title + "\n"));
        return from.substring(0, from.indexOf("\n#") < 0 ? from.length() : from.indexOf("\n#"));
    }

    @Test
    void theTableOfModulesHasEveryPublicTypeOnOneScreen() {
        List<String> rows = section("Every public type").lines().filter(line -> line.startsWith("| ")).skip(2).toList();
        Map<String, Set<String>> listed = new LinkedHashMap<>();
        for (String row : rows) {
            String[] cells = row.split(" \\| ");
            String name = all("`([^`]+)`", cells[1]).get(0).replace("…", "org.ucsmigration.");
            listed.put(name, new TreeSet<>(all("`([^`]+)`", cells[2])));
        }
        Map<String, Set<String>> there = new LinkedHashMap<>();
        for (String part : API.split("\n# ")) {
            Set<String> types = new TreeSet<>(all("^(?:\\w+ )*(?:class|interface|enum|record) (\\w+)(?![\\w.])", part));
            if (!types.isEmpty()) {
                there.put(part.lines().findFirst().orElseThrow(), types);
            }
        }

        assertThat(listed).containsExactlyInAnyOrderEntriesOf(there);
        assertThat(rows).hasSizeLessThanOrEqualTo(21);
    }

    @Test
    void theTableOfReasonsHasEveryReasonWithItsRemedy() {
        String expected = Arrays.stream(ReasonCode.values()).filter(code -> code.outcome() != Outcome.MET)
                .map(code -> "| `" + code + "` | " + (code.outcome() == Outcome.UNKNOWN ? "unknown" : "not met") + " | "
                + code.remedy() + " |\n").collect(Collectors.joining());
        String met = Arrays.stream(ReasonCode.values()).filter(code -> code.outcome() == Outcome.MET)
                .map(code -> "`" + code + "`").collect(Collectors.joining(" "));

        assertThat(section("What each reason means, and what to do")).contains(expected).contains(met);
    }

    @Test
    void theTableOfThePreflightHasWhatIsMissingAndWhatIsInferred() {
        Preflight nothing = Preflight.of(DeploymentFacts.none(), Instant.EPOCH);
        String table = section("Before anybody migrates");
        for (Finding finding : nothing.findings()) {
            Function<Predicate<DeploymentReason>, String> codes = which -> Arrays.stream(DeploymentReason.values())
                    .filter(reason -> reason.finding().equals(finding.precondition())).filter(which)
                    .map(reason -> "`" + reason + "`").collect(Collectors.joining(" "));
            assertThat(table).contains("| `" + finding.precondition() + "` | ");
            assertThat(table.lines().filter(line -> line.startsWith("| `" + finding.precondition() + "`")).findFirst()
                    .orElseThrow())
                    .endsWith("| " + codes.apply(reason -> reason.outcome() == Outcome.NOT_MET) + " | "
                    + codes.apply(DeploymentReason::isInferred) + " |");
        }
    }

    @Test
    void theTableOfKeysIsWhatReportsGive() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (SampleUser user : SampleUser.values()) {
            UserReport report = user.report();
            note(keys, "UserReport", List.of(report.toMap()));
            note(keys, "Assessment", List.of(report.assessment().toMap()));
            note(keys, "Finding", report.assessment().findings().stream().map(each -> each.toMap()).toList());
            note(keys, "MigrationConclusion", List.of(report.conclusion().toMap()));
            note(keys, "Evidence", report.conclusion().evidence().stream().map(each -> each.toMap()).toList());
            note(keys, "NextStep", List.of(report.nextStep().toMap()));
            note(keys, "Hazard", report.hazards().stream().map(Hazard::toMap).toList());
        }
        note(keys, "Preflight", List.of(Preflight.of(DeploymentFacts.none(), Instant.EPOCH).toMap()));
        String expected = keys.entrySet().stream()
                .map(entry -> "| `" + entry.getKey() + "` | " + entry.getValue().stream().map(key -> "`" + key + "`")
                .collect(Collectors.joining(" ")) + " |")
                .collect(Collectors.joining("\n"));

        assertThat(section("Reports as plain data")).contains(expected);
    }

    /** A key that not every map has stands before the one that follows it where it is there. */
    private static void note(Map<String, List<String>> keys, String type, Collection<Map<String, Object>> maps) {
        List<String> known = keys.computeIfAbsent(type, each -> new ArrayList<>());
        for (Map<String, Object> map : maps) {
            int end = known.size();
            List<String> mine = new ArrayList<>(map.keySet());
            Collections.reverse(mine);
            for (String key : mine) {
                if (!known.contains(key)) {
                    known.add(end, key);
                }
                end = known.indexOf(key);
            }
        }
    }

    @Test
    void whatItSaysForABuildIsWhatTheConsumersOfTheBuildUse() throws IOException {
        List<String> poms = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "it"))) {
            files.filter(file -> file.endsWith("pom.xml")).forEach(file -> poms.add(text(file).replaceAll("\\s+", "")));
        }
        String version = all("<version>([^<]+)</version>", text(ROOT.resolve("pom.xml"))).get(0);
        List<String> blocks = Pattern.compile("^```xml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL).matcher(README).results()
                .map(found -> found.group(1)).toList();

        assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(poms)
                .anySatisfy(pom -> assertThat(pom).contains(block.replace("<version>" + version + "</version>",
                "<version>@project.version@</version>").replaceAll("\\s+", ""))));
    }

    static List<String> links() {
        return Stream.of("README.md", "CHANGELOG.md", ".github/REFERENCE.md")
                .flatMap(file -> all("\\]\\(([^)#]+)\\)", text(ROOT.resolve(file))).stream()
                .filter(link -> !link.startsWith("http"))
                .map(link -> ROOT.resolve(file).resolveSibling(link).toString())).toList();
    }

    @Test
    void itsLinksLeadSomewhere() {
        assertThat(links()).allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    /** Files of the project, but for those that a build makes. */
    static List<String> files() {
        return all("`((?:ucs-\\w+|\\.\\w+)/[^` ]+)`", README).stream().filter(file -> !file.contains("/target/")).toList();
    }

    @Test
    void theFilesThatItNamesAreThere() {
        assertThat(files()).isNotEmpty().allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }

    /** Calls, types with a member, and codes that stand in the text in code type. */
    static List<String> names() {
        String prose = README.replaceAll("(?s)```.*?```", "");
        return Pattern.compile("`([A-Z]\\w+\\.\\w+|\\w+(?:\\.\\w+)?\\([^`]*\\)|[A-Z]+(?:_[A-Z]+)+)`").matcher(prose).results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", "")).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNamesThatItMentionsAreInTheApi(String name) {
        String member = name.replaceAll("\\(.*", "").replaceAll(".*\\.", "");
        String type = name.matches("[A-Z]\\w*[a-z]\\w*\\..*") ? name.substring(0, name.indexOf('.')) : "\\w[\\w.]*";

        Pattern inApi = Pattern.compile("(?m)(?s)^(?:\\w+ )*(?:class|interface|enum|record) " + type
                + "\\b(?:(?!\\n\\n).)*\\n  [^\\n]*\\b" + member + "\\b");
        assertThat(inApi.matcher(API).find() || member.equals("toString")).as("%s is in the API", name).isTrue();
    }
}
