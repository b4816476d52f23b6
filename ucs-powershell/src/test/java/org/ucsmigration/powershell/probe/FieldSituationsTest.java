package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.Estate.KEN;
import static org.ucsmigration.powershell.Estate.KEN_MAILBOX;
import static org.ucsmigration.powershell.Estate.POOL;
import static org.ucsmigration.powershell.Estate.ken;
import static org.ucsmigration.powershell.Estate.kensMailbox;
import static org.ucsmigration.powershell.Estate.registrar;
import static org.ucsmigration.powershell.Estate.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.Estate;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.signins.SignInsCsv;
import org.ucsmigration.survey.Survey;

/** Situations of real migrations by their numbers, as the probes of Lync and Exchange see them. */
@DisplayName("A situation from the field, seen by the probes,")
class FieldSituationsTest {

    private static final Instant AS_OF = Estate.AT.plus(Duration.ofHours(1));
    private static final String ELIGIBLE = "ELIGIBLE, NOT_MIGRATED DEFINITE, SIGN_IN_WITH_NEWER_CLIENT, MAY_MIGRATE STANDING";
    private static final String READY = "READY, NOT_MIGRATED DEFINITE, SIGN_IN_AGAIN, MAY_MIGRATE STANDING";
    private static final String RICH = "UCCAPI/16.0.4639.1000 OC/16.0.4639.1000 (Skype for Business)";
    private static final String UNDECIDED = "UNKNOWN, NOT_MIGRATED DEFINITE, FIND_OUT, MAY_MIGRATE STANDING";
    private static final String PROFILE = "\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS";
    private final Estate estate = new Estate();

    private UserReport report(Probe... more) {
        List<Probe> probes = new ArrayList<>(List.of(estate.lync(), estate.exchange()));
        probes.addAll(List.of(more));
        return Survey.over(probes).asOf(AS_OF).run(List.of(KEN)).reports().get(0);
    }

    private static String answer(UserReport report) {
        String readiness = report.assessment().isReady() ? "READY" : report.assessment().isEligible() ? "ELIGIBLE"
                : report.assessment().outcome().name();
        return readiness + ", " + report.conclusion().state().name() + " " + report.conclusion().certainty() + ", "
                + report.nextStep().action()
                + report.hazards().stream().map(hazard -> ", " + hazard.kind() + " " + hazard.severity())
                        .collect(Collectors.joining());
    }

    private void is(String right, Probe... more) {
        UserReport report = report(more);
        assertThat(answer(report)).as("%s", report).isEqualTo(right);
    }

    @Test
    @DisplayName("101: everything holds, and of clients nothing is known")
    void s101() {
        is(ELIGIBLE);
    }

    @Test
    @DisplayName("103: a local and a remote mailbox of one user")
    void s103() {
        estate.rows(Estate.REMOTE_MAILBOXES, kensMailbox());
        UserReport report = report();
        Finding mailbox = report.assessment().finding("mailbox-on-exchange-2013").orElseThrow();
        assertThat(mailbox.isMet()).isFalse();
        assertThat(mailbox.sentence()).contains("(Get-Mailbox)", "(Get-RemoteMailbox)", "Get-MigrationUser",
                "one is on a server and one in Exchange Online");
        assertThat(answer(report)).isEqualTo(UNDECIDED);
    }

    @Test
    @DisplayName("104: a linked mailbox in a resource forest, joined by SID")
    void s104() {
        estate.rows(Estate.USERS, ken("OriginatorSid", "S-1-5-21-9-9-9-500"))
                .rows(Estate.MAILBOXES, kensMailbox("DistinguishedName", "CN=Other", "Guid",
                        "33333333-0000-0000-0000-000000000001", "UserPrincipalName", "x@y.z",
                        "PrimarySmtpAddress", "other@litwareinc.com", "EmailAddresses", List.of("SMTP:other@litwareinc.com"),
                        "MasterAccountSid", "S-1-5-21-9-9-9-500", "RecipientTypeDetails", "LinkedMailbox"));
        is(ELIGIBLE);
    }

