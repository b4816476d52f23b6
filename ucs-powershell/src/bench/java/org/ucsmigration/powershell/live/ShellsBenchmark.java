package org.ucsmigration.powershell.live;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/**
 * A survey of users for each of whom the server takes 0, 5 or 50 ms of its own, asked through one, two and four shells, by turns.
 *
 * <p>The score is of no interest, what is printed is: how much faster several shells are than the one that was asked next to
 * them, and our own share, the time that this process computes for each user.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ShellsBenchmark {

    /** Besides the first, which is for this Java's compiler and the shells'. */
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final List<Integer> SHELLS = List.of(1, 2, 4);
    /** Milliseconds of the server for a user, and how many users are asked. */
    private static final Map<Integer, Integer> USERS = new TreeMap<>(Map.of(0, 400, 5, 400, 50, 200));

    /** How long the server takes for a user stands in the address: sleeping as a far server would let us wait. */
    private static final String SERVER = """
            New-Module -Name Server -ScriptBlock {
            function Get-CsUser { [CmdletBinding()] param($ResultSize, $Filter)
                foreach ($ms in 0, 5, 50) { foreach ($i in 0..599) { [pscustomobject] @{ SipAddress = "sip:u$i-$ms@litwareinc.com"
                    DistinguishedName = "CN=u$i-$ms,DC=litwareinc,DC=com"; Enabled = $true
                    HostingProvider = 'SRV:'; RegistrarPool = 'pool01.litwareinc.com'; UserServicesPolicy = $null } } } }
            function Get-CsUserServicesPolicy { [CmdletBinding()] param()
                [pscustomobject] @{ Identity = 'Global'; UcsAllowed = $true; MigrationDelayInDays = 0 } }
            function Get-CsService { [CmdletBinding()] param([switch] $Registrar, [switch] $UserServer)
                $role = if ($Registrar) { 'Registrar' } else { 'UserServer' }
                [pscustomobject] @{ Identity = "${role}:pool01.litwareinc.com"; SiteId = 'Site:Redmond'
                    PoolFqdn = 'pool01.litwareinc.com'; Version = 6; Role = $role
                    UserServer = 'UserServer:pool01.litwareinc.com' } }
            function Get-CsSite { [CmdletBinding()] param()
                [pscustomobject] @{ Identity = 'Site:Redmond'; SiteId = 1; DisplayName = 'Redmond'
                    Pools = @('pool01.litwareinc.com') } }
            function Debug-CsStorageServiceFailures { [CmdletBinding()] param($SipUri) }
            function Debug-CsUnifiedContactStore { [CmdletBinding()] param($Identity, $PoolFqdn)
                if ($PoolFqdn) { return [pscustomobject] @{ FrontEnd = 'fe01'; UcsMigratedCount = 1; FailedUserData = @() } }
                $ms = [int] ($Identity -split '[-@]')[1]
                if ($ms) { [Threading.Thread]::Sleep($ms) }
                [pscustomobject] @{ SipUri = $Identity; UcsMode = 'Migrated' } }
            } | Import-Module -Global
            """;

    /** A session and a probe over it, with its lists there. */
    private record Contestant(LiveSession session, LyncProbe probe) {

        static Contestant of(int shells) {
            LiveSession session = LiveSession.start(PowerShellOptions.standard().withShell(BenchServer.engine())
                    .withStartupScript(SERVER, Map.of()).withShells(shells));
            LyncProbe probe = LyncProbe.over(session);
            probe.users();
            return new Contestant(session, probe);
        }

        /** Seconds, and of these the milliseconds that this process computed for each user. */
        double[] measure(int milliseconds, int count) {
            List<UserIdentity> users = IntStream.range(0, count)
                    .mapToObj(i -> UserIdentity.of(SipAddress.of("sip:u" + i + "-" + milliseconds + "@litwareinc.com"))).toList();
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            List<UserReport> reports = new ArrayList<>();
            long computed = machine.getProcessCpuTime();
            long start = System.nanoTime();
            Survey.over(probe).run(users, reports::add);
            double seconds = (System.nanoTime() - start) / 1e9;
            double own = (machine.getProcessCpuTime() - computed) / 1e6 / count;
            if (!reports.stream().map(UserReport::identity).map(UserIdentity::sip).toList()
                    .equals(users.stream().map(UserIdentity::sip).toList())
                    || !reports.stream().allMatch(report -> report.conclusion().isMigrated())) {
                throw new IllegalStateException("wrong reports: " + reports.get(0));
            }
            return new double[] {seconds, own};
        }
    }

    @Benchmark
    public void byTurns() {
        Map<Integer, Contestant> contestants = new LinkedHashMap<>();
        Map<String, List<double[]>> seen = new LinkedHashMap<>();
        try {
            SHELLS.forEach(shells -> contestants.put(shells, Contestant.of(shells)));
            for (int round = 0; round <= ROUNDS; round++) {
                for (Map.Entry<Integer, Integer> each : USERS.entrySet()) {
                    for (int shells : SHELLS) {
                        double[] measured = contestants.get(shells).measure(each.getKey(), each.getValue());
                        System.out.printf(Locale.ROOT, "round %d: server %d ms, %d shell(s): %.2f s%n", round, each.getKey(),
                                shells, measured[0]);
                        if (round > 0) {
                            seen.computeIfAbsent(each.getKey() + " ms, shells " + shells, key -> new ArrayList<>()).add(measured);
                        }
                    }
                }
            }
        } finally {
            contestants.values().forEach(each -> each.session().close());
        }
        System.out.println();
        for (Map.Entry<Integer, Integer> each : USERS.entrySet()) {
            for (int shells : SHELLS) {
                print(each.getKey(), each.getValue(), shells, seen);
            }
        }
    }

    private static void print(int milliseconds, int users, int shells, Map<String, List<double[]>> seen) {
        List<double[]> one = seen.get(milliseconds + " ms, shells 1");
        List<double[]> all = seen.get(milliseconds + " ms, shells " + shells);
        List<Double> factors = IntStream.range(0, all.size()).mapToObj(i -> one.get(i)[0] / all.get(i)[0]).toList();
        System.out.printf(Locale.ROOT, "server %d ms, %d shell(s): median %.2f s for %d users, %.2f ms of our own for each;"
                + " faster than one shell: median %.2f of %s%n", milliseconds, shells,
                median(all.stream().map(measured -> measured[0]).toList()), users,
                median(all.stream().map(measured -> measured[1]).toList()), median(factors),
                factors.stream().map(factor -> String.format(Locale.ROOT, "%.2f", factor)).toList());
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    /** The same without JMH. */
    public static void main(String... arguments) {
        new ShellsBenchmark().byTurns();
    }
}
