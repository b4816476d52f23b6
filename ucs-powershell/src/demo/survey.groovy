// Surveys the users of a folder of exports, or of this computer: a table here; a page, the data and a CSV beside; what changed
// since the last time. One file: copy it and change it. It needs the three jars of the library and jna-platform:
//
//     groovy -cp ucs-core.jar:ucs-registry.jar:ucs-powershell.jar survey.groovy --help
//
// or, from a repository that has them, this line without the slashes in front, with the version that is there:
//@Grab('org.ucsmigration:ucs-powershell:0.1.0') @Grab('org.ucsmigration:ucs-registry:0.1.0')

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.temporal.ChronoUnit
import org.ucsmigration.SipAddress
import org.ucsmigration.Source
import org.ucsmigration.UserIdentity
import org.ucsmigration.advice.Action
import org.ucsmigration.deployment.Preflight
import org.ucsmigration.evidence.Evidence
import org.ucsmigration.evidence.MigrationState
import org.ucsmigration.fact.Fact
import org.ucsmigration.fact.MailboxMove
import org.ucsmigration.fact.MigrationFailure
import org.ucsmigration.fact.UserFacts
import org.ucsmigration.move.Move
import org.ucsmigration.move.Wave
import org.ucsmigration.output.ReportFiles
import org.ucsmigration.powershell.PowerShellSession
import org.ucsmigration.powershell.live.Connection
import org.ucsmigration.powershell.live.LiveSession
import org.ucsmigration.powershell.live.PowerShellOptions
import org.ucsmigration.powershell.probe.DeploymentProbe
import org.ucsmigration.powershell.probe.ExchangeProbe
import org.ucsmigration.powershell.probe.LyncProbe
import org.ucsmigration.precondition.Outcome
import org.ucsmigration.precondition.Precondition
import org.ucsmigration.precondition.Rules
import org.ucsmigration.probe.Observations
import org.ucsmigration.probe.Probe
import org.ucsmigration.registry.Registry
import org.ucsmigration.registry.probe.RegistryProbe
import org.ucsmigration.registry.probe.RegistryReading
import org.ucsmigration.registry.probe.RegistrySweep
import org.ucsmigration.report.UserReport
import org.ucsmigration.signins.SignInsCsv
import org.ucsmigration.survey.Survey
import org.ucsmigration.survey.SurveyResult

int code = new Run(new PrintStream(System.out, true, 'UTF-8'), System.err).of(args as List)
if (code != 0) {
    System.exit(code)
}

/** What the call asks for. */
class Call {

    static final String HELP = '''\
groovy survey.groovy [options] [folder]

Who will be migrated to the unified contact store, who has been, why, and what to do next.

  folder            what was collected; any of it may be missing:
                      exports/           of Export-UcsEstate.ps1, or the manifests in the folder itself
                      registry/          .reg files of Export-LyncKey.ps1 or Export-LyncKeys.ps1, hives with their logs
                      sign-ins*.csv      client sign-ins; *.complete.csv: all there ever were
                      pools.csv          pool,trust,retires: what you state of your pools
                      trouble.csv        sip,failure,move: attempts that fail, mailboxes being moved to Exchange Online
                      as-of.txt          the instant to report for; without it, now
  --live            ask this computer instead: its registry, and a PowerShell with the module Lync
  --exchange HOST   with --live: the Exchange server to ask, too
  --shells N        with --live: how many shells to ask through
  --move MOVE       check a move and list its wave: online, exchange2010, removed, converted, restored, teams,
                    disabled, rollback
  --out FOLDER      where ucs-report.html, .jsonl and .csv go, by default here; a ucs-report.jsonl that is there
                    already is what is compared with
  --last FILE       compare with that .jsonl instead
  --help            this text

Exit code: 0 reported, 2 wrong call, 3 nothing to read there, 4 nobody to report on, 5 failed.
'''

