package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.Estate.KEN;
import static org.ucsmigration.powershell.Estate.kensMailbox;
import static org.ucsmigration.powershell.Estate.row;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.Estate;
import org.ucsmigration.signins.SignInsCsv;

/** The law of the house for every list: that something is not in it is a fact only where it holds everything. */
@DisplayName("Absence is a fact only inside a list that is complete:")
class AbsenceTest {

    private static final UUID OTHER = UUID.fromString("99999999-0000-0000-0000-000000000009");

    /** Estates in which Ken's thing is not in the list, and the fact that rests on its absence. */
    private enum Case {
        NO_WIDER_POLICY(Estate.POLICIES, estate -> estate, estate -> estate.lync().observe(KEN).facts().policy()),
        NO_BRANCH_APPLIANCE(Estate.REGISTRARS, estate -> estate.rows(Estate.REGISTRARS).rows(Estate.USER_SERVERS),
                estate -> estate.lync().observe(KEN).facts().homePool()),
        NO_SITE_OF_THE_POOL(Estate.SITES, estate -> estate.rows(Estate.SITES)
                .rows(Estate.USER_SERVERS, row("PoolFqdn", Estate.POOL, "Version", 6L))
                .rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true),
                row("Identity", "Site:Redmond", "UcsAllowed", false)),
                estate -> estate.lync().observe(KEN).facts().policy()),
        NO_POOL_OF_USER_SERVICES(Estate.USER_SERVERS, estate -> estate.rows(Estate.REGISTRARS).rows(Estate.USER_SERVERS),
                estate -> estate.lync().observe(KEN).facts().homePool()),
        NO_MAILBOX(Estate.MAILBOXES, estate -> estate.rows(Estate.MAILBOXES),
                estate -> estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts().mailbox()),
        NO_REMOTE_MAILBOX(Estate.REMOTE_MAILBOXES, estate -> estate.rows(Estate.MAILBOXES),
                estate -> estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts().mailbox()),
        NEVER_OPENED(Estate.STATISTICS, estate -> estate.rows(Estate.STATISTICS,
                row("MailboxGuid", OTHER, "LastLogonTime", null, "DisconnectDate", null)),
                estate -> estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts().mailboxOpened());

        private final Command list;
        private final Function<Estate, Estate> absent;
        private final Function<Estate, Fact<?>> fact;

        Case(Command list, Function<Estate, Estate> absent, Function<Estate, Fact<?>> fact) {
            this.list = list;
            this.absent = absent;
            this.fact = fact;
        }

        Estate estate() {
            return absent.apply(new Estate());
        }

        /** Whether the absence is a fact even in a complete list; elsewhere it is a reason that does not speak of a gap. */
        boolean isFactWhenComplete() {
            return this != NO_BRANCH_APPLIANCE && this != NO_POOL_OF_USER_SERVICES && this != NO_SITE_OF_THE_POOL;
        }
    }

    private enum Gap {
        INCOMPLETE(Estate::incomplete, "recipient scope of the session"),
        NOT_COLLECTED(Estate::notCollected, "not collected"),
        FAILED((estate, list) -> estate.failed(list, "access denied"), "access denied"),
        STRANGE_ROWS((estate, list) -> estate.change(list, result ->
                result.withOutput(Stream.concat(result.output().stream(), Stream.of("a text")).toList())), "no object");

        private final BiFunction<Estate, Command, Estate> make;
        private final String words;

        Gap(BiFunction<Estate, Command, Estate> make, String words) {
            this.make = make;
            this.words = words;
        }
    }

    static Stream<Arguments> lists() {
        return Stream.of(Case.values()).flatMap(each -> Stream.of(Gap.values()).map(gap -> Arguments.of(each, gap)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("lists")
    @DisplayName("otherwise it is unknown, and the reason names the cmdlet and the gap")
    void inIncompleteLists(Case each, Gap gap) {
        Fact<?> whole = each.fact.apply(each.estate());
        assertThat(whole.isKnown()).as("in complete lists: %s", whole).isEqualTo(each.isFactWhenComplete());
        assertThat(whole.toString()).doesNotContain(gap.words);

        Fact<?> fact = each.fact.apply(gap.make.apply(each.estate(), each.list));

        assertThat(fact.isUnknown()).as("%s", fact).isTrue();
        assertThat(String.join("; ", fact.reasons())).contains(gap.words).contains(each.list.name());
    }

    @ParameterizedTest
    @EnumSource(Gap.class)
    @DisplayName("users")
    void users(Gap gap) {
        Estate estate = gap.make.apply(new Estate().rows(Estate.USERS), Estate.USERS);
        Fact<?> scope = estate.lync().observe(UserIdentity.of("pilar@litwareinc.com")).facts().accountScope();
        assertThat(scope.reasons()).singleElement().asString().contains(gap.words).contains("Get-CsUser");
        assertThat(estate.lync().problems())
                .anySatisfy(problem -> assertThat(problem).contains("Get-CsUser").contains(gap.words));
    }

    @Test
    @DisplayName("a user who is not in Get-CsUser at all is not out of scope, but unknown")
    void noUser() {
        assertThat(new Estate().lync().observe(UserIdentity.of("pilar@litwareinc.com")).facts().accountScope().reasons())
                .containsExactly("Get-CsUser lists no user with the SIP address pilar@litwareinc.com");
    }

    @ParameterizedTest
    @EnumSource(Gap.class)
    @DisplayName("server state, which no absence makes NOT_MIGRATED")
    void serverState(Gap gap) {
        Estate estate = gap.make.apply(new Estate().rows(Estate.STATE), Estate.STATE);
        assertThat(estate.lync().observe(KEN).evidence()).singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(MigrationState.UNKNOWN));
    }

    @Test
    @DisplayName("presence is a fact in any list")
    void presence() {
        Estate estate = new Estate();
        List.of(Estate.USERS, Estate.REGISTRARS, Estate.USER_SERVERS, Estate.SITES, Estate.MAILBOXES, Estate.REMOTE_MAILBOXES,
                Estate.STATISTICS, Estate.STATE).forEach(estate::incomplete);
        assertThat(estate.lync().observe(KEN).facts()).satisfies(facts -> {
            assertThat(facts.policy().isKnown()).isTrue();
            assertThat(facts.homePool().isKnown()).isTrue();
            assertThat(facts.accountScope().isKnown()).isTrue();
        });
        assertThat(estate.lync().observe(KEN).evidence()).singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(MigrationState.NOT_MIGRATED));
        assertThat(estate.exchange().observe(KEN).facts()).satisfies(facts -> {
            assertThat(facts.mailbox().isKnown()).isTrue();
            assertThat(facts.mailboxOpened().toOptional()).contains(true);
        });
    }

    @Test
    @DisplayName("a policy assigned by name is a fact in any list, one inherited is not")
    void assignedPolicy() {
        Estate estate = new Estate().rows(Estate.USERS, Estate.ken("UserServicesPolicy", "Global")).incomplete(Estate.POLICIES);
        assertThat(estate.lync().observe(KEN).facts().policy().isKnown()).isTrue();
    }

    @Test
    @DisplayName("a mailbox of which one database's statistics are missing is not one that was never opened")
    void oneDatabaseMissing() {
        Estate estate = new Estate().rows(Estate.MAILBOXES, kensMailbox("Database", "MBX-DB2"));
        assertThat(estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts().mailboxOpened().reasons())
                .singleElement().asString().contains("Get-MailboxStatistics: not collected");
    }

    @Test
    @DisplayName("sign-ins")
    void signIns(@TempDir Path folder) throws Exception {
        SignInsCsv csv = SignInsCsv.read(Files.writeString(folder.resolve("signins.csv"),
                "sip,userAgent\npilar@litwareinc.com,OC/15.0.1.1\n"));
        assertThat(csv.observe(KEN).facts().clients().isUnknown()).isTrue();
        assertThat(csv.withAllClients().observe(KEN).facts().clients().toOptional()).contains(ClientSignIns.complete());
    }
}
