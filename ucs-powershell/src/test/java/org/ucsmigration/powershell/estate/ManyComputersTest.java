package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.probe.RegistrySweep;

/**
 * Over SSH, whose server is real, on addresses of the loopback network. How many computers there are is the property
 * {@code ucs.computers}; of 60, six are dead and three hang.
 */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("Many computers over SSH")
@Timeout(1800)
class ManyComputersTest {

    private static final int COUNT = Integer.getInteger("ucs.computers", 12);
    private static final int LIMIT = Integer.getInteger("ucs.computers.limit", 75);
    private static final int THROTTLE = 16;

    /** How computers may behave that do not answer, those first that are in every run; and what is then said of them. */
    private static final Map<String, List<String>> TROUBLE = new LinkedHashMap<>();

    static {
        TROUBLE.put("dead", List.of("NOT_REACHED", "Connection refused"));
        TROUBLE.put("refuses", List.of("NOT_REACHED", "Permission denied"));
        TROUBLE.put("silent", List.of("NO_ANSWER", "not one word came"));
        TROUBLE.put("stalls", List.of("NO_ANSWER", "did not answer within"));
        // Killed in the middle of its answer: what it had said already may have been lost with it.
        TROUBLE.put("dies", List.of("BROKEN_OFF|NOT_REACHED", ""));
        TROUBLE.put("exits", List.of("BROKEN_OFF", "the shell there ended"));
        TROUBLE.put("prompts", List.of("ASKED_BACK", "nobody answers here"));
        // Words that are no protocol: depending on when they come the engine breaks off, or waits for the rest.
        TROUBLE.put("garbage", List.of("NOT_REACHED|NO_ANSWER", ""));
        TROUBLE.put("mute", List.of("NO_ANSWER", ""));
        TROUBLE.put("unknown", List.of("NOT_REACHED", "Could not resolve"));
        TROUBLE.put("dead too", List.of("NOT_REACHED", "Connection refused"));
        TROUBLE.put("dead as well", List.of("NOT_REACHED", "Connection refused"));
        TROUBLE.put("dead, too", List.of("NOT_REACHED", "Connection refused"));
        TROUBLE.put("ends", List.of("NOT_REACHED", "no session"));
        TROUBLE.put("banner", List.of("NOT_REACHED|NO_ANSWER", ""));
        TROUBLE.put("throws", List.of("FAILED_THERE", "Access is denied there."));
        TROUBLE.put("constrained", List.of("FAILED_THERE", "The language mode there is ConstrainedLanguage"));
        TROUBLE.put("password", List.of("ASKED_BACK", "nobody answers here"));
    }

    @TempDir
    private Path folder;
    private final Map<String, String> behaviours = new TreeMap<>();

    /** Names of computers by how they behave; those in trouble lie among the others. */
    private void plan() {
        List<String> trouble = new ArrayList<>(TROUBLE.keySet()).subList(0, COUNT < 60 ? 8 : TROUBLE.size());
        for (int i = 0; i < COUNT; i++) {
            boolean well = i % 3 == 2 || trouble.isEmpty();
            String behaviour = well ? i % 9 == 2 ? "slow" : "good" : trouble.remove(0);
            behaviours.put(behaviour.equals("unknown") ? "nosuch" + i + ".invalid" : "127.0.40." + (1 + i), behaviour);
        }
        assertThat(trouble).isEmpty();
    }

    private List<String> addresses(String... behaving) {
        return behaviours.entrySet().stream().filter(entry -> List.of(behaving).contains(entry.getValue()))
                .map(Map.Entry::getKey).toList();
    }