    private static final Map<String, Closure<Move>> MOVES = [online: Move.&mailboxToExchangeOnline,
            exchange2010: Move.&mailboxToExchange2010, removed: Move.&mailboxRemoved, converted: Move.&mailboxConverted,
            restored: Move.&mailboxRestored, teams: Move.&toTeams, disabled: Move.&userDisabled, rollback: Move.&rollback]

    boolean help
    boolean live
    Path folder
    Path out = Path.of('')
    Path last
    Move move
    String exchange
    int shells = 1

    static Call of(List<String> args) {
        Call call = new Call()
        List<String> left = new ArrayList<>(args)
        Closure<String> value = { String option ->
            if (!left) {
                throw new WrongCall("$option needs a value behind it.")
            }
            left.remove(0)
        }
        while (left) {
            String arg = left.remove(0)
            switch (arg) {
                case ['--help', '-h']: call.help = true; break
                case '--live': call.live = true; break
                case '--exchange': call.exchange = value(arg); break
                case '--shells': call.shells = number(arg, value(arg)); break
                case '--move': call.move = move(value(arg)); break
                case '--out': call.out = Path.of(value(arg)); break
                case '--last': call.last = Path.of(value(arg)); break
                case ~/-.*/: throw new WrongCall("There is no option $arg.")
                default:
                    if (call.folder) {
                        throw new WrongCall("One folder at a time, but got $call.folder and $arg.")
                    }
                    call.folder = Path.of(arg)
            }
        }
        call.checked()
    }

    private Call checked() {
        if (!help && live == (folder != null)) {
            throw new WrongCall(live ? "--live asks this computer: leave out the folder $folder." : 'Name a folder, or --live.')
        }
        if (!live && (exchange || shells != 1)) {
            throw new WrongCall('--exchange and --shells are for --live.')
        }
        if (last && !Files.isRegularFile(last)) {
            throw new WrongCall("There is no file $last to compare with.")
        }
        this
    }

    private static int number(String option, String text) {
        if (!(text ==~ /[1-9]\d?/)) {
            throw new WrongCall("$option takes a number from 1 to 99, not $text.")
        }
        text as int
    }

    private static Move move(String name) {
        if (!MOVES.containsKey(name)) {
            throw new WrongCall("There is no move $name: it is one of ${MOVES.keySet().join(', ')}.")
        }
        MOVES[name].call()
    }
}

/** A call that cannot be followed; the message says why. */
class WrongCall extends RuntimeException {

    WrongCall(String message) {
        super(message)
    }
}

/** One run: reads, asks, prints, writes. */
class Run {

    private static final String NAME = 'ucs-report'
    private static final int LONG_WORK = 500
    private static final int MOST_ROWS = 200

    private final PrintStream out
    private final PrintStream err

    Run(PrintStream out, PrintStream err) {
        this.out = out
        this.err = err
    }

    /** The exit code. */
    int of(List<String> args) {
        try {
            Call call = Call.of(args)
            if (call.help) {
                out.print(Call.HELP)
                return 0
            }
            if (call.folder && !Files.isDirectory(call.folder)) {
                String what = Files.exists(call.folder) ? 'not a folder' : 'no such folder'
                err.println("$call.folder: $what. Name the folder of what was collected.")
                return 3
            }
            return (call.live ? Inputs.live(call) : Inputs.of(call.folder)).withCloseable { report(call, it) }
        } catch (WrongCall e) {
            err.println("$e.message --help tells how to call it.")
            return 2
        } catch (Exception e) {
            err.println("Failed: ${e.message ?: e}")
            return 5
        }
    }

