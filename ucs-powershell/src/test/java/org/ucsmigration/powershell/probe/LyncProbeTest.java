package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.Estate.ABSENT;
import static org.ucsmigration.powershell.Estate.KEN;
import static org.ucsmigration.powershell.Estate.KEN_DN;
import static org.ucsmigration.powershell.Estate.KEN_GUID;
import static org.ucsmigration.powershell.Estate.POOL;
import static org.ucsmigration.powershell.Estate.ken;
import static org.ucsmigration.powershell.Estate.registrar;
import static org.ucsmigration.powershell.Estate.row;
import static org.ucsmigration.powershell.Estate.userServer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Estate;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.ScriptedSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.testing.ProbeContract;

@DisplayName("A Lync probe")
class LyncProbeTest {

    private final Estate estate = new Estate();

    private Observations seen() {
        return estate.lync().observe(KEN);
    }

    @Nested
    class KeepsTheContract extends ProbeContract {
        @Override
        protected Probe probe() {
            return new Estate().lync();
        }

        @Override
        protected Collection<UserIdentity> knownUsers() {
            return List.of(KEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"Disabled, false", "Ready To Migrate, true", "ReadyToMigrate, true", "Migrated,", "Migrating,", "something new,"})
    @DisplayName("tells by the server's mode whether the server enables the user, as of when it was asked; any mode but two "
            + "tells nothing")
    void enabledByServer(String mode, @Nullable Boolean enabled) {
        estate.rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", mode));
        Fact<Boolean> fact = seen().facts().enabledByServer();
        assertThat(fact.toOptional()).isEqualTo(Optional.ofNullable(enabled));
        assertThat(fact.claims()).allSatisfy(claim -> assertThat(claim.source().at()).isPresent());
        assertThat(fact.reasons()).allSatisfy(reason -> assertThat(reason).contains(mode));
    }

    @Nested
    @DisplayName("names users")
    class Users {

        @Test
        @DisplayName("with everything that a join needs")
        void identity() {
            estate.rows(Estate.USERS, ken("OriginatorSid", "S-1-5-21-9-9-9-500"));
            assertThat(estate.lync().users())
                    .containsExactly(KEN.withUpn("ken.myer@litwareinc.local").withSmtpAddress("ken@litwareinc.com")
                    .withDistinguishedName(KEN_DN).withDirectoryGuid(KEN_GUID).withSid("S-1-5-21-1-2-3-1104")
                    .withMasterAccountSid("S-1-5-21-9-9-9-500"));
            assertThat(seen().identity().directoryGuid()).contains(KEN_GUID);
        }

        @Test
        @DisplayName("and lists the rows that have no valid SIP address")
        void withoutAddress() {
            estate.rows(Estate.USERS, ken(), ken("SipAddress", null, "DistinguishedName", "CN=Nobody"),
                    ken("SipAddress", "sip:not an address", "DistinguishedName", "CN=Odd"),
                    ken("SipAddress", ABSENT, "DistinguishedName", "CN=Cut"));
            LyncProbe lync = estate.lync();

            assertThat(lync.users()).hasSize(1);
            assertThat(lync.usersWithoutAddress()).containsExactly("CN=Nobody: Get-CsUser: SipAddress is null",
                    "CN=Odd: \"sip:not an address\" is not a SIP address");
            // Not to be told from a row of another command, or from one whose properties were renamed.
            assertThat(lync.problems()).singleElement().asString()
                    .startsWith("Get-CsUser: 1 row is no object of Get-CsUser (an object with no property SipAddress)");
        }

        @Test
        @DisplayName("and says of an account that is asked for by an old address what it is called now")
        void renamed() {
            Observations old = estate.lync().observe(UserIdentity.of("ken.old@litwareinc.com").withDirectoryGuid(KEN_GUID));
            assertThat(old.facts().policy().reasons())
                    .containsExactly("Get-CsUser lists this account as kenmyer@litwareinc.com: the user was renamed");
        }

        @Test
        @DisplayName("and does not choose between two with one address")
        void twice() {
            estate.rows(Estate.USERS, ken(), ken("DistinguishedName", "CN=Other Ken"));
            assertThat(seen().facts().accountScope().reasons()).singleElement().asString().contains(KEN_DN)
                    .contains("CN=Other Ken");
            assertThat(seen().facts().policy().isUnknown()).isTrue();
        }
    }

    @Nested
    @DisplayName("computes the policy in effect")
    class Policy {

