package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.Estate.ABSENT;
import static org.ucsmigration.powershell.Estate.KEN;
import static org.ucsmigration.powershell.Estate.KEN_DN;
import static org.ucsmigration.powershell.Estate.KEN_GUID;
import static org.ucsmigration.powershell.Estate.KEN_MAILBOX;
import static org.ucsmigration.powershell.Estate.kensMailbox;
import static org.ucsmigration.powershell.Estate.row;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.Estate;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.ScriptedSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.testing.ProbeContract;

@DisplayName("An Exchange probe")
class ExchangeProbeTest {

    private static final UUID OTHER_GUID = UUID.fromString("99999999-0000-0000-0000-000000000009");

    private final Estate estate = new Estate();

    private UserFacts facts() {
        return estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts();
    }

    @Nested
    class KeepsTheContract extends ProbeContract {
        @Override
        protected Probe probe() {
            return new Estate().exchange();
        }

        @Override
        protected Collection<UserIdentity> knownUsers() {
            return List.of(KEN);
        }
    }

    @Test
    @DisplayName("names whom Exchange knows by a sip: address, with what a join needs")
    void users() {
        estate.rows(Estate.MAILBOXES, kensMailbox(), kensMailbox("EmailAddresses", List.of("SMTP:nobody@litwareinc.com")));
        UserIdentity ken = estate.exchange().users().stream().findFirst().orElseThrow();
        assertThat(estate.exchange().users()).hasSize(1);
        assertThat(ken.sip()).isEqualTo(KEN.sip());
        assertThat(ken.directoryGuid()).contains(KEN_GUID);
        assertThat(ken.mailboxGuid()).contains(KEN_MAILBOX);
        assertThat(ken.distinguishedName()).contains(KEN_DN);
    }

    @Nested
    @DisplayName("finds a user's mailbox")
    class Joins {

        /** A mailbox that has nothing in common with Ken but what the test gives it. */
        private PsObject stranger(Object... changes) {
            PsObject bare = kensMailbox("DistinguishedName", "CN=Somebody", "Guid", OTHER_GUID, "ExchangeGuid", OTHER_GUID,
                    "UserPrincipalName", "somebody@litwareinc.com",
                    "PrimarySmtpAddress", "somebody@litwareinc.com", "EmailAddresses", List.of("SMTP:somebody@litwareinc.com"));
            Object[] all = Stream.concat(bare.properties().entrySet().stream()
                    .flatMap(each -> Stream.of(each.getKey(), each.getValue())), Stream.of(changes)).toArray();
            return row(dedupe(all));
        }

        private Object[] dedupe(Object[] flat) {
            java.util.Map<Object, Object> last = new java.util.LinkedHashMap<>();
            for (int i = 0; i < flat.length; i += 2) {
                last.put(flat[i], flat[i + 1]);
            }
            return last.entrySet().stream().flatMap(each -> Stream.of(each.getKey(), each.getValue())).toArray();
        }

        private Observations ask(UserIdentity user, PsObject... mailboxes) {
            estate.rows(Estate.MAILBOXES, (Object[]) mailboxes);
            return estate.exchange().observe(user);
        }