    private int report(Call call, Inputs inputs) {
        if (!inputs.isAny()) {
            inputs.trouble.each { err.println("Trouble: $it") }
            err.println("${call.folder ?: 'This computer'}: nothing to read there. --help shows what a folder holds.")
            return 3
        }
        List<UserIdentity> users = inputs.users()
        if (!users) {
            inputs.allTrouble().each { err.println("Trouble: $it") }
            err.println('0 users: no list of users, no profile and no sign-in names anybody.')
            return 4
        }
        Preflight preflight = inputs.preflight()
        showDeployment(preflight)
        Survey survey = Survey.over(inputs.probes()).withRules(inputs.rules).asOf(inputs.asOf)
        if (users.size() > LONG_WORK) {
            survey = survey.withProgress { done -> if (done % LONG_WORK == 0) { err.print("\r$done of ${users.size()} users") } }
        }
        Table table = new Table(out, 3, User: 30, 'May migrate': 12, Migrated: 13, Why: 48, 'Next step': 49)
        Count count = new Count()
        Wave wave = call.move ? Wave.of(call.move) : null
        files(call, survey, preflight, inputs).withCloseable { ReportFiles files ->
            def into = wave ? files.andThen(wave) : files
            SurveyResult result = survey.run(users) { UserReport report ->
                into.accept(report)
                Row row = new Row(report)
                count.add(row)
                if (count.all <= MOST_ROWS) {
                    table.row([row.user, row.may, row.contested ? "$row.moved, contested" : row.moved, row.why, row.next])
                }
            }
            if (users.size() > LONG_WORK) {
                err.println()
            }
            Map<String, List<String>> unmatched = inputs.unmatched(users)
            unmatched.each { probe, names -> files.unmatched(probe, names) }
            List<Path> written = wave ? files.finish(result, wave) : files.finish(result)
            if (count.all > MOST_ROWS) {
                out.println("The other ${count.all - MOST_ROWS} users are in the files.\n")
            }
            summary(inputs, unmatched, result, count, wave, files, written)
        }
        0
    }

    private static ReportFiles files(Call call, Survey survey, Preflight preflight, Inputs inputs) {
        ReportFiles files = ReportFiles.in(call.out).withName(NAME).withSources(survey.probes())
        files = preflight ? files.withDeployment(preflight) : files
        Path last = call.last ?: call.out.resolve(NAME + '.jsonl')
        if (!Files.isRegularFile(last)) {
            return files
        }
        try {
            return Files.lines(last).withCloseable { lines ->
                files.withEarlier({ lines.map { new JsonSlurper().parseText(it) }.iterator() } as Iterable)
            }
        } catch (RuntimeException e) {
            inputs.trouble << "$last: not compared with: $e.message".toString()
            return files
        }
    }

    private void showDeployment(Preflight preflight) {
        if (preflight) {
            Table table = new Table(out, 4, Deployment: 24, 'What was found': 75, 'What to do': 49)
            table.row(['as a whole', preflight.sentence(), ''])
            preflight.findings().findAll { it.outcome() != Outcome.MET }.each {
                table.row([it.precondition(), it.sentence(), it.remedy()])
            }
        }
    }

    private void summary(Inputs inputs, Map<String, List<String>> unmatched, SurveyResult result, Count count, Wave wave,
            ReportFiles files, List<Path> written) {
        out.println("May migrate: ${count.words('may', Row.MAY)}")
        out.println("Migrated:    ${count.words('moved', Row.MOVED)}; contested ${count.of('contested', true)}")
        out.println("$count.all users, as of $inputs.asOf; ${count.of('toDo', true)} need something done or found out.")
        if (wave) {
            List<String> steps = wave.byFirstStep().collect { step, number -> "${Row.words(step)} $number".toString() }
            out.println("${wave.move()}: ${steps.join(', ')}")
        }
        result.reach().each { probe, reach -> out.println("$probe: $reach") }
        unmatched.values().flatten().each { out.println("Matched by nobody: $it") }
        inputs.allTrouble().each { out.println("Trouble: $it") }
        inputs.incomplete().each { out.println("Incomplete: $it") }
        files.comparison().ifPresent { out.println("Since the last run:\n$it") }
        written.each { out.println("Written: ${it.toAbsolutePath().normalize()}") }
    }
}

