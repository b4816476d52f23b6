package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;

@DisplayName("A folder with the table of the computers that were asked")
class AskedComputersTest {

    private static final String HEADER = "\uFEFF\"Computer\",\"Outcome\",\"Time\",\"Accounts\",\"Reason\"\r\n";
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com").withSid("S-1-5-21-1-2-3-1001");
    private static final UserIdentity VERA = UserIdentity.of("vera@litwareinc.com").withSid("S-1-5-21-1-2-3-1002");

    @TempDir
    private Path folder;

    private Path table(String... lines) throws IOException {
        return Files.writeString(folder.resolve("computers.csv"), HEADER + String.join("", lines));
    }

    private static String row(String computer, String outcome, int accounts) {
        return "\"" + computer + "\",\"" + outcome + "\",\"2016-03-01T08:00:00Z\",\"" + accounts
                + "\",\"it said \"\"no\"\", twice\"\r\n";
    }

    /** A file as the script writes it. */
    private void file(String computer, UserIdentity account, String body) throws IOException {
        String sid = account.sid().orElseThrow().toString();
        Files.write(folder.resolve(computer + "_" + sid + ".reg"),
                ("\uFEFFWindows Registry Editor Version 5.00\r\n\r\n; Computer: "
                + computer + "\r\n; SID: " + sid
                + "\r\n; Time: 2016-03-01T08:00:00Z\r\n; Vouched for by: nobody but the computer\r\n"
                + body).getBytes(StandardCharsets.UTF_16LE));
    }

    private static String key(UserIdentity user, int mode) {
        return "\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\" + user.sip().address()
                + "\\UCS]\r\n\"InUCSMode\"=dword:" + String.format("%08x", mode) + "\r\n";
    }