    @Test
    @DisplayName("end within the time that throttle and limit allow, each answered or named with its cause, and nothing runs on")
    void many() throws Exception {
        assumeTrue(Sshd.isThere(), "no SSH server is installed (openssh-server)");
        plan();
        FarComputers computers = new FarComputers(folder.resolve("far"));
        for (Map.Entry<String, String> computer : behaviours.entrySet()) {
            computers.with(computer.getKey(), computer.getValue());
        }
        List<String> listening = behaviours.entrySet().stream().filter(entry -> !entry.getValue().matches("dead.*|mute|unknown"))
                .map(Map.Entry::getKey).toList();
        Path out = folder.resolve("out");
        List<ServerSocket> mute = new ArrayList<>();
        try (Sshd sshd = new Sshd(computers, listening, addresses("refuses")).start()) {
            for (String address : addresses("mute")) {
                mute.add(new ServerSocket(sshd.port(), 50, InetAddress.getByName(address)));
            }
            String[] arguments = sshd.arguments("-ThrottleLimit", Integer.toString(THROTTLE), "-TimeoutSeconds",
                    Integer.toString(LIMIT));
            List<String> first = new ArrayList<>(List.of(arguments));
            first.addAll(List.of("-ComputerName", String.join(",", behaviours.keySet())));
            long started = System.nanoTime();
            Process process = computers.start(out, first.toArray(String[]::new));
            Thread reader = new Thread(() -> {
                try {
                    process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            reader.start();
            long allowed = (long) LIMIT * ((COUNT + THROTTLE - 1) / THROTTLE) + 120;
            assertThat(process.waitFor(allowed, TimeUnit.SECONDS)).as("ended within " + allowed + " s").isTrue();
            reader.join();
            System.out.println(COUNT + " computers, " + THROTTLE + " at a time, limit " + LIMIT + " s: ended after "
                    + (System.nanoTime() - started) / 1_000_000_000 + " s; " + outcomes(AskedTable.read(out)));
            assertThat(computers.leftRunning()).isEmpty();
            check(AskedTable.read(out));
            second(computers, out, arguments);
        } finally {
            for (ServerSocket socket : mute) {
                socket.close();
            }
        }
    }

    private static Map<String, Long> outcomes(AskedTable table) {
        return table.rows().values().stream().collect(Collectors.groupingBy(AskedTable.Row::outcome, TreeMap::new,
                Collectors.counting()));
    }

    private void check(AskedTable table) throws Exception {
        assertThat(table.rows().keySet()).isEqualTo(behaviours.keySet());
        behaviours.forEach((name, behaviour) -> {
            List<String> expected = TROUBLE.getOrDefault(behaviour, List.of("ANSWERED", ""));
            assertThat(table.row(name).outcome()).as(behaviour + ": " + table.row(name)).matches(expected.get(0));
            assertThat(table.row(name).reason()).as(behaviour).contains(expected.get(1));
        });
        List<String> answered = addresses("good", "slow");
        assertThat(table.files()).hasSize(4 * answered.size()).allMatch(file -> file.endsWith(".reg")
                && answered.contains(file.substring(0, file.indexOf('_'))));
        assertThat(RegistrySweep.ofFiles(table.folder()).read(reading -> { }).reach())
                .contains(new Probe.Reach("computers", COUNT, answered.size()));
    }

    /** Those that answered before would fail now, were they asked; the others answer, but for those that are still dead. */
    private void second(FarComputers computers, Path out, String... arguments) throws Exception {
        for (Map.Entry<String, String> computer : behaviours.entrySet()) {
            boolean answered = computer.getValue().matches("good|slow");
            boolean dead = computer.getValue().matches("dead.*|unknown|mute|refuses");
            computers.with(computer.getKey(), answered ? "throws" : dead ? "dead" : "good");
        }
        StandIns.Ended ended = computers.run(out, arguments);
        AskedTable table = AskedTable.read(out);
        int missing = COUNT - addresses("good", "slow").size();
        assertThat(ended.text()).contains(missing + " of all in this run");
        behaviours.forEach((name, behaviour) -> assertThat(table.row(name).outcome().equals("ANSWERED"))
                .as(behaviour + ": " + table.row(name)).isEqualTo(!behaviour.matches("dead.*|unknown|mute|refuses")));
        assertThat(computers.leftRunning()).isEmpty();
    }
}
