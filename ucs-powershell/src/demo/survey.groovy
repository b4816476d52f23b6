import groovy.transform.SourceURI
import java.nio.file.Path
import org.ucsmigration.UserIdentity
import org.ucsmigration.deployment.Preflight
import org.ucsmigration.move.Move
import org.ucsmigration.move.Wave
import org.ucsmigration.output.ReportFiles
import org.ucsmigration.report.UserReport
import org.ucsmigration.survey.Survey
import org.ucsmigration.survey.SurveyResult

@SourceURI URI here

List<String> paths = args.findAll { it != '--live' }
boolean live = args.contains('--live') || !paths && System.getProperty('os.name').startsWith('Windows')
Path folder = paths ? Path.of(paths[0]) : Path.of(here).resolveSibling('sample')
Path html = Path.of(paths[live ? 0 : 1] ?: 'ucs-report.html').toAbsolutePath().normalize()
PrintStream out = new PrintStream(System.out, true, 'UTF-8')

(live ? Inputs.live() : Inputs.of(folder)).withCloseable { inputs ->
    List<UserIdentity> users = inputs.users()
    SurveyResult result = Survey.over(inputs.probes()).withRules(inputs.rules).asOf(inputs.asOf).run(users)
    List<UserReport> reports = result.reports()
    List<Verdict> verdicts = reports.collect { new Verdict(it) }

    Preflight preflight = inputs.preflight()
    if (preflight) {
        Table table = new Table(Deployment: 24, 'What was found': 75, 'What to do': 49)
        table.row(['as a whole', preflight.sentence(), ''])
        Verdict.open(preflight).each { table.row([it.precondition, it.sentence, it.remedy]) }
        table.lines(4).each { out.println(it) }
    }
    if (users) {
        Table table = new Table(User: 30, 'May migrate': 12, Migrated: 13, Why: 48, 'Next step': 49)
        verdicts.each { table.row([it.user, it.may, it.contested ? "$it.moved, contested" : it.moved, it.why, it.next]) }
        table.lines(3).each { out.println(it) }
        out.println('May migrate: ' + Verdict.counts(verdicts*.may, Verdict.MAY))
        out.println('Migrated:    ' + Verdict.counts(verdicts*.moved, Verdict.MOVED) + "; contested ${verdicts.count { it.contested }}")
    }
    out.println("${users.size()} users, as of $inputs.asOf; ${verdicts.count { it.isToDo() }} need something done or found out.")

    Wave wave = Wave.of(Move.mailboxToExchangeOnline())
    List<String> unmatched = inputs.unmatched(users)
    List<Map> lines = inputs.lines()
    ReportFiles set = ReportFiles.in(html.parent).withName(html.fileName.toString() - '.html').withSources(lines*.name*.toString().unique())
    (preflight ? set.withDeployment(preflight) : set).withCloseable { files ->
        def consumer = files.andThen(wave)
        reports.each { consumer.accept(it) }
        files.unmatched('inputs', unmatched*.toString())
        files.finish(result, wave)
    }
    out.println('Mailboxes to Exchange Online: ' + Verdict.first(wave).collect { step, count -> "$step $count" }.join(', '))

    unmatched.each { out.println("Matched by nobody: $it") }
    lines.findAll { it.state != 'read' }.each { out.println("${Verdict.title(it.state)}: $it.name: $it.said") }

    out.println("Report: $html")
}
