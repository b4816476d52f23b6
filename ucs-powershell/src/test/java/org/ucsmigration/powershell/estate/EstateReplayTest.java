package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.live.LiveSession;
import org.ucsmigration.powershell.live.PowerShellOptions;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/** Expectations come from {@code estate.psd1} and the rules of the domain. */
@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("The folder that the collection script wrote")
class EstateReplayTest {

    private static final Predicate<UserIdentity> TESTED = user ->
            List.of("kim.akers@litwareinc.com", "holly.holt@litwareinc.com", "don.funk@litwareinc.com")
            .contains(user.sip().address());

    private static PowerShellSession session;
    private static LyncProbe lync;
    private static ExchangeProbe exchange;
    private static Map<String, UserReport> reports;

    @BeforeAll
    static void open() {
        session = PowerShellSession.replay(Collected.whole().folder());
        lync = LyncProbe.over(session).withTest(TESTED);
        exchange = ExchangeProbe.over(session);
        reports = reports(lync, exchange);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static Map<String, UserReport> reports(LyncProbe lync, ExchangeProbe exchange) {
        Map<String, UserReport> all = new TreeMap<>();
        Survey.over(lync, exchange).run(lync.users()).forEach(report -> all.put(report.identity().sip().address(), report));
        return all;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kim.akers@litwareinc.com       | in scope                  | UCS Enabled | pool01 | Exchange 2013   | true    | "
        + "MIGRATED",
        "pilar.ackerman@litwareinc.com  | in scope                  | Global      | pool01 | Exchange 2013   | false   | "
        + "NOT_MIGRATED",
        "ken.myer@litwareinc.com        | in scope                  | No UCS      | pool01 | Exchange 2013   | true    | "
        + "NOT_MIGRATED",
        "lisa.andrews@litwareinc.com    | in scope                  | Global      | pool01 | Exchange 2010   | true    | "
        + "NOT_MIGRATED",
        "don.funk@litwareinc.com        | in scope                  | Service:UserServer:pool03.litwareinc.com | pool03 | "
        + "Exchange 2013 | true | NOT_MIGRATED",
        "toni.poe@litwareinc.com        | in scope                  | Site:Atlanta | pool02 | Exchange 2013  | true    | "
        + "NOT_MIGRATED",
        "garth.fort@litwareinc.com      | in scope                  | Global      | pool01 | Exchange Online | unknown | "
        + "NOT_MIGRATED",
        // With a remote mailbox in the list the organisation is a hybrid one, in which his may stand in no list.
        "jeff.price@litwareinc.com      | in scope                  | Global      | pool01 | unknown         | unknown | "
        + "NOT_MIGRATED",
        "amy.strande@litwareinc.com     | DISABLED_FOR_LYNC         | Global      | pool01 | Exchange 2013   | true    | UNKNOWN",
        // No pool to compute his policy from: the server was asked.
        "rob.young@litwareinc.com       | HOSTED_ONLINE             | Global      | unknown | unknown        | unknown | UNKNOWN",
        "linda.mitchell@litwareinc.com  | in scope                  | Global      | pool01 | Exchange 2013   | true    | "
        + "NOT_MIGRATED",
        "holly.holt@litwareinc.com      | in scope                  | Global      | pool01 | Exchange 2013   | true    | "
        + "MIGRATED",
        "john.woods@litwareinc.com      | in scope                  | Global      | pool01 | Exchange 2013   | true    | UNKNOWN",
        "eva.corets@litwareinc.com      | in scope                  | Global      | pool01 | Exchange 2013   | true    | "
        + "MIGRATING",
        "sara.davis@fabrikam.com        | in scope                  | Global      | pool01 | Exchange 2013   | true    | "
        + "NOT_MIGRATED",
        "room.one@litwareinc.com        | ROOM_OR_SHARED_MAILBOX    | Global      | pool01 | Exchange 2013   | true    | "
        + "NOT_MIGRATED",
        "peter.houston@litwareinc.com   | in scope                  | Global      | pool01 | Exchange 2013   | false   | "
        + "NOT_MIGRATED",
        "dan.park@litwareinc.com        | in scope                  | Global      | pool01 | Exchange 2013   | false   | "
        + "NOT_MIGRATED",
        "ana.bowman@litwareinc.com      | in scope                  | Global      | pool01 | Exchange 2013   | true    | "
        + "MIGRATED",
        "ines.duesenberg@litwareinc.com | in scope                  | UCS Enabled | pool01 | Exchange 2013   | true    | "
        + "NOT_MIGRATED"})
    @DisplayName("tells of each user")
    void facts(String user, String scope, String policy, String pool, String mailbox, String opened, MigrationState state) {
        UserReport report = reports.get(user);
        var facts = report.observations().facts();
        assertThat(facts.accountScope().toOptional().map(each -> each.isInScope() ? "in scope"
                : each.exclusions().iterator().next().name()).orElse("unknown")).isEqualTo(scope);
        assertThat(facts.policy().toOptional().map(each -> each.identity()).orElse("unknown")).isEqualTo(policy);
        assertThat(facts.homePool().toOptional().map(each -> each.fqdn().replace(".litwareinc.com", "")).orElse("unknown"))
                .isEqualTo(pool);
        assertThat(facts.mailbox().toOptional().map(each -> each.release().map(Object::toString).orElse("no mailbox"))
                .orElse("unknown")).as("%s", facts.mailbox()).startsWith(mailbox);
        assertThat(facts.mailboxOpened().toOptional().map(String::valueOf).orElse("unknown")).isEqualTo(opened);
        assertThat(report.conclusion().state()).isEqualTo(state);
    }

