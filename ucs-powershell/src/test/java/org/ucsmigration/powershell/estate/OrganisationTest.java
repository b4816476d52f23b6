package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;

@DisplayName("A survey over the exports of a large organisation")
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+")
class OrganisationTest {

    /** What a survey over exports may keep of each user. */
    private static final long MOST_BYTES = 2_200;

    @TempDir
    Path folder;

    /** The live heap that a survey leaves behind, while its session and its probes can still answer. */
    private long surveyed(int users) throws Exception {
        Path exports = Files.createDirectory(folder.resolve("of-" + users));
        Organisation.write(exports, users, Map.of());
        long before = heap();
        try (PowerShellSession session = PowerShellSession.replay(exports)) {
            LyncProbe lync = LyncProbe.over(session);
            ExchangeProbe exchange = ExchangeProbe.over(session);
            List<UserIdentity> all = new ArrayList<>(lync.users());
            SurveyResult result = Survey.over(lync, exchange).run(all, report -> { });
            long after = heap();

            assertThat(session.problems()).isEmpty();
            assertThat(result.isComplete()).as(result.toString()).isTrue();
            assertThat(all).hasSize(users);
            long copies = users / Organisation.PEOPLE;
            // Of the twenty: Kim, Holly and Ana; Eva; Amy, Rob and John, of whom the server says nothing.
            assertThat(result.byState()).isEqualTo(Map.of(MigrationState.MIGRATED, 3 * copies, MigrationState.MIGRATING, copies,
                    MigrationState.UNKNOWN, 3 * copies, MigrationState.NOT_MIGRATED, 13 * copies));
            // Two mailboxes are of nobody whom Lync knows, and each of them stands in the list again.
            assertThat(exchange.unmatched()).hasSize((int) (2 * copies));
            return after - before;
        }
    }

    @Test
    @DisplayName("keeps 2.2 KB of each user at the most, and finds of everybody what the small one finds")
    void memory() throws Exception {
        long few = surveyed(2_000);
        long many = surveyed(10_000);
        assertThat((many - few) / 8_000).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
