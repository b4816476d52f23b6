package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistrySweep;

/**
 * Four computers with the Windows engine in Wine, each with a registry of its own that several people are signed in to, reached
 * over SSH. What comes is compared with what {@code reg.exe export} writes there.
 */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The Windows registries of several computers")
@Timeout(1800)
class WindowsComputersTest {

    private static final String[] PEOPLE = {"S-1-5-21-1111111111-222222222-333333333-1101",
            "S-1-5-21-1111111111-222222222-333333333-1102",
        "S-1-12-1-1111111111-222222222-333333333-444444444"};
    private static final String[] ADDRESSES = {"127.0.50.1", "127.0.50.2", "127.0.50.3", "127.0.50.4"};
    private static final String OFFICE = "Software\\Microsoft\\Office\\";

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    private static Path prefix(int computer) {
        return place.resolve("wine" + computer);
    }

    @AfterAll
    static void clear() throws Exception {
        for (int i = 0; i < ADDRESSES.length; i++) {
            if (Files.exists(prefix(i))) {
                wine(i, "wineserver", "--kill");
            }
        }
        new ProcessBuilder("rm", "-rf", place.toString()).start().waitFor();
    }

    private static void wine(int computer, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("WINEPREFIX", prefix(computer).toString(), "WINEDEBUG", "-all"));
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    }

    /** What people of a computer have in their registries; no two computers the same. */
    private static String seed(int computer) {
        StringBuilder text = new StringBuilder("Windows Registry Editor Version 5.00\r\n");
        for (int person = 0; person < PEOPLE.length; person++) {
            String root = "\r\n[HKEY_USERS\\" + PEOPLE[person] + "\\";
            if (person < 2) {
                text.append(root).append("Volatile Environment]\r\n\"USERDOMAIN\"=\"LITWAREINC\"\r\n\"USERNAME\"=\"user")
                        .append(person)
                        .append("\"\r\n");
            }
            for (String release : List.of("15.0", "16.0")) {
                String lync = root + OFFICE + release + "\\Lync";
                if (person == 1 && release.equals("16.0")) {
                    continue;
                }
                text.append(lync).append("]\r\n@=\"computer ").append(computer).append("\"\r\n\"Path\"=\"C:\\\\a \\\"b\\\"\"\r\n")
                        .append("\"Umlaut \u00FC \u4E16\"=\"\u00E9\uD83D\uDE00\"\r\n")
                        .append("\"Expand\"=hex(2):25,00,78,00,25,00,00,00\r\n")
                        .append("\"Many\"=hex(7):61,00,00,00,62,00,00,00,00,00\r\n\"Quad\"=hex(b):05,00,00,00,00,00,00,80\r\n")
                        .append("\"Empty\"=hex:\r\n\"None\"=hex(0):01,02\r\n\"Long\"=hex:").append("0a,".repeat(299))
                        .append("0b\r\n")
                        .append(lync).append("\\Some\\Deep\\Key]\r\n\"Most\"=dword:ffffffff\r\n")
                        .append(lync).append("\\user").append(person).append("@litwareinc.com\\UCS]\r\n\"InUCSMode\"=dword:")
                        .append((computer + person) % 2 == 0 ? "00000875" : "00000000").append("\r\n");
            }
        }
        return text.toString();
    }

    /** What reg.exe says of one part of the registry; empty where there is none. */
    private static String exported(int computer, String key) throws Exception {
        Path file = place.resolve("exported.reg");
        Files.deleteIfExists(file);
        wine(computer, "wine", "reg", "export", "HKU\\" + key, Shell.WINDOWS.path(file), "/y");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_16) : "";
    }

    /** The keys and values as lines, without what stands before the first key. */
    private static String content(String text) {
        return text.lines().dropWhile(line -> !line.startsWith("[")).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static void prepare() throws Exception {
        Process first = Shell.WINDOWS.start(place, "exit", Map.of("WINEPREFIX", prefix(0).toString()));
        assertThat(StandIns.ended(first).status()).isZero();
        wine(0, "wineserver", "--kill");
        wine(0, "wineserver", "--wait");
        for (int i = 0; i < ADDRESSES.length; i++) {
            if (i > 0) {
                wine(0, "cp", "-a", prefix(0).toString(), prefix(i).toString());
            }
            // Keys of others than the user of Wine are kept only while its server runs.
            wine(i, "wineserver", "--persistent");
            Path file = Files.write(place.resolve("seed" + i + ".reg"), ("\uFEFF" + seed(i)).getBytes(StandardCharsets.UTF_16LE));
            wine(i, "wine", "reg", "import", Shell.WINDOWS.path(file));
        }
    }

    private static List<String> all() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < ADDRESSES.length; i++) {
            for (String sid : PEOPLE) {
                all.add(exported(i, sid));
            }
        }
        return all;
    }

    @Test
    @DisplayName("come as reg.exe exports them, and are not changed")
    void same() throws Exception {
        assumeTrue(Sshd.isThere(), "no SSH server is installed (openssh-server)");
        assumeTrue(Shell.WINDOWS.isThere(), "no PowerShell engine of Windows is at hand");
        prepare();
        List<String> before = all();
        assertThat(before).allMatch(text -> text.contains("InUCSMode"));
        FarComputers computers = new FarComputers(place.resolve("far"));
        for (int i = 0; i < ADDRESSES.length; i++) {
            computers.with(ADDRESSES[i], "windows", "export WINEDEBUG=-all WINEPREFIX='" + prefix(i) + "'");
        }
        computers.with("127.0.50.9", "good");
        Path out = place.resolve("out");
        try (Sshd sshd = new Sshd(computers, List.copyOf(computers.behaviours().keySet()), List.of()).start()) {
            StandIns.Ended ended = computers.run(out, sshd.arguments("-ComputerName", computers.names(), "-TimeoutSeconds", "400",
                    "-ThrottleLimit", "3"));
            assertThat(AskedTable.read(out).rows().values()).as(ended.text()).hasSize(5)
                    .allMatch(row -> row.outcome().equals("ANSWERED"));
            assertThat(computers.leftRunning()).isEmpty();
        }
        compare(AskedTable.read(out));
        assertThat(all()).isEqualTo(before);
        verdicts(out);
    }

    private static void compare(AskedTable table) throws Exception {
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        for (int i = 0; i < ADDRESSES.length; i++) {
            for (String sid : PEOPLE) {
                String file = ADDRESSES[i] + "_" + sid + ".reg";
                expected.put(file, Stream.of("15.0", "16.0").map(release -> part(table, file, sid, release))
                        .filter(part -> !part.isEmpty()).collect(Collectors.joining("\n")));
                actual.put(file, content(table.text(file)));
            }
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(table.text(ADDRESSES[0] + "_" + PEOPLE[0] + ".reg")).contains("; Computer: 127.0.50.1\r\n; SID: " + PEOPLE[0]
                + "\r\n; Account: LITWAREINC\\user0\r\n");
        long people = table.files().stream().filter(file -> !file.startsWith("127.0.50.9")).count();
        assertThat(people).isGreaterThanOrEqualTo(12);
        System.out.println(actual.size() + " accounts of " + ADDRESSES.length + " computers as reg.exe exports them, "
                + actual.values().stream().mapToLong(text -> text.lines().count()).sum() + " lines");
    }

    private static String part(AskedTable table, String file, String sid, String release) {
        int computer = List.of(ADDRESSES).indexOf(file.substring(0, file.indexOf('_')));
        try {
            return content(exported(computer, sid + "\\" + OFFICE + release + "\\Lync"))
                    .replace("[HKEY_USERS\\" + sid + "\\", "[HKEY_CURRENT_USER\\");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files say of each person what that computer's own export says. */
    private static void verdicts(Path out) throws Exception {
        RegistryProbe probe = RegistryProbe.ofReadings(RegistrySweep.ofFiles(out).readings());
        for (int person = 0; person < PEOPLE.length; person++) {
            UserIdentity user = UserIdentity.of("user" + person + "@litwareinc.com").withSid(PEOPLE[person]);
            assertThat(probe.observe(user).evidence()).isNotEmpty().allMatch(one -> !one.isVouched())
                    .extracting(one -> one.state()).contains(MigrationState.MIGRATED, MigrationState.NOT_MIGRATED);
        }
        Path file = Files.writeString(place.resolve("live.reg"), exported(0, PEOPLE[0]), StandardCharsets.UTF_16);
        try (Registry live = Registry.regFile(file)) {
            assertThat(RegistryProbe.of(live).readings().get(0).profiles()).hasSize(2)
                    .allMatch(profile -> profile.address().equals(
                    "user0@litwareinc.com"));
        }
    }
}