        private Fact<UserServicesPolicy> policy() {
            return seen().facts().policy();
        }

        @Test
        @DisplayName("and names the cmdlet and the time it was run")
        void global() {
            assertThat(policy()).isEqualTo(Fact.known(UserServicesPolicy.of("Global", true).withMigrationDelayInDays(0),
                    Source.of("Get-CsUserServicesPolicy", Estate.AT)));
        }

        static Stream<Arguments> assignments() {
            return Stream.of(
                    Arguments.of("a text, over remoting", "NoUcs"), Arguments.of("a text with Tag:", "Tag:NoUcs"),
                    Arguments.of("in another case", "noucs"),
                    Arguments.of("an object with FriendlyName, in a local shell", PsObject.of(Map.of("FriendlyName", "NoUcs"))),
                    Arguments.of("an object with FriendlyName and a text", PsObject.builder().text("Tag:NoUcs")
                            .property("FriendlyName", "NoUcs").build()),
                    Arguments.of("an object with a text only", PsObject.builder().text("NoUcs").build()));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("assignments")
        @DisplayName("from an assignment that comes as")
        void assigned(String shape, Object value) {
            estate.rows(Estate.USERS, ken("UserServicesPolicy", value))
                    .rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true),
                    row("Identity", "Tag:NoUcs", "UcsAllowed", false));
            assertThat(policy().toOptional()).contains(UserServicesPolicy.of("NoUcs", false));
        }