    private RegistryReading read() {
        List<RegistryReading> readings = RegistrySweep.ofFiles(folder).readings().stream().filter(one -> one.reach().isPresent())
                .toList();
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    @Test
    @DisplayName("says how many answered, in the sweep's result, each user's reason, and the survey's result and data")
    void counts() throws IOException {
        table(row("PC1", "ANSWERED", 1), row("PC2", "NOT_REACHED", 0), row("PC3", "NO_ANSWER", 0), row("pc4", "ANSWERED", 0));
        file("PC1", KEN, key(KEN, 2165));
        List<RegistryReading> readings = new ArrayList<>();
        SweepResult met = RegistrySweep.ofFiles(folder).read(readings::add);
        assertThat(met.reach()).contains(new Probe.Reach("computers", 4, 2));
        assertThat(met.sentence()).isEqualTo("Of 2 found, 2 were read, 0 in part, 0 could not be read. "
                + "Of 4 computers asked, 2 answered.");
        assertThat(met.readings()).isEqualTo(readings.size()).isEqualTo(2);
        assertThat(readings.get(1).problems()).containsExactly("1 computer gave no answer in time: PC3",
                "1 computer not reached: PC2");
        assertThat(readings.get(1).isUnread()).isFalse();

        RegistryProbe probe = RegistryProbe.ofReadings(readings);
        assertThat(probe.observe(VERA).evidence()).singleElement().satisfies(evidence -> assertThat(evidence.sentence())
                .contains("of 4 computers asked 2 answered").contains("not reached: PC2"));
        SurveyResult result = Survey.over(probe).run(List.of(KEN, VERA));
        assertThat(result.reach()).containsEntry("RegistryProbe", new Probe.Reach("computers", 4, 2));
        assertThat(result.isComplete()).isFalse();
        assertThat(result.toMap().get("reach").toString()).contains("asked=4").contains("answered=2");
        assertThat(result.toString()).contains("2 of 4 computers answered");
    }

    @Test
    @DisplayName("counts no computer whose files are not there any more")
    void lostFiles() throws IOException {
        table(row("PC1", "ANSWERED", 2), row("PC2", "ANSWERED", 1));
        file("PC1", KEN, key(KEN, 2165));
        file("PC2", KEN, key(KEN, 2165));
        assertThat(read().reach()).contains(new Probe.Reach("computers", 2, 1));
        assertThat(read().problems()).containsExactly("1 computer answered, and not all the files are there any more: PC1");
    }

    @Test
    @DisplayName("takes a computer's last line, and of several tables the one in which it answered")
    void lastLine() throws IOException {
        table(row("PC1", "NOT_ASKED", 0), row("PC2", "NOT_ASKED", 0), row("pc1", "ANSWERED", 0));
        Files.writeString(Files.createDirectory(folder.resolve("later")).resolve("more.csv"), HEADER + row("PC1",
                "NOT_REACHED", 0)
                + row("PC3", "SOMETHING_NEW", 0));
        assertThat(read().reach()).contains(new Probe.Reach("computers", 3, 1));
        assertThat(read().problems()).containsExactly("1 computer failed, SOMETHING_NEW: PC3", "1 computer not asked yet: PC2");
    }

    @Test
    @DisplayName("says that a line is cut off, and reads the others")
    void cutOff() throws IOException {
        table(row("PC1", "ANSWERED", 0), "\"PC2\",\"ANSW");
        assertThat(read().reach()).contains(new Probe.Reach("computers", 1, 1));
        assertThat(read().problems()).singleElement().asString().contains("is damaged, line 3 cannot be read");
        assertThat(RegistrySweep.ofFiles(folder).read(reading -> { }).readInPart()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    @DisplayName("is read as other programs save it, too")
    void savedByOthers(String separator) throws IOException {
        String text = "Computer,Outcome,Time,Accounts,Reason\nPC1,ANSWERED,01/03/2016 08:00,0,\nPC2,NOT_REACHED,,0,\"a,b\"\n";
        Files.writeString(folder.resolve("computers.csv"), text.replace("\"a,b\"", "c").replace(",", separator));
        assertThat(read().reach()).contains(new Probe.Reach("computers", 2, 1));
    }

    @Test
    @DisplayName("reads a hostile table in bounded space, and shows its names with what is hidden in them")
    void hostile() throws IOException {
        table("\"" + "x".repeat(3_000_000) + "\",\r\n", row("PC\u202E1\u001B[2K", "NO_ANSWER", 0));
        assertThat(read().problems()).hasSize(2).anyMatch(problem -> problem.contains("cannot be read"));
        table(row("PC\u202E1\u001B[2K", "NO_ANSWER", 0));
        assertThat(read().problems()).containsExactly("1 computer gave no answer in time: PC\\u202E1\\u001B[2K");
    }

    @Test
    @DisplayName("heeds what a computer says of an account, and nobody vouches for it")
    void computersWord() throws IOException {
        file("PC1", KEN, key(KEN, 2165));
        Observations seen = RegistryProbe.ofReadings(RegistrySweep.ofFiles(folder).readings()).observe(KEN);
        assertThat(seen.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.state()).isEqualTo(MigrationState.MIGRATED);
            assertThat(evidence.isVouched()).isFalse();
        });
        assertThat(seen.notes()).anyMatch(note -> note.startsWith("Only the computer PC1 says whose account it is"));
    }

    @Test
    @DisplayName("lets no hostile computer contradict an account's own file, nor speak of an address under another SID")
    void forgedByComputer() throws IOException {
        String sid = KEN.sid().orElseThrow().toString();
        Files.write(folder.resolve("PC1_" + sid + ".reg"), ("\uFEFFWindows Registry Editor Version 5.00\r\n\r\n; SID: " + sid
                + "\r\n" + key(KEN, 0)).getBytes(StandardCharsets.UTF_16LE));
        List<Evidence> before = RegistryProbe.ofReadings(RegistrySweep.ofFiles(folder).readings()).observe(KEN).evidence();
        file("EVIL", KEN, key(KEN, 2165));
        file("EVIL", VERA, key(KEN, 2165));
        List<Evidence> after = RegistryProbe.ofReadings(RegistrySweep.ofFiles(folder).readings()).withKnownUsers(List.of(VERA))
                .observe(KEN).evidence();
        MigrationConclusion was = MigrationConclusion.of(before, before.get(0).observedAt().orElseThrow());
        MigrationConclusion is = MigrationConclusion.of(after, before.get(0).observedAt().orElseThrow());
        assertThat(is.state()).isEqualTo(was.state()).isEqualTo(MigrationState.NOT_MIGRATED);
        assertThat(is.isContradictory()).isFalse();
        assertThat(after).filteredOn(Evidence::isVouched).hasSize(1);
    }

    @Test
    @DisplayName("takes an account without a client for one, and nothing for absent where something was not read")
    void partlyRead() throws IOException {
        file("PC1", KEN, "\r\n[HKEY_CURRENT_USER\\Software\\Microsoft\\Office]\r\n");
        file("PC2", VERA, "; Not read: its user is not signed in there\r\n\r\n"
                + "[HKEY_CURRENT_USER\\Software\\Microsoft\\Office]\r\n");
        List<RegistryReading> readings = RegistrySweep.ofFiles(folder).readings();
        assertThat(readings).anySatisfy(reading -> {
            assertThat(reading.sid()).isEqualTo(KEN.sid());
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.sentence()).startsWith("No Lync or Skype for Business client");
        }).anySatisfy(reading -> {
            assertThat(reading.sid()).isEqualTo(VERA.sid());
            assertThat(reading.problems()).isNotEmpty().allMatch(problem -> problem.contains("its user is not signed in there"));
        });
    }
}
