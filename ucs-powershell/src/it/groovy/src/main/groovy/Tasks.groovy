import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import org.ucsmigration.UserIdentity
import org.ucsmigration.advice.Action
import org.ucsmigration.fact.ExchangeRelease
import org.ucsmigration.fact.Mailbox
import org.ucsmigration.fact.UserFacts
import org.ucsmigration.fact.UserServicesPolicy
import org.ucsmigration.move.Move
import org.ucsmigration.move.MoveCheck
import org.ucsmigration.move.Wave
import org.ucsmigration.output.Comparison
import org.ucsmigration.output.ReportFiles
import org.ucsmigration.powershell.PowerShellSession
import org.ucsmigration.powershell.clixml.Clixml
import org.ucsmigration.powershell.clixml.ClixmlWriter
import org.ucsmigration.powershell.live.Connection
import org.ucsmigration.powershell.live.LiveSession
import org.ucsmigration.powershell.probe.ExchangeProbe
import org.ucsmigration.powershell.probe.LyncProbe
import org.ucsmigration.precondition.Assessment
import org.ucsmigration.precondition.Rules
import org.ucsmigration.registry.Registry
import org.ucsmigration.registry.probe.RegistryProbe
import org.ucsmigration.registry.probe.RegistrySweep
import org.ucsmigration.survey.Survey

/** The tasks of the Java callers, as dynamic code writes them: no cast, no type that is not asked for. */
class Tasks {

    /** 1. Will this one user's contacts be migrated, from what I know of them? */
    static stated() {
        Assessment.of(UserFacts.builder().policy(UserServicesPolicy.of('Global', true))
                .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013)).mailboxOpened(true).build()).sentence()
    }

    /** 2. What do the collected exports say of everybody? */
    static exports(Path folder) {
        PowerShellSession.replay(folder).withCloseable { session ->
            def lync = LyncProbe.over(session)
            Survey.over(lync, ExchangeProbe.over(session)).run(lync.users())
        }
    }

    /** 3. The same by rules of our own, one report after the other. */
    static ruled(lync, exchange, pilot, vdi, Closure into) {
        def rules = Rules.documented().requiring(pilot).heeding(vdi).withFreshness(Duration.ofDays(2))
        Survey.over(lync, exchange).withRules(rules)
                .withListener { System.err.println("${it.probe()} ${it.user()} ${it.reason()}") }
                .run(lync.users(), into)
    }

    /** 4. What does this client's registry say? */
    static client(Path regFile, user) {
        Registry.regFile(regFile).withCloseable { Survey.over(RegistryProbe.of(it)).run([user]).reports()[0] }
    }

    /** 5. And thousands of collected files? */
    static clients(Path folder, users) {
        Survey.over(RegistryProbe.ofReadings(RegistrySweep.ofFiles(folder).readings())).run(users)
    }

    /** 6. On a Lync server, with Exchange behind a credential. */
    static live(options, server, admin, password) {
        def exchange = Connection.exchange(server).withCredential(admin, password)
        LiveSession.start(options.withConnection(Connection.lyncModule()).withConnection(exchange)).withCloseable { shell ->
            def lync = LyncProbe.over(shell)
            Survey.over(lync, ExchangeProbe.over(shell)).run(lync.users())
        }
    }

    /** 7. Tell me when this user's contacts have migrated. */
    static waited(watch, user) {
        watch.until(user) { it.conclusion().migrated }.conclusion().migrated
    }

    /** 8. Who must do what? */
    static work(result) {
        result.byNextStep()
    }

    /** 9. Read one export, value by value. */
    static addresses(Path export) {
        def addresses = []
        Clixml.stream(export) { addresses << it.string('SipAddress').value().orElse('none') }
        addresses
    }

    /** 10. Make an export for a test. */
    static fixture(Path file, Object... rows) {
        Files.writeString(file, ClixmlWriter.document(rows as List))
    }

    /** 11. Who must be rolled back before Friday's batch? */
    static wave(Path folder) {
        def wave = Wave.of(Move.mailboxToExchangeOnline().withForbiddingPolicy('NoUcs'))
        PowerShellSession.replay(folder).withCloseable { session ->
            def lync = LyncProbe.over(session)
            Survey.over(lync, ExchangeProbe.over(session)).run(lync.users(), wave)
        }
        wave
    }

    /** 12. Tell me when this user has been rolled back. */
    static rolledBack(watch, UserIdentity user, move, Instant taken) {
        def effect = { MoveCheck.of(it, move).effectOf(Action.ROLL_BACK, taken) }
        effect(watch.until(user) { effect(it).verdict().go })
    }

    /** 13. What changed since last week that I should look at? */
    static changed(lastWeek, today) {
        Comparison.of(lastWeek, today).alarms()
    }

    /** 14. Everything into files, with who may be moved. */
    static files(Survey survey, users, Path folder) {
        def wave = Wave.of(Move.mailboxToExchangeOnline())
        ReportFiles.in(folder).withCloseable { it.finish(survey.run(users, it.andThen(wave)), wave) }
    }
}
