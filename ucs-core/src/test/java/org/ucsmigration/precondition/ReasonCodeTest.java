package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;

@DisplayName("Every reason code is reached by facts, and tells an outcome and a remedy")
class ReasonCodeTest {

    private static final Precondition ONLINE_COUNTS = Precondition.mailboxOnExchange2013(Outcome.MET);
    private static final Precondition ONLINE_DOES_NOT = Precondition.mailboxOnExchange2013(Outcome.NOT_MET);
    private static final Client RICH = Client.of(Client.Kind.RICH_CLIENT, "one");
    private static final Client OLDER = Client.of(Client.Kind.OLDER_RICH_CLIENT, "two");
    private static final Client PHONE = Client.of(Client.Kind.PHONE, "three");
    private static final Client MOBILE = Client.of(Client.Kind.MOBILE, "four");
    private static final Client WEB = Client.of(Client.Kind.WEB, "five");
    private static final Client BASIC = Client.of(Client.Kind.LYNC_BASIC, "six");
    private static final Source SERVER = Source.of("Debug-CsUnifiedContactStore");

    static Stream<Arguments> table() {
        return Stream.of(
            row("POLICY_ALLOWS", "MET", Precondition.POLICY_ALLOWS_UCS, f -> f.policy(UserServicesPolicy.of("Global", true))),
            row("POLICY_FORBIDS", "NOT_MET", Precondition.POLICY_ALLOWS_UCS, f ->
                    f.policy(UserServicesPolicy.of("NoUcs", false))),
            row("POLICY_UNKNOWN", "UNKNOWN", Precondition.POLICY_ALLOWS_UCS, f -> f),
            row("POLICY_CONTESTED", "UNKNOWN", Precondition.POLICY_ALLOWS_UCS,
                    f -> f.policy(contested(UserServicesPolicy.of("Global", true), UserServicesPolicy.of("NoUcs", false)))),

            row("MAILBOX_SUPPORTED", "MET", Precondition.MAILBOX_ON_EXCHANGE_2013, f ->
                    f.mailbox(on("Version 15.0 (Build 847.32)"))),
            row("NO_MAILBOX", "NOT_MET", Precondition.MAILBOX_ON_EXCHANGE_2013, f -> f.mailbox(Mailbox.none())),
            row("MAILBOX_TOO_OLD", "NOT_MET", Precondition.MAILBOX_ON_EXCHANGE_2013, f ->
                    f.mailbox(on("Version 14.3 (Build 123.4)"))),
            row("MAILBOX_ONLINE_ACCEPTED", "MET", ONLINE_COUNTS, f -> f.mailbox(on("15.20.7000.1"))),
            row("MAILBOX_ONLINE_REFUSED", "NOT_MET", ONLINE_DOES_NOT, f -> f.mailbox(on("15.20.7000.1"))),
            row("MAILBOX_ONLINE_UNDECIDED", "UNKNOWN", Precondition.MAILBOX_ON_EXCHANGE_2013, f -> f.mailbox(on("15.20.7000.1"))),
            row("MAILBOX_RELEASE_UNCLEAR", "UNKNOWN", Precondition.MAILBOX_ON_EXCHANGE_2013, f ->
                    f.mailbox(on("0.20 (15.0.0.0)"))),
            row("MAILBOX_UNKNOWN", "UNKNOWN", Precondition.MAILBOX_ON_EXCHANGE_2013, f -> f),
            row("MAILBOX_CONTESTED", "UNKNOWN", Precondition.MAILBOX_ON_EXCHANGE_2013,
                    f -> f.mailbox(contested(Mailbox.none(), on("15.0.847.32")))),

            row("MAILBOX_OPENED", "MET", Precondition.MAILBOX_OPENED, f -> f.mailboxOpened(true)),
            row("MAILBOX_NEVER_OPENED", "NOT_MET", Precondition.MAILBOX_OPENED, f -> f.mailboxOpened(false)),
            row("MAILBOX_OPENED_UNKNOWN", "UNKNOWN", Precondition.MAILBOX_OPENED, f -> f),
            row("MAILBOX_OPENED_CONTESTED", "UNKNOWN", Precondition.MAILBOX_OPENED, f -> f.mailboxOpened(contested(true, false))),

            row("CLIENT_QUALIFIES", "MET", Precondition.RICH_CLIENT_SIGN_IN, f ->
                    f.clients(ClientSignIns.seen(PHONE, OLDER, RICH))),
            row("ONLY_OLDER_CLIENTS", "NOT_MET", Precondition.RICH_CLIENT_SIGN_IN, f -> f.clients(ClientSignIns.complete(OLDER))),
            row("NO_SIGN_IN", "NOT_MET", Precondition.RICH_CLIENT_SIGN_IN, f -> f.clients(ClientSignIns.complete())),
            row("OLDER_CLIENT_SEEN", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN, f -> f.clients(ClientSignIns.seen(OLDER))),
            row("ONLY_OLDER_CLIENTS", "NOT_MET", Precondition.RICH_CLIENT_SIGN_IN, f ->
                    f.clients(ClientSignIns.complete(PHONE, OLDER))),
            row("OLDER_CLIENT_SEEN", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN, f ->
                    f.clients(ClientSignIns.complete(OLDER, BASIC))),
            row("NO_RICH_CLIENT", "NOT_MET", Precondition.RICH_CLIENT_SIGN_IN, f ->
                    f.clients(ClientSignIns.complete(PHONE, MOBILE, WEB))),
            row("CLIENT_UNCLEAR", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN, f -> f.clients(ClientSignIns.complete(BASIC))),
            row("CLIENT_UNCLEAR", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN, f -> f.clients(ClientSignIns.seen(PHONE, BASIC))),
            row("CLIENTS_UNKNOWN", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN, f -> f.clients(ClientSignIns.seen(PHONE))),
            row("CLIENTS_UNKNOWN", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN, f -> f),
            row("CLIENTS_UNKNOWN", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN, f -> f.clients(ClientSignIns.seen())),
            row("CLIENTS_CONTESTED", "UNKNOWN", Precondition.RICH_CLIENT_SIGN_IN,
                    f -> f.clients(contested(ClientSignIns.complete(), ClientSignIns.seen(RICH)))),

            row("POOL_SUPPORTED", "MET", Precondition.HOME_POOL_ON_LYNC_2013, f ->
                    f.homePool(HomePool.of("a", HomePool.Release.LYNC_2013))),
            row("POOL_TOO_OLD", "NOT_MET", Precondition.HOME_POOL_ON_LYNC_2013,
                    f -> f.homePool(HomePool.of("a", HomePool.Release.OLDER_THAN_2013))),
            row("POOL_UNKNOWN", "UNKNOWN", Precondition.HOME_POOL_ON_LYNC_2013, f -> f.homePool(HomePool.of("a"))),
            row("POOL_CONTESTED", "UNKNOWN", Precondition.HOME_POOL_ON_LYNC_2013,
                    f -> f.homePool(contested(HomePool.of("a", HomePool.Release.LYNC_2013),
                    HomePool.of("b", HomePool.Release.OLDER_THAN_2013)))),

            row("TRUST_IN_PLACE", "MET", Precondition.SERVER_TO_SERVER_TRUST, f -> f.serverToServerTrust(true)),
            row("TRUST_MISSING", "NOT_MET", Precondition.SERVER_TO_SERVER_TRUST, f -> f.serverToServerTrust(false)),
            row("TRUST_UNKNOWN", "UNKNOWN", Precondition.SERVER_TO_SERVER_TRUST, f -> f),
            row("TRUST_CONTESTED", "UNKNOWN", Precondition.SERVER_TO_SERVER_TRUST, f ->
                    f.serverToServerTrust(contested(true, false))),

            row("SERVER_ENABLED", "MET", Precondition.ENABLED_BY_SERVER, f -> f.enabledByServer("Ready To Migrate", SERVER)),
            row("SERVER_DISABLED", "NOT_MET", Precondition.ENABLED_BY_SERVER, f -> f.enabledByServer("Disabled", SERVER)),
            row("SERVER_ENABLED_UNKNOWN", "UNKNOWN", Precondition.ENABLED_BY_SERVER, f -> f),
            row("SERVER_ENABLED_UNKNOWN", "UNKNOWN", Precondition.ENABLED_BY_SERVER, f -> f.enabledByServer("Migrated", SERVER)),
            row("SERVER_ENABLED_CONTESTED", "UNKNOWN", Precondition.ENABLED_BY_SERVER, f ->
                    f.enabledByServer(contested(true, false))),

            row("RULE_FAILED", "UNKNOWN", Precondition.of("own", (about, facts) -> null), f -> f));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("table")
    void isReached(String code, String outcome, Precondition rule, UnaryOperator<UserFacts.Builder> given) {
        Finding finding = rule.check(given.apply(UserFacts.builder()).build());

        assertThat(finding.reason()).isEqualTo(code);
        assertThat(finding.outcome().name()).isEqualTo(outcome);
        assertThat(finding.precondition()).isEqualTo(rule.id());
        assertThat(finding.sentence()).isNotBlank().matches("[A-Z].*\\.");
        assertThat(finding.remedy()).isEqualTo(ReasonCode.valueOf(code).remedy());
        assertThat(finding.reasonCode()).contains(ReasonCode.valueOf(code));
        assertThat(finding.advice()).isEqualTo(ReasonCode.valueOf(code).advice());
    }

    @Test
    void theTableHasThemAll() {
        assertThat(table().map(row -> (String) row.get()[0]))
                .containsAll(Arrays.stream(ReasonCode.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aRemedyIsBlankExactlyWhereMet(ReasonCode code) {
        assertThat(code.remedy().isBlank()).isEqualTo(code.outcome().isMet());
    }

    @ParameterizedTest
    @EnumSource
    void anActionIsToFindOutExactlyWhereUnknown(ReasonCode code) {
        assertThat(code.advice().map(Advice::action).filter(Action.FIND_OUT::equals).isPresent())
                .isEqualTo(code.outcome() == Outcome.UNKNOWN);
        assertThat(code.advice().map(Advice::action)).isNotEqualTo(Optional.of(Action.MEET_OWN_PRECONDITION));
    }

    private static Arguments row(String code, String outcome, Precondition rule, UnaryOperator<UserFacts.Builder> given) {
        return arguments(code, outcome, rule, given);
    }

    private static Mailbox on(String version) {
        return Mailbox.on(ExchangeRelease.fromVersion(version));
    }

    private static <T> Fact<T> contested(T one, T other) {
        return new Fact.Contested<>(List.of(new Fact.Known<>(one, Source.of("one source")),
                new Fact.Known<>(other, Source.of("another"))));
    }
}
