import java.nio.file.Files
import java.nio.file.Path
import org.ucsmigration.UserIdentity
import org.ucsmigration.powershell.ExchangeProbe
import org.ucsmigration.powershell.LyncProbe
import org.ucsmigration.powershell.PowerShellSession
import org.ucsmigration.powershell.SignInsCsv
import org.ucsmigration.precondition.Precondition
import org.ucsmigration.probe.Probe

/** What a folder holds to be asked, and one line for each input that could not be read. */
class Inputs implements AutoCloseable {

    final List<Probe> probes = []
    final List<Precondition> rules = Precondition.documented() as List
    private final List<Map> lines = []
    private PowerShellSession session
    private LyncProbe lync
    private ExchangeProbe exchange
    private final List<SignInsCsv> signIns = []

    Inputs(Path folder) {
        if (!Files.isDirectory(folder)) {
            fail(folder.toString(), Files.exists(folder) ? 'not a folder' : 'no such folder')
            return
        }
        exports(folder)
        files(folder, ~/(?i)sign-ins.*\.csv/) { Path file ->
            SignInsCsv csv = SignInsCsv.read(file)
            signIns << (file.fileName.toString() =~ /(?i)\.complete\.csv$/ ? csv.declaredComplete() : csv)
            csv.problems() ?: "sign-ins of ${csv.users().size()} users"
        }
        probes.addAll(signIns)
        files(folder, ~/(?i)pools\.csv/) { Path file ->
            rules.addAll(new Pools(file).rules())
            'what is stated of the pools'
        }
    }

    private void exports(Path folder) {
        Path exports = folder.resolve('exports')
        if (!Files.isDirectory(exports)) {
            fail('exports', 'no such folder: nothing is known from Lync and Exchange')
            return
        }
        session = PowerShellSession.replay(exports)
        lync = LyncProbe.over(session).testing { true }
        exchange = ExchangeProbe.over(session)
        probes.addAll([lync, exchange])
    }

    /** Reads each file of that name; the reading gives a text, or a list of what is wrong. */
    private void files(Path folder, java.util.regex.Pattern name, Closure reading) {
        if (!Files.isDirectory(folder)) {
            return
        }
        Files.newDirectoryStream(folder).withCloseable { it.sort() }.findAll { it.fileName.toString() ==~ name }.each { file ->
            try {
                def said = reading(file)
                said instanceof List ? said.each { fail(file.fileName.toString(), it) } : ok(file.fileName.toString(), said)
            } catch (Exception e) {
                fail(file.fileName.toString(), e.message)
            }
        }
    }

    List<UserIdentity> users() {
        lync ? lync.users() : []
    }

    List<String> unmatched() {
        (lync?.usersWithoutAddress() ?: []) + (exchange?.unmatched() ?: [])
    }

    List<Map> lines() {
        lines + (session?.problems() ?: []).collect { [name: 'exports', said: it, read: false] } + (lync?.problems() ?: []).collect { [name: 'L', said: it, read: false] }+ (exchange?.problems() ?: []).collect { [name: 'E', said: it, read: false] }
    }

    private void ok(String name, String said) {
        lines << [name: name, said: said, read: true]
    }

    private void fail(String name, String said) {
        lines << [name: name, said: said, read: false]
    }

    @Override
    void close() {
        session?.close()
    }
}
