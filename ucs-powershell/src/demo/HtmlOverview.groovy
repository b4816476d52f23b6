import org.ucsmigration.advice.Action


/** The counts, drawn: two bars of verdicts and a list of next steps, each entry a filter; and the filters as a form. */
class HtmlOverview {

    private final Page page
    private final List<Verdict> users

    HtmlOverview(Page page, List<Verdict> users) {
        this.page = page
        this.users = users
    }

    void write() {
        page.tag('section', class: 'overview', 'aria-label': 'Overview') {
            may()
            moved()
            steps()
        }
        filters()
    }

    private void may() {
        Map<String, Integer> counts = users.countBy { it.may }
        panel('May the contacts migrate?', counts['ready'], counts['eligible'] ? "ready, ${counts['eligible']} more after a sign-in" : 'ready') {
            bar(Verdict.MAY.collectEntries { [it, counts[it] ?: 0] }, users.size())
            page.tag('ul', class: 'legend') {
                Verdict.MAY.each { kind -> verdict('may', kind, counts[kind] ?: 0) }
            }
        }
    }

    private void moved() {
        Map<String, Integer> counts = users.countBy { it.moved }
        panel('Have they migrated?', counts['migrated'], counts['migrating'] ? "migrated, ${counts['migrating']} under way" : 'migrated') {
            bar(Verdict.MOVED.collectEntries { [it, counts[it] ?: 0] }, users.size())
            page.tag('ul', class: 'legend') {
                Verdict.MOVED.each { kind -> verdict('moved', kind, counts[kind] ?: 0) }
                verdict('moved', 'contested', users.count { it.contested } as int)
            }
        }
    }

    private void steps() {
        Map<Action, Integer> counts = users.countBy { it.action }
        panel('What to do next', users.count { it.isToDo() } as int, 'need something done or found out') {
            page.tag('ul', class: 'legend columns') {
                counts.sort { a, b -> b.value <=> a.value ?: a.key <=> b.key }.each { action, count ->
                    entry('next', action.name()) {
                        page.tag('span', class: 'label', Verdict.title(action))
                        bar([(Verdict.tone(action)): count], counts.values().max())
                        page.tag('span', class: 'count', count)
                    }
                }
            }
        }
    }

    private void panel(String question, Integer figure, String said, Closure content) {
        page.tag('section', class: 'panel') {
            page.tag('h2', question)
            page.tag('p', class: 'figure') { page.tag('b', figure ?: 0); page.say(" $said") }
            content()
        }
    }

    private void verdict(String filter, String kind, int count) {
        entry(filter, kind) {
            page.icon(kind)
            page.tag('span', class: 'label', kind == 'contested' ? 'of these, contested' : kind)
            page.tag('span', class: 'count', count)
            page.tag('span', class: 'share', Math.round(count * 100 / Math.max(1, users.size())) + ' %')
        }
    }

    private void entry(String filter, String value, Closure content) {
        page.tag('li') { page.sleepingButton('data-filter': filter, 'data-value': value, 'aria-pressed': 'false', content) }
    }

    /** A bar of segments, drawn by attributes: the page's own policy forbids style attributes. */
    private void bar(Map<String, Integer> counts, int whole) {
        page.tag('svg', class: 'bar', viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true') {
            page.tag('rect', class: 'track', width: 1000, height: 10)
            int done = 0
            counts.findAll { it.value }.each { kind, count ->
                int from = Math.round(done * 1000 / whole)
                done += count
                int to = Math.round(done * 1000 / whole)
                page.tag('rect', class: Page.css(kind), x: from, width: Math.max(3, to - from - (to < 1000 ? 4 : 0)), height: 10)
            }
        }
    }

    private void filters() {
        page.tag('form', class: 'filters', role: 'search', 'aria-label': 'Filter the users') {
            page.tag('label', class: 'wide') {
                page.tag('span', 'Find')
                page.tag('input', type: 'search', id: 'find', placeholder: 'address, reason, policy …', autocomplete: 'off')
            }
            select('may', 'May migrate', Verdict.MAY.collectEntries { [it, it] })
            select('moved', 'Migrated', (Verdict.MOVED + 'contested').collectEntries { [it, it] })
            select('next', 'Next step', users*.action.unique().sort().collectEntries { [it.name(), Verdict.title(it)] })
            page.tag('label', class: 'narrow') {
                page.tag('span', 'Sort by')
                page.tag('select', id: 'sort') {
                    page.tag('option', value: '', 'as listed')
                    HtmlUsers.COLUMNS.each { value, label -> page.tag('option', value: value, label) }
                }
            }
            page.tag('div', class: 'buttons') {
                page.tag('button', type: 'reset', id: 'reset', 'Clear')
                page.tag('button', type: 'button', id: 'all', 'aria-pressed': 'false', 'Open all')
            }
            page.tag('p', class: 'shown', id: 'shown', role: 'status', '')
        }
    }

    private void select(String id, String label, Map<String, String> options) {
        page.tag('label') {
            page.tag('span', label)
            page.tag('select', id: id) {
                page.tag('option', value: '', 'all')
                options.each { value, text -> page.tag('option', value: value, text) }
            }
        }
    }
}