/** What there is to be asked, and what is wrong with it. */
class Inputs implements AutoCloseable {

    Rules rules = Rules.documented()
    Instant asOf = Instant.now().truncatedTo(ChronoUnit.SECONDS)
    final List<String> trouble = []
    private Path folder
    private final List<SignInsCsv> signIns = []
    private final List<RegistryReading> readings = []
    private PowerShellSession session
    private LyncProbe lync
    private ExchangeProbe exchange
    private DeploymentProbe deployment
    private Probe listed
    /** Made when it is first asked for, of all that was read. */
    @Lazy
    private RegistryProbe clients = RegistryProbe.ofReadings(readings)

    /** This computer: the registry of whoever runs this, and a shell with the Lync module. */
    static Inputs live(Call call) {
        Inputs inputs = new Inputs()
        inputs.attempt('registry') {
            Registry.currentUser().withCloseable { inputs.readings.addAll(RegistryProbe.of(it).readings()) }
        }
        inputs.attempt('PowerShell') {
            PowerShellOptions options = PowerShellOptions.standard().withModule('Lync').withShells(call.shells)
            inputs.ask(LiveSession.start(call.exchange ? options.withConnection(Connection.exchange(call.exchange)) : options))
        }
        inputs
    }

    /** A folder. Whatever in it cannot be read is trouble, and the next is read. */
    static Inputs of(Path folder) {
        Inputs inputs = new Inputs(folder: folder)
        inputs.each(folder, ~/as-of\.txt/) { inputs.asOf = Instant.parse(Files.readString(it).strip()) }
        Path exports = holdsManifest(folder) ? folder : folder.resolve('exports')
        if (Files.isDirectory(exports)) {
            inputs.attempt('exports') {
                inputs.ask(PowerShellSession.replay(exports))
                inputs.lync = inputs.lync.withTest { true }
            }
        } else {
            inputs.trouble << 'exports: no such folder, so that nothing is known from Lync and Exchange'
        }
        inputs.each(folder, ~/sign-ins.*\.csv/) { inputs.signIns(it) }
        inputs.registry(folder.resolve('registry'))
        inputs.each(folder, ~/trouble\.csv/) { inputs.listed = new Listed(it, inputs.asOf) }
        inputs.each(folder, ~/pools\.csv/) { inputs.rules = new Pools(it).rules(inputs.rules) }
        inputs
    }

    private static boolean holdsManifest(Path folder) {
        Files.newDirectoryStream(folder, 'manifest*.clixml').withCloseable { it.iterator().hasNext() }
    }

    private void ask(PowerShellSession shell) {
        session = shell
        lync = LyncProbe.over(shell)
        exchange = ExchangeProbe.over(shell)
        deployment = DeploymentProbe.over(shell).withAsOf(asOf)
    }

    private void signIns(Path file) {
        SignInsCsv csv = SignInsCsv.read(file)
        signIns << (file.fileName.toString().endsWith('.complete.csv') ? csv.withAllClients() : csv)
        csv.problems().each { trouble << "$file.fileName: $it".toString() }
    }

    private void registry(Path folder) {
        if (!Files.isDirectory(folder)) {
            return
        }
        RegistrySweep.ofFiles(folder).read { reading ->
            readings << reading
            reading.problems().each { trouble << "${inside(reading.source())}: ${inside(it)}".toString() }
        }
    }

    private void each(Path folder, def name, Closure reading) {
        List<Path> files = Files.newDirectoryStream(folder).withCloseable { it.sort() }
        files.findAll { it.fileName.toString().toLowerCase(Locale.ROOT) ==~ name }.each { file ->
            attempt(file.fileName.toString()) { reading(file) }
        }
    }

    private void attempt(String name, Closure reading) {
        try {
            reading()
        } catch (Exception e) {
            trouble << "$name: ${e.message ?: e}".toString()
        }
    }

    boolean isAny() {
        session || signIns || readings
    }

