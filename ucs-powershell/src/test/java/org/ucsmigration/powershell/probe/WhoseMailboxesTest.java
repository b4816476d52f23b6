package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.ScriptedSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.probe.Observations;

@DisplayName("That somebody has no mailbox is known only from lists of their own organisation:")
class WhoseMailboxesTest {

    private static UserIdentity user(int i) {
        return UserIdentity.of("user" + i + "@litwareinc.com").withUpn("user" + i + "@litwareinc.com")
                .withDirectoryGuid(new UUID(1, i))
                .withDistinguishedName("CN=User " + i + ",DC=corp,DC=litwareinc,DC=com").withAccountName("user" + i)
                .withSid("S-1-5-21-1-2-3-" + (1000 + i));
    }

    private static PsObject mailbox(String name, int i, Object... more) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("DistinguishedName", "CN=" + name + ",DC=fabrikam,DC=com", "Guid",
                new UUID(9, i),
                "ExchangeGuid", new UUID(8, i), "UserPrincipalName", name + "@fabrikam.com", "PrimarySmtpAddress",
                name + "@fabrikam.com",
                "RecipientTypeDetails", "UserMailbox", "ExchangeVersion", "0.20 (15.0.0.0)", "AdminDisplayVersion",
                "Version 15.1 (Build 2507.6)", "Database", "DB1"));
        for (int each = 0; each < more.length; each += 2) {
            row.put((String) more[each], more[each + 1]);
        }
        return PsObject.of(row);
    }

    private static List<Fact<Mailbox>> ask(List<UserIdentity> users, List<PsObject> local, PsObject... remote) {
        ScriptedSession session = PowerShellSession.scripted().answer(Mailboxes.LOCAL, local.toArray())
                .answer(Mailboxes.REMOTE, (Object[]) remote)
                .answer(Mailboxes.SCOPE, PsObject.of(Map.of("ViewEntireForest", true)));
        List<Observations> seen = new ArrayList<>();
        ExchangeProbe.over(session).observeAll(users, seen::add);
        return seen.stream().map(each -> each.facts().mailbox()).toList();
    }

    @Test
    @DisplayName("lists in which nobody of two or more is found prove nothing of any; of one user alone they do, and of all "
            + "where one is found")
    void joins() {
        List<PsObject> foreign = List.of(mailbox("ann", 1), mailbox("bob", 2));
        assertThat(ask(List.of(user(1), user(2)), foreign)).hasSize(2).allSatisfy(fact ->
                assertThat(fact.reasons().toString()).contains("a mailbox of nobody who was asked for"));
        assertThat(ask(List.of(user(1)), foreign).get(0).toOptional()).contains(Mailbox.none());
        List<Fact<Mailbox>> one = ask(List.of(user(1), user(2)), List.of(mailbox("user1", 1, "Guid", new UUID(1, 1))));
        assertThat(one.get(0).isKnown()).isTrue();
        assertThat(one.get(1).toOptional()).contains(Mailbox.none());
    }

    @Test
    @DisplayName("lists in which somebody known beside those who are asked for is found prove of these, too; a stranger proves "
            + "nothing")
    void knownUsers() {
        ScriptedSession session = PowerShellSession.scripted()
                .answer(Mailboxes.LOCAL, mailbox("user7", 1, "Guid", new UUID(1, 7))).answer(Mailboxes.REMOTE)
                .answer(Mailboxes.SCOPE, PsObject.of(Map.of("ViewEntireForest", true)));
        ExchangeProbe probe = ExchangeProbe.over(session);
        List<UserIdentity> first = List.of(user(1), user(2));
        assertThat(mailboxes(probe.withKnownUsers(List.of(user(6), user(7))), first))
                .allSatisfy(fact -> assertThat(fact.toOptional()).contains(Mailbox.none()));
        assertThat(mailboxes(probe.withKnownUsers(List.of(user(6))), first)).allMatch(Fact::isUnknown);
        assertThat(mailboxes(probe.withRestrictedScope().withKnownUsers(List.of(user(7))), first)).allMatch(Fact::isUnknown);
    }

    private static List<Fact<Mailbox>> mailboxes(ExchangeProbe probe, List<UserIdentity> users) {
        List<Fact<Mailbox>> all = new ArrayList<>();
        probe.observeAll(users, seen -> all.add(seen.facts().mailbox()));
        return all;
    }

    @Test
    @DisplayName("in a hybrid organisation a mailbox may stand in no list")
    void hybrid() {
        PsObject found = mailbox("user1", 1, "Guid", new UUID(1, 1));
        assertThat(ask(List.of(user(1), user(2)), List.of(found), mailbox("carl", 3)).get(1).reasons().toString())
                .contains("hybrid organisation");
        PsObject coexisting = mailbox("user1", 1, "Guid", new UUID(1, 1), "EmailAddresses",
                List.of("smtp:user1@litware.mail.onmicrosoft.com"));
        assertThat(ask(List.of(user(1), user(2)), List.of(coexisting)).get(1).reasons().toString())
                .contains("hybrid organisation");
    }

    @Test
    @DisplayName("a linked mailbox is joined by DOMAIN\\name or the text of a SID, and leaves unknown only whose it may be")
    void linked() {
        PsObject found = mailbox("user1", 1, "Guid", new UUID(1, 1));
        List<UserIdentity> users = List.of(user(1), user(2), user(3));
        List<Fact<Mailbox>> byAccount = ask(users,
                List.of(found, mailbox("x", 2, "IsLinked", true, "LinkedMasterAccount", "CORP\\User2")));
        assertThat(byAccount.get(1).isKnown()).isTrue();
        assertThat(byAccount.get(1).toOptional()).isNotEqualTo(Optional.of(Mailbox.none()));
        assertThat(byAccount.get(2).toOptional()).contains(Mailbox.none());

        List<Fact<Mailbox>> bySid = ask(users,
                List.of(found, mailbox("x", 2, "IsLinked", true, "LinkedMasterAccount", "S-1-5-21-1-2-3-1002")));
        assertThat(bySid.get(1).isKnown()).isTrue();
        assertThat(bySid.get(2).toOptional()).contains(Mailbox.none());

        // The NetBIOS name of a domain is mostly, not always, the first part of its DNS name.
        List<Fact<Mailbox>> otherDomain = ask(users,
                List.of(found, mailbox("x", 2, "IsLinked", true, "LinkedMasterAccount", "ACCOUNTS\\user2")));
        assertThat(otherDomain.get(1).reasons().toString()).contains("x@fabrikam.com may be the user's")
                .contains("collect LinkedMasterAccount");
        assertThat(otherDomain.get(2).toOptional()).contains(Mailbox.none());

        assertThat(ask(users, List.of(found, mailbox("x", 2, "IsLinked", true, "LinkedMasterAccount", ""))).subList(1, 3))
                .allMatch(Fact::isUnknown);
        assertThat(ask(users, List.of(found, mailbox("x", 2, "LinkedMasterAccount", "NT AUTHORITY\\SELF"))).subList(1, 3))
                .allMatch(fact -> fact.toOptional().equals(Optional.of(Mailbox.none())));
    }

    @Test
    @DisplayName("addresses joined into one text are parted; one that has a blank even then is none")
    void addresses() {
        UserIdentity asked = UserIdentity.of("user7@litwareinc.com").withUpn("none@litwareinc.com");
        for (String joined : List.of("SMTP:a@fabrikam.com sip:user7@litwareinc.com",
                "SMTP:a@fabrikam.com,sip:user7@litwareinc.com", "x500:/o=A B/cn=c;sip:user7@litwareinc.com")) {
            assertThat(ask(List.of(asked), List.of(mailbox("a", 7, "EmailAddresses", joined))).get(0).isKnown())
                    .as(joined).isTrue();
        }
        UserIdentity odd = UserIdentity.of("user8@litwareinc.com").withSmtpAddress("a@fabrikam.com b@fabrikam.com");
        assertThat(ask(List.of(odd), List.of(mailbox("z", 8, "EmailAddresses", "smtp:a@fabrikam.com b@fabrikam.com"))).get(0)
                .isUnknown()).isTrue();
    }
}
