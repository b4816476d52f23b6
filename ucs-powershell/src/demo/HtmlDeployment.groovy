import org.ucsmigration.deployment.Preflight

/** What holds for everybody, at the top of the page: whether the deployment itself is set up, and what is open. */
class HtmlDeployment {

    private static final Map<String, String> ICONS = [MET: 'ready', NOT_MET: 'not ready', UNKNOWN: 'unknown']

    /** The findings that somebody has to look at: what is not met, not known, or about to expire. */
    static List<Map> open(Preflight preflight) {
        preflight.toMap().findings.findAll { it.outcome != 'MET' || it.reason.endsWith('_EXPIRES_SOON') }
    }

    static void write(Page page, Preflight preflight) {
        List<Map> open = open(preflight)
        page.tag('section', class: 'more deployment') {
            page.tag('h2', 'Before anybody migrates: is the deployment set up?')
            page.tag('p', plain(preflight.sentence()))
            page.tag('ul', class: 'inputs') {
                open.each { finding ->
                    page.tag('li') {
                        page.icon(ICONS[finding.outcome])
                        page.tag('span') {
                            page.tag('b', finding.precondition)
                            page.say(': ' + plain("$finding.sentence $finding.remedy") + (finding.inferred ? ' (This is inferred.)' : ''))
                            finding.commands.each { page.say(' '); page.tag('code', plain(it)) }
                        }
                    }
                }
            }
            page.tag('p', "In order: ${preflight.findings().size() - open.size()} of ${preflight.findings().size()} points.")
        }
    }

    /** Addresses without their scheme: the page has none that could be taken for something to fetch. */
    private static String plain(String text) {
        text.replaceAll('https?://', '')
    }
}