    @Test
    @DisplayName("lists who has no address, adds up the pools, and has no problems")
    void others() {
        assertThat(reports).hasSize(20);
        assertThat(lync.usersWithoutAddress()).singleElement().asString().contains("Walter Harp");
        assertThat(session.problems()).isEmpty();
        assertThat(lync.problems()).isEmpty();
        assertThat(exchange.problems()).isEmpty();
        assertThat(exchange.unmatched()).hasSize(990);
        assertThat(lync.pools()).hasSize(3).first().satisfies(pool -> {
            assertThat(pool.migrated()).hasValue(3);
            assertThat(pool.allowed()).hasValue(11);
            assertThat(pool.failedUsers()).containsExactly("eva.corets@litwareinc.com");
        });
        assertThat(lync.pools().get(1).migrated()).isEmpty();
    }

    @Test
    @DisplayName("holds the tests that were asked for: a success proves, an empty list proves nothing")
    void tests() {
        assertThat(evidence("kim.akers@litwareinc.com").state()).isEqualTo(MigrationState.MIGRATED);
        assertThat(evidence("holly.holt@litwareinc.com").state()).isEqualTo(MigrationState.UNKNOWN);
        assertThat(evidence("holly.holt@litwareinc.com").sentence()).contains("No contacts were received for the user.");
        assertThat(evidence("don.funk@litwareinc.com").sentence()).contains("10060");
    }

    private static Evidence evidence(String user) {
        return reports.get(user).observations().evidence().stream().filter(each -> each.authority() == Authority.SYNTHETIC_TEST)
                .findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "local"})
    @DisplayName("gives the same reports as live probes over the same modules, user for user, whatever shape their objects have")
    void live(String shape) {
        PowerShellOptions options = StandIns.options("Lync", "Exchange").withEnvironment("STANDIN_SHAPE", shape)
                .withStartupScript("Set-ADServerSettings -ViewEntireForest $true", Map.of());
        try (PowerShellSession live = LiveSession.start(options)) {
            Map<String, UserReport> answers = reports(LyncProbe.over(live).withTest(TESTED), ExchangeProbe.over(live));
            assertThat(answers.keySet()).isEqualTo(reports.keySet());
            answers.forEach((user, report) -> assertThat(timeless(report)).as(user).isEqualTo(timeless(reports.get(user))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RemoteSigned", "AllSigned"})
    @DisplayName("gives the same reports as live probes over cmdlets that come from Lync's and Exchange's endpoints, through two "
            + "remotings, whether the execution policy lets them be imported or not")
    void imported(String policy) {
        try (PowerShellSession live = LiveSession.start(StandIns.endpoints(policy))) {
            Map<String, UserReport> answers = reports(LyncProbe.over(live).withTest(TESTED), ExchangeProbe.over(live));
            assertThat(answers.keySet()).isEqualTo(reports.keySet());
            answers.forEach((user, report) -> assertThat(timeless(report)).as(user).isEqualTo(timeless(reports.get(user))));
        }
    }

    @Test
    @DisplayName("gives the same verdicts whichever of Lync and Exchange was asked first")
    void anyOrder() {
        Instant now = Instant.now();
        for (UserIdentity user : lync.users()) {
            Observations one = lync.observe(user);
            Observations other = exchange.observe(one.identity());
            assertThat(verdicts(one.merge(other), now)).as("%s", user).isEqualTo(verdicts(other.merge(one), now));
            assertThat(verdicts(one.merge(other), now)).as("%s", user)
                    .contains(reports.get(user.sip().address()).nextStep().action());
        }
    }

    private static List<Object> verdicts(Observations observations, Instant asOf) {
        UserReport report = UserReport.of(observations, asOf);
        return List.of(report.assessment().toMap(), report.conclusion().toMap(), report.nextStep().toMap(), report.hazards(),
                report.nextStep().action());
    }

    /** The whole report without the times at which things were asked, which differ. */
    static String timeless(UserReport report) {
        return report.toMap().toString().replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "(time)")
                .replaceAll("age=PT[0-9HMS.]+", "age=(span)")
                .replaceAll("just now|\\d+ (second|minute|hour|day)s? ago", "(ago)");
    }
}