        @ParameterizedTest
        @CsvSource({"Service:UserServer:atl-cs-001.litwareinc.com", "Site:Redmond", "site:redmond"})
        @DisplayName("from the user's pool and site, before the global one")
        void inherited(String identity) {
            estate.rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true),
                    row("Identity", identity, "UcsAllowed", false));
            assertThat(policy().toOptional()).hasValueSatisfying(policy -> assertThat(policy.allowsUcs()).isFalse());
        }

        @Test
        @DisplayName("of a branch appliance's user from the pool behind it")
        void branch() {
            estate.rows(Estate.USERS, ken("RegistrarPool", "sba.litwareinc.com"))
                    .rows(Estate.REGISTRARS, registrar(POOL, POOL), registrar("sba.litwareinc.com", POOL))
                    .rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true),
                    row("Identity", "Service:UserServer:" + POOL, "UcsAllowed", false),
                            row("Identity", "Service:UserServer:sba.litwareinc.com", "UcsAllowed", true));
            assertThat(policy().toOptional())
                    .hasValueSatisfying(policy -> assertThat(policy.identity()).isEqualTo("Service:UserServer:" + POOL));
        }

        @Test
        @DisplayName("by the site that lists the pool, where the service does not name its site")
        void bySitesPools() {
            estate.rows(Estate.USER_SERVERS, row("PoolFqdn", POOL, "Version", 6L))
                    .rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true),
                    row("Identity", "Site:Redmond", "UcsAllowed", false));
            assertThat(policy().toOptional()).contains(UserServicesPolicy.of("Site:Redmond", false));
        }

        static Stream<Arguments> gaps() {
            return Stream.of(
                    Arguments.of(ken("UserServicesPolicy", ABSENT), row("Identity", "Global", "UcsAllowed", true),
                            "Get-CsUser gave no property UserServicesPolicy"),
                    Arguments.of(ken("UserServicesPolicy", 5L), row("Identity", "Global", "UcsAllowed", true),
                            "Get-CsUser: UserServicesPolicy is the number 5, not a text"),
                    Arguments.of(ken("UserServicesPolicy", "Tag:"), row("Identity", "Global", "UcsAllowed", true),
                            "Get-CsUser: UserServicesPolicy is 'Tag:' without a name"),
                    Arguments.of(ken("UserServicesPolicy", PsObject.of(Map.of("Name", "x"))),
                            row("Identity", "Global", "UcsAllowed", true), "an object without a FriendlyName"),
                    Arguments.of(ken(), row("Identity", "Global"), "no property UcsAllowed"),
                    Arguments.of(ken(), row("Identity", "Global", "UcsAllowed", "maybe"),
                            "Get-CsUserServicesPolicy: UcsAllowed is the text 'maybe', not true or false"),
                    Arguments.of(ken("UserServicesPolicy", "Gone"), row("Identity", "Global", "UcsAllowed", true),
                            "\"Gone\" is not in the list"));
        }

        @ParameterizedTest(name = "{2}")
        @MethodSource("gaps")
        @DisplayName("or says what was lacking")
        void unknown(PsObject user, PsObject policyRow, String reason) {
            estate.rows(Estate.USERS, user).rows(Estate.POLICIES, policyRow);
            assertThat(policy().reasons()).anySatisfy(each -> assertThat(each).contains(reason));
        }

        @Test
        @DisplayName("ignores a delay that no server would take")
        void delay() {
            estate.rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true, "MigrationDelayInDays", 999L));
            assertThat(policy().toOptional()).contains(UserServicesPolicy.of("Global", true));
        }

        @Test
        @DisplayName("and asks the server where it cannot")
        void effective() {
            estate.rows(Estate.USERS, ken("UserServicesPolicy", ABSENT))
                    .rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true),
                    row("Identity", "Tag:NoUcs", "UcsAllowed", false))
                    .rows(Command.of("Get-CsEffectivePolicy").with("Identity", "sip:kenmyer@litwareinc.com"),
                    row("UserServicesPolicy", "NoUcs"));
            assertThat(policy()).isEqualTo(Fact.known(UserServicesPolicy.of("NoUcs", false),
                    Source.of("Get-CsEffectivePolicy", Estate.AT)));
        }

        @Test
        @DisplayName("but asks nothing of the server where it can")
        void notAsked() {
            ScriptedSession session = estate.session();
            LyncProbe.over(session).observe(KEN);
            assertThat(session.asked()).extracting(Command::name).doesNotContain("Get-CsEffectivePolicy");
        }

        @Test
        @DisplayName("and keeps the reason where the server does not say either")
        void effectiveUnknown() {
            estate.rows(Estate.USERS, ken("UserServicesPolicy", ABSENT))
                    .rows(Command.of("Get-CsEffectivePolicy").with("Identity", "sip:kenmyer@litwareinc.com"),
                    row("ConferencingPolicy", "Global"));
            assertThat(policy().reasons()).anySatisfy(each -> assertThat(each).contains("Get-CsUser gave no property"))
                    .anySatisfy(each -> assertThat(each).contains("Get-CsEffectivePolicy gave no property UserServicesPolicy"));
        }
    }

    @Nested
    @DisplayName("finds the home pool")
    class Pool {

        private Fact<HomePool> pool() {
            return seen().facts().homePool();
        }

        @ParameterizedTest
        @CsvSource({"5,OLDER_THAN_2013", "6,LYNC_2013", "7,SKYPE_FOR_BUSINESS_2015_OR_LATER"})
        @DisplayName("and its release from the version of its User Services")
        void release(long version, HomePool.Release release) {
            estate.rows(Estate.USER_SERVERS, userServer(POOL, version));
            assertThat(pool()).isEqualTo(Fact.known(HomePool.of(POOL, release),
                    Source.of("Get-CsService -UserServer", Estate.AT)));
        }

        @Test
        @DisplayName("of a branch appliance's user behind the appliance")
        void branch() {
            estate.rows(Estate.USERS, ken("RegistrarPool", "sba.litwareinc.com"))
                    .rows(Estate.REGISTRARS, registrar(POOL, POOL), registrar("SBA.litwareinc.com", POOL));
            assertThat(pool().toOptional()).contains(HomePool.of(POOL, HomePool.Release.LYNC_2013));
        }

        @Test
        @DisplayName("without its release where the service does not tell it, and says so")
        void noVersion() {
            estate.rows(Estate.USER_SERVERS, userServer(POOL, ABSENT));
            assertThat(pool().toOptional()).contains(HomePool.of(POOL));
            assertThat(seen().notes()).singleElement().asString().contains("Get-CsService -UserServer gave no property Version");
        }

        @Test
        @DisplayName("not by guessing, where nothing says which pool serves a registrar")
        void noUserServer() {
            estate.rows(Estate.REGISTRARS, row("PoolFqdn", POOL)).rows(Estate.USER_SERVERS,
                    userServer("other.litwareinc.com", 6L));
            assertThat(pool().reasons()).singleElement().asString()
                    .contains("Get-CsService -Registrar gave no property UserServer");
        }
    }

    @Nested
    @DisplayName("says what takes an account out of scope")
    class Scope {

        static Stream<Arguments> accounts() {
            return Stream.of(
                    Arguments.of(ken("Enabled", false), AccountScope.excluded(Exclusion.DISABLED_FOR_LYNC), ""),
                    Arguments.of(ken("HostingProvider", "sipfed.online.lync.com", "RegistrarPool", null),
                            AccountScope.excluded(Exclusion.HOSTED_ONLINE), ""),
                    Arguments.of(ken("RegistrarPool", null), AccountScope.excluded(Exclusion.NO_HOME_POOL), ""),
                    Arguments.of(ken("RegistrarPool", " "), AccountScope.excluded(Exclusion.NO_HOME_POOL), ""),
                    Arguments.of(ken("Enabled", false, "RegistrarPool", ""),
                            AccountScope.excluded(Exclusion.DISABLED_FOR_LYNC, Exclusion.NO_HOME_POOL), ""),
                    Arguments.of(ken("Enabled", ABSENT, "RegistrarPool", ""), AccountScope.excluded(Exclusion.NO_HOME_POOL), ""),
                    Arguments.of(ken("HostingProvider", "srv:"), AccountScope.inScope(), ""),
                    Arguments.of(ken("Enabled", ABSENT), null, "Get-CsUser gave no property Enabled"),
                    Arguments.of(ken("Enabled", "perhaps"), null, "Get-CsUser: Enabled is the text 'perhaps', not true or false"),
                    Arguments.of(ken("HostingProvider", ABSENT), null, "Get-CsUser gave no property HostingProvider"),
                    Arguments.of(ken("HostingProvider", ""), null, "Get-CsUser: HostingProvider is blank"),
                    Arguments.of(ken("RegistrarPool", ABSENT), null, "Get-CsUser gave no property RegistrarPool"));
        }

        @ParameterizedTest(name = "{1}{2}")
        @MethodSource("accounts")
        @DisplayName("or that it is not known, and why")
        void scope(PsObject account, @Nullable AccountScope scope, String reason) {
            estate.rows(Estate.USERS, account);
            Fact<AccountScope> fact = seen().facts().accountScope();
            if (scope != null) {
                assertThat(fact).isEqualTo(Fact.known(scope, Source.of("Get-CsUser", Estate.AT)));
            } else {
                assertThat(fact.reasons()).containsExactly(reason);
            }
        }
    }

    @Nested
    @DisplayName("asks the server where the contacts are")
    class ServerState {

        private Evidence state() {
            return seen().evidence().stream().filter(one -> one.authority() == Authority.SERVER_STATE).findFirst().orElseThrow();
        }

        @ParameterizedTest
        @CsvSource({"Migrated,MIGRATED", "Ready To Migrate,NOT_MIGRATED", "Disabled,NOT_MIGRATED", "Sonstiges,UNKNOWN"})
        @DisplayName("by UcsMode, as of the time it was asked")
        void modes(String mode, MigrationState state) {
            estate.rows(Estate.STATE, row("SipUri", "sip:KenMyer@litwareinc.com", "UcsMode", mode));
            assertThat(state().state()).isEqualTo(state);
            assertThat(state().observedAt()).contains(Estate.AT);
        }

        static Stream<Arguments> answers() {
            CommandResult nothing = CommandResult.complete(Source.of("Debug-CsUnifiedContactStore"), List.of());
            PsObject mode = row("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Migrated");
            return Stream.of(
                    Arguments.of(nothing, "the server gave nothing for this user"),
                    Arguments.of(nothing.withErrors(List.of(CommandError.of("Zugriff\nverweigert"))), "Zugriff verweigert"),
                    Arguments.of(nothing.withOutput(List.of(row("SipUri", "kenmyer@litwareinc.com"))),
                            "gave no property UcsMode"),
                    Arguments.of(nothing.withOutput(List.of(row("SipUri", "other@litwareinc.com", "UcsMode", "Migrated"))),
                            "but for another"),
                    Arguments.of(nothing.withOutput(List.of(mode, mode)), "2 states for one user"),
                    Arguments.of(nothing.withOutput(List.of("Migrated")), "the server gave"));
        }

        @ParameterizedTest(name = "{1}")
        @MethodSource("answers")
        @DisplayName("and takes nothing else for an answer")
        void unknown(CommandResult answer, String reason) {
            estate.change(Estate.STATE, any -> answer);
            assertThat(state().state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(state().sentence()).contains(reason);
        }

        @Test
        @DisplayName("for a user at a time, and never with a blank identity")
        void identities() {
            ScriptedSession session = estate.session();
            LyncProbe.over(session).observeAll(List.of(KEN, UserIdentity.of("pilar@litwareinc.com")), observations -> { });
            assertThat(session.asked()).filteredOn(command -> command.name().startsWith("Debug"))
                    .filteredOn(command -> command.parameters().containsKey("Identity"))
                    .extracting(command -> command.parameters().get("Identity"))
                    .containsExactly("sip:kenmyer@litwareinc.com", "sip:pilar@litwareinc.com");
        }
    }

    @Nested
    @DisplayName("runs the synthetic test on request")
    class SyntheticTest {

        private final Command test = Command.of("Test-CsUnifiedContactStore").with("TargetFqdn", POOL)
                .with("UserSipAddress", "sip:kenmyer@litwareinc.com");

        @Test
        @DisplayName("and not otherwise")
        void notAsked() {
            ScriptedSession session = estate.session();
            LyncProbe.over(session).observe(KEN);
            assertThat(session.asked()).extracting(Command::name).doesNotContain("Test-CsUnifiedContactStore");
        }

        @Test
        @DisplayName("and is silent where it was not collected, which holds for nearly everybody")
        void notCollected() {
            assertThat(estate.lync().withTest(user -> true).observe(KEN).evidence()).extracting(Evidence::authority)
                    .containsExactly(Authority.SERVER_STATE);
        }

        @Test
        @DisplayName("against the user's pool")
        void success() {
            estate.rows(test, row("Result", "Success", "Error", ""));
            assertThat(estate.lync().withTest(user -> user.sip().equals(KEN.sip())).observe(KEN).evidence()).anySatisfy(one ->
                    assertThat(one).isEqualTo(Evidence.testSucceeded(Source.of("Test-CsUnifiedContactStore", Estate.AT))));
        }

        @Test
        @DisplayName("and not where the pool to run it at is not known, unless it can sign in as the user")
        void withoutPool() {
            ScriptedSession session = estate.rows(Estate.USERS, ken("RegistrarPool", ABSENT)).session();
            assertThat(LyncProbe.over(session).withTest(user -> true).observe(KEN).evidence()).anySatisfy(one -> {
                assertThat(one.state()).isEqualTo(MigrationState.UNKNOWN);
                assertThat(one.sentence()).contains("not run, since the user's home pool is not known");
            });
            assertThat(session.asked()).extracting(Command::name).doesNotContain("Test-CsUnifiedContactStore");
            LyncProbe.over(session).withTest(user -> true, user -> Optional.of(PsObject.of(Map.of()))).observe(KEN);
            assertThat(session.asked()).filteredOn(command -> command.name().startsWith("Test-")).singleElement()
                    .satisfies(command -> assertThat(command.parameters()).containsOnlyKeys("UserSipAddress", "UserCredential",
                    "ErrorAction", "WarningAction"));
        }

        @Test
        @DisplayName("and takes its failure for no proof")
        void failure() {
            estate.rows(test, row("Result", "Failure", "Error", "No contacts were received for the user."));
            assertThat(estate.lync().withTest(user -> true).observe(KEN).evidence()).anySatisfy(one -> {
                assertThat(one.authority()).isEqualTo(Authority.SYNTHETIC_TEST);
                assertThat(one.state()).isEqualTo(MigrationState.UNKNOWN);
                assertThat(one.sentence()).contains("No contacts were received for the user.");
            });
        }

        @Test
        @DisplayName("and says so where it failed to run or gave something else")
        void other() {
            estate.rows(test).failed(test, "no certificate");
            assertThat(estate.lync().withTest(user -> true).observe(KEN).evidence())
                    .anySatisfy(one -> assertThat(one.sentence()).contains("synthetic test").contains("no certificate"));
            estate.rows(test, row("Result", "Erfolg"));
            assertThat(estate.lync().withTest(user -> true).observe(KEN).evidence())
                    .anySatisfy(one -> assertThat(one.sentence()).contains("Result is 'Erfolg'"));
        }
    }

    @Nested
    @DisplayName("counts the users of each pool")
    class Pools {

        private final Command debug = Command.of("Debug-CsUnifiedContactStore").with("PoolFqdn", POOL);

        @Test
        @DisplayName("over all front ends")
        void totals() {
            estate.rows(debug, row("FrontEnd", "fe1", "UcsDisabledCount", 1L, "UcsAllowedCount", 2L, "UcsMigratingCount", 3L,
                    "UcsMigratedCount", 4L, "FailedUserData", List.of("sip:a@b.c")),
                    row("FrontEnd", "fe2", "UcsDisabledCount", 10L, "UcsAllowedCount", 20L, "UcsMigratingCount", 30L,
                            "UcsMigratedCount", 40L, "FailedUserData", null));
            assertThat(estate.lync().pools()).singleElement().satisfies(pool -> {
                assertThat(pool.fqdn()).isEqualTo(POOL);
                assertThat(pool.frontEnds()).containsExactly("fe1", "fe2");
                assertThat(List.of(pool.disabled(), pool.allowed(), pool.migrating(), pool.migrated()))
                        .containsExactly(OptionalLong.of(11), OptionalLong.of(22), OptionalLong.of(33), OptionalLong.of(44));
                assertThat(pool.failedUsers()).containsExactly("sip:a@b.c");
                assertThat(pool.problem()).isEmpty();
            });
        }

        @Test
        @DisplayName("and does not take a blank, as in the documented sample, for none")
        void blanks() {
            estate.rows(debug, row("FrontEnd", "fe1", "UcsDisabledCount", 1L, "UcsAllowedCount", 2L, "UcsMigratingCount", 3L,
                    "UcsMigratedCount", null, "FailedUserData", null));
            assertThat(estate.lync().pools()).singleElement().satisfies(pool -> {
                assertThat(pool.migrated()).isEmpty();
                assertThat(pool.migrating()).hasValue(3);
                assertThat(pool).hasToString(POOL + ": disabled 1, allowed 2, migrating 3, migrated not known, failed 0");
            });
        }

        @Test
        @DisplayName("or says why not")
        void failed() {
            assertThat(estate.lync().pools()).singleElement().satisfies(pool -> {
                assertThat(pool.problem()).contains("Debug-CsUnifiedContactStore: not collected");
                assertThat(pool.disabled()).isEmpty();
            });
        }
    }

    @Test
    @DisplayName("fetches each list once, however many users and threads ask")
    void once() {
        ScriptedSession session = estate.session();
        LyncProbe lync = LyncProbe.over(session);
        List.of(1, 2, 3, 4).parallelStream().forEach(any -> lync.observe(KEN));
        assertThat(session.asked()).filteredOn(command -> command.name().startsWith("Get-")).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("asks only for what reads: a closed list of cmdlets and parameters")
    void readOnly() {
        ScriptedSession session = estate.rows(Estate.USERS, ken("UserServicesPolicy", ABSENT)).session();
        LyncProbe lync = LyncProbe.over(session).withTest(user -> true);
        lync.observe(KEN);
        lync.pools();
        lync.problems();
        ExchangeProbe.over(session).observe(KEN);
        assertThat(session.asked()).allSatisfy(command -> assertThat(command.parameters()).containsAllEntriesOf(Question.ALOUD));
        assertThat(session.asked()).extracting(command -> command.name() + command.parameters().keySet().stream()
                .filter(name -> !Question.ALOUD.containsKey(name)).toList()).containsOnly("Get-CsUser[]",
                "Get-CsUserServicesPolicy[]",
                "Get-CsService[Registrar]", "Get-CsService[UserServer]", "Get-CsSite[]", "Get-CsEffectivePolicy[Identity]",
                "Debug-CsUnifiedContactStore[Identity]",
                "Debug-CsUnifiedContactStore[PoolFqdn]", "Debug-CsStorageServiceFailures[SipUri]", "Get-MoveRequest[ResultSize]",
                "Get-MigrationUser[ResultSize]", "Test-CsUnifiedContactStore[UserSipAddress, TargetFqdn]",
                "Get-Mailbox[ResultSize]", "Get-RemoteMailbox[ResultSize]", "Get-MailboxStatistics[Database]",
                "Get-ADServerSettings[]");
    }

    @Test
    @DisplayName("makes a reason of a session that fails")
    void deadSession() {
        PowerShellSession dead = estate.session();
        LyncProbe lync = LyncProbe.over(dead);
        dead.close();
        Observations seen = lync.observe(KEN);
        assertThat(seen.facts().accountScope().reasons()).singleElement().asString().contains("Get-CsUser")
                .contains("the session is closed");
        assertThat(seen.evidence()).singleElement()
                .satisfies(one -> assertThat(one.sentence()).contains("the session is closed"));
        assertThat(lync.problems()).isNotEmpty();
    }
}