    /** In the order in which they are asked: who knows GUIDs and SIDs before those who join by them. */
    List<Probe> probes() {
        [deployment, lync, exchange, *signIns, clients, listed, new Unread(trouble)].findAll()
    }

    /** Whether the deployment itself is set up; null where nothing is known from Lync and Exchange. */
    Preflight preflight() {
        deployment?.preflight()
    }

    /** Everybody whom Lync knows, or else whom any other input names. */
    List<UserIdentity> users() {
        List<UserIdentity> known = lync ? lync.users() : []
        List<SipAddress> named = signedIn() + readings*.profiles().flatten()*.sip()*.orElse(null)
        known ?: named.findAll().unique().collect { UserIdentity.of(it) }
    }

    /** A file by its place in the folder. */
    private String inside(Object source) {
        folder ? source.toString().replace("$folder$File.separator", '') : source.toString()
    }

    /** What belongs to none of these users, by who knows of it. */
    Map<String, List<String>> unmatched(List<UserIdentity> users) {
        [LyncProbe: lync ? lync.usersWithoutAddress() : [],
         ExchangeProbe: lync ? exchange.unmatched().collect { "mailbox $it".toString() } : [],
         SignInsCsv: (signedIn() - users*.sip()).collect { "sign-ins of $it".toString() },
         RegistryProbe: clients.unmatched(users).collect {
             "profile of ${it.address()} (${inside(it.source())}, Office ${it.officeVersion()})".toString()
         }]
    }

    private List<SipAddress> signedIn() {
        signIns*.users().collectMany { it }
    }

    /** What could not be read. Ask when the survey has been run. */
    List<String> allTrouble() {
        (trouble + (session ? session.problems().collect { inside(it) } : [])).unique()
    }

    /** Which lists may lack something, but for what is trouble already. */
    List<String> incomplete() {
        List<String> said = session ? (lync.problems() + exchange.problems() + deployment.problems()).unique() : []
        said.findAll { one -> !allTrouble().any { one.contains(it) || it.contains(one) } }
    }

    @Override
    void close() {
        session?.close()
    }
}

/** A precondition of your own, and facts that only people can state: a CSV {@code pool,trust,retires}. */
class Pools {

    private final Source source
    private final Map<String, List<String>> byName

    Pools(Path csv) {
        source = Source.of(csv.fileName.toString())
        byName = Csv.read(csv, 'pool,trust,retires').collectEntries { [it[0].toLowerCase(Locale.ROOT), it.tail()] }
    }

    /** The same rules, with what is stated of the pools required. */
    Rules rules(Rules rules) {
        rules.requiring(Precondition.HOME_POOL_ON_LYNC_2013).requiring(trust()).requiring(stays())
    }

    /** The library's own precondition, fed with what is stated. */
    private Precondition trust() {
        Precondition rule = Precondition.SERVER_TO_SERVER_TRUST
        Precondition.of(rule.id()) { finding, facts ->
            String trust = said(facts)?.first()
            rule.check(trust ? facts.toBuilder().serverToServerTrust(Fact.known(trust == 'yes', source)).build() : facts)
        }
    }

    /** Nobody migrates on a pool that is about to be switched off. */
    private Precondition stays() {
        Precondition.of('pool-stays') { finding, facts ->
            List<String> said = said(facts)
            said == null ? finding.unknown('POOL_NOT_STATED', "Whether the user's pool stays is not stated ($source).",
                    'State it in that file.')
                    : said[1] ? finding.notMet('POOL_RETIRES', "The user's pool is switched off on ${said[1]} ($source).",
                    'Move the user to another pool first.')
                    : finding.met('POOL_STAYS', "The user's pool stays ($source).")
        }
    }

    private List<String> said(UserFacts facts) {
        facts.homePool().toOptional().map { byName[it.fqdn().toLowerCase(Locale.ROOT)] }.orElse(null)
    }
}

/** A probe of your own: what other teams have listed by hand, in a CSV {@code sip,failure,move}. */
class Listed implements Probe {

