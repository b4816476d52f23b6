package org.ucsmigration.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.ExportFolder.bag;
import static org.ucsmigration.powershell.ExportFolder.guid;
import static org.ucsmigration.powershell.ExportFolder.time;
import static org.ucsmigration.powershell.ExportFolder.wrapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.probe.Observations;

/**
 * Whatever befalls a folder, what is said of anybody is what the sound folder says, as of the time that it says, or that it is
 * not known.
 *
 * <p>The organisation has no mailbox in Exchange Online, a policy for a site, somebody without a mailbox, somebody who never
 * opened one, and users in each state; the older run has everybody elsewhere.
 */
@DisplayName("A damaged folder")
class FolderDamageTest {

    private static final List<String> STATES = List.of("Migrated", "Ready To Migrate", "Disabled", "Migrating", "Migrated",
            "Ready To Migrate");
    private static final int USERS = STATES.size();
    private static final List<UserIdentity> ASKED = IntStream.range(0, USERS).mapToObj(FolderDamageTest::user).toList();

    @TempDir
    Path folder;

    /** The files of both runs by name. */
    private Map<String, byte[]> sound;
    private Map<String, byte[]> older;
    private Map<String, Set<String>> whole;
    private Map<String, Set<String>> before;

    @BeforeEach
    void write() throws IOException {
        Path first = Files.createDirectory(folder.resolve("older"));
        write(first, "2026-11-10T08:00:00Z", "0d9ac3ba-3b0b-4f1e-9d6e-000000000002", 1);
        older = files(first);
        before = said(first);
        Path second = Files.createDirectory(folder.resolve("sound"));
        write(second, "2026-11-20T08:00:00Z", "0d9ac3ba-3b0b-4f1e-9d6e-000000000001", 0);
        sound = files(second);
        whole = said(second);
    }

