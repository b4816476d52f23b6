package org.ucsmigration.powershell.estate;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistryReading;
import org.ucsmigration.registry.probe.RegistrySweep;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;

/**
 * A survey over the exports of an organisation and of one four times as large, in one run: prints users a second, processor time
 * and live heap for each user, and by how much the processor time has grown. Wants an engine ({@code UCS_PWSH}), by which the
 * collection script writes the shapes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class SurveyBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The smaller number of users. */
    @Param("25000")
    private int users = 25_000;

    /** What is surveyed: the exports; with a registry file for each user; people whom the exports do not know. */
    @Param({"exports", "registry files", "strangers"})
    private String path = "exports";

    private Path folder;

    /** Writes both organisations. */
    @Setup
    public void write() throws Exception {
        folder = Files.createTempDirectory("ucs-survey");
        for (int size : sizes()) {
            Path exports = Files.createDirectory(folder.resolve("exports-" + size));
            Organisation.write(exports, size, Map.of());
            if (path.equals("registry files")) {
                Path files = Files.createDirectory(folder.resolve("registry-" + size));
                try (PowerShellSession session = PowerShellSession.replay(exports)) {
                    int number = 0;
                    for (UserIdentity user : LyncProbe.over(session).users()) {
                        write(files, number++, user);
                    }
                }
            }
        }
    }

    /** A thousand files in a folder. */
    private static void write(Path files, int number, UserIdentity user) throws IOException {
        Path thousand = files.resolve(Integer.toString(number / 1_000));
        if (number % 1_000 == 0) {
            Files.createDirectory(thousand);
        }
        String lync = "[HKEY_USERS\\" + user.sid().map(Sid::toString).orElseThrow() + "\\Software\\Microsoft\\Office\\15.0\\Lync";
        String text = "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n" + lync + "]\r\n\"ServerSipUri\"=\"" + user.sip()
                + "\"\r\n\r\n" + lync + "\\" + user.sip() + "]\r\n\r\n" + lync + "\\" + user.sip()
                + "\\UCS]\r\n\"InUCSMode\"=dword:00000875\r\n";
        Files.write(thousand.resolve(number + ".reg"), text.getBytes(StandardCharsets.UTF_16LE));
    }

    private int[] sizes() {
        return new int[] {users, 4 * users};
    }

    /** Both, one after the other. */
    @Benchmark
    public double growth() throws Exception {
        double small = survey(users);
        double large = survey(4 * users);
        System.out.printf(Locale.ROOT, "%n%s: 4 times the users took %.2f times the processor time%n", path, large / small);
        return large;
    }

    /** The processor time, in nanoseconds. */
    private double survey(int size) throws Exception {
        long heap = heap();
        long processor = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        try (PowerShellSession session = PowerShellSession.replay(folder.resolve("exports-" + size))) {
            LyncProbe lync = LyncProbe.over(session);
            List<Probe> probes = new ArrayList<>(List.of(lync, ExchangeProbe.over(session)));
            List<UserIdentity> all = new ArrayList<>(lync.users());
            if (path.equals("registry files")) {
                List<RegistryReading> readings = new ArrayList<>();
                RegistrySweep.ofFiles(folder.resolve("registry-" + size)).withThreads(2).read(readings::add);
                probes.add(RegistryProbe.ofReadings(readings).withKnownUsers(all));
            } else if (path.equals("strangers")) {
                all.replaceAll(user -> UserIdentity.of("no-" + user.sip()).withUpn("no-" + user.sip()));
            }
            Wave wave = Wave.of(Move.mailboxToExchangeOnline());
            SurveyResult result = Survey.over(probes).run(all, wave::accept);
            long wall = System.nanoTime() - start;
            double spent = SYSTEM.getProcessCpuTime() - processor;
            System.out.printf(Locale.ROOT, "%n%s: %d users, %.0f a second, each %.0f us of processor time and %d bytes of heap%n",
                    path, all.size(), all.size() * 1e9 / wall, spent / 1e3 / all.size(), (heap() - heap) / all.size());
            if (result.users() != all.size() || probes.isEmpty()) {
                throw new IllegalStateException(result.toString());
            }
            return spent;
        }
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Deletes what was written. */
    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