    private final Source source
    private final Map<SipAddress, List<String>> bySip

    Listed(Path csv, Instant asOf) {
        source = Source.of(csv.fileName.toString(), asOf)
        bySip = Csv.read(csv, 'sip,failure,move').collectEntries { [SipAddress.of(it[0]), it.tail()] }
    }

    @Override
    Observations observe(UserIdentity user) {
        def (String code, String status) = bySip[user.sip()] ?: ['', '']
        MigrationFailure failure = code ? MigrationFailure.of('the storage service has tried').withCode(code)
                : MigrationFailure.none()
        MailboxMove move = status ? MailboxMove.of(status, MailboxMove.Target.EXCHANGE_ONLINE, '') : MailboxMove.none()
        Observations.of(user, UserFacts.builder().migrationFailure(Fact.known(failure, source))
                .mailboxMove(Fact.known(move, source)).build())
    }
}

/** What could not be read at all, so that page and data tell of it, too. */
class Unread implements Probe {

    private final List<String> trouble

    Unread(List<String> trouble) {
        this.trouble = trouble
    }

    @Override
    Observations observe(UserIdentity user) {
        Observations.of(user, UserFacts.builder().build())
    }

    @Override
    List<String> problems() {
        trouble
    }

    @Override
    String name() {
        'inputs'
    }
}

/** Small files written by hand. */
class Csv {

    static List<List<String>> read(Path csv, String heads) {
        int width = heads.count(',') + 1
        Files.readAllLines(csv).tail().findAll { !it.isBlank() }.collect { line ->
            List<String> cells = line.split(',', width)*.strip()
            if (cells.size() < width) {
                throw new IllegalArgumentException("\"$line\" is not $heads")
            }
            cells
        }
    }
}

/** One user's report in the few words that a row has room for. */
class Row {

    static final List<String> MAY = ['ready', 'eligible', 'not ready', 'unknown', 'out of scope']
    static final List<String> MOVED = ['migrated', 'migrated as last seen', 'migrating', 'migrating as last seen', 'not migrated',
            'not migrated as last seen', 'unknown']
    private static final Set<Action> NOTHING_TO_DO = [Action.NOTHING, Action.OUT_OF_SCOPE, Action.WAIT, Action.WAIT_FOR_DELAY]

    private final UserReport report

    Row(UserReport report) {
        this.report = report
    }

    String getUser() {
        report.identity().sip().address()
    }

    /** May the contacts migrate? One of MAY. */
    String getMay() {
        report.isOutOfScope() ? 'out of scope' : report.assessment().isReady() ? 'ready'
                : report.assessment().isEligible() ? 'eligible' : report.assessment().outcome() == Outcome.NOT_MET ? 'not ready' : 'unknown'
    }

    /** Have they migrated? One of MOVED. */
    String getMoved() {
        MigrationState state = report.conclusion().state()
        state != MigrationState.UNKNOWN && report.conclusion().isProvisional() ? "$state as last seen" : state.toString()
    }

    boolean isContested() {
        report.conclusion().isContested()
    }

    /** Whether somebody has to do something, or to find something out. */
    boolean isToDo() {
        !(report.nextStep().action() in NOTHING_TO_DO)
    }

    /** The finding behind the next step, or else the evidence behind the conclusion, without the sources. */
    String getWhy() {
        if (report.nextStep().action() == Action.OUT_OF_SCOPE) {
            return report.observations().facts().accountScope().toOptional().orElseThrow().toString().capitalize() + '.'
        }
        if (report.nextStep().finding().isPresent()) {
            return brief(report.nextStep().finding().get().sentence())
        }
        List<Evidence> all = report.conclusion().evidence()
        Evidence first = all.find { it.state() != MigrationState.UNKNOWN } ?: all[0]
        Evidence against = all.find { it.state() != MigrationState.UNKNOWN && it.state() != first.state() }
        first == null ? report.conclusion().sentence()
                : against ? "${brief(first.sentence())} Against it: ${brief(against.sentence())}" : brief(first.sentence())
    }

