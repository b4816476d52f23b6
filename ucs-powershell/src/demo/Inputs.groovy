import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.regex.Pattern
import org.ucsmigration.UserIdentity
import org.ucsmigration.powershell.ExchangeProbe
import org.ucsmigration.powershell.LyncProbe
import org.ucsmigration.powershell.PowerShellSession
import org.ucsmigration.powershell.SignInsCsv
import org.ucsmigration.precondition.Precondition
import org.ucsmigration.probe.Probe
import org.ucsmigration.registry.Registry
import org.ucsmigration.registry.RegistryProbe

/** What there is to be asked, and a line on each input: what was read from it, or why it could not be read. */
class Inputs implements AutoCloseable {

    final List<Precondition> rules = [*Precondition.documented()]
    Instant asOf = Instant.now()
    private final List<Map> lines = []
    private final List<SignInsCsv> signIns = []
    private final List<Registry> registries = []
    private Path folder
    private PowerShellSession session
    private LyncProbe lync
    private ExchangeProbe exchange

    /** This computer: the registry of the user who runs the script. */
    static Inputs live() {
        new Inputs().tap { registries << Registry.currentUser() }
    }

    /** A folder: exports with their manifests, registry files, client sign-ins, statements on the pools, the instant of all that. */
    static Inputs of(Path folder) {
        new Inputs().tap {
            it.folder = folder
            if (!Files.isDirectory(folder)) {
                fail(folder.toString(), Files.exists(folder) ? 'not a folder' : 'no such folder')
                return
            }
            each('', ~/as-of\.txt/) { file -> asOf = Instant.parse(Files.readString(file).strip()); "$asOf" }
            exports(folder.resolve('exports'))
            each('', ~/sign-ins.*\.csv/) { file -> signIns(file) }
            each('registry/', ~/.*\.(reg|dat)/) { file -> registry(file) }
            each('', ~/pools\.csv/) { file -> rules.addAll(new Pools(file).rules()); 'what is stated of the pools' }
        }
    }

    private void exports(Path exports) {
        if (!Files.isDirectory(exports)) {
            fail('exports', 'no such folder, so that nothing is known from Lync and Exchange')
            return
        }
        session = PowerShellSession.replay(exports)
        lync = LyncProbe.over(session).testing { true }
        exchange = ExchangeProbe.over(session)
    }

    private String signIns(Path file) {
        SignInsCsv csv = SignInsCsv.read(file)
        csv.problems().each { fail(file.fileName.toString(), it) }
        signIns << (file.fileName.toString().endsWith('.complete.csv') ? csv.declaredComplete() : csv)
        "sign-ins of ${csv.users().size()} users"
    }

    private String registry(Path file) {
        Registry registry = file.toString().toLowerCase().endsWith('.reg') ? Registry.regFile(file) : Registry.hive(file)
        registry.caveats().each { fail("registry/$file.fileName", it) }
        registries << new CollectedFile(registry, "registry/$file.fileName", asOf)
        "${RegistryProbe.of(registry).readings()*.profiles().sum().size()} profiles"
    }

    /** Reads each file of that name; a reading that fails is one line, and the next file follows. */
    private void each(String below, Pattern name, Closure<String> reading) {
        Path parent = folder.resolve(below)
        List<Path> files = Files.isDirectory(parent) ? Files.newDirectoryStream(parent).withCloseable { it.sort() } : []
        files.findAll { it.fileName.toString().toLowerCase() ==~ name }.each { file ->
            try {
                String said = reading(file)
                lines << [name: "$below$file.fileName", said: said, read: true]
            } catch (Exception e) {
                fail("$below$file.fileName", e.message ?: e.class.simpleName)
            }
        }
    }

    private void fail(String name, String said) {
        lines << [name: name, said: said.replace("$folder/", ''), read: false]
    }

    /** In the order in which they are asked: who knows GUIDs and SIDs before those who join by them. */
    List<Probe> probes() {
        List<Probe> all = [lync, exchange, *signIns].findAll()
        registries ? all + RegistryProbe.of(registries) : all
    }

    /** Everybody whom Lync knows, or else whom any other input names. */
    List<UserIdentity> users() {
        List<UserIdentity> known = lync ? lync.users() : []
        known ?: (signIns*.users().flatten() + profiles()*.sip()*.orElse(null)).findAll().unique().collect { UserIdentity.of(it) }
    }

    /** What belongs to none of the users. */
    List<String> unmatched(List<UserIdentity> users) {
        [*lync?.usersWithoutAddress(), *exchange?.unmatched().collect { "mailbox $it" },
         *signIns*.users().flatten().findAll { sip -> !users.any { it.sip() == sip } }.unique().collect { "sign-ins of $it" },
         *RegistryProbe.of(registries).unmatched(users).collect { "profile of ${it.address()} in ${it.source()}, ${it.path()}" }]
    }

    private profiles() {
        RegistryProbe.of(registries).readings()*.profiles().flatten()
    }

    List<Map> lines() {
        lines + (session?.problems() ?: []).collect { [name: 'exports', said: it, read: false] } + (lync?.problems() ?: []).collect { [name: 'L', said: it, read: false] }+ (exchange?.problems() ?: []).collect { [name: 'E', said: it, read: false] }
    }

    @Override
    void close() {
        session?.close()
        registries*.close()
    }
}
