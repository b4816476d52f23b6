package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.output.internal.CsvCell;
import org.ucsmigration.output.internal.CsvTable;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.testing.SampleUser;

@DisplayName("The table for spreadsheets")
class CsvTableTest {

    private static final Pattern FORMULA = Pattern.compile("[\"\\s\\h\uFEFF]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

    private static byte[] written(char separator, Consumer<ReportFiles> filling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportFiles files = ReportFiles.csv(out).withCsvSeparator(separator)) {
            filling.accept(files);
            files.finish(Survey.over(SampleUser.probe()).run(List.of(SampleUser.READY.identity())));
        }
        return out.toByteArray();
    }

    private static List<CSVRecord> rows(byte[] table, char separator) throws IOException {
        String text = new String(table, StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(text.substring(1), CSVFormat.RFC4180.builder().setDelimiter(separator)
                .setHeader().setSkipHeaderRecord(true).get())) {
            return parser.getRecords();
        }
    }

    private static UserReport report(UserFacts facts, Evidence... evidence) {
        return UserReport.of(Observations.of(UserIdentity.of("jörg@litwareinc.com"), facts, evidence), RandomReports.AS_OF);
    }

    @Test
    @DisplayName("has what people filter by, each in a column of its own")
    void columns() throws IOException {
        Source lync = Source.of("Get-CsUser", RandomReports.AS_OF);
        Fact<HomePool> pools = new Fact.Contested<>(List.of(
                new Fact.Known<>(HomePool.of("pool01.litwareinc.com", HomePool.Release.LYNC_2013), lync),
                new Fact.Known<>(HomePool.of("pool02.litwareinc.com", HomePool.Release.LYNC_2013),
                        Source.of("other", RandomReports.AS_OF))));
        UserReport report = report(UserFacts.builder().homePool(pools)
                .policy(Fact.known(UserServicesPolicy.of("Tag:Kein UCS für Züge", false), lync))
                .mailbox(Fact.known(Mailbox.none(), lync)).build(), Evidence.serverState("Migrated", lync));
        Wave wave = Wave.of(Move.mailboxToExchangeOnline());

        CSVRecord row = rows(written(',', files -> files.andThen(wave).accept(report)), ',').get(0);

        assertThat(row.toMap()).containsEntry("user", "jörg@litwareinc.com").containsEntry("upn", "")
                .containsEntry("pool", "pool01.litwareinc.com | pool02.litwareinc.com").containsEntry("poolRelease", "LYNC_2013")
                .containsEntry("policy", "Kein UCS für Züge").containsEntry("ucsAllowed", "false")
                .containsEntry("mailbox", "none")
                .containsEntry("outcome", "NOT_MET").containsEntry("state", "MIGRATED").containsEntry("certainty", "DEFINITE")
                .containsEntry("nextStep", "FINISH_ROLLBACK_OR_ALLOW").containsEntry("severity", "NOW")
                .containsEntry("move", "NO_GO").containsEntry("asOf", "2026-11-26T12:00:00.500Z")
                .containsEntry("what", report.nextStep().sentence());
        assertThat(row.get("reasons").split(" ")).contains("POLICY_FORBIDS", "NO_MAILBOX", "CLIENTS_UNKNOWN");
        assertThat(row.get("hazards")).startsWith("CONTACTS_STRANDED");
        assertThat(row.get("moveReasons")).isNotBlank();
        assertThat(row.get("firstStep")).isNotBlank();
    }

    @Test
    @DisplayName("says unknown where nothing is known")
    void unknown() throws IOException {
        CSVRecord row = rows(written(',', files -> files.accept(report(UserFacts.none()))), ',').get(0);

        assertThat(List.of("pool", "poolRelease", "policy", "ucsAllowed", "mailbox")).allSatisfy(column ->
                assertThat(row.get(column)).as(column).isEqualTo("unknown"));
        assertThat(row.get("move")).isEmpty();
    }

    @Test
    @DisplayName("begins with a byte order mark, ends its lines with CR LF, and has a row for each user")
    void form() throws IOException {
        byte[] table = written(',', files -> Arrays.stream(SampleUser.values()).map(SampleUser::report).forEach(files));
        String text = new String(table, StandardCharsets.UTF_8);

        assertThat(table).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text).endsWith("\r\n");
        assertThat(rows(table, ',')).hasSize(SampleUser.values().length).allMatch(CSVRecord::isConsistent);
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    @DisplayName("has no cell that begins a formula, with whatever separator it is written and read")
    void noFormula(char separator) throws IOException {
        RandomReports random = new RandomReports(separator);
        Wave wave = Wave.of(Move.toTeams());
        byte[] table = written(separator, files -> {
            Consumer<UserReport> both = files.andThen(wave);
            for (int i = 0; i < 300; i++) {
                both.accept(random.next(i));
            }
        });

        assertThat(rows(table, separator)).hasSize(300).allMatch(CSVRecord::isConsistent)
                .allSatisfy(row -> assertThat(row.toList()).noneMatch(cell -> FORMULA.matcher(cell).lookingAt()));
        // Excel takes a quote for one at the beginning of a cell only; so does this, by the crudest reading of all.
        for (char taken : new char[] {',', ';', '\t'}) {
            for (String line : new String(table, StandardCharsets.UTF_8).split("\r\n")) {
                assertThat(line.split(String.valueOf(taken), -1)).noneMatch(cell -> FORMULA.matcher(cell).lookingAt());
            }
        }
    }

    @Test
    @DisplayName("gives hostile text back on one line, what is invisible shown, and behind an apostrophe what were a formula")
    void hostile() throws IOException {
        List<String> cells = new ArrayList<>();
        for (String text : RandomReports.HOSTILE) {
            String cell = CsvCell.of(text);
            assertThat(cell).doesNotContain("\n", "\r", "\t", "\u0000", "\u202E");
            byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(cell);
            cells.add(CSVParser.parse(cell, CSVFormat.RFC4180).getRecords().get(0).get(0));
        }
        assertThat(cells).contains("Müller, Jörg", "'=cmd|' /C calc'!A0", "'+1", "'-1+1", "'@SUM(A1)", "a;'=1+1", "a,'\"=1+1\"",
                "' =1",
                "\\u0009=1", "\\uD83D", "a\\u0000b", "\\u202Eexe.txt", "line\\u000D\\u000Abreak", "\uD83D\uDE00", "'\uFF1D1+1");
        assertThat(CsvCell.of("x".repeat(40_000))).hasSizeLessThan(32_767);
        assertThat(CsvCell.of("\u0000".repeat(40_000))).hasSizeLessThan(32_767);
    }

    @Test
    @DisplayName("says in a last row where the survey is not complete")
    void notComplete() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportFiles files = ReportFiles.csv(out)) {
            files.finish(Survey.over((UserIdentity user) -> {
                throw new IllegalStateException("no network");
            }).run(List.of(SampleUser.READY.identity()), files));
        }

        List<CSVRecord> rows = rows(out.toByteArray(), ',');
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).get(0)).startsWith("# Not complete. 1 without an answer, since ").contains("no network");

        ByteArrayOutputStream some = new ByteArrayOutputStream();
        CsvTable table = new CsvTable(some, ',');
        table.end(Map.of("complete", false, "reach", List.of(
                Map.of("probe", "RegistryProbe", "places", "computers", "asked", "400", "answered", "371"),
                Map.of("probe", "Other", "places", "shares", "asked", "2", "answered", "2"))));
        assertThat(some.toString(StandardCharsets.UTF_8))
                .isEqualTo("# Not complete. RegistryProbe: 371 of 400 computers answered.\r\n");
    }
}