        static Stream<Arguments> keys() {
            return Stream.of(
                    Arguments.of(KEN.withDirectoryGuid(KEN_GUID), new Object[] {"Guid", KEN_GUID},
                            "directory or mailbox GUID or distinguished name."),
                    Arguments.of(KEN.withMailboxGuid(KEN_MAILBOX), new Object[] {"ExchangeGuid", KEN_MAILBOX},
                            "directory or mailbox GUID or distinguished name."),
                    Arguments.of(KEN.withDistinguishedName(KEN_DN.toUpperCase(java.util.Locale.ROOT)),
                            new Object[] {"DistinguishedName", KEN_DN}, "distinguished name."),
                    Arguments.of(KEN.withSid("S-1-5-21-1-2-3-1104"),
                            new Object[] {"MasterAccountSid", "S-1-5-21-1-2-3-1104"}, "SID."),
                    Arguments.of(KEN.withMasterAccountSid("S-1-5-21-9-9-9-500"),
                            new Object[] {"MasterAccountSid", "S-1-5-21-9-9-9-500"}, "SID."),
                    Arguments.of(KEN, new Object[] {"EmailAddresses", List.of("smtp:x@y.z", "SIP:KenMyer@litwareinc.com")},
                            "sip: proxy address."),
                    Arguments.of(KEN.withUpn("ken@x.local"), new Object[] {"UserPrincipalName", "KEN@x.local"},
                            "UPN or mail address, by name alone, which is weaker"),
                    Arguments.of(KEN.withSmtpAddress("ken@x.com"),
                    new Object[] {"EmailAddresses", List.of("SMTP:a@b.c", "smtp:Ken@X.com")}, "by name alone, which is weaker"),
                    Arguments.of(KEN.withSmtpAddress("ken@x.com"),
                            new Object[] {"PrimarySmtpAddress", "ken@x.com", "EmailAddresses", List.of()}, "by name alone"));
        }

        @ParameterizedTest(name = "{2}")
        @MethodSource("keys")
        @DisplayName("and notes by what:")
        void byKey(UserIdentity user, Object[] inCommon, String note) {
            Observations seen = ask(user, stranger(inCommon),
                    stranger("Guid", UUID.randomUUID(), "ExchangeGuid", UUID.randomUUID(), "DistinguishedName", "CN=Third",
                    "UserPrincipalName", "third@x", "PrimarySmtpAddress", "third@x", "EmailAddresses", List.of()));
            assertThat(seen.facts().mailbox().toOptional()).contains(Mailbox.on(ExchangeRelease.EXCHANGE_2013));
            assertThat(seen.notes()).singleElement().asString().contains("matched by").contains(note);
        }

        @Test
        @DisplayName("by the strongest key, whatever the weaker ones say")
        void strongest() {
            Observations seen = ask(KEN.withDirectoryGuid(KEN_GUID).withUpn("ken@x.local"),
                    stranger("Guid", KEN_GUID, "PrimarySmtpAddress", "right@x.com"),
                    stranger("UserPrincipalName", "ken@x.local", "EmailAddresses", List.of("sip:kenmyer@litwareinc.com")));
            assertThat(seen.notes()).singleElement().asString().startsWith("Mailbox right@x.com matched by directory");
        }

        @Test
        @DisplayName("and does not choose between two candidates, naming both")
        void two() {
            Observations seen = ask(KEN.withDirectoryGuid(KEN_GUID).withDistinguishedName(KEN_DN),
                    stranger("Guid", KEN_GUID, "PrimarySmtpAddress", "one@x.com"),
                    stranger("DistinguishedName", KEN_DN, "PrimarySmtpAddress", "two@x.com"));
            assertThat(seen.facts().mailbox().reasons()).singleElement().asString().contains("2 mailboxes").contains("one@x.com")
                    .contains("two@x.com");
            assertThat(seen.facts().mailboxOpened().isUnknown()).isTrue();
            assertThat(seen.evidence()).isEmpty();
        }

        @Test
        @DisplayName("in either list: one in both is two candidates")
        void inBothLists() {
            estate.rows(Estate.REMOTE_MAILBOXES, kensMailbox("PrimarySmtpAddress", "remote@x.com"));
            assertThat(facts().mailbox().reasons()).singleElement().asString().contains("ken@litwareinc.com")
                    .contains("remote@x.com");
        }

        @Test
        @DisplayName("and says where a match by address is another directory object, as a reused address makes it")
        void otherObject() {
            Observations seen = ask(KEN.withDirectoryGuid(KEN_GUID),
                    stranger("EmailAddresses", List.of("sip:kenmyer@litwareinc.com")));
            assertThat(seen.notes()).singleElement().asString().contains("another directory object");
        }

        @Test
        @DisplayName("and takes no shared mailbox for a user's because both belong to SELF")
        void self() {
            Observations seen = ask(KEN.withSid("S-1-5-10"), stranger("MasterAccountSid", "S-1-5-10"));
            assertThat(seen.facts().mailbox().isKnown()).isFalse();
        }

