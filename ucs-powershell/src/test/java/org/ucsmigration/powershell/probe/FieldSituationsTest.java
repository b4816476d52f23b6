package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.Estate.KEN;
import static org.ucsmigration.powershell.Estate.KEN_MAILBOX;
import static org.ucsmigration.powershell.Estate.POOL;
import static org.ucsmigration.powershell.Estate.ken;
import static org.ucsmigration.powershell.Estate.kensMailbox;
import static org.ucsmigration.powershell.Estate.registrar;
import static org.ucsmigration.powershell.Estate.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.Estate;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/** Situations of real migrations by their numbers, as the probes of Lync and Exchange see them. */
@DisplayName("A situation from the field, seen by the probes,")
class FieldSituationsTest {

    private static final Instant AS_OF = Estate.AT.plus(Duration.ofHours(1));
    private static final String ELIGIBLE = "ELIGIBLE, NOT_MIGRATED DEFINITE, SIGN_IN_WITH_NEWER_CLIENT, MAY_MIGRATE STANDING";
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
        assertThat(report.assessment().finding("mailbox-on-exchange-2013").orElseThrow().isMet()).isFalse();
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
        estate.rows(Estate.MAILBOXES, kensMailbox("EmailAddresses", List.of("SMTP:ken@litwareinc.com")));
        is(ELIGIBLE);
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
        Client client = Client.fromUserAgent("UCCAPI/16.0.4639.1000 OC/16.0.4639.1000 (Skype for Business)")
                .withLastSeen(Estate.AT);
        is("READY, NOT_MIGRATED DEFINITE, SIGN_IN_AGAIN, MAY_MIGRATE STANDING",
                user -> Observations.of(user, UserFacts.builder().clients(ClientSignIns.seen(client)).build()));
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
