package org.ucsmigration.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

@DisplayName("In a year")
class AYearAheadTest {

    private static final Path CONSUMERS = Path.of("src", "it");

    @TempDir
    Path folder;

    /** Java source whose run depends on the clock: it passes today and must fail in a year. */
    private static String seenOn(Instant day) {
        return """
                import java.time.*;
                import java.util.*;
                import org.junit.jupiter.api.*;
                import org.ucsmigration.*;
                import org.ucsmigration.evidence.*;
                class StaleTest {
                    @Test void isDefinite() {
                        Evidence seen = Evidence.serverState("Migrated", Source.of("server", Instant.parse("%s")));
                        Assertions.assertTrue(MigrationConclusion.of(List.of(seen), Instant.now()).isDefinite());
                    }
                }
                """.formatted(day);
    }

    @Test
    @DisplayName("the examples of README and Javadoc run as today")
    void examples() throws Exception {
        try (AheadLoader ahead = new AheadLoader(new URL[0], AYearAheadTest.class.getClassLoader())) {
            TestExecutionSummary summary = run(ahead, selectClass(ahead.loadClass("org.ucsmigration.examples.ExamplesTest")));
            passes(summary, 60);
        }
    }

    @Test
    @DisplayName("the consumers of src/it pass as today")
    void consumers() throws Exception {
        List<Path> sources = new ArrayList<>();
        for (String consumer : List.of("unit-tests", "offline", "java-module")) {
            try (Stream<Path> files = Files.walk(CONSUMERS.resolve(consumer))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                        .forEach(sources::add);
            }
        }
        try (AheadLoader ahead = compiled(sources)) {
            // Left out is what a consumer says of its class path and its module, which are not those of this test.
            TestExecutionSummary summary = run(ahead, selectClass(ahead.loadClass("org.example.WorkListTest")),
                    selectClass(ahead.loadClass("org.example.PilotProbeTest")),
                    selectMethod(ahead.loadClass("org.example.OfflineTest"), "surveysFiles"),
                    selectMethod(ahead.loadClass("org.example.tool.ToolTest"), "answers"));
            passes(summary, 30);
        }
    }

    @Test
    @DisplayName("what depends on the day fails, so that the others prove something")
    void whatGoesStaleFails() throws Exception {
        Path source = Files.writeString(folder.resolve("StaleTest.java"), seenOn(Instant.now().minusSeconds(60)));
        try (AheadLoader ahead = compiled(List.of(source))) {
            assertThat(run(ahead, selectClass(ahead.loadClass("StaleTest"))).getTestsFailedCount()).isEqualTo(1);
        }
        try (java.net.URLClassLoader today = new java.net.URLClassLoader(new URL[] {folder.toUri().toURL()},
                AYearAheadTest.class.getClassLoader())) {
            assertThat(run(today, selectClass(today.loadClass("StaleTest"))).getTestsFailedCount()).isZero();
        }
    }

    @Test
    @DisplayName("it is a year later for the library too")
    void shifts() throws Exception {
        try (AheadLoader ahead = new AheadLoader(new URL[0], AYearAheadTest.class.getClassLoader())) {
            Instant shown = (Instant) ((Supplier<?>) ahead.loadClass("org.ucsmigration.examples.NowOfASurvey")
                    .getDeclaredConstructor().newInstance()).get();
            assertThat(Duration.between(Instant.now(), shown)).isBetween(Duration.ofDays(365), Duration.ofDays(367));
        }
    }

    private AheadLoader compiled(List<Path> sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            assertThat(javac.getTask(null, manager, null, List.of("-d", folder.toString(), "-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(sources)).call()).isTrue();
        }
        return new AheadLoader(new URL[] {folder.toUri().toURL()}, AYearAheadTest.class.getClassLoader());
    }

    private static TestExecutionSummary run(ClassLoader loader, DiscoverySelector... selectors) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectors).build(), listener);
        } finally {
            thread.setContextClassLoader(before);
        }
        return listener.getSummary();
    }

    private static void passes(TestExecutionSummary summary, int atLeast) {
        assertThat(summary.getFailures())
                .extracting(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThanOrEqualTo(atLeast);
    }
}
