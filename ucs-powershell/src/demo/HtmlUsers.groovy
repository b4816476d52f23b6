import groovy.transform.CompileStatic
import java.time.Instant
import org.ucsmigration.evidence.Evidence
import org.ucsmigration.evidence.MigrationConclusion
import org.ucsmigration.precondition.Assessment
import org.ucsmigration.precondition.Finding
import org.ucsmigration.precondition.Outcome
import org.ucsmigration.report.Hazard
import org.ucsmigration.report.UserReport

/** The table of users: a row each, and below it everything that is known, which the page's script folds away. */
@CompileStatic
class HtmlUsers {

    static final Map<String, String> COLUMNS = [user: 'User', may: 'May migrate', moved: 'Migrated', why: 'Why', next: 'Next step']

    private static final Map<Hazard.Severity, String> PRESSING =
            [(Hazard.Severity.NOW): 'Now. ', (Hazard.Severity.ACT): 'Beware. ', (Hazard.Severity.STANDING): 'To know. ']
    private static final Map<Outcome, String> ICONS = [(Outcome.MET): 'ready', (Outcome.NOT_MET): 'not ready', (Outcome.UNKNOWN): 'unknown']

    private final Page page
    private final List<Verdict> users

    HtmlUsers(Page page, List<Verdict> users) {
        this.page = page
        this.users = users
    }

    void write() {
        page.tag('table', role: 'table', 'aria-label': 'Users') {
            page.tag('thead', role: 'rowgroup') {
                page.tag('tr', role: 'row') {
                    COLUMNS.each { String key, String label ->
                        page.tag('th', scope: 'col', role: 'columnheader', class: key) {
                            page.sleepingButton('data-sort': key) { page.say(label); page.icon('sort') }
                        }
                    }
                }
            }
            users.eachWithIndex { Verdict user, int index -> group(user, "u$index") }
        }
        page.tag('p', class: 'none', id: 'none', hidden: true, 'No user fits this filter.')
        page.tag('button', type: 'button', class: 'rest', id: 'rest', hidden: true, '')
    }

    private void group(Verdict user, String id) {
        page.tag('tbody', role: 'rowgroup', 'data-may': user.may, 'data-moved': user.moved, 'data-next': user.action,
                'data-contested': user.contested ? 'yes' : null, 'data-hazards': user.report.hazards()*.kind().join(' ') ?: null) {
            page.tag('tr', class: 'user', role: 'row') { row(user, id) }
            page.tag('tr', class: 'detail', role: 'row', id: id) {
                page.tag('td', role: 'cell', colspan: 5) {
                    page.tag('div', class: 'sheet') {
                        page.tag('section') { preconditions(user.report.assessment()) }
                        page.tag('section') { evidence(user.report.conclusion()) }
                        page.tag('section', class: 'do') { next(user.report) }
                    }
                }
            }
        }
    }

    private void row(Verdict user, String id) {
        page.tag('th', scope: 'row', role: 'rowheader') {
            page.sleepingButton(class: 'open', 'aria-expanded': 'true', 'aria-controls': id) {
                page.icon('fold')
                page.tag('span') { page.address(user.user) }
            }
        }
        page.tag('td', role: 'cell', class: 'may') { page.pill(user.may) }
        page.tag('td', role: 'cell', class: 'moved') {
            page.pill(user.moved)
            if (user.contested) {
                page.pill('contested')
            }
        }
        page.tag('td', role: 'cell', class: 'why') { page.tag('span', user.why) }
        page.tag('td', role: 'cell', class: 'next') {
            String title = Verdict.title(user.action)
            page.tag('b', class: Verdict.tone(user.action), title)
            page.tag('span', user.next.startsWith("$title: ") ? Verdict.upper(user.next.substring(title.length() + 2)) : user.next)
        }
    }

    private void preconditions(Assessment assessment) {
        page.tag('h3', 'May the contacts migrate?')
        page.tag('p', assessment.isReady() ? assessment.sentence() : assessment.sentence().replaceFirst(/(?s)^(Not ready|Unknown): .*/, '$1.'))
        page.tag('ul', class: 'findings') {
            assessment.findings().each { Finding finding ->
                item(ICONS[finding.outcome()], finding.precondition(), finding.outcome().name()) {
                    page.tag('code', finding.reason())
                    page.tag('p', finding.sentence())
                    if (finding.remedy()) {
                        page.tag('p', class: 'remedy', finding.remedy())
                    }
                }
            }
        }
    }

    private void evidence(MigrationConclusion conclusion) {
        page.tag('h3', 'Have they migrated?')
        page.tag('p', conclusion.sentence())
        page.tag('ul', class: 'findings') {
            conclusion.evidence().each { Evidence witness ->
                item(witness.state().toString(), witness.authority().name(), witness.state().name()) {
                    page.tag('p', witness.sentence())
                    witness.observedAt().ifPresent { Instant at -> when('seen ', at) }
                    witness.changedAt().ifPresent { Instant at -> when('changed ', at) }
                }
            }
        }
    }

    private void item(String icon, String name, String outcome, Closure more) {
        page.tag('li') {
            page.icon(icon)
            page.tag('div') {
                page.tag('b', Verdict.title(name))
                page.tag('span', class: 'outcome', Verdict.words(outcome))
                more()
            }
        }
    }

    private void when(String what, Instant at) {
        page.tag('p', class: 'when') { page.say(what); page.moment(at) }
    }

    private void next(UserReport report) {
        page.tag('h3', 'What to do next')
        page.tag('p', report.nextStep().sentence())
        if (report.nextStep().advice().commands()) {
            page.tag('ul', class: 'notes') { report.nextStep().advice().commands().each { page.tag('li') { page.tag('code', it) } } }
        }
        report.hazards().each { Hazard hazard ->
            page.tag('p', class: 'beware') {
                page.icon('hazard')
                page.tag('span') { page.tag('b', PRESSING[hazard.severity()]); page.say(hazard.sentence()) }
            }
        }
        List<String> notes = report.observations().notes()
        if (notes) {
            page.tag('h3', 'Notes')
            page.tag('ul', class: 'notes') { notes.each { page.tag('li', it) } }
        }
    }
}
