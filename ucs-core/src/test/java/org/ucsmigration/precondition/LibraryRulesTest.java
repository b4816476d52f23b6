package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.UserFacts;

@DisplayName("The library's own rules")
class LibraryRulesTest {

    @Test
    void haveIdsThatStay() {
        List<Precondition> rules = List.of(PolicyRule.precondition(), MailboxRule.precondition(Outcome.UNKNOWN),
                MailboxRule.opened(),
                ClientRule.precondition(), ServerRules.homePool(), ServerRules.trust(), ServerRules.enabled());
        assertThat(rules).extracting(Precondition::id).containsExactly("policy-allows-ucs", "mailbox-on-exchange-2013",
                "mailbox-opened",
                "rich-client-sign-in", "home-pool-on-lync-2013", "server-to-server-trust", "enabled-by-server");
        assertThat(Precondition.documented()).extracting(Precondition::id).isEqualTo(rules.subList(0, 4).stream()
                .map(Precondition::id).toList());
    }

    @Test
    @DisplayName("name, of several clients, the one of which it is not known whether it counts")
    void unclear() {
        UserFacts facts = UserFacts.builder().clients(ClientSignIns.seen(Client.of(Client.Kind.PHONE, "desk"),
                Client.of(Client.Kind.LYNC_BASIC, "laptop")))
                .build();
        assertThat(Precondition.RICH_CLIENT_SIGN_IN.check(facts).sentence())
                .contains("Lync Basic (laptop), of which it is not known")
                .doesNotContain("desk");
        assertThat(Precondition.RICH_CLIENT_SIGN_IN.check(UserFacts.builder()
                .clients(ClientSignIns.seen(Client.of(Client.Kind.PHONE, "desk"))).build())
                .sentence()).isEqualTo("No desktop client was seen, only a phone (desk), in a source that may lack some "
                + "(caller).");
        assertThat(Precondition.RICH_CLIENT_SIGN_IN.check(UserFacts.builder()
                .clients(ClientSignIns.complete(Client.of(Client.Kind.PHONE, "desk"),
                Client.of(Client.Kind.WEB, "browser"))).build()).sentence())
                .isEqualTo("The user signed in with no desktop client, only with a phone (desk), a web client (browser) "
                + "(caller).");
    }
}