    @Test
    @DisplayName("106 and 107: a mailbox without a sip: address")
    void s106() {
        estate.rows(Estate.MAILBOXES, kensMailbox("PrimarySmtpAddress", "kenmyer@litwareinc.com", "EmailAddresses",
                List.of("SMTP:kenmyer@litwareinc.com")));
        is(ELIGIBLE);
        assertThat(report().observations().notes()).noneMatch(note -> note.contains("is not among its"));
        estate.rows(Estate.MAILBOXES, kensMailbox("EmailAddresses", List.of("SMTP:ken@litwareinc.com")));
        is(ELIGIBLE);
        assertThat(report().observations().notes()).anySatisfy(note -> assertThat(note).startsWith("Mailbox ken@litwareinc.com ")
                .endsWith(". The SIP address is not among its addresses."));
    }

    @Test
    @DisplayName("109: a row of statistics without a logon")
    void s109() {
        estate.rows(Estate.STATISTICS, row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", null, "DisconnectDate", null));
        is("NOT_MET, NOT_MIGRATED DEFINITE, OPEN_MAILBOX");
    }

    @Test
    @DisplayName("110: disabled for Lync, and the contacts are in Exchange")
    void s110() {
        estate.rows(Estate.USERS, ken("Enabled", false)).rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode",
                "Migrated"));
        is("ELIGIBLE, MIGRATED DEFINITE, SECURE_CONTACTS, ROLL_BACK_FIRST ACT");
    }

    @Test
    @DisplayName("112 and 113: a branch user, where the policy of one of the two sites forbids")
    void s112() {
        for (String site : List.of("Site:Redmond", "Site:Portland")) {
            estate.rows(Estate.USERS, ken("RegistrarPool", "sba.litwareinc.com"))
                    .rows(Estate.REGISTRARS, registrar(POOL, POOL), row("PoolFqdn", "sba.litwareinc.com", "SiteId",
                            "Site:Portland", "Version", 6L,
                            "UserServer", "UserServer:" + POOL))
                    .rows(Estate.SITES, row("Identity", "Site:Redmond", "Pools", List.of(POOL)),
                            row("Identity", "Site:Portland", "Pools", List.of("sba.litwareinc.com")))
                    .rows(Estate.POLICIES, row("Identity", "Global", "UcsAllowed", true), row("Identity", site, "UcsAllowed",
                            false));
            UserReport report = report();
            assertThat(answer(report)).as("%s", report).isEqualTo(UNDECIDED);
            assertThat(report.nextStep().sentence()).contains("Portland", "Redmond", "Get-CsEffectivePolicy");

            estate.rows(Command.of("Get-CsEffectivePolicy").with("Identity", KEN.sip().uri()), row("UserServicesPolicy",
                    "Global"));
            is(ELIGIBLE);
            estate.notCollected(Command.of("Get-CsEffectivePolicy").with("Identity", KEN.sip().uri()));
        }
    }

    @Test
    @DisplayName("115: a pool's version as a text")
    void s115() {
        estate.rows(Estate.USER_SERVERS, Estate.userServer(POOL, "7"));
        assertThat(report().assessment().finding("home-pool-on-lync-2013").orElseThrow().isMet()).isTrue();
        is(ELIGIBLE);
    }

    @Test
    @DisplayName("116: the server says nothing of the user")
    void s116() {
        estate.rows(Estate.STATE);
        is("ELIGIBLE, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING");
    }

    @Test
    @DisplayName("118: the server counts 27 attempts, the last one yesterday, and everything else holds")
    void s118() {
        estate.rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Ready To Migrate", "MigrationAttempts", 27L,
                "LastAttemptTime", OffsetDateTime.parse("2026-11-19T08:00:00Z")));
        UserReport report = report(signedIn(RICH));
        assertThat(answer(report)).as("%s", report)
                .isEqualTo("READY, NOT_MIGRATED DEFINITE, LOOK_INTO_FAILURE, FAILING ACT, MAY_MIGRATE STANDING");
        assertThat(report.nextStep().sentence()).contains("MigrationAttempts 27", "2026-11-19T08:00:00Z");
    }

    @Test
    @DisplayName("119: a reused address, whose 2165 lies under the account of the one who had it before")
    void s119() {
        Registry other = Registry.inMemory().value("HKU\\S-1-5-21-1-2-3-1002" + PROFILE, RegistryValue.dword("InUCSMode", 2165))
                .build();
        estate.rows(Estate.STATE);
        is("ELIGIBLE, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING", RegistryProbe.of(other));
    }

    @Test
    @DisplayName("121 and 122: a 2165 alone, under Office 16.0, of the user's own account and of one that is not known")
    void s122() {
        estate.rows(Estate.STATE);
        String right = "READY, MIGRATED PROVISIONAL, ASK_SERVER, ROLL_BACK_FIRST STANDING";
        String sixteen = PROFILE.replace("15.0", "16.0");
        is(right, RegistryProbe.of(Registry.inMemory().value("HKU\\S-1-5-21-1-2-3-1104"
                + sixteen, RegistryValue.dword("InUCSMode", 2165)).build()));
        Probe anybodys = RegistryProbe.of(Registry.inMemory().value("HKCU" + sixteen, RegistryValue.dword("InUCSMode", 2165))
                .build());
        is(right, anybodys);
        assertThat(report(anybodys).nextStep().sentence()).contains("Nobody vouches for it");
    }

    @Test
    @DisplayName("124: the assigned policy was deleted")
    void s124() {
        estate.rows(Estate.USERS, ken("UserServicesPolicy", "Gone"));
        is(UNDECIDED);
    }

    @Test
    @DisplayName("125: a migrated mailbox that was made a shared one")
    void s125() {
        estate.rows(Estate.MAILBOXES, kensMailbox("RecipientTypeDetails", "SharedMailbox"))
                .rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Migrated"));
        is("ELIGIBLE, MIGRATED DEFINITE, SECURE_CONTACTS, ROLL_BACK_FIRST ACT");
    }

    @Test
    @DisplayName("127: Exchange Subscription Edition")
    void s127() {
        estate.rows(Estate.MAILBOXES, kensMailbox("AdminDisplayVersion", "Version 15.2 (Build 2562.17)"));
        is(ELIGIBLE);
    }

    @Test
    @DisplayName("128: Skype for Business 2016")
    void s128() {
        is(READY, signedIn(RICH));
    }

    private static Probe signedIn(String userAgent) {
        Client client = Client.fromUserAgent(userAgent).withLastSeen(Estate.AT);
        return user -> Observations.of(user, UserFacts.builder().clients(ClientSignIns.seen(client)).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"11/19/2026 10:00:00 AM", "11/5/2026 10:00:00 AM", "19.11.2026 10:00:00"})
    @DisplayName("130: a list of clients whose time Export-Csv wrote as it is written in its country")
    void s130(String time, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("clients.csv"), "\"sip\",\"userAgent\",\"lastSeen\"\r\n"
                + "\"kenmyer@litwareinc.com\",\"" + RICH + "\",\"" + time + "\"\r\n");
        is(READY, SignInsCsv.read(file));
    }

    @Test
    @DisplayName("gone to Teams while Exchange's flag says that the contacts are there: stranded, and not simply out of scope")
    void goneToTeams() {
        estate.rows(Estate.USERS, ken("HostingProvider", "sipfed.online.lync.com", "RegistrarPool", null)).rows(Estate.STATE)
                .rows(Estate.MAILBOXES, kensMailbox("ImListMigrationCompleted", true));
        is("ELIGIBLE, MIGRATED PROVISIONAL, SECURE_CONTACTS, CONTACTS_STRANDED ACT, ROLL_BACK_FIRST ACT");
    }

    @Test
    @DisplayName("a room whose contacts are in Lync for certain: out of scope, and all the same it may migrate")
    void room() {
        estate.rows(Estate.MAILBOXES, kensMailbox("RecipientTypeDetails", "RoomMailbox"));
        is("ELIGIBLE, NOT_MIGRATED DEFINITE, OUT_OF_SCOPE, MAY_MIGRATE STANDING");
    }

    @Test
    @DisplayName("a linked mailbox whose account nothing tells: it may be the user's, and what to collect is said")
    void linkedToNobodyKnown() {
        estate.rows(Estate.MAILBOXES, kensMailbox("DistinguishedName", "CN=Other", "Guid",
                "33333333-0000-0000-0000-000000000001", "UserPrincipalName", "x@y.z",
                "PrimarySmtpAddress", "other@litwareinc.com", "EmailAddresses", List.of("SMTP:other@litwareinc.com"),
                "IsLinked", true, "RecipientTypeDetails", "LinkedMailbox"));
        is(UNDECIDED);
        assertThat(report().nextStep().sentence()).contains("other@litwareinc.com", "LinkedMasterAccount");
    }

    @Test
    @DisplayName("a whole list of statistics in which the mailbox has no row: it was never opened")
    void noRowOfStatistics() {
        estate.rows(Estate.STATISTICS, row("MailboxGuid", Estate.KEN_GUID, "LastLogonTime", "2026-11-19T07:01:02Z",
                "DisconnectDate", null));
        is("NOT_MET, NOT_MIGRATED DEFINITE, OPEN_MAILBOX");
    }

    @Test
    @DisplayName("a UcsMode that is blank or of no known word tells nothing: the server is asked again")
    void noKnownMode() {
        for (String mode : List.of("", "Migration In Progress")) {
            estate.rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", mode));
            is("ELIGIBLE, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING");
        }
    }

    @Test
    @DisplayName("two versions of Office in one profile that say the opposite, and a number that nobody has documented")
    void twoVersions() {
        estate.rows(Estate.STATE);
        String own = "HKU\\S-1-5-21-1-2-3-1104" + PROFILE;
        is("READY, UNKNOWN PROVISIONAL, RESOLVE_CONTRADICTION, STATE_UNPROVEN ACT", RegistryProbe.of(Registry.inMemory()
                .value(own, RegistryValue.dword("InUCSMode", 0))
                .value(own.replace("15.0", "16.0"), RegistryValue.dword("InUCSMode", 2165)).build()));
        is("ELIGIBLE, UNKNOWN PROVISIONAL, ASK_SERVER, STATE_UNPROVEN STANDING", RegistryProbe.of(Registry.inMemory()
                .value(own, RegistryValue.dword("InUCSMode", 2166)).build()));
    }

    @Test
    @DisplayName("a mailbox that is being moved to Exchange Online, or is there already, with the contacts in it: an emergency")
    void movingOrGone() {
        estate.rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Migrated"));
        Command migrations = Command.of("Get-MigrationUser").with("ResultSize", "Unlimited");
        estate.rows(migrations, row("MailboxGuid", KEN_MAILBOX, "Identity",
                "ken@litwareinc.com", "Status", "Synced", "BatchId", "wave 1"));
        is("ELIGIBLE, MIGRATED DEFINITE, LOOK_NOW, MAILBOX_MOVING NOW, ROLL_BACK_FIRST STANDING");
        assertThat(report().nextStep().sentence()).startsWith("Emergency");

        estate.notCollected(migrations).rows(Estate.MAILBOXES)
                .rows(Estate.REMOTE_MAILBOXES, kensMailbox("AdminDisplayVersion", Estate.ABSENT));
        is("UNKNOWN, MIGRATED DEFINITE, LOOK_NOW, CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT");
    }

    @Test
    @DisplayName("and its answer has a time: \"Disabled\" beside a policy that allows is no readiness")
    void serverModeIsAFact() {
        estate.rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", "Disabled"));
        is("NOT_MET, NOT_MIGRATED DEFINITE, CHECK_POLICY");
        assertThat(report().observations().facts().enabledByServer().claims()).singleElement()
                .satisfies(claim -> assertThat(claim.source().at()).contains(Estate.AT));
    }
}
