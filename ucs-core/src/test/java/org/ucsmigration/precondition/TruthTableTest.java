package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;

@DisplayName("The four preconditions, each met, not met, unknown or contested: 256 rows")
class TruthTableTest {

    enum Given { HOLDS, FAILS, NOBODY_KNOWS, CONTESTED }

    private static final ClientSignIns RICH = ClientSignIns.complete(Client.of(Client.Kind.RICH_CLIENT, "test"));
    private static final ClientSignIns OLDER = ClientSignIns.complete(Client.of(Client.Kind.OLDER_RICH_CLIENT, "test"));

    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (Given policy : Given.values()) {
            for (Given mailbox : Given.values()) {
                for (Given opened : Given.values()) {
                    for (Given client : Given.values()) {
                        rows.add(Arguments.of(policy, mailbox, opened, client));
                    }
                }
            }
        }
        assertThat(rows).hasSize(256);
        return rows.stream();
    }

    @ParameterizedTest(name = "policy {0}, mailbox {1}, opened {2}, client {3}")
    @MethodSource("rows")
    void verdict(Given policy, Given mailbox, Given opened, Given client) {
        Assessment assessment = Assessment.of(UserFacts.builder()
                .policy(fact(policy, UserServicesPolicy.of("Global", true), UserServicesPolicy.of("Global", false)))
                .mailbox(fact(mailbox, Mailbox.on(ExchangeRelease.EXCHANGE_2013), Mailbox.on(ExchangeRelease.EXCHANGE_2010)))
                .mailboxOpened(fact(opened, true, false))
                .clients(fact(client, RICH, OLDER))
                .build());
        List<Given> givens = List.of(policy, mailbox, opened, client);

        // The oracle counts; the code under test folds with Outcome.and.
        long failing = count(givens, Given.FAILS);
        long open = count(givens, Given.NOBODY_KNOWS) + count(givens, Given.CONTESTED);
        String expected = failing > 0 ? "NOT_MET" : open > 0 ? "UNKNOWN" : "MET";
        boolean allButClient = count(List.of(policy, mailbox, opened), Given.HOLDS) == 3;

        assertThat(assessment.outcome().name()).isEqualTo(expected);
        assertThat(assessment.isReady()).isEqualTo(expected.equals("MET"));
        assertThat(assessment.isEligible())
                .isEqualTo(allButClient && (client == Given.NOBODY_KNOWS || client == Given.CONTESTED));
        assertThat(assessment.blockers()).hasSize((int) failing);
        assertThat(assessment.unknowns()).hasSize((int) open);
        assertThat(assessment.isPolicyIgnored()).isEqualTo(mailbox == Given.FAILS || client == Given.FAILS);
        assertThat(assessment.sentence()).startsWith(
                expected.equals("MET") ? "Ready" : assessment.isEligible() ? "Eligible" : failing > 0 ? "Not ready" : "Unknown");
        assertThat(assessment.findings()).extracting(Finding::precondition)
                .startsWith("policy-allows-ucs", "mailbox-on-exchange-2013", "mailbox-opened", "rich-client-sign-in").hasSize(7);
        for (int i = 0; i < 4; i++) {
            Finding finding = assessment.findings().get(i);
            assertThat(finding.outcome().name()).isEqualTo(switch (givens.get(i)) {
                case HOLDS -> "MET";
                case FAILS -> "NOT_MET";
                case NOBODY_KNOWS, CONTESTED -> "UNKNOWN";
            });
            assertThat(finding.reason().endsWith("_CONTESTED")).isEqualTo(givens.get(i) == Given.CONTESTED);
            assertThat(finding.sentence()).isNotBlank().endsWith(".").doesNotEndWith("..");
            assertThat(finding.remedy().isBlank()).isEqualTo(finding.isMet());
        }
    }

    private static long count(Collection<Given> givens, Given wanted) {
        return givens.stream().filter(wanted::equals).count();
    }

    private static <T> Fact<T> fact(Given given, T good, T bad) {
        return switch (given) {
            case HOLDS -> Fact.known(good);
            case FAILS -> Fact.known(bad);
            case NOBODY_KNOWS -> Fact.unknown("access denied");
            case CONTESTED -> new Fact.Contested<>(List.of(
                    new Fact.Known<>(good, Source.of("one")), new Fact.Known<>(bad, Source.of("other"))));
        };
    }
}