        @Test
        @DisplayName("and learns the mailbox GUID")
        void learns() {
            assertThat(estate.exchange().observe(estate.kenAsLyncKnowsHim()).identity().mailboxGuid()).contains(KEN_MAILBOX);
        }
    }

    @Nested
    @DisplayName("says that a user has no mailbox")
    class NoMailbox {

        private Fact<Mailbox> without(UserIdentity user) {
            estate.rows(Estate.MAILBOXES, kensMailbox("DistinguishedName", "CN=Pilar", "Guid", OTHER_GUID, "ExchangeGuid",
                    OTHER_GUID, "UserPrincipalName", "pilar@x",
                    "PrimarySmtpAddress", "pilar@x.com", "EmailAddresses", List.of()));
            return estate.exchange().observe(user).facts().mailbox();
        }

        @Test
        @DisplayName("where both lists are complete and something is known that would have led to it")
        void proven() {
            assertThat(without(estate.kenAsLyncKnowsHim())).isEqualTo(Fact.known(Mailbox.none(),
                    Source.of("Get-Mailbox", Estate.AT).and(Source.of("Get-RemoteMailbox"))));
        }

        @Test
        @DisplayName("but not where only a SIP address is known, which a mailbox need not carry")
        void onlySip() {
            assertThat(without(KEN).reasons()).singleElement().asString().contains("sip:kenmyer@litwareinc.com");
        }

        @Test
        @DisplayName("but not where a row lacks what it would be found by")
        void rowsWithoutKeys() {
            estate.rows(Estate.REMOTE_MAILBOXES, row("PrimarySmtpAddress", "x@y.z"));
            assertThat(without(estate.kenAsLyncKnowsHim()).isUnknown()).isTrue();
        }

        @Test
        @DisplayName("but not where it may be linked by a SID that is not known")
        void linked() {
            estate.rows(Estate.REMOTE_MAILBOXES, kensMailbox("DistinguishedName", "CN=L", "Guid", UUID.randomUUID(),
                    "ExchangeGuid", UUID.randomUUID(), "UserPrincipalName", "l@x",
                    "PrimarySmtpAddress", "l@x.com", "EmailAddresses", List.of(), "RecipientTypeDetails", "LinkedMailbox",
                    "MasterAccountSid", ABSENT));
            assertThat(without(estate.kenAsLyncKnowsHim()).reasons()).singleElement().asString().contains("linked");
        }
    }

    @Nested
    @DisplayName("tells the release")
    class Release {

        private Fact<Mailbox> mailbox(Object... changes) {
            estate.rows(Estate.MAILBOXES, kensMailbox(changes));
            return facts().mailbox();
        }

