package org.ucsmigration.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ucsmigration.deployment.Sound.AS_OF;
import static org.ucsmigration.deployment.Sound.certificate;
import static org.ucsmigration.deployment.Sound.exchange;
import static org.ucsmigration.deployment.Sound.lync;
import static org.ucsmigration.deployment.Sound.seen;
import static org.ucsmigration.deployment.Sound.sharePoint;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;

/** Expectations: the pages that {@link DeploymentReason#page()} names, and the fact that nobody documents what is inferred. */
@DisplayName("The pre-flight of a deployment")
class PreflightTest {

    private static final String POOL = "pool01.litwareinc.com";
    private static final String XML = "https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml";
    private static final String DENIED = "Get-CsThis: access denied";

    /** One change to a sound deployment, and the one reason that it gives. */
    record Case(DeploymentReason reason, UnaryOperator<DeploymentFacts> change) {
        @Override
        public String toString() {
            return reason.name();
        }
    }

    private static Case when(DeploymentReason reason, UnaryOperator<DeploymentFacts> change) {
        return new Case(reason, change);
    }

    private static UnaryOperator<DeploymentFacts> certificates(Certificate... some) {
        // The other pool is not there, so that nothing differs from it.
        return facts -> facts.withOAuthCertificates(POOL, seen(List.of(some), "Get-CsCertificate"))
                .withOAuthCertificates("pool02.litwareinc.com", seen(List.of(some), "Get-CsCertificate"));
    }

    private static UnaryOperator<DeploymentFacts> exchangeCertificate(UnaryOperator<Certificate> change) {
        return facts -> facts.withExchangeCertificates(seen(List.of(change.apply(certificate("CD34"))),
                "Get-ExchangeCertificate"));
    }

    private static <T> Fact<T> contested(T one, T other) {
        Fact<T> fact = seen(one, "one").merge(seen(other, "other"));
        assertThat(fact.isContested()).isTrue();
        return fact;
    }

