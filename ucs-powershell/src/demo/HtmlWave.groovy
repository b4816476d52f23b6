import org.ucsmigration.SipAddress
import org.ucsmigration.advice.Action
import org.ucsmigration.move.Move
import org.ucsmigration.move.Wave
import org.ucsmigration.report.UserReport

/** Who may leave, and what comes first for the others: the wave "mailboxes to Exchange Online" beside the migration. */
class HtmlWave {

    private static final Map<Action, String> WORDS = [(Action.MOVE): 'may go', (Action.FORBID_BY_POLICY): 'forbid first',
            (Action.VERIFY_POLICY): 'look at the policy first', (Action.ASK_SERVER): 'ask the server first']

    private final Page page
    private final Wave wave = Wave.of(Move.mailboxToExchangeOnline())

    HtmlWave(Page page, List<UserReport> reports) {
        this.page = page
        reports.each { wave.accept(it) }
    }

    /** How many there are of each first step, those who may go first. */
    static Map<String, Long> first(Wave wave) {
        wave.byFirstStep().sort { a, b -> (b.key == Action.MOVE) <=> (a.key == Action.MOVE) ?: b.value <=> a.value ?: a.key <=> b.key }
                .collectEntries { step, count -> [words(step), count] }
    }

    private static String words(Action step) {
        WORDS[step] ?: Verdict.words(step) + ' first'
    }

    void write() {
        page.tag('section', class: 'more') {
            page.tag('h2', 'And if the mailboxes were moved to Exchange Online?')
            page.tag('p', 'Contacts that are in Exchange get lost with the mailbox unless they are rolled back before. What comes first:')
            page.tag('ul') {
                first(wave).each { step, count -> page.tag('li') { page.tag('b', count); page.say(" $step") } }
            }
            List<SipAddress> users = wave.needing(Action.ROLL_BACK)
            page.tag('p', users ? "To roll back, the pilot first: ${users.join(', ')}." : 'Nobody is known to need a rollback.')
        }
    }
}
