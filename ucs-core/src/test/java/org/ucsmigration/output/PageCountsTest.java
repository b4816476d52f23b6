package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.move.Move;
import org.ucsmigration.output.internal.CsvTable;
import org.ucsmigration.output.internal.JsonText;
import org.ucsmigration.output.internal.Page;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/** Over random organisations with hostile text everywhere: every number on the page is the document's. */
@Tag("browser")
@DisplayName("The page's numbers")
class PageCountsTest {

    @TempDir
    private static Path folder;
    private static PageBrowser browser;

    @BeforeAll
    static void start() {
        browser = PageBrowser.start(folder);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** What each value of a filter means, read from the document's lines alone. */
    private static final Map<String, Function<Map<String, Object>, List<String>>> MEANINGS = meanings();

    private static Map<String, Function<Map<String, Object>, List<String>>> meanings() {
        Map<String, Function<Map<String, Object>, List<String>>> all = new LinkedHashMap<>();
        all.put("may", user -> List.of(Boolean.TRUE.equals(user.get("outOfScope")) ? "OUT_OF_SCOPE" : is(user, "ready") ? "READY"
                : is(user, "eligible") ? "ELIGIBLE" : at(user, "assessment", "outcome").equals("NOT_MET") ? "NOT_READY"
                        : "UNKNOWN"));
        all.put("state", user -> List.of(at(user, "conclusion", "state")));
        all.put("action", user -> List.of(at(user, "nextStep", "action")));
        all.put("verdict", user -> List.of(at(user, "move", "verdict")));
        all.put("severity", user -> list(user, "hazards").stream().map(hazard -> (String) hazard.get("severity")).limit(1)
                .toList());
        all.put("codes", user -> Stream.concat(list(map(user, "assessment"), "findings").stream()
                .filter(finding -> !"MET".equals(finding.get("outcome"))).map(finding -> (String) finding.get("reason")),
                list(user, "hazards").stream().map(hazard -> (String) hazard.get("hazard"))).distinct().toList());
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("are the document's, whatever is filtered")
    void numbers(long seed) throws IOException {
        int size = 60 + new Random(seed).nextInt(300);
        RandomReports random = new RandomReports(seed);
        List<UserReport> reports = IntStream.range(0, size).mapToObj(random::next).toList();
        Map<UserIdentity, UserReport> byUser = reports.stream().collect(Collectors.toMap(UserReport::identity, report -> report));
        Move move = PageOrganisation.MOVE;
        List<Map<String, Object>> lines = new ArrayList<>();
        Path page = folder.resolve("page" + seed + ".html");
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        try (OutputStream out = Files.newOutputStream(page); Page writer = new Page(out, folder);
                CsvTable csv = new CsvTable(table, ',')) {
            Map<String, Object> run = DocumentLines.run(List.of(), reports.get(0), move, null);
            writer.run(run);
            csv.run(run);
            for (UserReport report : reports) {
                Map<String, Object> line = DocumentLines.user(run, report, move);
                lines.add(line);
                writer.user(line);
                csv.user(line);
            }
            writer.end(DocumentLines.end(Survey.over(user -> byUser.get(user).observations()).run(byUser.keySet(), report -> { }),
                    null));
        }
        browser.look(1_440, false).open(page, "#sort=listed");
        takenAway(lines, table.toString(StandardCharsets.UTF_8).substring(1));
        assertThat(browser.text("header")).contains(size + " users");
        Random choice = new Random(seed);
        for (int i = 0; i < 12; i++) {
            Map<String, String> filter = new LinkedHashMap<>();
            for (String name : MEANINGS.keySet()) {
                List<String> some = MEANINGS.get(name).apply(lines.get(choice.nextInt(size)));
                if (i > 0 && choice.nextInt(3) == 0 && !some.isEmpty()) {
                    filter.put(name, some.get(choice.nextInt(some.size())));
                }
            }
            browser.js("change(Object.fromEntries([...keys()].map(key => [key, ''])))");
            browser.js("change(arguments[0])", filter);
            check(lines, filter);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** The page's own CSV and JSON of everybody are what the library writes. */
    private static void takenAway(List<Map<String, Object>> lines, String csv) throws IOException {
        // Selenium's JSON loses carriage returns.
        assertThat(browser.copied("[data-take=csv]")).isEqualTo(csv.replace("\r", ""));
        List<String> json = browser.copied("[data-take=json]").lines().toList();
        ObjectMapper reader = new ObjectMapper();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(reader.readTree(json.get(i + 1))).isEqualTo(reader.readTree(JsonText.of(lines.get(i))));
        }
    }

    private static void check(List<Map<String, Object>> lines, Map<String, String> filter) {
        assertThat(browser.text("#shown")).isEqualTo(count(lines, filter) + " of " + lines.size() + " users");
        for (String may : List.of("READY", "ELIGIBLE", "NOT_READY", "UNKNOWN", "OUT_OF_SCOPE")) {
            for (String state : List.of("NOT_MIGRATED", "MIGRATING", "MIGRATED", "UNKNOWN")) {
                Map<String, String> crossed = new LinkedHashMap<>(filter);
                crossed.putAll(Map.of("may", may, "state", state));
                String cell = "document.querySelector('.matrix button[data-may=" + may + "][data-state=" + state + "] .count')";
                assertThat(browser.get(cell + "?.textContent ?? '0'")).as("%s with %s", crossed, filter)
                        .isEqualTo(Long.toString(count(lines, crossed)));
            }
        }
        MEANINGS.keySet().forEach(name -> lines.stream().flatMap(line -> MEANINGS.get(name).apply(line).stream()).distinct()
                .limit(40)
                .forEach(value -> {
                    Map<String, String> crossed = new LinkedHashMap<>(filter);
                    crossed.put(name, value);
                    Object shown = browser.js("const {numbers} = facets[arguments[0]]; return selection.counts[arguments[0]]"
                            + "[numbers.get(arguments[1])]", name, value);
                    assertThat(shown).as("%s with %s", crossed, filter).isEqualTo(count(lines, crossed));
                }));
        for (String name : List.of("severity", "action")) {
            List<String> buttons = browser.list("Array.from(document.querySelectorAll('#overview [data-filter=" + name
                    + "]'), button => "
                    + "button.dataset.value + ' ' + button.querySelector('.count').textContent)");
            assertThat(buttons).isNotEmpty().allSatisfy(button -> {
                Map<String, String> crossed = new LinkedHashMap<>(filter);
                crossed.put(name, button.split(" ")[0]);
                assertThat(button.split(" ")[1]).isEqualTo(Long.toString(count(lines, crossed)));
            });
        }
    }

    private static long count(List<Map<String, Object>> lines, Map<String, String> filter) {
        Predicate<Map<String, Object>> fits = line -> filter.entrySet().stream()
                .allMatch(one -> MEANINGS.get(one.getKey()).apply(line).contains(one.getValue()));
        return lines.stream().filter(fits).count();
    }

    private static boolean is(Map<String, Object> user, String key) {
        return Boolean.TRUE.equals(map(user, "assessment").get(key));
    }

    private static String at(Map<String, Object> user, String key, String inner) {
        return (String) map(user, key).get(inner);
    }

    @SuppressWarnings("unchecked") // plain data
    private static Map<String, Object> map(Map<String, Object> user, String key) {
        return (Map<String, Object>) user.get(key);
    }

    @SuppressWarnings("unchecked") // plain data
    private static List<Map<String, Object>> list(Map<String, Object> user, String key) {
        return (List<Map<String, Object>>) user.get(key);
    }
}
