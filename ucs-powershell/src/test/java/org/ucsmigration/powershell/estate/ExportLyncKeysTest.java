package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistryReading;
import org.ucsmigration.registry.probe.RegistrySweep;

/** Over real remoting between processes, for whose transport an executable {@code ssh} stands in. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The script that asks many computers")
@Timeout(900)
class ExportLyncKeysTest {

    private static final String SID = "S-1-5-21-1-2-3-";
    private static final String KIM = SID + "1001";
    private static final String LIMIT = "150";

    @TempDir
    private Path folder;
    private FarComputers computers;
    private Path out;

    @BeforeEach
    void computers() throws Exception {
        computers = new FarComputers(folder.resolve("far"));
        out = folder.resolve("out");
    }

    private AskedTable run(String... arguments) throws Exception {
        StandIns.Ended ended = computers.run(out, arguments);
        assertThat(out.resolve("computers.csv")).as(ended.text()).exists();
        assertThat(computers.leftRunning()).isEmpty();
        AskedTable table = AskedTable.read(out);
        boolean all = table.outcomes().values().stream().allMatch("ANSWERED"::equals);
        assertThat(ended.status()).as(ended.text()).isEqualTo(all ? 0 : 1);
        assertThat(ended.text()).contains("Of " + table.rows().size() + " computers asked");
        assertThat(table.files()).allMatch(file -> file.endsWith(".reg"));
        return table;
    }

    private static String packed(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    @DisplayName("writes a file for each person, as the logon script and reg.exe would, and names what could not be read")
    void files() throws Exception {
        AskedTable table = run("-ComputerName", computers.with("pc1", "good").names(), "-TimeoutSeconds", LIMIT);
        assertThat(table.row("pc1")).isEqualTo(new AskedTable.Row("pc1", "ANSWERED", 4, ""));
        assertThat(table.files()).containsExactly("pc1_" + KIM + ".reg", "pc1_" + SID + "1002.reg", "pc1_" + SID + "1003.reg",
                "pc1_" + SID + "1009.reg");
        String text = table.text("pc1_" + KIM + ".reg").replaceFirst("Time: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ",
                "Time: now");
        String lync = "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync";
        assertThat(text.replaceAll("\\\\\r\n  ", ""))
                .startsWith("Windows Registry Editor Version 5.00\r\n\r\n; Computer: pc1\r\n; SID: "
                + KIM + "\r\n; Account: LITWAREINC\\kim ; SID: S-1-5-21-1-2-3-1099\r\n; Time: now\r\n"
                + "; Vouched for by: nobody but the computer\r\n"
                + "; Not read: 15.0\\Lync\\bad [HKEY_CURRENT_USER]: its name cannot be written down\r\n"
                + "; Not read: 15.0\\Lync\\locked@litwareinc.com: Requested registry access is not allowed.\r\n"
                + "; Not read: the value name with a line: its name cannot be written down\r\n\r\n"
                + lync + "]\r\n@=\"the default\"\r\n\"Text\"=\"a \\\"b\\\" \\\\c\"\r\n"
                + "\"Lines\"=hex(1):61,00,0d,00,0a,00,5b,00,48,00,4b,00,45,00,59,00,5f,00,43,00,55,00,52,00,52,00,"
                + "45,00,4e,00,54,00,5f,00,55,00,53,00,45,00,52,00,5c,00,62,00,5d,00,0d,00,0a,00,63,00,00,00\r\n"
                + "\"Half\"=hex(1):61,00,00,d8,62,00,00,00\r\n"
                + "\"Path\"=hex(2):25,00,41,00,50,00,50,00,44,00,41,00,54,00,41,00,25,00,5c,00,78,00,00,00\r\n\"Empty\"=hex:\r\n"
                + "\"None\"=hex(0):01,02\r\n\"Many\"=hex(7):61,00,00,00,62,00,00,00,00,00\r\n"
                + "\"Quad\"=hex(b):05,00,00,00,00,00,00,00\r\n"
                + "; The next value was not read: its type is none that .NET tells\r\n\"Odd\"=unread\r\n\"Blob\"=hex:00,01,02,")
                .contains("\"Minus\"=dword:ffffffff\r\n\r\n" + lync + "\\kim@litwareinc.com]\r\n\r\n" + lync
                        + "\\kim@litwareinc.com\\UCS]\r\n\"InUCSMode\"=dword:00000875\r\n\r\n")
                .endsWith("[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Lync]\r\n\r\n");
        assertThat(text.lines().mapToInt(String::length).filter(length -> length > 200)).isEmpty();
    }

    @Test
    @DisplayName("is read by the registry probe: each account's own, the denied and the signed-out named, and nobody else's")
    void isRead() throws Exception {
        run("-ComputerName", computers.with("pc1", "good").with("pc2", "throws").names(), "-TimeoutSeconds", LIMIT);
        List<RegistryReading> readings = RegistrySweep.ofFiles(out).readings();
        RegistryProbe probe = RegistryProbe.ofReadings(readings);
        assertThat(probe.reach()).contains(new Probe.Reach("computers", 2, 1));
        Observations kim = probe.observe(UserIdentity.of("kim@litwareinc.com").withSid(KIM));
        assertThat(kim.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.state()).isEqualTo(MigrationState.MIGRATED);
            assertThat(evidence.isVouched()).isFalse();
            assertThat(evidence.observedAt()).isPresent();
        });
        assertThat(probe.observe(UserIdentity.of("vera@litwareinc.com").withSid(SID + "1009")).evidence()).singleElement()
                .extracting(Evidence::sentence).asString().contains("its user is not signed in there")
                .contains("of 2 computers asked 1 answered");
        assertThat(probe.problems()).anyMatch(problem -> problem.contains("1002") && problem.contains("access is not allowed"))
                .anyMatch(problem -> problem.endsWith("1 computer answered with an error: pc2"));
        assertThat(readings).filteredOn(reading -> reading.sid().map(sid -> sid.toString().endsWith("1003")).orElse(false))
                .singleElement().satisfies(reading -> assertThat(reading.problems()).isEmpty());
    }

    @Test
    @DisplayName("takes names from a file, and joined; each once, whatever its case, and none that could be an option")
    void names() throws Exception {
        computers.with("pc1", "good").with("pc2", "good");
        Path names = Files.writeString(folder.resolve("names.txt"), "# all\nPC1\n\npc2 # the second\n..\\up\n");
        AskedTable table = run("-ComputerName", "pc1,pc1", "-NameFile", names.toString(), "-TimeoutSeconds", LIMIT);
        assertThat(table.outcomes()).isEqualTo(Map.of("pc1", "ANSWERED", "pc2", "ANSWERED", "not a name: ..\\up", "NOT_A_NAME"));
        AskedTable again = run("-ComputerName", "-oProxyCommand=touch", "-TimeoutSeconds", LIMIT);
        assertThat(again.outcomes()).containsEntry("not a name: -oProxyCommand=touch", "NOT_A_NAME").hasSize(4);
    }

    @Test
    @DisplayName("asks, run again, only those that are missing, also those whose files are gone")
    void again() throws Exception {
        computers.with("pc1", "good").with("pc2", "throws").with("pc3", "good");
        AskedTable first = run("-ComputerName", computers.names() + ",gone", "-TimeoutSeconds", LIMIT);
        assertThat(first.outcomes()).isEqualTo(Map.of("pc1", "ANSWERED", "pc2", "FAILED_THERE", "pc3", "ANSWERED", "gone",
                "NOT_REACHED"));
        assertThat(first.row("pc2").reason()).isEqualTo("it said: Access is denied there.");
        assertThat(first.row("gone").reason()).isEqualTo("no session: ssh: Could not resolve hostname gone: not known");
        Files.delete(out.resolve("pc3_" + KIM + ".reg"));
        // Whoever is asked that should not be would fail now.
        computers.with("pc1", "throws").with("pc2", "good");
        AskedTable second = run("-TimeoutSeconds", LIMIT);
        assertThat(second.outcomes()).isEqualTo(Map.of("pc1", "ANSWERED", "pc2", "ANSWERED", "pc3", "ANSWERED", "gone",
                "NOT_REACHED"));
        assertThat(second.files()).hasSize(12);
    }

    @Test
    @DisplayName("killed in the middle leaves whole files and a table that says who is missing; the next run goes on")
    void killed() throws Exception {
        for (int i = 1; i <= 6; i++) {
            computers.with("pc" + i, i <= 2 ? "good" : "slow");
        }
        Process process = computers.start(out, "-ComputerName", computers.names(), "-TimeoutSeconds", LIMIT, "-ThrottleLimit",
                "2");
        while (process.isAlive() && (!Files.exists(out.resolve("computers.csv")) || AskedTable.read(out).outcomes()
                .values().stream()
                .noneMatch("ANSWERED"::equals))) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        process.destroyForcibly().waitFor();
        AskedTable left = AskedTable.read(out);
        assertThat(left.rows()).hasSize(6);
        assertThat(left.outcomes().values()).contains("ANSWERED", "NOT_ASKED");
        assertThat(RegistrySweep.ofFiles(out).readings()).allSatisfy(reading -> assertThat(reading.isUnread()).isFalse());
        left.rows().values().stream().filter(row -> row.outcome().equals("ANSWERED"))
                .forEach(row -> assertThat(out.resolve(row.computer() + "_" + KIM + ".reg")).exists());
        assertThat(computers.leftRunning()).isEmpty();
        AskedTable whole = run("-TimeoutSeconds", LIMIT);
        assertThat(whole.outcomes().values()).hasSize(6).containsOnly("ANSWERED");
        assertThat(RegistrySweep.ofFiles(out).read(reading -> { }).reach()).contains(new Probe.Reach("computers", 6, 6));
    }

    @Test
    @DisplayName("lets no second run into the folder, and no other file be taken for its table")
    void alone() throws Exception {
        Process first = computers.with("pc1", "silent").start(out, "-ComputerName", "pc1", "-TimeoutSeconds", "600");
        while (first.isAlive() && !Files.exists(out.resolve("computers.csv"))) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        StandIns.Ended second = computers.run(out, "-ComputerName", "pc2");
        assertThat(second.status()).isNotZero();
        assertThat(second.text()).contains("Another run seems to be at work");
        first.destroyForcibly().waitFor();
        assertThat(computers.leftRunning()).isEmpty();
        Files.writeString(out.resolve("computers.csv"), "Name;Room\r\npc1;4\r\n");
        StandIns.Ended third = computers.run(out, "-ComputerName", "pc2");
        assertThat(third.status()).isNotZero();
        assertThat(third.text()).contains("is not the table that this script writes");
        assertThat(out.resolve("computers.csv")).hasContent("Name;Room\r\npc1;4\r\n");
    }

    @Test
    @DisplayName("is bounded where a computer answers megabytes, without end, or more people than there can be")
    void megabytes() throws Exception {
        computers.with("endless", "endless").with("huge", "huge").with("shows", "shows").with("complains", "complains")
                .with("crowded", "crowded").with("pc1", "good");
        AskedTable table = run("-ComputerName", computers.names(), "-TimeoutSeconds", LIMIT, "-MaximumMegabytes", "2",
                "-ThrottleLimit", "3");
        assertThat(table.outcomes()).isEqualTo(Map.of("endless", "TOO_MUCH", "huge", "TOO_MUCH", "shows", "TOO_MUCH",
                "complains", "TOO_MUCH", "crowded", "NOT_UNDERSTOOD", "pc1", "ANSWERED"));
        assertThat(table.files()).hasSize(4).allMatch(file -> file.startsWith("pc1_"));
    }

    @Test
    @DisplayName("writes nothing of an answer that is not as the script there would give it, and names each")
    void forged() throws Exception {
        String account = "A " + SID + "1001";
        String key = "K 15.0 " + packed("vera@litwareinc.com\\UCS");
        computers.forging("cut", "B 1", account, key)
                .forging("miscounted", "B 1", account, key, "E 4")
                .forging("after", "B 1", account, "E 2", "A " + SID + "1002")
                .forging("headless", account, "E 1")
                .forging("system", "B 1", "A S-1-5-18", "E 2")
                .forging("twice", "B 1", account, account.toLowerCase(), "E 3")
                .forging("nobody", "B 1", key, "E 2")
                .forging("kind", "B 1", account, key, "V 99 -", "E 4")
                .forging("word", "B 1", account, "Z", "E 3")
                .forging("base64", "B 1", account, "K 15.0 *", "E 3")
                .forging("release", "B 1", account, "K 15.0\\..\\.. -", "E 3")
                .with("vanishes", "vanishes");
        AskedTable table = run("-ComputerName", computers.names(), "-TimeoutSeconds", LIMIT, "-ThrottleLimit", "4");
        assertThat(table.files()).isEmpty();
        assertThat(table.outcomes()).isEqualTo(Map.ofEntries(Map.entry("cut", "BROKEN_OFF"),
                Map.entry("miscounted", "BROKEN_OFF"),
                Map.entry("after", "BROKEN_OFF"), Map.entry("headless", "NOT_UNDERSTOOD"), Map.entry("system", "NOT_UNDERSTOOD"),
                Map.entry("twice", "NOT_UNDERSTOOD"), Map.entry("nobody", "NOT_UNDERSTOOD"), Map.entry("kind", "NOT_UNDERSTOOD"),
                Map.entry("word", "NOT_UNDERSTOOD"), Map.entry("base64", "NOT_UNDERSTOOD"),
                Map.entry("release", "NOT_UNDERSTOOD"),
                Map.entry("vanishes", "BROKEN_OFF")));
    }

    @Test
    @DisplayName("keeps each account in the file of the computer that speaks of it, whatever names and values hold")
    void injected() throws Exception {
        String other = "]\r\n[HKEY_USERS\\" + SID + "1002\\Software\\Microsoft\\Office\\15.0\\Lync\\vera@litwareinc.com\\UCS]\r\n"
                + "\"InUCSMode\"=dword:00000875\r\n";
        computers.forging("evil", "B 1", "A " + KIM, "N " + packed("x\r\n; Computer: pc1\r\n; SID: " + SID + "1002"),
                "K 15.0 " + packed("a" + other), "K 15.0 " + packed("b"), "V 1 " + packed("c\"=\"d\"" + other),
                "V 1 " + packed("d"), "D " + packed("e\"" + other), "U " + packed("f") + " " + packed(other),
                "M " + packed("g" + other), "K 15.0 " + packed("vera@litwareinc.com\\UCS"), "V 4 " + packed("InUCSMode"),
                "D dQgAAA==", "K 15.0 " + packed("..\\\\h"), "L " + packed(other), "E 15");
        AskedTable table = run("-ComputerName", computers.names(), "-TimeoutSeconds", LIMIT);
        assertThat(table.files()).containsExactly("evil_" + KIM + ".reg");
        String text = table.text("evil_" + KIM + ".reg");
        assertThat(text.lines().filter(line -> line.startsWith("["))).containsExactly(
                "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\b]",
                "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\vera@litwareinc.com\\UCS]");
        assertThat(text.lines().filter(line -> line.startsWith("; Computer") || line.startsWith("; SID")))
                .containsExactly("; Computer: evil", "; SID: " + KIM);
        Observations vera = RegistryProbe.ofReadings(RegistrySweep.ofFiles(out).readings())
                .observe(UserIdentity.of("vera@litwareinc.com").withSid(SID + "1002"));
        assertThat(vera.evidence()).allMatch(evidence -> evidence.state() == MigrationState.UNKNOWN && !evidence.isVouched());
    }
}
