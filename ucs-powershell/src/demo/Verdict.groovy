import groovy.transform.CompileStatic
import org.ucsmigration.advice.Action
import org.ucsmigration.deployment.Preflight
import org.ucsmigration.evidence.Evidence
import org.ucsmigration.evidence.MigrationState
import org.ucsmigration.move.Wave
import org.ucsmigration.precondition.Finding
import org.ucsmigration.precondition.Outcome
import org.ucsmigration.report.UserReport

/** One user's report in the few words that a row has room for. */
@CompileStatic
class Verdict {

    static final List<String> MAY = ['ready', 'eligible', 'not ready', 'unknown', 'out of scope']
    static final List<String> MOVED = ['migrated', 'migrated as last seen', 'migrating', 'migrating as last seen', 'not migrated',
            'not migrated as last seen', 'unknown']

    /** The words of ids and codes that are names. */
    private static final Map<String, String> NAMES = [ucs: 'UCS', exchange: 'Exchange', lync: 'Lync']

    private static final Map<Action, String> FIRST = [(Action.MOVE): 'may go', (Action.FORBID_BY_POLICY): 'forbid first',
            (Action.VERIFY_POLICY): 'look at the policy first', (Action.ASK_SERVER): 'ask the server first']

    final UserReport report

    Verdict(UserReport report) {
        this.report = report
    }

    String getUser() {
        report.identity().sip().address()
    }

    /** May the contacts migrate? One of MAY. */
    String getMay() {
        report.isOutOfScope() ? 'out of scope'
                : report.assessment().isReady() ? 'ready'
                : report.assessment().isEligible() ? 'eligible'
                : report.assessment().outcome() == Outcome.NOT_MET ? 'not ready' : 'unknown'
    }

    /** Have they migrated? One of MOVED. */
    String getMoved() {
        MigrationState state = report.conclusion().state()
        state != MigrationState.UNKNOWN && report.conclusion().isProvisional() ? "$state as last seen" : state.toString()
    }

    boolean isContested() {
        report.conclusion().isContested()
    }

    Action getAction() {
        report.nextStep().action()
    }

    /** The finding behind the next step, or else the evidence behind the conclusion, without the sources. */
    String getWhy() {
        if (action == Action.OUT_OF_SCOPE) {
            return upper(report.observations().facts().accountScope().toOptional().orElseThrow().toString()) + '.'
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
        if (action == Action.OUT_OF_SCOPE) {
            return 'Nothing: out of scope.'
        }
        List<String> reasons = report.nextStep().finding().map { Finding it -> [it.sentence()] }.orElse([]) + report.conclusion().sentence()
        without(report.nextStep().sentence(), reasons + report.conclusion().evidence()*.sentence())
    }

    /** The kind of the next step: done, wait, ask, act, or out. */
    static String tone(Action action) {
        switch (action) {
            case Action.NOTHING: return 'done'
            case Action.OUT_OF_SCOPE: return 'out'
            case [Action.WAIT, Action.WAIT_FOR_DELAY]: return 'wait'
            case [Action.FIND_OUT, Action.ASK_SERVER, Action.RESOLVE_CONTRADICTION, Action.CHECK_POLICY]: return 'ask'
            default: return 'act'
        }
    }

    /** Whether somebody has to do something, or to find something out. */
    boolean isToDo() {
        tone(action) in ['act', 'ask']
    }

    /** How often each kind is there, those that are: {@code ready 16, eligible 4}. */
    static String counts(List<String> found, List<String> kinds) {
        kinds.findAll { it in found }.collect { kind -> "$kind ${found.count(kind)}" }.join(', ')
    }

    /** A text without these sentences. */
    static String without(String text, List<String> sentences) {
        String left = text
        for (String sentence : sentences) {
            left = left.replace(sentence, '')
        }
        left.strip().replaceFirst(/(, and yet)?:$/, '.')
    }

    /** A sentence without what stands in brackets at its end: the source, a user agent. */
    static String brief(String sentence) {
        sentence.replaceFirst(/( \([^()]*(\([^()]*\)[^()]*)*\))+\.$/, '.')
    }

    /** {@code MOVE_MAILBOX} and {@code mailbox-opened} as words. */
    static String words(Object code) {
        code.toString().toLowerCase(Locale.ROOT).split(/[_-]/).collect { NAMES[it] ?: it }.join(' ').replace('re home', 're-home')
    }

    /** The findings that somebody has to look at: what is not met, not known, or about to expire. */
    static List<Map<String, Object>> open(Preflight preflight) {
        List<Map<String, Object>> findings = (List<Map<String, Object>>) preflight.toMap().get('findings')
        findings.findAll { it.outcome != 'MET' || it.reason.toString().endsWith('_EXPIRES_SOON') }
    }

    /** How many there are of each first step of a move, those who may go first. */
    static Map<String, Long> first(Wave wave) {
        Map<Action, Long> counts = wave.byFirstStep()
        counts.keySet().toSorted { Action a, Action b -> (b == Action.MOVE) <=> (a == Action.MOVE) ?: counts[b] <=> counts[a] ?: a <=> b }
                .collectEntries { Action step -> [FIRST[step] ?: words(step) + ' first', counts[step]] } as Map<String, Long>
    }

    static String title(Object code) {
        upper(words(code))
    }

    static String upper(String text) {
        text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
    }
}
