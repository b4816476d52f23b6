package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.probe.Observations;

@DisplayName("A folder that the real serializer wrote")
class RealExportTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("is read whole: hashtables, switches, times, GUIDs, lists within lists, nothing at all")
    void whole() throws Exception {
        String engine = System.getenv("UCS_PWSH");
        assumeTrue(engine != null, "UCS_PWSH is not set: the real serializer is not at hand");
        Path script = folder.resolve("export.ps1");
        try (InputStream text = Objects.requireNonNull(RealExportTest.class.getResourceAsStream("export.ps1"))) {
            Files.copy(text, script);
        }
        Path export = Files.createDirectory(folder.resolve("export"));
        ProcessBuilder start = new ProcessBuilder(engine, "-NoProfile", "-File", script.toString());
        start.environment().put("UCS_EXPORT", export.toString());
        Process process = start.redirectErrorStream(true).redirectOutput(folder.resolve("out.txt").toFile()).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(Files.readString(folder.resolve("out.txt"))).isZero();

        try (PowerShellSession session = PowerShellSession.replay(export)) {
            LyncProbe lync = LyncProbe.over(session);
            ExchangeProbe exchange = ExchangeProbe.over(session);
            Observations seen = lync.observe(lync.users().get(0));
            seen = seen.merge(exchange.observe(seen.identity()));

            assertThat(session.problems()).isEmpty();
            assertThat(lync.problems()).isEmpty();
            assertThat(exchange.problems()).isEmpty();
            assertThat(seen.facts().policy().toOptional()).hasValueSatisfying(policy -> {
                assertThat(policy.identity()).isEqualTo("UcsForAll");
                assertThat(policy.allowsUcs()).isTrue();
                assertThat(policy.migrationDelayInDays()).hasValue(30);
            });
            assertThat(seen.facts().accountScope().toOptional())
                    .hasValueSatisfying(scope -> assertThat(scope.isInScope()).isTrue());
            assertThat(seen.facts().homePool().toOptional()).hasValueSatisfying(pool -> assertThat(pool.release()).isPresent());
            assertThat(seen.facts().mailbox().isKnown()).isTrue();
            assertThat(seen.facts().mailboxOpened().toOptional()).contains(true);
            assertThat(seen.evidence()).extracting(one -> one.state()).containsOnly(MigrationState.MIGRATED);
            assertThat(seen.notes()).singleElement().asString().contains("matched by directory");
        }
    }
}
