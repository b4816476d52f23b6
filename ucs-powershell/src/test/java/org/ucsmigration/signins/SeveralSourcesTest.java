package org.ucsmigration.signins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.precondition.ReasonCode;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

@DisplayName("A user's sign-ins from several sources")
class SeveralSourcesTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final String RICH = "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)";
    private static final String OLDER = "UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010)";
    private static final String PHONE = "PolycomVVX-VVX_410-UA/5.9.0.9373";
    private static final Instant AUTUMN = Instant.parse("2026-10-10T08:15:00Z");
    private static final Instant LATER = Instant.parse("2026-11-10T08:15:00Z");

    @TempDir
    Path folder;
    private MonitoringDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new MonitoringDatabase(MonitoringDatabase.TABLES);
        database.user(1, "kenmyer@litwareinc.com");
        database.client(1, RICH, 4);
        database.client(2, OLDER, 4);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private SignInsCsv csv(String name, String agent, Instant at) throws IOException {
        return SignInsCsv.read(Files.writeString(folder.resolve(name), "sip,userAgent,lastSeen\n" + KEN.sip() + "," + agent + ","
                + at + "\n"));
    }

    private static UserReport report(List<? extends Probe> probes) {
        return UserReport.of(probes.stream().map(probe -> probe.observe(KEN)).reduce((one, other) -> one.merge(other))
                .orElseThrow(),
                LATER.plusSeconds(86_400));
    }

    @Test
    @DisplayName("add up in any order: a rich client counts wherever it was seen, and the report names the sources and the date")
    void addUp() throws Exception {
        database.registration(1, 1, AUTUMN, 200);
        List<Probe> probes = new ArrayList<>(List.of(csv("fe1.csv", OLDER, LATER).withAllClientsSince(LATER.minusSeconds(60)),
                SignInsDatabase.read(database.source(), Instant.EPOCH), csv("fe2.csv", PHONE, LATER)));
        for (int i = 0; i < 6; i++) {
            Collections.shuffle(probes, new Random(i));
            UserReport report = report(probes);
            Fact<ClientSignIns> clients = report.observations().facts().clients();
            assertThat(clients.toOptional().orElseThrow().clients())
                    .containsExactlyInAnyOrder(Client.fromUserAgent(RICH).withLastSeen(AUTUMN),
                    Client.fromUserAgent(OLDER).withLastSeen(LATER), Client.fromUserAgent(PHONE).withLastSeen(LATER));
            assertThat(report.assessment().findings())
                    .filteredOn(finding -> finding.reasonCode().equals(Optional.of(ReasonCode.CLIENT_QUALIFIES)))
                    .singleElement().satisfies(finding -> assertThat(finding.sentence())
                            .contains("2026-10-10", "the monitoring database"));
        }
    }

    @Test
    @DisplayName("that are complete since a date never say that somebody did not sign in before it")
    void nothingBefore() throws Exception {
        database.registration(1, 2, AUTUMN, 200);
        UserReport report = report(List.of(SignInsDatabase.read(database.source(), Instant.EPOCH).withAllClients()));
        assertThat(report.assessment().findings()).noneMatch(finding -> finding.reasonCode()
                .filter(code -> code == ReasonCode.ONLY_OLDER_CLIENTS || code == ReasonCode.NO_SIGN_IN).isPresent());

        UserReport ever = report(List.of(SignInsDatabase.read(database.source(), Instant.EPOCH).withAllClients(),
                csv("all.csv", OLDER, AUTUMN).withAllClients()));
        assertThat(ever.assessment().findings())
                .anyMatch(finding -> finding.reasonCode().filter(code -> code == ReasonCode.ONLY_OLDER_CLIENTS).isPresent());
    }
}
