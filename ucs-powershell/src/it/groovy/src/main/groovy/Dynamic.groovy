import java.time.Instant
import org.ucsmigration.UserIdentity
import org.ucsmigration.fact.*
import org.ucsmigration.move.*
import org.ucsmigration.precondition.*
import org.ucsmigration.probe.*
import org.ucsmigration.report.UserReport
import org.ucsmigration.survey.Survey

/** As a script is written: no types, closures for ports, properties for booleans. */
class Dynamic {

    static trusted() {
        { user -> Observations.of(user, UserFacts.builder().serverToServerTrust(true).mailboxOpened(false).build()) } as Probe
    }

    static survey(sips) {
        def pilot = Precondition.of('in-pilot') { finding, facts -> facts.serverToServerTrust().known
                ? finding.met('IN_PILOT', 'The user is in the pilot.')
                : finding.notMet('NOT_IN_PILOT', 'The user is not in the pilot.', 'Ask for a place.') }
        Survey.over(trusted()).withRules(Rules.documented().requiring(pilot)).run(sips.collect { UserIdentity.of(it) }).toList()
    }

    static verdict(report) {
        report.assessment().ready ? 'ready' : report.assessment().eligible ? 'eligible' : report.nextStep().action().name()
    }

    static report(sip) {
        UserReport.of(trusted().observe(UserIdentity.of(sip)), Instant.parse('2014-03-03T09:00:00Z'))
    }

    static wave(users) {
        def wave = Wave.of(Move.toTeams())
        users.each { wave.accept(it.report()) }
        wave
    }
}
