import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.temporal.ChronoUnit
import org.ucsmigration.UserIdentity
import org.ucsmigration.deployment.Preflight
import org.ucsmigration.powershell.probe.DeploymentProbe
import org.ucsmigration.powershell.probe.ExchangeProbe
import org.ucsmigration.powershell.probe.LyncProbe
import org.ucsmigration.powershell.live.LiveSession
import org.ucsmigration.powershell.live.PowerShellOptions
import org.ucsmigration.powershell.PowerShellSession
import org.ucsmigration.precondition.Rules
import org.ucsmigration.probe.Probe
import org.ucsmigration.registry.Registry
import org.ucsmigration.registry.probe.RegistryProbe
import org.ucsmigration.registry.probe.RegistryReading
import org.ucsmigration.signins.SignInsCsv

/** What there is to be asked, and a line on each input: what was read from it, or what is wrong with it. */
class Inputs implements AutoCloseable {

    Rules rules = Rules.documented()
    Instant asOf = Instant.now().truncatedTo(ChronoUnit.SECONDS)
    private final InputLines lines
    private final List<SignInsCsv> signIns = []
    private final List<RegistryReading> readings = []
    private PowerShellSession session
    private LyncProbe lync
    private ExchangeProbe exchange
    private DeploymentProbe deployment
    private Trouble trouble

    private Inputs(Path folder) {
        lines = new InputLines(folder)
    }

    /** This computer: the registry of the user who runs the script, and a shell with the Lync module. */
    static Inputs live() {
        Inputs inputs = new Inputs(Path.of(''))
        inputs.lines.attempt('registry') { inputs.read(Registry.currentUser()) }
        inputs.lines.attempt('PowerShell') {
            inputs.ask(LiveSession.start(PowerShellOptions.standard().withModule('Lync')))
            'started, with the Lync module'
        }
        inputs
    }

    /** A folder: exports with their manifests, registry files, client sign-ins, what is stated of pools, the instant of it all. */
    static Inputs of(Path folder) {
        Inputs inputs = new Inputs(folder)
        if (Files.isDirectory(folder)) {
            inputs.readFolder(folder)
        } else {
            inputs.lines.trouble(folder.toString(), Files.exists(folder) ? 'not a folder' : 'no such folder')
        }
        inputs
    }

    private void readFolder(Path folder) {
        lines.each('', ~/as-of\.txt/) { file -> asOf = Instant.parse(Files.readString(file).strip()); "as of $asOf" }
        exports(folder.resolve('exports'))
        lines.each('', ~/sign-ins.*\.csv/) { file, name -> signIns(file, name) }
        lines.each('registry/', ~/.*\.reg/) { file, name -> read(new CollectedFile(Registry.regFile(file), name, asOf)) }
        lines.each('registry/', ~/.*\.dat/) { file, name -> read(new CollectedFile(Registry.hive(file), name, asOf)) }
        lines.each('', ~/trouble\.csv/) { file -> trouble = new Trouble(file, asOf); 'failures and moves that other teams listed' }
        lines.each('', ~/pools\.csv/) { file -> rules = new Pools(file).rules(rules); 'what is stated of the pools' }
    }

    private void exports(Path exports) {
        if (!Files.isDirectory(exports)) {
            lines.trouble('exports', 'no such folder, so that nothing is known from Lync and Exchange')
            return
        }
        ask(PowerShellSession.replay(exports))
        lync = lync.withTest { true }
    }

    private void ask(PowerShellSession shell) {
        session = shell
        lync = LyncProbe.over(shell)
        exchange = ExchangeProbe.over(shell)
        deployment = DeploymentProbe.over(shell).withAsOf(asOf)
    }

    private String signIns(Path file, String name) {
        SignInsCsv csv = SignInsCsv.read(file)
        signIns << (name.endsWith('.complete.csv') ? csv.withAllClients() : csv)
        csv.problems().each { lines.trouble(name, it) }
        "sign-ins of ${csv.users().size()} users"
    }

    private String read(Registry registry) {
        registry.withCloseable {
            List<RegistryReading> found = RegistryProbe.of(registry).readings()
            readings.addAll(found)
            found*.problems().flatten().unique().each { lines.trouble(registry.name(), it) }
            "profiles: ${found*.profiles().flatten().size()}"
        }
    }

    /** In the order in which they are asked: who knows GUIDs and SIDs before those who join by them. */
    List<Probe> probes() {
        [deployment, lync, exchange, *signIns, RegistryProbe.ofReadings(readings), trouble, lines].findAll()
    }

    /** Whether the deployment itself is set up; null where nothing is known from Lync and Exchange. */
    Preflight preflight() {
        deployment?.preflight()
    }

    /** Everybody whom Lync knows, or else whom any other input names. */
    List<UserIdentity> users() {
        List<UserIdentity> known = lync ? lync.users() : []
        known ?: (signedIn() + readings*.profiles().flatten()*.sip()*.orElse(null)).findAll().unique().collect { UserIdentity.of(it) }
    }

    /** What belongs to none of these users, a line each. */
    List<String> unmatched(List<UserIdentity> users) {
        List<String> all = lync ? lync.usersWithoutAddress() + exchange.unmatched().collect { "mailbox $it" } : []
        all + (signedIn() - users*.sip()).collect { "sign-ins of $it" } +
                RegistryProbe.ofReadings(readings).unmatched(users).collect { "profile of ${it.address()} (${it.source()}, Office ${it.officeVersion()})" }
    }

    private List signedIn() {
        signIns*.users().collectMany { it }
    }

    /** {@code name}, {@code said}, and {@code state}: read, incomplete, or trouble. Ask when the survey has been run. */
    List<Map> lines() {
        if (session) {
            lines.add('Get-CsUser', "users: ${lync.users().size()}")
            session.problems().each { lines.trouble(it) }
            (lync.problems() + exchange.problems() + deployment.problems()).unique().each { lines.incomplete(it) }
        }
        lines.all()
    }

    @Override
    void close() {
        session?.close()
    }
}