    /** The next step without the reasons, which stand beside it. */
    String getNext() {
        if (report.nextStep().action() == Action.OUT_OF_SCOPE) {
            return 'Nothing: out of scope.'
        }
        List<String> reasons = report.nextStep().finding().map { [it.sentence()] }.orElse([]) + report.conclusion().sentence()
        (reasons + report.conclusion().evidence()*.sentence()).inject(report.nextStep().sentence()) { text, reason ->
            text.replace(reason, '')
        }.strip().replaceFirst(/(, and yet)?:$/, '.')
    }

    /** A sentence without what stands in brackets at its end: the source, a user agent. */
    private static String brief(String sentence) {
        sentence.replaceFirst(/( \([^()]*(\([^()]*\)[^()]*)*\))+\.$/, '.')
    }

    /** {@code MOVE_MAILBOX} as words. */
    static String words(Action action) {
        action == Action.MOVE ? 'may go' : action.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace('re home', 're-home')
    }
}

/** How many rows there are of each kind. */
class Count {

    int all
    private final Map<String, Map<Object, Integer>> kinds = [may: [:], moved: [:], contested: [:], toDo: [:]]

    void add(Row row) {
        all++
        kinds.each { property, counts -> counts.merge(row."$property", 1, Integer::sum) }
    }

    int of(String property, Object kind) {
        kinds[property][kind] ?: 0
    }

    /** Those that are there: {@code ready 16, eligible 4}. */
    String words(String property, List<String> order) {
        order.findAll { of(property, it) }.collect { "$it ${of(property, it)}" }.join(', ')
    }
}

/** Rows of text in columns of fixed width, wrapped between words, printed as they come. */
class Table {

    private final PrintStream out
    private final int most
    private final List<Integer> widths

    /** Cells are cut after so many lines. */
    Table(Map<String, Integer> columns, PrintStream out, int most) {
        this.out = out
        this.most = most
        widths = columns.values() as List
        print(columns.keySet() as List, 1)
        out.println(widths.collect { '-' * it }.join('  '))
    }

    void row(List<String> cells) {
        print(cells, most)
        out.println()
    }

    private void print(List<String> cells, int lines) {
        List<List<String>> wrapped = [cells, widths].transpose().collect { cell, width ->
            shortened(wrapped(cell, width), width, lines)
        }
        (0..<wrapped*.size().max()).each { line ->
            List<String> row = [wrapped, widths].transpose().collect { cell, width -> (cell[line] ?: '').padRight(width) }
            out.println(row.join('  ').stripTrailing())
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = ['']
        for (String word : pieces(text, width)) {
            String longer = lines[-1] + word
            if (longer.stripTrailing().length() > width && !lines[-1].isEmpty()) {
                lines << word
            } else {
                lines[-1] = longer
            }
        }
        lines*.stripTrailing()
    }

    /** Words with the space behind them; one that is too long breaks behind a sign in it, or else where it must. */
    private static List<String> pieces(String text, int width) {
        String visible = text.replaceAll(/[\p{Cc}\p{Cf}]/, ' ')
        visible.split(/(?<=\s)/).collectMany { word ->
            List<String> parts = word.stripTrailing().length() <= width ? [word] : word.split(/(?<=[-@.\\\/:_])/) as List
            parts.collectMany { part -> part.stripTrailing().length() <= width ? [part] : part.toList().collate(width)*.join('') }
        }
    }

    private static List<String> shortened(List<String> lines, int width, int most) {
        if (lines.size() <= most) {
            return lines
        }
        String last = lines[most - 1]
        while (last.length() > width - 4) {
            last = last.contains(' ') ? last.substring(0, last.lastIndexOf(' ')) : last.substring(0, width - 4)
        }
        lines.take(most - 1) + "$last ...".toString()
    }
}
