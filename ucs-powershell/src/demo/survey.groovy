import groovy.transform.SourceURI
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import org.ucsmigration.report.UserReport
import org.ucsmigration.survey.Survey

@SourceURI URI here

Path folder = args ? Path.of(args[0]) : Path.of(here).resolveSibling('sample')
Path html = Path.of(args.length > 1 ? args[1] : 'ucs-report.html')
def out = new PrintStream(System.out, true, 'UTF-8')

new Inputs(folder).withCloseable { inputs ->
    Path fixed = folder.resolve('as-of.txt')
    Instant asOf = Files.exists(fixed) ? Instant.parse(Files.readString(fixed).strip()) : Instant.now()
    List<UserReport> reports = inputs.probes ? Survey.asking(inputs.probes).withRules(inputs.rules).asOf(asOf).run(inputs.users()) : []

    def table = new Table(User: 30, 'May migrate': 12, Migrated: 13, Why: 48, 'Next step': 49)
    reports.collect { new Verdict(it) }.each {
        table.row([it.user, it.may, it.contested ? "$it.moved, contested" : it.moved, it.why, it.next])
    }
    table.lines(3).each { out.println(it) }
    inputs.lines().each { out.println("$it.read $it.name: $it.said") }
    inputs.unmatched().each { out.println("unmatched: $it") }
    new HtmlReport(folder.fileName.toString(), asOf, reports, inputs.lines(), inputs.unmatched()).write(html)
}
