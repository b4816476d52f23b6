import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.time.Instant
import org.ucsmigration.deployment.Preflight
import org.ucsmigration.report.UserReport

/** The survey as one self-contained HTML file: nothing is fetched, and the page forbids itself to run anything but its own script. */
class HtmlReport {

    private static final String EARLY = "document.documentElement.className = 'js'"

    private static final Map<String, String> STATES = [read: 'ready', incomplete: 'unknown', trouble: 'not ready']

    private final String title
    private final Instant asOf
    private final List<Verdict> users
    private final List<Map> inputs
    private final List<String> unmatched
    private final Preflight preflight

    /**
     * @param reports   one of each user
     * @param inputs    of each input {@code name}, {@code said}, and {@code state}: read, incomplete, or trouble
     * @param unmatched what belongs to no user, a line each
     * @param preflight whether the deployment is set up; null where nothing is known of it
     */
    HtmlReport(String title, Instant asOf, List<UserReport> reports, List<Map> inputs, List<String> unmatched, Preflight preflight = null) {
        this.title = title
        this.asOf = asOf
        this.users = reports.collect { new Verdict(it) }
        this.inputs = inputs
        this.unmatched = unmatched
        this.preflight = preflight
    }

    void write(Path file) {
        Files.createDirectories(file.toAbsolutePath().parent)
        Files.newBufferedWriter(file).withCloseable { writeTo(it) }
    }

    void writeTo(Writer out) {
        Page page = new Page(out)
        String style = part('icons.css') + part('report.css')
        String script = part('report.js')
        page.raw('<!doctype html>\n')
        page.tag('html', lang: 'en') {
            page.tag('head') {
                page.tag('meta', charset: 'utf-8')
                page.tag('meta', 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src '${hash(style)}'; "
                        + "script-src '${hash(EARLY)}' '${hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'")
                page.tag('meta', name: 'viewport', content: 'width=device-width, initial-scale=1')
                page.tag('meta', name: 'color-scheme', content: 'light dark')
                page.tag('title', "$title: UCS migration")
                page.tag('style') { page.raw(style) }
                page.tag('script') { page.raw(EARLY) }
            }
            page.tag('body') {
                header(page)
                page.tag('main') {
                    troubles(page)
                    if (preflight) {
                        HtmlDeployment.write(page, preflight)
                    }
                    new HtmlOverview(page, users).write()
                    new HtmlUsers(page, users).write()
                    new HtmlWave(page, users*.report).write()
                    unmatched(page)
                    sources(page)
                    guide(page)
                }
                page.tag('script') { page.raw(script) }
            }
        }
    }

    private void header(Page page) {
        page.tag('header') {
            page.tag('p', class: 'eyebrow', title)
            page.tag('h1', 'Unified contact store: who may migrate, who has')
            page.tag('p', class: 'meta') {
                page.say(users.size() == 1 ? '1 user, as of ' : "${users.size()} users, as of ")
                page.moment(asOf)
            }
        }
    }

    private void troubles(Page page) {
        List<Map> troubles = inputs.findAll { it.state != 'read' }
        if (troubles) {
            page.tag('section', class: 'troubles') {
                page.tag('h2', 'Not everything could be read')
                page.tag('ul') {
                    troubles.each { input ->
                        page.tag('li') { page.tag('b', input.name); page.say(": $input.said") }
                    }
                }
            }
        }
    }

    private void unmatched(Page page) {
        if (unmatched) {
            page.tag('section', class: 'more') {
                page.tag('h2', "Matched by nobody: ${unmatched.size()}")
                page.tag('p', 'Seen in an input, and belonging to no user above: renamed and departed users leave such traces behind.')
                page.tag('ul') { unmatched.each { page.tag('li', it) } }
            }
        }
    }

    private void sources(Page page) {
        page.tag('section', class: 'more') {
            page.tag('h2', 'What was read')
            page.tag('ul', class: 'inputs') {
                inputs.each { input ->
                    page.tag('li') {
                        page.icon(STATES[input.state])
                        page.tag('span') { page.tag('b', input.name); page.say(": $input.said") }
                    }
                }
            }
        }
    }

    private static void guide(Page page) {
        page.tag('section', class: 'more') {
            page.tag('h2', 'How to read this')
            page.tag('dl') {
                [['ready', 'Every precondition is met.'],
                 ['eligible', 'All that is left is a sign-in with a Lync 2013 or later desktop client.'],
                 ['not ready', 'Something is known to be missing.'],
                 ['unknown', 'Nobody has shown it, either way. It is never to be taken for a yes or a no.'],
                 ['not migrated as last seen', 'A weaker witness said so; only the server proves that contacts are in Lync.'],
                 ['contested', 'Witnesses disagree; the report shows each of them.']].each { kind, meaning ->
                    page.tag('div') {
                        page.tag('dt') { page.icon(kind); page.say(Verdict.title(kind)) }
                        page.tag('dd', meaning)
                    }
                }
            }
        }
    }

    private static String hash(String text) {
        'sha256-' + MessageDigest.getInstance('SHA-256').digest(text.getBytes('UTF-8')).encodeBase64()
    }

    private static String part(String name) {
        HtmlReport.getResource(name).getText('UTF-8').replace('\r\n', '\n')
    }
}