    static Stream<Case> cases() {
        Instant past = AS_OF.minus(Duration.ofDays(1));
        Instant future = AS_OF.plus(Duration.ofDays(1));
        return Stream.of(
                when(DeploymentReason.OAUTH_CERTIFICATE_EXPIRES_SOON,
                        certificates(certificate("AB12").withValidUntil(AS_OF.plus(Duration.ofDays(30))))),
                when(DeploymentReason.OAUTH_CERTIFICATE_MISSING, certificates()),
                when(DeploymentReason.OAUTH_CERTIFICATE_MISSING, certificates(certificate(" "))),
                when(DeploymentReason.OAUTH_CERTIFICATE_EXPIRED, certificates(certificate("AB12").withValidUntil(past))),
                when(DeploymentReason.OAUTH_CERTIFICATE_EXPIRED, certificates(certificate("AB12").withValidUntil(AS_OF))),
                when(DeploymentReason.OAUTH_CERTIFICATE_NOT_YET_VALID, certificates(certificate("AB12").withValidFrom(future))),
                when(DeploymentReason.OAUTH_CERTIFICATE_CHANGES, certificates(certificate("AB12").withEffectiveFrom(future))),
                when(DeploymentReason.OAUTH_CERTIFICATE_CHANGES,
                        certificates(certificate("AB12"), certificate("AB13").withEffectiveFrom(future))),
                when(DeploymentReason.OAUTH_CERTIFICATE_UNCLEAR,
                        certificates(certificate("AB12"), certificate("AB13").withValidUntil(past))),
                when(DeploymentReason.OAUTH_CERTIFICATE_UNKNOWN, certificates(Certificate.of("AB12"))),
                when(DeploymentReason.OAUTH_CERTIFICATE_UNKNOWN,
                        facts -> facts.withOAuthCertificates(POOL, Fact.unknown(DENIED))),
                when(DeploymentReason.OAUTH_CERTIFICATE_CONTESTED, facts -> facts.withOAuthCertificates(POOL,
                        contested(List.of(certificate("AB12")), List.of()))),
                when(DeploymentReason.OAUTH_CERTIFICATES_DIFFER,
                        facts -> facts.withOAuthCertificates(POOL, seen(List.of(certificate("AB13")), "x"))),
                when(DeploymentReason.OAUTH_CERTIFICATES_DIFFER, facts -> facts.withOAuthCertificates(POOL,
                        contested(List.of(certificate("AB12")), List.of(certificate("AB13"))))),
                when(DeploymentReason.OAUTH_CERTIFICATE_CONTESTED, facts -> facts.withOAuthCertificates(POOL,
                        Fact.known(List.of(certificate("AB13")), Source.of("x", AS_OF.minus(Duration.ofDays(30)))))),
                when(DeploymentReason.OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE, facts -> facts.withPools(
                        seen(List.of(POOL, "pool02.litwareinc.com", "pool03.litwareinc.com"), "x"))),
                when(DeploymentReason.OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE, facts -> facts.withPools(Fact.unknown(DENIED))),

                when(DeploymentReason.EXCHANGE_AUTODISCOVER_MISSING,
                        facts -> facts.withExchangeAutodiscover(seen(List.of("", " "), "x"))),
                when(DeploymentReason.EXCHANGE_AUTODISCOVER_WRONG, facts -> facts.withExchangeAutodiscover(
                        seen(List.of("https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc"), "x"))),
                when(DeploymentReason.EXCHANGE_AUTODISCOVER_UNCLEAR,
                        facts -> facts.withExchangeAutodiscover(seen(List.of(XML, XML + "1"), "x"))),
                when(DeploymentReason.EXCHANGE_AUTODISCOVER_UNKNOWN,
                        facts -> facts.withExchangeAutodiscover(Fact.unknown(DENIED))),
                when(DeploymentReason.EXCHANGE_AUTODISCOVER_CONTESTED,
                        facts -> facts.withExchangeAutodiscover(contested(List.of(XML), List.of("")))),

                when(DeploymentReason.LYNC_AUTODISCOVER_MISSING, facts -> facts.withLyncAutodiscover(seen(" ", "x"))),
                when(DeploymentReason.LYNC_AUTODISCOVER_WRONG, facts -> facts.withLyncAutodiscover(seen(XML, "x"))),
                when(DeploymentReason.LYNC_AUTODISCOVER_UNCLEAR, facts -> facts.withLyncAutodiscover(
                        seen("https://autodiscover.litwareinc.com/autodiscover/", "x"))),
                when(DeploymentReason.LYNC_AUTODISCOVER_UNKNOWN, facts -> facts.withLyncAutodiscover(Fact.unknown(DENIED))),
                when(DeploymentReason.LYNC_AUTODISCOVER_CONTESTED, facts -> facts.withLyncAutodiscover(
                        contested("https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc", ""))),

                when(DeploymentReason.AUTODISCOVER_DIFFERS, facts -> facts.withExchangeAutodiscover(
                        seen(List.of("https://mail.litwareinc.com/autodiscover/autodiscover.xml"), "x"))),
                when(DeploymentReason.AUTODISCOVER_IN_CLOUD, facts -> facts.withLyncAutodiscover(
                        seen("https://autodiscover-s.outlook.com/autodiscover/autodiscover.svc", "x"))),
                when(DeploymentReason.AUTODISCOVER_AGREEMENT_UNKNOWN, facts -> facts.withLyncAutodiscover(Fact.unknown(DENIED))),
                when(DeploymentReason.AUTODISCOVER_AGREEMENT_CONTESTED, facts -> facts.withLyncAutodiscover(contested(
                        "https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc",
                                "https://old.litwareinc.com/autodiscover/autodiscover.svc"))),

                when(DeploymentReason.EXCHANGE_PARTNER_MISSING,
                        facts -> facts.withExchangePartners(seen(List.of(sharePoint()), "x"))),
                when(DeploymentReason.EXCHANGE_PARTNER_MISSING, facts -> facts.withExchangePartners(seen(List.of(), "x"))),
                when(DeploymentReason.EXCHANGE_PARTNER_DISABLED, facts -> facts.withExchangePartners(
                        seen(List.of(lync().withEnabled(Fact.known(false))), "x"))),
                when(DeploymentReason.EXCHANGE_PARTNER_UNCLEAR, facts -> facts.withExchangePartners(seen(List.of(
                        PartnerApplication.of("Lync", "")
                        .withMetadataUrl(Fact.known("https://POOL01.litwareinc.com/metadata/json/1"))), "x"))),
                when(DeploymentReason.EXCHANGE_PARTNER_UNCLEAR, facts -> facts.withExchangePartners(
                        seen(List.of(lync(), lync().withEnabled(Fact.known(false))), "x"))),
                when(DeploymentReason.EXCHANGE_PARTNER_UNCLEAR, facts -> facts.withExchangePartners(
                        seen(List.of(lync().withMetadataUrl(Fact.known("https://retired.litwareinc.com/metadata/json/1"))),
                                "x"))),
                when(DeploymentReason.EXCHANGE_PARTNER_UNKNOWN, facts -> facts.withExchangePartners(
                        seen(List.of(lync().withEnabled(Fact.unknown(DENIED))), "x"))),
                when(DeploymentReason.EXCHANGE_PARTNER_UNKNOWN, facts -> facts.withExchangePartners(Fact.unknown(DENIED))),
                when(DeploymentReason.EXCHANGE_PARTNER_CONTESTED,
                        facts -> facts.withExchangePartners(contested(List.of(lync()), List.of()))),

                when(DeploymentReason.LYNC_PARTNER_MISSING, facts -> facts.withLyncPartners(seen(List.of(lync()), "x"))),
                when(DeploymentReason.LYNC_PARTNER_DISABLED, facts -> facts.withLyncPartners(
                        seen(List.of(exchange().withEnabled(Fact.known(false))), "x"))),
                when(DeploymentReason.LYNC_PARTNER_NOT_TRUSTED, facts -> facts.withLyncPartners(
                        seen(List.of(exchange().withTrustLevel(Fact.known("User"))), "x"))),
                when(DeploymentReason.LYNC_PARTNER_UNCLEAR, facts -> facts.withLyncPartners(
                        seen(List.of(exchange()
                        .withMetadataUrl(Fact.known("https://autodiscover.litwareinc.com/autodiscover/metadata/json/2"))), "x"))),
                when(DeploymentReason.LYNC_PARTNER_UNCLEAR, facts -> facts.withLyncPartners(seen(List.of(PartnerApplication
                        .of("Exchange", "375B8F27-8473-42AE-8605-FC6D93A981C7")
                        .withMetadataUrl(Fact.known("Value=https://autodiscover.contoso.com/autodiscover/metadata/json/1"))),
                                "x"))),
                when(DeploymentReason.LYNC_PARTNER_UNKNOWN, facts -> facts.withLyncPartners(
                        seen(List.of(exchange().withTrustLevel(Fact.unknown(DENIED))), "x"))),
                when(DeploymentReason.LYNC_PARTNER_UNKNOWN, facts -> facts.withLyncPartners(Fact.unknown(DENIED))),
                when(DeploymentReason.LYNC_PARTNER_CONTESTED,
                        facts -> facts.withLyncPartners(contested(List.of(exchange()), List.of()))),

                when(DeploymentReason.EXCHANGE_CERTIFICATE_EXPIRES_SOON, exchangeCertificate(one -> one.withValidUntil(future))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_MISSING, facts -> facts.withAuthCertificate(seen("", "x"))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_MISSING, facts -> facts.withAuthCertificate(seen("9999", "x"))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_EXPIRED, exchangeCertificate(one -> one.withValidUntil(past))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_NOT_YET_VALID, exchangeCertificate(one -> one.withValidFrom(future))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_UNKNOWN, facts -> facts.withAuthCertificate(Fact.unknown(DENIED))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_UNKNOWN,
                        facts -> facts.withExchangeCertificates(Fact.unknown(DENIED))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_UNKNOWN,
                        facts -> facts.withExchangeCertificates(seen(List.of(), "x"))),
                when(DeploymentReason.EXCHANGE_CERTIFICATE_CONTESTED, facts -> facts.withExchangeCertificates(
                        contested(List.of(certificate("CD34")), List.of(certificate("EF56"))))),

                when(DeploymentReason.AUTODISCOVER_REFUSES_TOKENS,
                        facts -> facts.withAutodiscoverRefusing(seen(List.of("MBX1\\Autodiscover"), "x"))),
                when(DeploymentReason.AUTODISCOVER_TOKENS_UNKNOWN, facts -> facts.withAutodiscoverRefusing(Fact.unknown(DENIED))),
                when(DeploymentReason.AUTODISCOVER_TOKENS_CONTESTED,
                        facts -> facts.withAutodiscoverRefusing(contested(List.of(), List.of("MBX1")))),
                when(DeploymentReason.WEB_SERVICES_REFUSE_TOKENS,
                        facts -> facts.withWebServicesRefusing(seen(List.of("MBX1\\EWS"), "x"))),
                when(DeploymentReason.WEB_SERVICES_TOKENS_UNKNOWN, facts -> facts.withWebServicesRefusing(Fact.unknown(DENIED))),
                when(DeploymentReason.WEB_SERVICES_TOKENS_CONTESTED,
                        facts -> facts.withWebServicesRefusing(contested(List.of(), List.of("MBX1")))),
                when(DeploymentReason.REPLICATION_BEHIND,
                        facts -> facts.withReplicasBehind(seen(List.of("fe02.litwareinc.com"), "x"))),
                when(DeploymentReason.REPLICATION_UNKNOWN, facts -> facts.withReplicasBehind(Fact.unknown(DENIED))),
                when(DeploymentReason.REPLICATION_CONTESTED,
                        facts -> facts.withReplicasBehind(contested(List.of(), List.of("fe02")))),

                when(DeploymentReason.TRUST_PROVEN, facts -> facts.withMigrated(POOL, seen(1L, "x"))),
                when(DeploymentReason.TRUST_PROVEN, facts -> facts.withTest(seen(true, "x"))),
                when(DeploymentReason.TRUST_TEST_FAILED, facts -> facts.withTest(Fact.known(false))
                        .withMigrated(POOL, seen(9L, "x"))),
                when(DeploymentReason.TRUST_TEST_CONTESTED, facts -> facts.withTest(contested(true, false))),
                when(DeploymentReason.TRUST_UNPROVEN, facts -> facts.withMigrated(POOL, Fact.unknown(DENIED))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("gives one change to a sound deployment its reason, with a remedy and what was denied in its words")
    void reasons(Case one) {
        Preflight sound = Preflight.of(Sound.facts(), AS_OF);
        Preflight changed = Preflight.of(one.change().apply(Sound.facts()), AS_OF);
        Finding finding = changed.findings().stream().filter(each -> each.reason().equals(one.reason().name())).findFirst()
                .orElseThrow();
        assertThat(finding.outcome()).isEqualTo(one.reason().outcome());
        assertThat(finding.remedy().isEmpty()).isEqualTo(finding.isMet());
        assertThat(changed.findings()).extracting(Finding::precondition)
                .isEqualTo(sound.findings().stream().map(Finding::precondition).toList());
        if (one.change().apply(Sound.facts()).toString().contains(DENIED)) {
            assertThat(finding.sentence()).contains(DENIED);
        }
        if (one.reason().outcome() == Outcome.NOT_MET) {
            assertThat(changed.faults()).containsExactly(finding);
            assertThat(changed.outcome()).isEqualTo(Outcome.NOT_MET);
        }
    }

    @Test
    @DisplayName("reaches every reason, and marks as unknown whatever is inferred")
    void reachesEveryReason() {
        Set<DeploymentReason> reached = cases().map(Case::reason)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DeploymentReason.class)));
        Preflight.of(Sound.facts(), AS_OF).findings().forEach(finding -> reached.add(DeploymentReason.valueOf(finding.reason())));
        assertThat(reached).containsExactlyInAnyOrder(DeploymentReason.values());
        assertThat(Arrays.stream(DeploymentReason.values()).filter(DeploymentReason::isInferred)).isNotEmpty()
                .allMatch(reason -> reason.outcome() == Outcome.UNKNOWN);
        assertThat(DeploymentReason.values()).allMatch(reason -> reason.page().startsWith("https://"))
                .allMatch(reason -> reason.advice().isEmpty() == (reason.outcome() == Outcome.MET));
    }

