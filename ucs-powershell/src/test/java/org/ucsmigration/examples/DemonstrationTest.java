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
import org.ucsmigration.advice.Action;
import org.ucsmigration.report.Hazard;

class DemonstrationTest {

    @TempDir
    static Path temporary;

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OverTheSample {

        private Demonstration run;

        @BeforeAll
        void survey() {
            run = Demonstration.over(Demonstration.SAMPLE, temporary.resolve("sample.html"));
        }

        @Test
        void reportsOnTwentyUsersOrMoreWithKenMyerFirst() {
            assertThat(run.users()).hasSizeGreaterThanOrEqualTo(20).startsWith("kenmyer@litwareinc.com")
                    .contains("zoë@litwareinc.com");
            assertThat(run.lines("kenmyer@litwareinc.com")).singleElement().asString().contains("ready", "migrated");
            assertThat(run.lines("zoë@litwareinc.com")).as("UTF-8, though the platform's output is ASCII").hasSize(1);
        }

        @Test
        void showsEveryVerdict() {
            assertThat(run.values("assessment", "outcome")).containsExactlyInAnyOrder("MET", "NOT_MET", "UNKNOWN");
            assertThat(run.values("assessment", "eligible")).contains("true");
            assertThat(run.userLines()).anyMatch(line -> line.get("outOfScope").equals(true));
            assertThat(run.values("conclusion", "state"))
                    .containsExactlyInAnyOrder("MIGRATED", "MIGRATING", "NOT_MIGRATED", "UNKNOWN");
            assertThat(run.values("conclusion", "certainty")).containsExactlyInAnyOrder("DEFINITE", "PROVISIONAL");
            assertThat(run.values("conclusion", "contested")).contains("true");
        }

        @Test
        void showsEveryNextStepAndEveryHazard() {
            // With mailboxes in Exchange Online the sample is a hybrid organisation, in which nobody can be said to have no
            // mailbox.
            assertThat(run.values("nextStep", "action")).containsExactlyInAnyOrderElementsOf(
                    EnumSet.range(Action.OUT_OF_SCOPE, Action.SIGN_IN_AGAIN).stream()
                    .filter(action -> action != Action.PROVIDE_MAILBOX).map(Action::name).toList());
            assertThat(run.userLines().stream().flatMap(line -> ((List<?>) line.get("hazards")).stream())
                    .map(hazard -> ((Map<?, ?>) hazard).get("hazard").toString()).distinct())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Hazard.Kind.values()).map(Hazard.Kind::name).toList());
        }

        @Test
        void showsTheWaveBesideTheMigrationWhichIsNoWallOfQuestions() {
            String line = run.lines("Mailboxes to Exchange Online:").get(0);
            Matcher asked = Pattern.compile("ask the server first (\\d+)").matcher(line);
            assertThat(line).contains("may go", "forbid first");
            assertThat(asked.find()).isTrue();
            assertThat(Integer.parseInt(asked.group(1)) * 3).isLessThan(run.users().size());
            assertThat(run.report()).contains("May they be moved?", "What comes first");
        }

        @Test
        void fitsTheTableInto160Columns() {
            assertThat(run.lines("User ")).singleElement().asString().contains("May migrate", "Migrated", "Why", "Next step");
            List<String> table = run.printed().lines().takeWhile(line -> !line.startsWith("May migrate:")).toList();
            assertThat(table).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(160));
        }

        @Test
        void listsWhatMatchesNobodyAndSaysHowOthersWereMatched() {
            assertThat(run.lines("Matched by nobody:")).anyMatch(line -> line.contains("profile of kate.lowell@litwareinc.com"))
                    .anyMatch(line -> line.contains("mailbox support@litwareinc.com")).hasSize(2);
            assertThat(run.userLines().stream().map(line -> line.get("notes").toString()))
                    .anyMatch(notes -> notes.contains("a.lidman@litware.example matched by sip: proxy address"))
                    .anyMatch(notes -> notes.contains("luka.abrus@litwareinc.com matched by SID"));
        }

        @Test
        void saysWhichListLacksSomething() {
            assertThat(run.lines("Incomplete:")).singleElement().asString().contains("Get-MailboxStatistics", "DB03");
            assertThat(run.lines("Trouble:")).isEmpty();
        }

        @Test
        void saysTheSameTwice() {
            Demonstration again = Demonstration.over(Demonstration.SAMPLE, temporary.resolve("sample.html"));
            assertThat(again).isEqualTo(run);
        }
    }

    @Nested
    class WithTrouble {

        @Test
        void saysSoInOneLineWhereTheFolderIsWrong() {
            Path nowhere = temporary.resolve("nowhere");
            Demonstration run = Demonstration.over(nowhere, temporary.resolve("nowhere.html"));
            assertThat(run.lines("Trouble:")).containsExactly("Trouble: " + nowhere + ": no such folder");
            assertThat(run.lines("0 users")).hasSize(1);
        }

        @Test
        void saysOneLineForEachInputAndReportsOnTheRest(@TempDir Path empty) throws IOException {
            Path folder = Demonstration.copyOfSample(empty.resolve("damaged"));
            Files.writeString(folder.resolve("registry/ATL-WS-0147.reg"), "no registry export at all");
            Files.createDirectory(folder.resolve("registry/unreadable.reg"));
            Files.write(folder.resolve("registry/NTUSER.DAT"), new byte[] {1, 2, 3});
            Path export = folder.resolve("exports/Get-Mailbox.clixml");
            Files.write(export, Arrays.copyOf(Files.readAllBytes(export), 40_000));
            Files.delete(folder.resolve("exports/Get-CsSite.clixml"));
            Files.writeString(folder.resolve("pools.csv"), "pool,trust,retires\nnonsense\n");

            Demonstration run = Demonstration.over(folder, temporary.resolve("damaged.html"));
            assertThat(run.lines("Trouble:")).hasSize(6)
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("registry/ATL-WS-0147.reg"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("registry/unreadable.reg"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("registry/NTUSER.DAT"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("Get-Mailbox.clixml", "rows were lost or changed"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("Get-CsSite.clixml", "no such file"))
                    .satisfiesOnlyOnce(line -> assertThat(line).contains("pools.csv", "nonsense"));
            assertThat(run.users()).hasSizeGreaterThanOrEqualTo(20);
            assertThat(run.lines("holly.holt@litwareinc.com")).singleElement().asString().contains("migrating");
            assertThat(run.report()).contains("Not everything could be read", "registry/unreadable.reg");
        }

        @Test
        void reportsOnWhomOtherInputsNameWhereThereAreNoExports(@TempDir Path empty) throws IOException {
            Path folder = Files.createDirectory(empty.resolve("registry-only"));
            Files.createDirectory(folder.resolve("registry"));
            Files.copy(Demonstration.SAMPLE.resolve("registry/ATL-WS-0147.reg"), folder.resolve("registry/one.reg"));
            Demonstration run = Demonstration.over(folder, temporary.resolve("registry-only.html"));
            assertThat(run.users()).contains("kenmyer@litwareinc.com", "pilar@litwareinc.com");
            assertThat(run.lines("Trouble: exports: no such folder")).hasSize(1);
        }
    }

    @Test
    void keepsHostileTextOfTheSampleText() {
        Demonstration run = Demonstration.over(Demonstration.SAMPLE, temporary.resolve("hostile.html"));
        assertThat(run.document().toString()).contains("<i>Lost</i>", "<script>alert(\"user agent\")</script>");
        assertThat(run.report()).contains("mallory@").doesNotContain("<script>alert", "<i>Lost");
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

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
