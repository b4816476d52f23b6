import java.nio.file.Files
import java.nio.file.Path
import org.ucsmigration.Source
import org.ucsmigration.fact.Fact
import org.ucsmigration.precondition.Precondition
import org.ucsmigration.precondition.Rules

/** What an administrator states of the pools, in a CSV {@code pool,trust,retires}, and the two preconditions that follow from it. */
class Pools {

    private final Source source
    private final Map<String, Map<String, String>> byName = [:]

    Pools(Path csv) {
        source = Source.of(csv.fileName.toString())
        Files.readAllLines(csv).tail().findAll { !it.isBlank() }.each { line ->
            List<String> cells = line.split(',', 3)*.strip()
            if (cells.size() < 3) {
                throw new IllegalArgumentException("\"$line\" is not pool,trust,retires")
            }
            byName[cells[0].toLowerCase(Locale.ROOT)] = [trust: cells[1], retires: cells[2]]
        }
    }

    /** The same rules, with what is stated of the pools required. */
    Rules rules(Rules rules) {
        rules.requiring(Precondition.HOME_POOL_ON_LYNC_2013).requiring(trust()).requiring(stays())
    }

    /** The library's own precondition, fed with a fact that only people can state. */
    private Precondition trust() {
        Precondition rule = Precondition.SERVER_TO_SERVER_TRUST
        Precondition.of(rule.id()) { finding, facts ->
            String trust = said(facts)?.trust
            rule.check(trust ? facts.toBuilder().serverToServerTrust(Fact.known(trust == 'yes', source)).build() : facts)
        }
    }

    /** A precondition of one's own: nobody migrates on a pool that is about to be switched off. */
    private Precondition stays() {
        Precondition.of('pool-stays') { finding, facts ->
            Map<String, String> said = said(facts)
            said == null ? finding.unknown('POOL_NOT_STATED', "Whether the user's pool stays is not stated ($source).", 'State it in that file.')
                    : said.retires ? finding.notMet('POOL_RETIRES', "The user's pool is switched off on $said.retires ($source).", 'Move the user to another pool first.')
                    : finding.met('POOL_STAYS', "The user's pool stays ($source).")
        }
    }

    private Map<String, String> said(facts) {
        facts.homePool().toOptional().map { byName[it.fqdn().toLowerCase(Locale.ROOT)] }.orElse(null)
    }
}