    @Test
    @DisplayName("has nothing against a sound deployment, and does not take that for a proof")
    void sound() {
        Preflight sound = Preflight.of(Sound.facts(), AS_OF);
        assertThat(sound.findings()).filteredOn(finding -> !finding.isMet()).extracting(Finding::reason)
                .containsExactly("TRUST_UNPROVEN");
        assertThat(sound.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(sound.userFacts().serverToServerTrust().isUnknown()).isTrue();
        assertThat(sound.userFacts().serverToServerTrust().toString())
                .contains("what is set up need not work", "nobody has migrated");
    }

    @Test
    @DisplayName("says what follows for each user: nothing, a fault named once, or a proof with its time")
    void userFacts() {
        assertThat(Preflight.of(DeploymentFacts.none(), AS_OF).userFacts()).isEqualTo(UserFacts.none());
        assertThat(Preflight.of(DeploymentFacts.none(), AS_OF).findings())
                .allMatch(finding -> finding.outcome() == Outcome.UNKNOWN);

        DeploymentFacts migrated = Sound.facts().withMigrated(POOL, seen(3L, "Debug-CsUnifiedContactStore"));
        Fact<Boolean> proven = Preflight.of(migrated, AS_OF).userFacts().serverToServerTrust();
        assertThat(proven.toOptional()).contains(true);
        assertThat(proven.claims().get(0).source().at()).contains(Sound.READ);

        Preflight broken = Preflight.of(migrated.withAuthCertificate(seen("", "Get-AuthConfig")), AS_OF);
        Finding trust = Precondition.SERVER_TO_SERVER_TRUST.check(broken.userFacts());
        assertThat(trust.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(trust.sentence()).containsOnlyOnce("EXCHANGE_CERTIFICATE_MISSING").containsOnlyOnce("names no certificate");
    }

    static Stream<Fact<Long>> stale() {
        return Stream.of(Fact.known(5L), Fact.known(5L, Source.of("x", AS_OF.minus(Duration.ofDays(7)))),
                Fact.known(5L, Source.of("x", AS_OF.plus(Duration.ofMinutes(6)))), Fact.known(5L, Source.of("x", Instant.MIN)));
    }

    @ParameterizedTest
    @MethodSource("stale")
    @DisplayName("takes no proof from what is old, of the future, or without a time")
    void stale(Fact<Long> count) {
        assertThat(Preflight.of(Sound.facts().withMigrated(POOL, count), AS_OF).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Preflight.of(Sound.facts().withTest(count.map(number -> true)), AS_OF).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @DisplayName("counts a proof as long as the caller says, whatever that is")
    void freshness() {
        DeploymentFacts facts = Sound.facts()
                .withMigrated(POOL, Fact.known(5L, Source.of("x", AS_OF.minus(Duration.ofDays(30)))));
        assertThat(Preflight.of(facts, AS_OF, Duration.ofDays(31)).outcome()).isEqualTo(Outcome.MET);
        assertThat(Preflight.of(facts, AS_OF, Duration.ofSeconds(Long.MAX_VALUE)).outcome()).isEqualTo(Outcome.MET);
        assertThatIllegalArgumentException().isThrownBy(() -> Preflight.of(facts, AS_OF, Duration.ZERO))
                .withMessageContaining("freshness");
    }

    @Test
    @DisplayName("decides on a time without a zone only where it is the same in every zone")
    void zones() {
        LocalDateTime now = LocalDateTime.parse("2026-11-26T12:00:00");
        Function<LocalDateTime, String> until = time -> reason(certificates(certificate("AB12").withValidUntil(time)));
        assertThat(until.apply(now.minusHours(12))).isEqualTo("OAUTH_CERTIFICATE_EXPIRED");
        assertThat(until.apply(now.minusHours(11))).isEqualTo("OAUTH_CERTIFICATE_UNKNOWN");
        assertThat(until.apply(now.plusHours(14))).isEqualTo("OAUTH_CERTIFICATE_UNKNOWN");
        assertThat(until.apply(now.plusHours(15))).isEqualTo("OAUTH_CERTIFICATE_EXPIRES_SOON");
        Function<LocalDateTime, String> from = time -> reason(certificates(certificate("AB12").withValidFrom(time)));
        assertThat(from.apply(now.plusHours(15))).isEqualTo("OAUTH_CERTIFICATE_NOT_YET_VALID");
        assertThat(from.apply(now.plusHours(14))).isEqualTo("OAUTH_CERTIFICATE_UNKNOWN");
        assertThat(from.apply(now.minusHours(12))).isEqualTo("OAUTH_CERTIFICATE_VALID");
        assertThat(reason(certificates(certificate("AB12").withEffectiveFrom(now)))).isEqualTo("OAUTH_CERTIFICATE_CHANGES");
        assertThat(reason(certificates(certificate("AB12").withEffectiveFrom(now.minusHours(12)))))
                .isEqualTo("OAUTH_CERTIFICATE_VALID");
    }

    private static String reason(UnaryOperator<DeploymentFacts> change) {
        return Preflight.of(change.apply(Sound.facts()), AS_OF).findings().get(0).reason();
    }

    @Test
    @DisplayName("knows applications by their identifier, with or without a realm, whatever they are called")
    void identifiers() {
        for (String identifier : List.of("microsoft.exchange", "Microsoft.Exchange", "00000002-0000-0FF1-CE00-000000000000",
                "00000002-0000-0ff1-ce00-000000000000@litwareinc.com")) {
            assertThat(PartnerApplication.of("x", identifier).isExchange()).as(identifier).isTrue();
            assertThat(PartnerApplication.of("x", identifier).isLync()).isFalse();
        }
        assertThat(PartnerApplication.of("microsoft.exchange", "").isExchange()).isFalse();
        assertThat(PartnerApplication.of("x", "00000004-0000-0ff1-ce00-000000000000").isLync()).isTrue();
    }

    @Test
    @DisplayName("puts several answers together: what is known outweighs what is not, and every pool is named")
    void merge() {
        DeploymentFacts one = DeploymentFacts.none().withLyncAutodiscover(Fact.unknown("denied"))
                .withOAuthCertificates(POOL, seen(List.of(), "a"));
        DeploymentFacts other = Sound.facts().withOAuthCertificates("pool02.litwareinc.com", seen(List.of(), "b"));
        Preflight both = Preflight.of(one.merge(other).withOAuthCertificates(POOL, seen(List.of(), "a")), AS_OF);
        assertThat(both.findings().get(0).sentence()).contains("pool01", "pool02");
        assertThat(both.findings().get(2).reason()).isEqualTo("LYNC_AUTODISCOVER_SET");
        assertThat(DeploymentFacts.none().merge(other)).isEqualTo(other);
        assertThat(other.merge(other)).isEqualTo(other);
    }

    @Test
    @DisplayName("gives plain data with commands, what is inferred, and the page")
    void plainData() {
        Preflight preflight = Preflight.of(Sound.facts().withLyncAutodiscover(seen(XML, "x")), AS_OF);
        assertThat(preflight.toMap()).containsOnlyKeys("outcome", "sentence", "asOf", "findings")
                .containsEntry("outcome", "NOT_MET")
                .containsEntry("asOf", AS_OF.toString());
        List<?> findings = new ArrayList<>((List<?>) preflight.toMap().get("findings"));
        assertThat(findings).hasSize(11);
        assertThat(findings.get(2)).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("reason", "LYNC_AUTODISCOVER_WRONG").containsEntry("inferred", false)
                .containsEntry("page", DeploymentReason.LYNC_AUTODISCOVER_WRONG.page())
                .containsEntry("commands", List.of("Set-CsOAuthConfiguration -Identity 'global' -ExchangeAutodiscoverUrl "
                        + "'https://autodiscover.example.com/autodiscover/autodiscover.svc'"));
        assertThat(preflight.toString()).contains("lync-autodiscover: NOT_MET LYNC_AUTODISCOVER_WRONG");
        assertThat(preflight.sentence()).startsWith("The deployment is not set up for UCS: ");
    }
}
