import groovy.transform.CompileStatic
import java.time.Instant
import org.ucsmigration.UserIdentity
import org.ucsmigration.fact.*
import org.ucsmigration.move.*
import org.ucsmigration.precondition.*
import org.ucsmigration.probe.*
import org.ucsmigration.report.UserReport
import org.ucsmigration.survey.Survey

/** The same with types, compiled statically. */
@CompileStatic
class Static {

    static Probe trusted() {
        return { UserIdentity user ->
            Observations.of(user, UserFacts.builder().serverToServerTrust(true).mailboxOpened(false).build())
        } as Probe
    }

    static List<UserReport> survey(List<String> sips) {
        Precondition pilot = Precondition.of('in-pilot') { Finding.About finding, UserFacts facts ->
            facts.serverToServerTrust().known
                ? finding.met('IN_PILOT', 'The user is in the pilot.')
                : finding.notMet('NOT_IN_PILOT', 'The user is not in the pilot.', 'Ask for a place.')
        }
        return Survey.over(trusted()).withRules(Rules.documented().requiring(pilot))
                .run(sips.collect { UserIdentity.of(it) }).reports()
    }

    static String verdict(UserReport report) {
        return report.assessment().ready ? 'ready' : report.assessment().eligible ? 'eligible' : report.nextStep().action().name()
    }

    static UserReport report(String sip) {
        return UserReport.of(trusted().observe(UserIdentity.of(sip)), Instant.parse('2014-03-03T09:00:00Z'))
    }

    static Wave wave(List<UserReport> reports) {
        Wave wave = Wave.of(Move.toTeams())
        reports.each { UserReport report -> wave.accept(report) }
        return wave
    }
}
