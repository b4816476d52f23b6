package org.ucsmigration.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.UserReport;

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
            assertThat(run.values("data-may")).containsExactlyInAnyOrder("ready", "eligible", "not ready", "unknown",
                    "out of scope");
            assertThat(run.values("data-moved"))
                    .containsExactlyInAnyOrder("migrated", "migrated as last seen", "migrating", "not migrated",
                    "not migrated as last seen", "unknown");
            assertThat(run.values("data-contested")).containsExactly("yes");
        }

        @Test
        void showsEveryNextStepAndEveryHazard() {
            // With mailboxes in Exchange Online the sample is a hybrid organisation, in which nobody can be said to have no
            // mailbox.
            assertThat(run.values("data-next")).containsExactlyInAnyOrderElementsOf(
                    EnumSet.range(Action.OUT_OF_SCOPE, Action.SIGN_IN_AGAIN).stream()
                    .filter(action -> action != Action.PROVIDE_MAILBOX).map(Action::name).toList());
            assertThat(run.values("data-hazards").stream().flatMap(all -> Arrays.stream(all.split(" "))).distinct())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Hazard.Kind.values()).map(Hazard.Kind::name).toList());
        }

        @Test
        void showsTheWaveBesideTheMigrationWhichIsNoWallOfQuestions() {
            String line = run.lines("Mailboxes to Exchange Online:").get(0);
            Matcher asked = Pattern.compile("ask the server first (\\d+)").matcher(line);
            assertThat(line).contains("may go", "forbid first");
            assertThat(asked.find()).isTrue();
            assertThat(Integer.parseInt(asked.group(1)) * 3).isLessThan(run.users().size());
            assertThat(run.report()).contains("To roll back, the pilot first: ");
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
            assertThat(run.report()).contains("a.lidman@litware.example matched by sip: proxy address",
                    "luka.abrus@litwareinc.com matched by SID");
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

        @Test
        void writesAPageThatFetchesNothingAndRunsNothingButItsOwnScript() throws Exception {
            String page = run.report();
            assertThat(Pattern.compile("\\b(src|href|action|background)\\s*=")
                    .matcher(page.replaceAll("(?s)<(script|style)>.*?</\\1>", "")).find()).isFalse();
            assertThat(Pattern.compile("url\\((?!\"data:)|@import|https?://(?!www\\.w3\\.org/2000/svg)").matcher(page).find())
                    .isFalse();
            assertThat(Pattern.compile("<[^>]+\\s(style|on\\w+)=").matcher(page.replaceAll("(?s)<(script|style)>.*?</\\1>", ""))
                    .find()).isFalse();
            List<String> own = new ArrayList<>();
            Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(page).results().forEach(part -> own.add(part.group(2)));
            assertThat(own).hasSize(3);
            for (String part : own) {
                assertThat(page).contains("&#39;sha256-" + Base64.getEncoder().encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(part.getBytes(StandardCharsets.UTF_8))) + "&#39;");
            }
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

    @Nested
    class WithHostileText {

        private static final String HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>&amp;\u0000\u001b[2J";

        @Test
        void keepsItText() {
            UserFacts facts = UserFacts.builder().mailboxOpened(Fact.unknown(HOSTILE)).build();
            Precondition rule = Precondition.of(HOSTILE, (finding, any) -> finding.notMet(HOSTILE, HOSTILE, HOSTILE));
            Rules rules = Rules.documented().requiring(rule);
            UserReport report = UserReport.of(Observations.of(UserIdentity.of("mallory'&@litwareinc.com"), facts,
                    Evidence.caller(MigrationState.MIGRATED, HOSTILE)).withNote(HOSTILE), rules, Instant.EPOCH);

            String page = written(report);
            assertThat(page).doesNotContain("<script>alert", "<img", "\u0000", "\u001b");
            assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=x "
                    + "onerror=alert(1)&gt;&amp;amp;", "mallory&#39;&amp;@<wbr>litwareinc.com");
        }

        @Test
        void keepsTheSampleOnesText() {
            Demonstration run = Demonstration.over(Demonstration.SAMPLE, temporary.resolve("hostile.html"));
            assertThat(run.report()).contains("&lt;script&gt;alert(&quot;user agent&quot;)&lt;/script&gt;",
                    "&lt;i&gt;Lost&lt;/i&gt;")
                    .doesNotContain("<script>alert", "<i>Lost");
        }

        private String written(UserReport report) {
            GroovyShell shell = Demonstration.GROOVY;
            shell.setVariable("reports", List.of(report));
            shell.setVariable("inputs", List.of(Map.of("name", HOSTILE, "said", HOSTILE, "state", "trouble")));
            shell.setVariable("text", HOSTILE);
            return shell.evaluate("def out = new StringWriter(); new HtmlReport(text, java.time.Instant.EPOCH, reports, inputs, "
                    + "[text]).writeTo(out); out.toString()")
                    .toString();
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

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
