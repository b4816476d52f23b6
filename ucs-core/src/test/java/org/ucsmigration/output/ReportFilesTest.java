package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.Wave;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;
import org.ucsmigration.testing.SampleUser;

@DisplayName("Reports as files")
class ReportFilesTest {

    private static final List<UserIdentity> USERS = Arrays.stream(SampleUser.values()).map(SampleUser::identity).toList();
    private static final Survey SURVEY = Survey.over(SampleUser.probe()).asOf(RandomReports.AS_OF);
    private static final Move MOVE = Move.mailboxToExchangeOnline();

    @TempDir
    private Path temp;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(ReportFilesTest::json).toList();
        }
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // The keys of JSON are text.
    private static Map<String, Object> map(JsonNode node) {
        return new ObjectMapper().convertValue(node, Map.class);
    }

    private JsonNode last(String name) throws IOException {
        List<JsonNode> lines = lines(temp.resolve(name));
        return lines.get(lines.size() - 1);
    }

    @Test
    @DisplayName("appear when they are whole, and replace those of their names")
    void appear() throws IOException {
        Files.writeString(temp.resolve("report.csv"), "of last week");
        try (ReportFiles files = ReportFiles.in(temp)) {
            SurveyResult result = SURVEY.run(USERS, files);
            assertThat(names()).hasSize(4).contains("report.csv").filteredOn(name -> name.endsWith(".part")).hasSize(3);
            assertThat(temp.resolve("report.csv")).hasContent("of last week");

            assertThat(files.finish(result)).containsExactly(temp.resolve("report.jsonl"), temp.resolve("report.csv"),
                    temp.resolve("report.html"));
        }
        assertThat(names()).containsExactly("report.csv", "report.html", "report.jsonl");
        assertThat(Files.size(temp.resolve("report.csv"))).isGreaterThan(1_000);
    }

    @Test
    @DisplayName("are the run, each user's report, what matched nobody, and the end")
    void document() throws IOException {
        Wave wave = Wave.of(MOVE);
        Preflight deployment = Preflight.of(DeploymentFacts.none(), RandomReports.AS_OF);
        SurveyResult result;
        try (ReportFiles files = ReportFiles.in(temp).withName("week 12").withSources(SURVEY.probes())
                .withDeployment(deployment)) {
            result = SURVEY.run(USERS, files.andThen(wave));
            files.unmatched("ExchangeProbe", List.of("info@litwareinc.com, SharedMailbox", "x"));
            files.finish(result, wave);
        }

        List<JsonNode> lines = lines(temp.resolve("week 12.jsonl"));
        assertThat(lines).hasSize(1 + USERS.size() + 2 + 1);
        assertThat(map(lines.get(0)).keySet().toString())
                .isEqualTo("[kind, version, library, sources, rules, asOf, move, deployment]");
        assertThat(map(lines.get(0).get("rules"))).isEqualTo(Rules.documented().toMap());
        assertThat(map(lines.get(0).get("deployment"))).isEqualTo(deployment.toMap());
        assertThat(map(lines.get(0).get("move"))).isEqualTo(MOVE.toMap());
        assertThat(lines.get(0).get("library").asText()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        assertThat(lines.get(0).get("sources")).hasSize(1);
        for (int i = 0; i < USERS.size(); i++) {
            UserReport report = SURVEY.run(List.of(USERS.get(i))).reports().get(0);
            Map<String, Object> line = map(lines.get(i + 1));
            Map<String, Object> expected = report.toMap();
            expected.keySet().removeAll(List.of("version", "rules", "asOf"));
            expected.put("kind", "user");
            Map<String, Object> check = MoveCheck.of(report, MOVE).toMap();
            check.keySet().removeAll(List.of("user", "asOf", "move"));
            expected.put("move", check);
            assertThat(line).isEqualTo(expected);
        }
        assertThat(lines.get(USERS.size() + 1).toString())
                .isEqualTo("{\"kind\":\"unmatched\",\"source\":\"ExchangeProbe\","
                        + "\"name\":\"info@litwareinc.com, SharedMailbox\"}");
        Map<String, Object> end = result.toMap();
        end.put("kind", "end");
        Map<String, Object> counts = wave.toMap();
        counts.remove("groups");
        end.put("wave", counts);
        assertThat(map(lines.get(lines.size() - 1))).isEqualTo(end);
    }

    @Test
    @DisplayName("say of a user what differs from the first line")
    void ownRulesAndTime() throws IOException {
        Observations observations = Observations.of(SampleUser.READY.identity());
        Rules others = Rules.documented().heeding(Rules.documented().required().get(3));
        try (ReportFiles files = ReportFiles.in(temp)) {
            files.accept(UserReport.of(observations, RandomReports.AS_OF));
            files.accept(UserReport.of(observations, others, RandomReports.AS_OF));
            files.accept(UserReport.of(observations, RandomReports.AS_OF.plusSeconds(1)));
            files.finish(SURVEY.run(USERS));
        }

        List<JsonNode> lines = lines(temp.resolve("report.jsonl"));
        assertThat(map(lines.get(1))).doesNotContainKeys("rules", "asOf", "version");
        assertThat(map(lines.get(2).get("rules"))).isEqualTo(others.toMap());
        assertThat(map(lines.get(2))).doesNotContainKeys("asOf");
        assertThat(lines.get(3).get("asOf").asText()).isEqualTo("2026-11-26T12:00:01.500Z");
        assertThat(map(lines.get(3))).doesNotContainKeys("rules");
    }

    @Test
    @DisplayName("of a survey of nobody have the first line and the last")
    void nobody() throws IOException {
        try (ReportFiles files = ReportFiles.in(temp.resolve("made/too"))) {
            assertThat(files.finish(SURVEY.run(List.of()))).hasSize(3).allMatch(Files::isRegularFile);
        }
        List<JsonNode> lines = lines(temp.resolve("made/too/report.jsonl"));
        assertThat(lines).extracting(line -> line.get("kind").asText()).containsExactly("run", "end");
        assertThat(lines.get(1).get("complete").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("of a survey that was cancelled say what is missing, whole, on an interrupted thread")
    void cancelled() throws IOException {
        try (ReportFiles files = ReportFiles.in(temp)) {
            int[] seen = new int[1];
            // The reports of a batch come together; the interruption is noticed while the next is waited for.
            List<UserIdentity> many = IntStream.range(0, 500)
                    .mapToObj(i -> UserIdentity.of("u" + i + "@litwareinc.com")).toList();
            SurveyResult result = Survey.over((UserIdentity user) -> {
                while (seen[0] >= 150 && !Thread.currentThread().isInterrupted()) {
                    LockSupport.park();
                }
                return Observations.of(user);
            }).run(many, files.andThen(report -> {
                if (++seen[0] == 150) {
                    Thread.currentThread().interrupt();
                }
            }));
            assertThat(result.isCancelled()).isTrue();
            files.finish(result);
        }
        assertThat(Thread.interrupted()).isTrue();

        assertThat(names()).containsExactly("report.csv", "report.html", "report.jsonl");
        JsonNode end = last("report.jsonl");
        int users = lines(temp.resolve("report.jsonl")).size() - 2;
        assertThat(end.get("kind").asText()).isEqualTo("end");
        assertThat(end.get("cancelled").asBoolean()).isTrue();
        assertThat(end.get("complete").asBoolean()).isFalse();
        assertThat(end.get("users").asText()).isEqualTo(Integer.toString(users));
        assertThat(end.get("notReached").asText()).isEqualTo(Integer.toString(500 - users));
        assertThat(Files.readString(temp.resolve("report.csv"))).contains("\r\n# Not complete. Cancelled with " + (500 - users)
                + " users still to come.").endsWith("\r\n");
    }

    @Test
    @DisplayName("leave nothing where the survey fails, or nobody finishes them")
    void unfinished() throws IOException {
        Files.writeString(temp.resolve("report.jsonl"), "of last week");
        Iterator<UserIdentity> broken = new Iterator<>() {
            private int left = 300;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public UserIdentity next() {
                if (left-- == 0) {
                    throw new IllegalStateException("the list broke");
                }
                return USERS.get(left % USERS.size());
            }
        };
        assertThatThrownBy(() -> {
            try (ReportFiles files = ReportFiles.in(temp)) {
                files.finish(SURVEY.run(() -> broken, files));
            }
        }).hasMessage("the list broke");
        try (ReportFiles files = ReportFiles.in(temp)) {
            SURVEY.run(USERS, files);
        }

        assertThat(names()).containsExactly("report.jsonl");
        assertThat(temp.resolve("report.jsonl")).hasContent("of last week");
    }

    @Test
    @DisplayName("that cannot take a name stay whole under another, which the message has")
    void nameTaken() throws IOException {
        Files.createDirectories(temp.resolve("report.csv/not empty"));
        try (ReportFiles files = ReportFiles.in(temp)) {
            SurveyResult result = SURVEY.run(USERS, files);
            assertThatThrownBy(() -> files.finish(result)).isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(temp.resolve("report.csv") + " cannot be written: ")
                    .hasMessageContaining("it is whole")
                    .hasMessageFindingMatch("It stays as report\\.csv\\.[0-9a-f]+\\.part: rename it\\.$");
        }

        assertThat(names()).hasSize(4).contains("report.csv", "report.html", "report.jsonl");
        assertThat(temp.resolve(names().get(1))).content().contains(USERS.get(0).sip().address());
        assertThat(last("report.jsonl").get("kind").asText()).isEqualTo("end");
    }

    @Test
    @DisplayName("go no further where a line could not be written")
    void diskFull() {
        OutputStream full = new OutputStream() {
            private int left = 20_000;

            @Override
            public void write(int b) throws IOException {
                if (left-- < 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        try (ReportFiles files = ReportFiles.jsonLines(full)) {
            assertThatThrownBy(() -> SURVEY.run(USERS, files)).isInstanceOf(UncheckedIOException.class)
                    .hasMessage("The stream that takes the reports cannot be written: IOException: No space left on device.");
            assertThatThrownBy(() -> files.accept(SampleUser.READY.report())).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("close these files, and run the survey again");
            assertThatThrownBy(() -> files.finish(SURVEY.run(USERS))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("are compared with an earlier run while they are written, as the two documents would be")
    void earlier() throws IOException {
        try (ReportFiles files = ReportFiles.in(temp).withName("last")) {
            files.finish(SURVEY.run(USERS.subList(0, 30), files));
        }
        try (ReportFiles files = ReportFiles.in(temp).withEarlier(maps("last")).withName("today")) {
            assertThat(files.comparison()).isEmpty();
            SurveyResult result = SURVEY.asOf(RandomReports.AS_OF.plusSeconds(90_000)).run(USERS.subList(5, 41), files);
            files.unmatched("x", List.of("y"));
            files.finish(result);

            Map<String, Object> expected = Comparison.of(maps("last"), maps("today")).toMap();
            assertThat(files.comparison().orElseThrow().toMap()).isEqualTo(expected);
            assertThat(expected).extracting("compared").isEqualTo("25");
        }
        assertThatThrownBy(() -> ReportFiles.in(temp).withEarlier(List.of(Map.of("kind", "run", "version", "2.0"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The earlier run has version 2.0");
    }

    private List<Map<String, Object>> maps(String name) throws IOException {
        return lines(temp.resolve(name + ".jsonl")).stream().map(ReportFilesTest::map).toList();
    }

    @Test
    @DisplayName("leave a caller's stream open")
    void streams() {
        OutputStream open = new OutputStream() {
            @Override
            public void write(int b) {
                // Taken.
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        for (ReportFiles each : List.of(ReportFiles.jsonLines(open), ReportFiles.csv(open))) {
            try (ReportFiles files = each) {
                assertThat(files.finish(SURVEY.run(USERS, files))).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("need a folder")
    void noFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> ReportFiles.in(file)).isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Reports cannot be written to " + file + ", since no folder can be made there: ");
    }

    @Test
    @DisplayName("refuse what comes too late or does not belong to them")
    void refused() {
        Wave wave = Wave.of(MOVE);
        SurveyResult result = SURVEY.run(USERS);
        try (ReportFiles files = ReportFiles.in(temp)) {
            Consumer<UserReport> both = files.andThen(wave);
            assertThatThrownBy(() -> files.withName("x")).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("before");
            both.accept(SampleUser.READY.report());
            assertThatThrownBy(() -> files.andThen(wave)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> files.finish(result, Wave.of(Move.toTeams()))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Move the mailbox to Exchange Online").hasMessageContaining("Move the user to Teams");
            files.finish(result);
            assertThatThrownBy(() -> files.finish(result)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("make others");
            assertThatThrownBy(() -> files.accept(SampleUser.READY.report())).isInstanceOf(IllegalStateException.class);
        }
        ReportFiles files = ReportFiles.in(temp);
        for (String name : new String[] {"", " ", "a/b", "..", "a\u202Eb", "x".repeat(201), "ü".repeat(101), "a:b", "\uD83D", ".",
                "NUL", "com1", "aux.report"}) {
            assertThatThrownBy(() -> files.withName(name)).as(name).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("for example week-12");
        }
        assertThatThrownBy(() -> files.withCsvSeparator('|')).hasMessageContaining("a comma, a semicolon or a tab");
        files.close();
    }
}
