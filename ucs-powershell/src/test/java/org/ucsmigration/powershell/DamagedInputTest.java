package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.ucsmigration.powershell.ExportFolder.bag;
import static org.ucsmigration.powershell.ExportFolder.guid;
import static org.ucsmigration.powershell.ExportFolder.wrapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.signins.SignInsCsv;

@DisplayName("Whatever happened to the bytes, a probe over them answers; mutations of")
class DamagedInputTest {

    /** {@code -Ducs.mutations=100000} for the full number. */
    private static final int MUTATIONS = Integer.getInteger("ucs.mutations", 600);

    private final Random random = new Random(20_261_120);

    @TempDir
    Path folder;

    private byte[] mutated(byte[] original) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, Math.max(0, length));
                }
            }
        }
        return bytes;
    }

    /** Of the second version nearly all are refused by their digests; of the first each is read as far as it goes. */
    @ParameterizedTest(name = "of the first version: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("manifests and exports")
    void folders(boolean isFirstVersion) throws Exception {
        ExportFolder export = new ExportFolder(folder);
        (isFirstVersion ? export.firstVersion() : export).list("Get-CsUser", Map.of(), "u.clixml",
                bag("SipAddress", "sip:kenmyer@litwareinc.com", "Guid", guid("11111111-0000-0000-0000-000000000001"),
                "Enabled", true, "HostingProvider", "SRV:", "RegistrarPool", "p.x", "UserServicesPolicy", null))
                .list("Get-CsUserServicesPolicy", Map.of(), "p.clixml",
                bag("Identity", "Global", "UcsAllowed", true, "MigrationDelayInDays", 3))
                .list("Get-CsService", Map.of("UserServer", true), "s.clixml",
                bag("PoolFqdn", "p.x", "Version", 6, "SiteId", "Site:x"))
                .forEach("Debug-CsUnifiedContactStore", "Identity", "d.clixml",
                wrapper("kenmyer@litwareinc.com", bag("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Migrated")))
                .list("Get-Mailbox", Map.of("ResultSize", "Unlimited"), "m.clixml",
                bag("Guid", guid("11111111-0000-0000-0000-000000000001"), "EmailAddresses", List.of("sip:a@b.c"),
                        "ExchangeGuid", guid("22222222-0000-0000-0000-000000000001"), "Database", "D", "AdminDisplayVersion",
                        "Version 15.0 (Build 1.2)", "ImListMigrationCompleted", true))
                .forEach("Get-MailboxStatistics", "Database", "t.clixml", wrapper("D",
                bag("MailboxGuid", guid("22222222-0000-0000-0000-000000000001"), "LastLogonTime", null, "DisconnectDate", null)))
                .manifest("manifest.clixml");
        List<String> files = List.of("manifest.clixml", "u.clixml", "p.clixml", "s.clixml", "d.clixml", "m.clixml", "t.clixml");
        int damaged = 0;
        int rounds = MUTATIONS / 2;
        for (int i = 0; i < rounds; i++) {
            Path file = folder.resolve(files.get(random.nextInt(files.size())));
            byte[] original = Files.readAllBytes(file);
            byte[] bytes = mutated(original);
            Files.write(file, bytes);
            PowerShellSession session = PowerShellSession.replay(folder);
            assertThatCode(() -> {
                LyncProbe lync = LyncProbe.over(session);
                ExchangeProbe exchange = ExchangeProbe.over(session);
                for (UserIdentity user : lync.users()) {
                    exchange.observe(lync.observe(user).identity());
                }
                lync.pools();
                assertThat(lync.problems()).isNotNull();
                assertThat(exchange.problems()).isNotNull();
                assertThat(exchange.unmatched()).isNotNull();
            }).as("mutation %s of %s: %s", i, file.getFileName(), new String(bytes,
                    StandardCharsets.ISO_8859_1)).doesNotThrowAnyException();
            damaged += session.problems().isEmpty() ? 0 : 1;
            Files.write(file, original);
        }
        assertThat(damaged).as("mutations that broke a file").isGreaterThan(rounds / 4);
    }

    @Test
    @DisplayName("sign-ins")
    void signIns() throws Exception {
        byte[] original = ("sip,userAgent,lastSeen\nkenmyer@litwareinc.com,"
                + "\"UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)\",2026-11-19T07:00:00Z\n;;;\n")
                        .getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("signins.csv");
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = mutated(original);
            Files.write(file, bytes);
            assertThatCode(() -> SignInsCsv.read(file).withAllClients().observe(UserIdentity.of("kenmyer@litwareinc.com")))
                    .as("mutation %s: %s", i, new String(bytes, StandardCharsets.ISO_8859_1)).doesNotThrowAnyException();
        }
    }
}
