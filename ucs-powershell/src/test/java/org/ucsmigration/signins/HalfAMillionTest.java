package org.ucsmigration.signins;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;

@DisplayName("Half a million registrations")
class HalfAMillionTest {

    private static final int REGISTRATIONS = 500_000;
    private static final int USERS = 3_000;
    private static final Instant BEGIN = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant SINCE = Instant.parse("2026-09-15T00:00:00Z");
    private static final int[] CODES = {200, 200, 200, 200, 202, 299, 199, 300, 403, 401, 503};

    /** What the probe should say, by a loop that goes through all registrations. */
    private final Map<SipAddress, Map<Client, Instant>> expected = new HashMap<>();
    private Instant oldest = Instant.MAX;

    @Test
    @DisplayName("are the same as a plain loop's answer, in memory for the clients alone")
    void equalsALoop() throws SQLException {
        try (MonitoringDatabase database = new MonitoringDatabase(MonitoringDatabase.TABLES)) {
            fill(database);
            long before = used();
            WatchedSource watched = new WatchedSource(database.source(), Integer.MAX_VALUE);
            SignInsDatabase signIns = SignInsDatabase.read(watched.source(), SINCE).withAllClients();
            long held = used() - before;

            int pairs = expected.values().stream().mapToInt(Map::size).sum();
            assertThat(signIns.problems()).isEmpty();
            assertThat(signIns.users()).isEqualTo(expected.keySet());
            for (int user = 0; user < USERS; user++) {
                UserIdentity identity = UserIdentity.of(uri(user));
                List<Client> clients = expected.getOrDefault(identity.sip(), Map.of()).entrySet().stream()
                        .map(seen -> seen.getKey().withLastSeen(seen.getValue())).toList();
                assertThat(signIns.observe(identity).facts().clients().toOptional())
                        .contains(ClientSignIns.completeSince(oldest.isAfter(SINCE) ? oldest : SINCE, clients));
            }
            System.out.printf("%,d registrations, %,d rows read, %,d clients of users, %,d bytes held%n", REGISTRATIONS,
                    watched.rows(), pairs, held);
            // An agent may stand in several rows, of several types; there are four times as many registrations as that.
            assertThat(watched.rows()).isBetween(pairs, REGISTRATIONS / 4);
            assertThat(held).isLessThan(pairs * 400L);
        }
    }

    private void fill(MonitoringDatabase database) throws SQLException {
        Random random = new Random(21);
        String[] agents = new String[60];
        Integer[] types = new Integer[60];
        for (int i = 0; i < agents.length; i++) {
            String text = switch (i % 5) {
                case 0 -> "UCCAPI/15.0." + i + ".1 OC/15.0." + i + ".1 (Microsoft Lync)";
                case 1 -> "UCCAPI/4.0." + i + ".1 OC/4.0." + i + ".1 (Microsoft Lync 2010)";
                case 2 -> "iPhoneLync/5.4." + i;
                case 3 -> "OCPhone/4.0." + i;
                default -> "Unheard/" + i;
            };
            agents[i] = text;
            types[i] = new Integer[] {null, 4, 8, 16399}[i % 4];
            database.client(i, text, types[i]);
        }
        for (int user = 0; user < USERS; user++) {
            database.user(user, uri(user));
        }
        try (PreparedStatement insert =
                database.prepare("INSERT INTO dbo.Registration (SessionIdTime, SessionIdSeq, UserId, ClientVersionId, "
                + "RegisterTime,"
                + " ResponseCode) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < REGISTRATIONS; i++) {
                int user = random.nextInt(USERS - 10);
                int client = (user * 7 + random.nextInt(6)) % agents.length;
                Instant at = BEGIN.plusSeconds(random.nextInt(60 * 86_400));
                int code = CODES[random.nextInt(CODES.length)];
                LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
                Object[] values = {time, i, user, client, time, code};
                for (int value = 0; value < values.length; value++) {
                    insert.setObject(value + 1, values[value]);
                }
                insert.addBatch();
                if (i % 5_000 == 4_999) {
                    insert.executeBatch();
                }
                oldest = at.isBefore(oldest) ? at : oldest;
                if (code >= 200 && code < 300 && !at.isBefore(SINCE)) {
                    expected.computeIfAbsent(SipAddress.of(uri(user)), any -> new HashMap<>())
                            .merge(ClientTypes.client(agents[client], types[client]), at, (one, other) -> one.isAfter(other) ? one
                                    : other);
                }
            }
        }
    }

    private static String uri(int user) {
        return "user" + user + "@litwareinc.com";
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
