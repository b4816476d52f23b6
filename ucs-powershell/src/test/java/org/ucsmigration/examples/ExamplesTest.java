package org.ucsmigration.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groovy.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.ucsmigration.testing.SampleUser;

/** Every example of the documentation compiles and runs; those of pages print what is said behind them. */
class ExamplesTest {

    private static final Path SAMPLE = Path.of("src", "demo", "sample");

    @TempDir
    static Path folder;
    private static JavaExamples java;

    @BeforeAll
    static void layOutTheFilesThatExamplesName() throws IOException {
        for (String exports : List.of("exports", "export")) {
            copy(SAMPLE.resolve("exports"), folder.resolve(exports));
        }
        copy(SAMPLE.resolve("registry"), folder.resolve("collected"));
        for (String export : List.of("kenmyer.reg", "ken.reg")) {
            Files.copy(SAMPLE.resolve("registry").resolve("ATL-WS-0147.reg"), folder.resolve(export));
        }
        Files.copy(SAMPLE.resolve("exports").resolve("Get-CsUser.clixml"), folder.resolve("Get-CsUser.xml"));
        Files.copy(SAMPLE.resolve("sign-ins.complete.csv"), folder.resolve("sign-ins.csv"));
        for (String run : List.of("last-week", "today")) {
            Instant asOf = run.equals("today") ? SampleUser.asOf() : SampleUser.asOf().minusSeconds(604_800);
            Files.write(folder.resolve(run + ".jsonl"), ExampleWorld.run(asOf).stream().map(JsonOutput::toJson).toList());
        }
        Files.createDirectory(folder.resolve("classes"));
        ExampleWorld.in(folder);
        java = new JavaExamples(Example.all().stream().filter(each -> each.language().equals("java")).toList(),
                folder.resolve("classes"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    static List<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void runs(Example example) throws Exception {
        assumeTrue(!example.isLive() || System.getenv("UCS_PWSH") != null, "UCS_PWSH names no PowerShell");
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            if (example.language().equals("groovy")) {
                GroovyExamples.run(example);
            } else if (example.isDeclaration()) {
                runAsTest(java.load(example).getDeclaredClasses()[0]);
            } else {
                java.load(example).getDeclaredConstructor().newInstance().run();
            }
        } finally {
            System.setOut(out);
        }
        assertThat(example.isPrinting()).as("whether what it prints is told behind it").isEqualTo(!example.prints().isEmpty());
        for (String print : example.prints()) {
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains(print);
        }
    }

    private static void runAsTest(Class<?> example) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(example)).build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        assertThat(summary.getSummary().getFailures())
                .extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()).isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).as("tests of the example").isPositive();
    }

    @Test
    void areFoundInReadmeAndJavadoc() {
        assertThat(examples()).extracting(Example::where).anyMatch(where -> where.startsWith("README.md"))
                .anyMatch(where -> where.contains("Survey.java"));
        assertThat(examples()).extracting(Example::language).contains("groovy");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void areShort(Example example) {
        boolean inReadme = example.where().startsWith("README.md");
        assertThat(example.lines()).isLessThanOrEqualTo(example.language().equals("groovy") ? 5 : inReadme ? 10 : 8);
    }
}
