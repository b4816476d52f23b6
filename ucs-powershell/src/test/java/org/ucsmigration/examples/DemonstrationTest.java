package org.ucsmigration.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.advice.Action;
import org.ucsmigration.report.Hazard;

class DemonstrationTest {

    @TempDir
    static Path temporary;

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OverTheSample {

        private Path out;
        private Demonstration run;
        private List<Map<String, Object>> users;

        @BeforeAll
        void survey() {
            out = temporary.resolve("sample");
            run = Demonstration.of("--move", "online", "--out", out, Demonstration.SAMPLE);
            users = Demonstration.users(out.resolve("ucs-report.jsonl"));
        }

        @Test
        void reportsOnTwentyUsersOrMoreWithKenMyerFirst() {
            assertThat(run.code()).as(run.said()).isZero();
            assertThat(users).hasSizeGreaterThanOrEqualTo(20);
            assertThat(users.get(0)).containsEntry("user", "kenmyer@litwareinc.com");
            assertThat(run.lines("kenmyer@litwareinc.com")).singleElement().asString().contains("ready", "migrated");
            assertThat(run.lines("zoë@litwareinc.com")).hasSize(1);
        }

        @Test
        void showsEveryVerdict() {
            assertThat(run.lines("May migrate:")).singleElement().asString()
                    .matches(".*ready \\d+, eligible \\d+, not ready \\d+, unknown \\d+, out of scope \\d+");
            assertThat(run.lines("Migrated:")).singleElement().asString()
                    .matches(".*migrated \\d+, migrated as last seen \\d+, migrating \\d+, not migrated \\d+, "
                    + "not migrated as last seen \\d+, unknown \\d+; contested \\d+");
        }

        @Test
        void showsEveryNextStepAndEveryHazard() {
            // With mailboxes in Exchange Online the sample is a hybrid organisation, in which nobody can be said to have no
            // mailbox.
            assertThat(users.stream().map(user -> code(user.get("nextStep"), "action")).distinct())
                    .containsExactlyInAnyOrderElementsOf(EnumSet.range(Action.OUT_OF_SCOPE, Action.SIGN_IN_AGAIN).stream()
                    .filter(action -> action != Action.PROVIDE_MAILBOX).map(Action::name).toList());
            assertThat(users.stream().flatMap(user -> ((List<?>) user.get("hazards")).stream())
                    .map(hazard -> code(hazard, "hazard")).distinct())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Hazard.Kind.values()).map(Hazard.Kind::name).toList());
        }

        @Test
        void showsTheWaveBesideTheMigrationWhichIsNoWallOfQuestions() {
            String line = run.lines("Move the mailbox to Exchange Online:").get(0);
            Matcher asked = Pattern.compile("ask server (\\d+)").matcher(line);
            assertThat(line).contains("may go", "forbid by policy");
            assertThat(asked.find()).isTrue();
            assertThat(Integer.parseInt(asked.group(1)) * 3).isLessThan(users.size());
            assertThat(users).allSatisfy(user -> assertThat(user).containsKey("move"));
        }

        @Test
        void fitsTheTableInto160Columns() {
            assertThat(run.lines("User ")).singleElement().asString().contains("May migrate", "Migrated", "Why", "Next step");
            List<String> table = run.printed().lines().takeWhile(line -> !line.startsWith("May migrate:")).toList();
            assertThat(table).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(160));
        }

        @Test
        void listsWhatMatchesNobodyAndSaysHowOthersWereMatched() throws IOException {
            assertThat(run.lines("Matched by nobody:"))
                    .anyMatch(line -> line.contains("profile of kate.lowell@litwareinc.com (registry/ATL-WS-0210.reg, "))
                    .anyMatch(line -> line.contains("mailbox support@litwareinc.com")).hasSize(2);
            assertThat(Files.readString(out.resolve("ucs-report.jsonl")))
                    .contains("a.lidman@litware.example matched by sip: proxy address",
                    "luka.abrus@litwareinc.com matched by SID");
        }

        @Test
        void saysWhichListLacksSomething() {
            assertThat(run.lines("Incomplete:")).singleElement().asString().contains("Get-MailboxStatistics", "DB03");
            assertThat(run.lines("Trouble:")).isEmpty();
        }

        @Test
        void writesAPageTheDataAndATable() {
            assertThat(out.toFile().list()).containsExactlyInAnyOrder("ucs-report.html", "ucs-report.jsonl", "ucs-report.csv");
            assertThat(run.lines("Written: " + out)).hasSize(3);
        }

        @Test
        void saysTheSameTwiceAndComparesTheSecondTime(@TempDir Path again) throws IOException {
            Files.copy(out.resolve("ucs-report.jsonl"), again.resolve("ucs-report.jsonl"));
            Demonstration second = Demonstration.of("--move", "online", "--out", again, Demonstration.SAMPLE);
            assertThat(second.printed()).startsWith(run.printed().substring(0, run.printed().indexOf("Written:")));
            assertThat(second.printed()).contains("Since the last run:", "0 changed, 0 new, 0 gone");
            assertThat(again.resolve("ucs-report.jsonl")).hasSameTextualContentAs(out.resolve("ucs-report.jsonl"));
        }
    }

    @Nested
    class WithTrouble {

        @TempDir
        Path out;

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "                                | 2 | Name a folder, or --live.",
            "--sample                        | 2 | There is no option --sample.",
            "one two                         | 2 | One folder at a time, but got one and two.",
            "--move                          | 2 | --move needs a value behind it.",
            "--move mars folder              | 2 | There is no move mars: it is one of online, ",
            "--live folder                   | 2 | --live asks this computer: leave out the folder folder.",
            "--exchange mbx folder           | 2 | --exchange and --shells are for --live.",
            "--live --shells none            | 2 | --shells takes a number from 1 to 99, not none.",
            "--last nowhere.jsonl folder     | 2 | There is no file nowhere.jsonl to compare with.",
            "nowhere                         | 3 | nowhere: no such folder. ",
            "pom.xml                         | 3 | pom.xml: not a folder. ",
            "src/demo/sample/registry        | 3 | src/demo/sample/registry: nothing to read there. ",
        })
        void endsWithAClearLineAndACodeOfItsOwn(String call, int code, String line) {
            Demonstration run = Demonstration.of((Object[]) (call == null ? new String[0] : call.split(" ")));
            assertThat(run.code()).isEqualTo(code);
            assertThat(run.said().lines()).anySatisfy(said -> assertThat(said).startsWith(line));
            assertThat(run.printed()).isEmpty();
        }

        @Test
        void saysThatThereIsNobodyToReportOn() throws IOException {
            Path folder = Files.createDirectories(out.resolve("nobody/registry")).getParent();
            Files.writeString(folder.resolve("registry/nobody.reg"), "REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software]\r\n");
            Demonstration run = Demonstration.of("--out", out, folder);
            assertThat(run.code()).isEqualTo(4);
            assertThat(run.said().lines()).anySatisfy(said -> assertThat(said).startsWith("0 users: "));
        }

        @Test
        void tellsHowToCallIt() {
            Demonstration run = Demonstration.of("--help");
            assertThat(run.code()).isZero();
            assertThat(run.printed()).startsWith("groovy survey.groovy [options] [folder]").contains("Exit code: 0 ");
        }

        @Test
        void saysOneLineForEachInputAndReportsOnTheRest() throws IOException {
            Path folder = Demonstration.copyOfSample(out.resolve("damaged"));
            Files.writeString(folder.resolve("registry/ATL-WS-0147.reg"), "no registry export at all");
            Files.write(folder.resolve("registry/NTUSER.DAT"), new byte[] {1, 2, 3});
            Path export = folder.resolve("exports/Get-Mailbox.clixml");
            Files.write(export, Arrays.copyOf(Files.readAllBytes(export), 40_000));
            Files.delete(folder.resolve("exports/Get-CsSite.clixml"));
            Files.writeString(folder.resolve("pools.csv"), "pool,trust,retires\nnonsense\n");
            Files.writeString(out.resolve("ucs-report.jsonl"), "{\"kind\":");

            Demonstration run = Demonstration.of("--out", out, folder);
            assertThat(run.code()).as(run.said()).isZero();
            assertThat(run.lines("Trouble:")).hasSize(6)
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("registry/ATL-WS-0147.reg"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("registry/NTUSER.DAT"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("Get-Mailbox.clixml", "rows were lost or changed"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("Get-CsSite.clixml", "no such file"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("pools.csv", "nonsense"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("ucs-report.jsonl: not compared with: "));
            assertThat(Demonstration.users(out.resolve("ucs-report.jsonl"))).hasSizeGreaterThanOrEqualTo(20);
            assertThat(run.lines("holly.holt@litwareinc.com")).singleElement().asString().contains("migrating");
        }

        @Test
        void reportsOnWhomOtherInputsNameWhereThereAreNoExports() throws IOException {
            Path folder = Files.createDirectories(out.resolve("registry-only/registry")).getParent();
            Files.copy(Demonstration.SAMPLE.resolve("registry/ATL-WS-0147.reg"), folder.resolve("registry/one.reg"));
            Demonstration run = Demonstration.of("--out", out, folder);
            assertThat(run.lines("kenmyer@litwareinc.com ")).hasSize(1);
            assertThat(run.lines("pilar@litwareinc.com ")).hasSize(1);
            assertThat(run.lines("Trouble: exports: no such folder")).hasSize(1);
        }
    }

    @Test
    void theExportsAreWhatTheScriptBesideThemMakes(@TempDir Path folder) throws Exception {
        String pwsh = System.getenv("UCS_PWSH");
        assumeTrue(pwsh != null, "UCS_PWSH names no PowerShell engine: the sample's exports were not made again");
        Process made = new ProcessBuilder(pwsh, "-File", Demonstration.SAMPLE.resolve("make-exports.ps1").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile()).start();
        try {
            assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            made.destroyForcibly();
        }
        assertThat(folder.resolve("output.txt")).isEmptyFile();
        assertThat(names(folder.resolve("exports"))).isEqualTo(names(Demonstration.SAMPLE.resolve("exports"))).isNotEmpty();
        for (String name : names(folder.resolve("exports"))) {
            assertThat(folder.resolve("exports").resolve(name))
                    .hasSameBinaryContentAs(Demonstration.SAMPLE.resolve("exports").resolve(name));
        }
    }

    private static String code(Object map, String key) {
        return String.valueOf(((Map<?, ?>) map).get(key));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