        @Test
        @DisplayName("from server and object version together, the more precise one counting")
        void merged() {
            assertThat(mailbox()).isEqualTo(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2013),
                    Source.of("Get-Mailbox", Estate.AT)));
            assertThat(mailbox("AdminDisplayVersion", "Version 15.1 (Build 2507.6)").toOptional())
                    .contains(Mailbox.on(ExchangeRelease.EXCHANGE_2016));
            assertThat(mailbox("AdminDisplayVersion", PsObject.builder().text("Version 14.3 (Build 123.4)").property("Major", 14L)
                    .build(), "ExchangeVersion", ABSENT)
                    .toOptional()).contains(Mailbox.on(ExchangeRelease.EXCHANGE_2010));
        }

        @Test
        @DisplayName("as contested where both contradict each other")
        void contested() {
            Fact<Mailbox> fact = mailbox("AdminDisplayVersion", "Version 14.3 (Build 123.4)");
            assertThat(fact.isContested()).isTrue();
            assertThat(fact.claims()).extracting(Fact.Known::source).containsOnly(Source.of("Get-Mailbox", Estate.AT));
        }

        @Test
        @DisplayName("no more precisely than the object version, with a note, where the server's is missing")
        void objectOnly() {
            estate.rows(Estate.MAILBOXES, kensMailbox("AdminDisplayVersion", ABSENT));
            Observations seen = estate.exchange().observe(KEN);
            assertThat(seen.facts().mailbox().toOptional().orElseThrow().release().orElseThrow().possible())
                    .contains(Generation.EXCHANGE_2013, Generation.EXCHANGE_ONLINE);
            assertThat(seen.notes()).anySatisfy(note -> assertThat(note)
                    .contains("Get-Mailbox gave no property AdminDisplayVersion"));
        }

        @Test
        @DisplayName("or says what was lacking")
        void lacking() {
            assertThat(mailbox("AdminDisplayVersion", ABSENT, "ExchangeVersion", 5L).reasons())
                    .containsExactly("Get-Mailbox gave no property AdminDisplayVersion",
                    "Get-Mailbox: ExchangeVersion is the number 5, not a text");
        }

        @Test
        @DisplayName("Exchange Online of a remote mailbox")
        void remote() {
            estate.rows(Estate.MAILBOXES).rows(Estate.REMOTE_MAILBOXES, kensMailbox("RecipientTypeDetails", "RemoteUserMailbox"));
            assertThat(facts().mailbox()).isEqualTo(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_ONLINE),
                    Source.of("Get-RemoteMailbox", Estate.AT)));
            assertThat(facts().mailboxOpened().reasons()).singleElement().asString().contains("Exchange Online");
        }
    }

    @Nested
    @DisplayName("tells whether the mailbox was ever opened")
    class Opened {

        static Stream<Arguments> rows() {
            Instant time = Instant.parse("2026-11-19T06:01:02Z");
            return Stream.of(
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", time, "DisconnectDate", null), true, ""),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime",
                            OffsetDateTime.parse("2026-11-19T07:01:02+01:00"), "DisconnectDate", null), true, ""),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", LocalDateTime.parse("2026-11-19T07:01:02"),
                            "DisconnectDate", null), true, ""),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX.toString(), "LastLogonTime", time, "DisconnectDate", ""), true,
                            ""),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", null, "DisconnectDate", null), false, ""),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", "", "DisconnectDate", null), false, ""),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", time, "DisconnectDate", time), false, ""),
                    Arguments.of(row("MailboxGuid", OTHER_GUID, "LastLogonTime", time, "DisconnectDate", null), false, ""),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "DisconnectDate", null), null,
                            "Get-MailboxStatistics gave no property LastLogonTime"),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", "gestern", "DisconnectDate", null), null,
                            "Get-MailboxStatistics: LastLogonTime is the text 'gestern', not a point in time"),
                    Arguments.of(row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", time), null,
                            "Get-MailboxStatistics gave no property DisconnectDate"),
                    Arguments.of(row("LastLogonTime", time, "DisconnectDate", null), null, "no property MailboxGuid"));
        }

        @ParameterizedTest(name = "{1} {2}")
        @MethodSource("rows")
        @DisplayName("from the statistics of its database")
        void opened(PsObject statistics, @Nullable Boolean opened, String reason) {
            estate.rows(Estate.STATISTICS, statistics);
            if (opened == null) {
                assertThat(facts().mailboxOpened().reasons()).singleElement().asString().contains(reason);
            } else {
                assertThat(facts().mailboxOpened()).isEqualTo(Fact.known(opened, Source.of("Get-MailboxStatistics", Estate.AT)));
            }
        }

        @Test
        @DisplayName("and not from the words of a warning")
        void warnings() {
            estate.change(Estate.STATISTICS,
                    result -> result.withMessages(Notice.Stream.WARNING, List.of("The user hasn't logged on to mailbox 'ken'")));
            assertThat(facts().mailboxOpened().toOptional()).contains(true);
        }

        @Test
        @DisplayName("and finds one that was moved meanwhile in its new database")
        void moved() {
            estate.rows(Estate.MAILBOXES, kensMailbox(), kensMailbox("Guid", OTHER_GUID, "DistinguishedName", "CN=O",
                    "UserPrincipalName", "o", "EmailAddresses", List.of(),
                    "PrimarySmtpAddress", "o@x.com", "ExchangeGuid", OTHER_GUID, "Database", "MBX-DB2")).rows(Estate.STATISTICS)
                    .rows(Command.of("Get-MailboxStatistics").with("Database", "MBX-DB2"),
                    row("MailboxGuid", KEN_MAILBOX, "LastLogonTime", Instant.EPOCH, "DisconnectDate", null));
            assertThat(facts().mailboxOpened().toOptional()).contains(true);
        }

        @Test
        @DisplayName("asking for each database once, and never for a blank one")
        void databases() {
            estate.rows(Estate.MAILBOXES, kensMailbox(), kensMailbox("Database", "mbx-db1"), kensMailbox("Database", ""),
                    kensMailbox("Database", null));
            ScriptedSession session = estate.session();
            ExchangeProbe.over(session).problems();
            assertThat(session.asked()).filteredOn(command -> command.name().equals("Get-MailboxStatistics"))
                    .extracting(Command::toString)
                    .containsExactly("Get-MailboxStatistics -ErrorAction Continue -WarningAction Continue -Database MBX-DB1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Database", "ExchangeGuid"})
        @DisplayName("or says which property the mailbox lacks")
        void lacking(String property) {
            estate.rows(Estate.MAILBOXES, kensMailbox(property, ABSENT));
            assertThat(facts().mailboxOpened().reasons()).isNotEmpty();
            if (property.equals("ExchangeGuid")) {
                assertThat(facts().mailboxOpened().reasons()).containsExactly("Get-Mailbox gave no property ExchangeGuid");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RoomMailbox", "EquipmentMailbox", "SharedMailbox", "RemoteRoomMailbox", "RemoteSharedMailbox",
            "LinkedRoomMailbox", "sharedmailbox"})
    @DisplayName("takes mailboxes to which nobody signs in out of scope")
    void outOfScope(String type) {
        estate.rows(Estate.MAILBOXES, kensMailbox("RecipientTypeDetails", type));
        assertThat(facts().accountScope().toOptional())
                .contains(AccountScope.excluded(AccountScope.Exclusion.ROOM_OR_SHARED_MAILBOX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserMailbox", "LinkedMailbox", "LegacyMailbox"})
    @DisplayName("does not say that an account is in scope, which only Lync knows")
    void inScope(String type) {
        estate.rows(Estate.MAILBOXES, kensMailbox("RecipientTypeDetails", type));
        assertThat(facts().accountScope().isUnknown()).isTrue();
    }

    @Test
    @DisplayName("gives Exchange's flag as evidence, as of the time it was read")
    void flag() {
        estate.rows(Estate.MAILBOXES, kensMailbox("ImListMigrationCompleted", true));
        assertThat(estate.exchange().observe(KEN).evidence())
                .containsExactly(Evidence.exchangeFlag(true, Source.of("Get-Mailbox", Estate.AT)));
        estate.rows(Estate.MAILBOXES, kensMailbox("ImListMigrationCompleted", ABSENT));
        assertThat(estate.exchange().observe(KEN).evidence()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(one.sentence()).contains("Get-Mailbox gave no property ImListMigrationCompleted");
        });
    }

    @Test
    @DisplayName("lists the mailboxes that match nobody asked about")
    void unmatched() {
        estate.rows(Estate.MAILBOXES, kensMailbox(), kensMailbox("Guid", OTHER_GUID, "ExchangeGuid", OTHER_GUID,
                "DistinguishedName", "CN=Room", "UserPrincipalName", "room",
                "PrimarySmtpAddress", "room@litwareinc.com", "EmailAddresses", List.of(), "RecipientTypeDetails", "RoomMailbox"));
        ExchangeProbe exchange = estate.exchange();
        assertThat(exchange.unmatched()).hasSize(2);
        exchange.observe(KEN);
        assertThat(exchange.unmatched()).containsExactly("room@litwareinc.com (RoomMailbox)");
    }
}