    private static Map<String, byte[]> files(Path of) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(of)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return all;
    }

    private static UserIdentity user(int i) {
        return UserIdentity.of("user" + i + "@litwareinc.com").withDirectoryGuid(java.util.UUID.fromString(id(1, i)))
                .withUpn("user" + i + "@litwareinc.com");
    }

    private static String id(int kind, int i) {
        return String.format("%08d-0000-4000-8000-%012d", kind, i);
    }

    private static void write(Path into, String at, String run, int shift) {
        ExportFolder export = new ExportFolder(into).head("Run", run).head("Half", "Lync").head("EndedAt", time(at));
        List<ExportFolder.Xml> users = new ArrayList<>();
        List<ExportFolder.Xml> states = new ArrayList<>();
        List<ExportFolder.Xml> mailboxes = new ArrayList<>();
        List<ExportFolder.Xml> statistics = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(bag("SipAddress", "sip:user" + i + "@litwareinc.com", "Guid", guid(id(1, i)), "UserPrincipalName", "user"
                    + i + "@litwareinc.com",
                    "DistinguishedName", "CN=User " + i + ",DC=litwareinc,DC=com", "Enabled", true, "HostingProvider", "SRV:",
                    "RegistrarPool", "pool0" + (i + shift) % 2 + ".litwareinc.com", "UserServicesPolicy", (i + shift) % 3 == 0
                            ? "Tag:No UCS" : null));
            states.add(wrapper("sip:user" + i + "@litwareinc.com", bag("SipUri", "user" + i
                    + "@litwareinc.com", "UcsMode", STATES.get((i + shift) % USERS))));
            // Somebody without a mailbox: another in the older run.
            if (i != 4 - shift) {
                mailboxes.add(bag("Guid", guid(id(1, i)), "ExchangeGuid", guid(id(2, i)), "DistinguishedName", "CN=User " + i
                        + ",DC=litwareinc,DC=com",
                        "UserPrincipalName", "user" + i + "@litwareinc.com", "PrimarySmtpAddress", "user" + i + "@litwareinc.com",
                        "RecipientTypeDetails", (i + shift) % 5 == 0 ? "SharedMailbox"
                                : "UserMailbox", "ExchangeVersion", "0.20 (15.0.0.0)",
                        "AdminDisplayVersion", i % 2 == shift ? "Version 15.0 (Build 847.32)"
                                : "Version 14.3 (Build 123.4)", "Database", "DB1",
                        "ImListMigrationCompleted", STATES.get((i + shift) % USERS).equals("Migrated")));
            }
            if (i != 5 - shift) {
                statistics.add(bag("MailboxGuid", guid(id(2, i)), "LastLogonTime", (i + shift) % 4 == 0 ? null
                        : time(at), "DisconnectDate", null));
            }
        }
        ExportFolder.Xml allowed = bag("Identity", "Global", "UcsAllowed", shift == 0);
        ExportFolder.Xml site = bag("Identity", "Site:Atlanta", "UcsAllowed", shift == 1);
        dated(export, at, run, "Get-CsUser", Map.of(), "users.clixml", null, users);
        dated(export, at, run, "Get-CsUserServicesPolicy", Map.of(), "policies.clixml", null,
                List.of(allowed, bag("Identity", "Tag:No UCS", "UcsAllowed", false), site));
        List<ExportFolder.Xml> pools = Stream.of("Redmond", "Atlanta")
                .map(name -> bag("Identity", "x:pool0" + (name.equals("Redmond") ? 0 : 1) + ".litwareinc.com",
                "PoolFqdn", "pool0" + (name.equals("Redmond") ? 0 : 1) + ".litwareinc.com", "SiteId", "Site:"
                        + name, "Version", 6,
                "UserServer", "UserServer:pool0" + (name.equals("Redmond") ? 0 : 1) + ".litwareinc.com")).toList();
        dated(export, at, run, "Get-CsService", Map.of("Registrar", true), "registrars.clixml", null, pools);
        dated(export, at, run, "Get-CsService", Map.of("UserServer", true), "servers.clixml", null, pools);
        dated(export, at, run, "Get-CsSite", Map.of(), "sites.clixml", null,
                List.of(bag("Identity", "Site:Redmond", "DisplayName", "Redmond", "Pools", List.of("pool00.litwareinc.com")),
                bag("Identity", "Site:Atlanta", "DisplayName", "Atlanta", "Pools", List.of("pool01.litwareinc.com"))));
        dated(export, at, run, "Debug-CsUnifiedContactStore", Map.of(), "debug.clixml", "Identity", states);
        dated(export, at, run, "Test-CsUnifiedContactStore", Map.of("TargetFqdn", "pool00.litwareinc.com"), "test.clixml",
                "UserSipAddress",
                List.of(wrapper("sip:user" + shift + "@litwareinc.com", bag("Result", "Success", "Error", ""))));
        export.manifest("manifest-lync.clixml");
        export.head("Half", "Exchange");
        dated(export, at, run, "Get-Mailbox", Map.of("ResultSize", "Unlimited"), "mailboxes.clixml", null, mailboxes);
        dated(export, at, run, "Get-RemoteMailbox", Map.of("ResultSize", "Unlimited"), "remote.clixml", null, List.of());
        dated(export, at, run, "Get-MailboxStatistics", Map.of(), "statistics.clixml", "Database",
                List.of(wrapper("DB1", statistics.toArray())));
        export.manifest("manifest-exchange.clixml");
    }

    private static void dated(ExportFolder export, String at, String run, String command, Map<String, ?> parameters, String file,
            String forEach,
            List<ExportFolder.Xml> rows) {
        export.write(file, ExportFolder.document(rows.toArray()));
        Map<String, Object> entry = new HashMap<>(Map.of("Command", command, "Parameters", parameters, "File", file, "Complete",
                true, "Run", run, "CollectedAt", time(at)));
        entry.put("ForEach", forEach);
        export.entry(entry);
    }

    /** What is said of each user: facts and evidence that are known, with their times. */
    private static Map<String, Set<String>> said(Path of) {
        Map<String, Set<String>> all = new TreeMap<>();
        try (PowerShellSession session = PowerShellSession.replay(of)) {
            List<Observations> seen = new ArrayList<>();
            LyncProbe.over(session).observeAll(ASKED, seen::add);
            List<Observations> mail = new ArrayList<>();
            ExchangeProbe.over(session).observeAll(seen.stream().map(Observations::identity).toList(), mail::add);
            for (Observations each : Stream.concat(seen.stream(), mail.stream()).toList()) {
                Set<String> lines = all.computeIfAbsent(each.identity().sip().address(), any -> new HashSet<>());
                UserFacts facts = each.facts();
                Map<String, Fact<?>> named = Map.of("policy", facts.policy(), "mailbox", facts.mailbox(), "opened",
                        facts.mailboxOpened(),
                        "scope", facts.accountScope());
                named.forEach((name, fact) -> fact.toOptional().ifPresent(value -> lines.add(name + " " + value)));
                // A pool whose release is not known any more is less, and nothing else.
                facts.homePool().toOptional().ifPresent(pool -> {
                    lines.add("pool " + pool.fqdn());
                    pool.release().ifPresent(release -> lines.add("release " + release));
                });
                each.evidence().stream().filter(evidence -> evidence.state() != MigrationState.UNKNOWN)
                        .map(FolderDamageTest::line).forEach(lines::add);
            }
            session.problems();
        }
        return all;
    }

    private static String line(Evidence evidence) {
        return evidence.authority() + " " + evidence.state() + " " + evidence.source().at();
    }

    @Test
    @DisplayName("says nothing that the sound one does not say (some hundred ways; 100,000 with -Ducs.mutations=100000)")
    @Timeout(7200)
    void damage() throws IOException {
        assertThat(whole).hasSize(USERS);
        assertThat(whole.toString()).contains("mailbox no mailbox", "opened false", "server state migrated",
                "synthetic test migrated", "Exchange flag migrated", "policy policy Site:Atlanta");
        assertThat(before).isNotEqualTo(whole);
        int rounds = Integer.getInteger("ucs.mutations", 600);
        int silent = 0;
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Map<String, byte[]> written = Map.of();
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(round);
            Map<String, byte[]> files = new TreeMap<>(sound);
            StringBuilder what = new StringBuilder("round " + round);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                what.append("; ").append(new FolderDamage(random, files, older).one());
            }
            bring(damaged, written, files);
            written = files;
            try {
                Map<String, Set<String>> now = said(damaged);
                boolean isOlder = isOlderRun(files);
                now.forEach((user, lines) -> {
                    lines.removeIf(line -> isOlder && before.get(user).contains(line));
                    assertThat(whole.get(user)).as("%s: %s", what, user).containsAll(lines);
                });
            } catch (PowerShellException e) {
                assertThat(e).as(what.toString()).hasMessageContaining("; name the folder that Export-UcsEstate.ps1 wrote to");
                silent++;
            }
        }
        assertThat(silent).as("rounds in which nothing was left to ask").isLessThan(rounds / 5);
    }

    /** Makes these the files of a folder that holds others: only what differs is written, since a round is mostly that. */
    private static void bring(Path folder, Map<String, byte[]> from, Map<String, byte[]> to) throws IOException {
        for (String name : from.keySet()) {
            if (!to.containsKey(name)) {
                Files.delete(folder.resolve(name));
            }
        }
        for (Map.Entry<String, byte[]> file : to.entrySet()) {
            if (from.get(file.getKey()) != file.getValue()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }

    /**
     * Whether a half's manifest is the older run's and none is the newer's: what is left is then the older run's folder, with its
     * own time.
     */
    private boolean isOlderRun(Map<String, byte[]> files) {
        return Stream.of("manifest-lync.clixml", "manifest-exchange.clixml")
                .anyMatch(half -> holds(files, older.get(half)) && !holds(files, sound.get(half)));
    }

    private static boolean holds(Map<String, byte[]> files, byte[] manifest) {
        return files.entrySet().stream()
                .anyMatch(file -> file.getKey().startsWith("manifest") && Arrays.equals(manifest, file.getValue()));
    }

    /** The ways in which a folder comes to harm. */
    private record FolderDamage(Random random, Map<String, byte[]> files, Map<String, byte[]> older) {

        String one() {
            if (files.isEmpty()) {
                return "nothing";
            }
            String name = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
            byte[] bytes = files.get(name);
            String text = new String(bytes, StandardCharsets.UTF_8);
            switch (random.nextInt(10)) {
                case 0 -> files.remove(name);
                case 1 -> files.put(name, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
                case 2 -> put(name, withoutALine(text));
                case 3 -> files.put(name, older.getOrDefault(name, bytes));
                case 4 -> files.put(name, flipped(bytes.clone()));
                case 5 -> files.put(name.replace(".clixml", " (2).clixml"), older.getOrDefault(name, bytes));
                case 6 -> put(name, swapped(text));
                case 7 -> put(name, merged(name, text));
                case 8 -> files.put("manifest-" + random.nextInt(3) + ".clixml", older.get("manifest-lync.clixml"));
                default -> put(name, text.replace("2026-11-20", "2026-11-2" + random.nextInt(10))
                        .replace("2026", random.nextBoolean() ? "2026" : "2062"));
            }
            return "file " + name;
        }

        private void put(String name, String text) {
            files.put(name, text.getBytes(StandardCharsets.UTF_8));
        }

        private String withoutALine(String text) {
            List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
            if (lines.size() > 2) {
                lines.remove(1 + random.nextInt(lines.size() - 2));
            }
            return String.join("\n", lines);
        }

        private byte[] flipped(byte[] bytes) {
            for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }

        /** As an editor would, who thinks that a word was wrong. */
        private String swapped(String text) {
            List<String> words = List.of("Migrated", "Ready To Migrate", "true", "false", "user1", "user2", "DB1",
                    "users.clixml", "debug.clixml", "mailboxes.clixml");
            return text.replace(words.get(random.nextInt(words.size())), words.get(random.nextInt(words.size())));
        }

        /** The entries, or rows, of both runs in one file. */
        private String merged(String name, String text) {
            if (!older.containsKey(name)) {
                return text;
            }
            String other = new String(older.get(name), StandardCharsets.UTF_8);
            int from = other.indexOf("<Obj");
            return from < 0 ? text : text.replace("</Objs>", other.substring(from, other.indexOf("</Objs>")) + "</Objs>");
        }
    }
}
