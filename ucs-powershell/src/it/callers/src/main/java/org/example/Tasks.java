package org.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.MoveFinding;
import org.ucsmigration.move.Wave;
import org.ucsmigration.output.Comparison;
import org.ucsmigration.output.ReportFiles;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.DocumentReader;
import org.ucsmigration.powershell.clixml.ClixmlWriter;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.live.Connection;
import org.ucsmigration.powershell.live.LiveSession;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistrySweep;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;
import org.ucsmigration.survey.Watch;

/** The most common tasks, each as short as a caller may write it. Whoever makes one of them longer has made the library worse. */
public final class Tasks {

    private Tasks() {
    }

    /** 1. Will this one user's contacts be migrated, from what I know of them? */
    public static String stated() {
        UserFacts facts = UserFacts.builder().policy(UserServicesPolicy.of("Global", true))
                .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013))
                .mailboxOpened(true).build();
        return Assessment.of(facts).sentence();
    }

    /** 2. What do the collected exports say of everybody? */
    public static SurveyResult exports(Path folder) {
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            LyncProbe lync = LyncProbe.over(session);
            return Survey.over(lync, ExchangeProbe.over(session)).run(lync.users());
        }
    }

    /** 3. The same by rules of our own, one report after the other. */
    public static SurveyResult ruled(LyncProbe lync, Probe exchange, Precondition pilot, Precondition vdi,
            Consumer<UserReport> into) {
        Rules rules = Rules.documented().requiring(pilot).heeding(vdi).withFreshness(Duration.ofDays(2));
        return Survey.over(lync, exchange).withRules(rules)
                .withListener(event -> System.err.println(event.probe() + " " + event.user() + " " + event.reason()))
                .run(lync.users(), into);
    }

    /** 4. What does this client's registry say? */
    public static UserReport client(Path regFile, UserIdentity user) {
        try (Registry registry = Registry.regFile(regFile)) {
            return Survey.over(RegistryProbe.of(registry)).run(List.of(user)).reports().get(0);
        }
    }

    /** 5. And thousands of collected files? */
    public static SurveyResult clients(Path folder, Collection<UserIdentity> users) {
        return Survey.over(RegistryProbe.ofReadings(RegistrySweep.ofFiles(folder).readings())).run(users);
    }

    /** 6. On a Lync server, with Exchange behind a credential. */
    public static SurveyResult live(PowerShellOptions options, String server, String admin, Secret password) {
        Connection exchange = Connection.exchange(server).withCredential(admin, password);
        try (LiveSession shell = LiveSession.start(options.withConnection(Connection.lyncModule()).withConnection(exchange))) {
            LyncProbe lync = LyncProbe.over(shell);
            return Survey.over(lync, ExchangeProbe.over(shell)).run(lync.users());
        }
    }

    /** 7. Tell me when this user's contacts have migrated. */
    public static boolean waited(Watch watch, UserIdentity user) {
        return watch.until(user, report -> report.conclusion().isMigrated()).conclusion().isMigrated();
    }

    /** 8. Who must do what? */
    public static Map<?, Long> work(SurveyResult result) {
        return result.byNextStep();
    }

    /** 9. Read one export, value by value. */
    public static List<String> addresses(Path export) throws IOException {
        List<String> addresses = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(export)) {
            DocumentReader reader = DocumentReader.of(bytes);
            for (Optional<Object> row = reader.read(); row.isPresent(); row = reader.read()) {
                addresses.add(((PsObject) row.get()).string("SipAddress").value().orElse("none"));
            }
        }
        return addresses;
    }

    /** 10. Make an export for a test. */
    public static void fixture(Path file, PsObject... rows) throws IOException {
        Files.writeString(file, ClixmlWriter.document(List.of(rows)));
    }

    /** 11. Who must be rolled back before Friday's batch? */
    public static Wave wave(Path folder) {
        Wave wave = Wave.of(Move.mailboxToExchangeOnline().withForbiddingPolicy("NoUcs"));
        try (PowerShellSession session = PowerShellSession.replay(folder)) {
            LyncProbe lync = LyncProbe.over(session);
            Survey.over(lync, ExchangeProbe.over(session)).run(lync.users(), wave);
        }
        return wave;
    }

    /** 12. Tell me when this user has been rolled back. */
    public static MoveFinding rolledBack(Watch watch, UserIdentity user, Move move, Instant taken) {
        UserReport last = watch.until(user,
                report -> MoveCheck.of(report, move).effectOf(Action.ROLL_BACK, taken).verdict().isGo());
        return MoveCheck.of(last, move).effectOf(Action.ROLL_BACK, taken);
    }

    /** 13. What changed since last week that I should look at? */
    public static List<Comparison.Alarm> changed(Iterable<Map<String, Object>> lastWeek, Iterable<Map<String, Object>> today) {
        return Comparison.of(lastWeek, today).alarms();
    }

    /** 14. Everything into files, with who may be moved. */
    public static List<Path> files(Survey survey, Iterable<UserIdentity> users, Path folder) {
        Wave wave = Wave.of(Move.mailboxToExchangeOnline());
        try (ReportFiles files = ReportFiles.in(folder)) {
            return files.finish(survey.run(users, files.andThen(wave)), wave);
        }
    }
}
