import groovy.transform.SourceURI
import java.nio.file.Path
import org.ucsmigration.report.UserReport
import org.ucsmigration.survey.Survey

@SourceURI URI here

List<String> paths = args.findAll { it != '--live' }
boolean live = args.contains('--live') || !paths && System.getProperty('os.name').startsWith('Windows')
Path folder = paths ? Path.of(paths[0]) : Path.of(here).resolveSibling('sample')
Path html = Path.of(paths.size() > 1 ? paths[1] : 'ucs-report.html').toAbsolutePath().normalize()
PrintStream out = new PrintStream(System.out, true, 'UTF-8')

(live ? Inputs.live() : Inputs.of(folder)).withCloseable { inputs ->
    def users = inputs.users()
    List<UserReport> reports = users ? Survey.asking(inputs.probes()).withRules(inputs.rules).asOf(inputs.asOf).run(users) : []
    List<Verdict> verdicts = reports.collect { new Verdict(it) }

    if (verdicts) {
        Table table = new Table(User: 30, 'May migrate': 12, Migrated: 13, Why: 48, 'Next step': 49)
        verdicts.each { table.row([it.user, it.may, it.contested ? "$it.moved, contested" : it.moved, it.why, it.next]) }
        table.lines(3).each { out.println(it) }
    }
    def counts = { List<String> kinds, Closure<String> kind -> kinds.collect { [it, verdicts.count { one -> kind(one) == it }] }.findAll { it[1] }.collect { "${it[1]} ${it[0]}" }.join(', ') }
    out.println("${verdicts.size()} users: ${counts(Verdict.MAY) { it.may }}.")
    out.println("Contacts: ${counts(Verdict.MOVED) { it.moved }}; ${verdicts.count { it.contested }} contested.")

    List<String> unmatched = inputs.unmatched(users)
    unmatched.each { out.println("Matched by nobody: $it") }
    inputs.lines().findAll { !it.read }.each { out.println("Not read: $it.name: $it.said") }
    new HtmlReport(live ? 'This computer' : folder.fileName.toString(), inputs.asOf, reports, inputs.lines(), unmatched).write(html)
    out.println("Report: $html")
}
