package org.ucsmigration.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.deployment.Sound.AS_OF;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;

@DisplayName("Facts that an enemy wrote")
class HostileFactsTest {

    private static final int ROUNDS = Integer.getInteger("ucs.deployment.rounds", 4_000);
    private static final List<String> TEXTS = List.of("", " ", "\u202Etxt.exe", "\u001B[31m", "://", "https://", "https:///x",
            "https://[::1]:/a",
            "Value=https://autodiscover.litwareinc.com/autodiscover/metadata/json/1",
                    "https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml",
            "https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc",
                    "https://outlook.office365.com/autodiscover/autodiscover.svc",
            "microsoft.exchange", "00000002-0000-0ff1-ce00-000000000000", "00000004-0000-0ff1-ce00-000000000000@*", "@", "Full",
                    "full ", "pool01.litwareinc.com",
            "\uD83D", "\uFFFE", "x".repeat(100_000), "%s$1\\{}");
    private static final List<Instant> TIMES = List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, AS_OF, AS_OF.plusSeconds(1),
            AS_OF.minusSeconds(1));

    private final Random random = new Random(22);

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String text() {
        return one(TEXTS);
    }

    private <T> List<T> some(Supplier<T> each) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> each.get()).toList();
    }

    private <T> Fact<T> fact(Supplier<T> value) {
        Fact<T> fact = random.nextInt(4) == 0 ? Fact.unknown("denied " + random.nextInt(3))
                : Fact.known(value.get(), random.nextBoolean() ? Source.CALLER
                        : Source.of("source " + random.nextInt(3), one(TIMES)));
        return random.nextInt(4) == 0 ? fact.merge(fact(value)) : fact;
    }

    private Certificate certificate() {
        Certificate certificate = Certificate.of(text()).withSubject(text());
        certificate = random.nextBoolean() ? certificate.withValidFrom(one(TIMES)) : certificate.withValidFrom(LocalDateTime.MIN);
        certificate = random.nextBoolean() ? certificate.withValidUntil(one(TIMES)) : random.nextBoolean() ? certificate
                : certificate.withValidUntil(LocalDateTime.MAX);
        return random.nextBoolean() ? certificate : random.nextBoolean() ? certificate.withEffectiveFrom(one(TIMES))
                : certificate.withEffectiveFrom(LocalDateTime.parse("2026-11-26T12:00:00"));
    }

    private PartnerApplication partner() {
        return PartnerApplication.of(text(), text()).withEnabled(fact(random::nextBoolean)).withTrustLevel(fact(this::text))
                .withMetadataUrl(fact(this::text));
    }

    private DeploymentFacts facts() {
        DeploymentFacts facts = DeploymentFacts.none();
        List<Supplier<DeploymentFacts>> steps = new ArrayList<>();
        DeploymentFacts[] now = {facts};
        steps.add(() -> now[0].withPools(fact(() -> some(this::text))));
        steps.add(() -> now[0].withOAuthCertificates(text(), fact(() -> some(this::certificate))));
        steps.add(() -> now[0].withOAuthCertificates("pool01.litwareinc.com", fact(() -> some(this::certificate))));
        steps.add(() -> now[0].withLyncAutodiscover(fact(this::text)));
        steps.add(() -> now[0].withLyncPartners(fact(() -> some(this::partner))));
        steps.add(() -> now[0].withExchangeAutodiscover(fact(() -> some(this::text))));
        steps.add(() -> now[0].withExchangePartners(fact(() -> some(this::partner))));
        steps.add(() -> now[0].withAuthCertificate(fact(this::text)));
        steps.add(() -> now[0].withExchangeCertificates(fact(() -> some(this::certificate))));
        steps.add(() -> now[0].withAutodiscoverRefusing(fact(() -> some(this::text))));
        steps.add(() -> now[0].withWebServicesRefusing(fact(() -> some(this::text))));
        steps.add(() -> now[0].withReplicasBehind(fact(() -> some(this::text))));
        steps.add(() -> now[0].withMigrated(text(), fact(() -> one(List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)))));
        steps.add(() -> now[0].withTest(fact(random::nextBoolean)));
        for (Supplier<DeploymentFacts> step : steps) {
            if (random.nextInt(5) > 0) {
                now[0] = step.get();
            }
        }
        return now[0];
    }

    @Test
    @DisplayName("give findings or unknown, never an exception, and no sentence hides anything")
    void random() {
        for (int round = 0; round < ROUNDS; round++) {
            DeploymentFacts one = facts();
            DeploymentFacts other = facts();
            Instant asOf = random.nextInt(10) == 0 ? one(TIMES) : AS_OF;
            Preflight preflight = Preflight.of(one.merge(other), asOf);
            assertThat(preflight.findings()).hasSize(11);
            for (Finding finding : preflight.findings()) {
                assertThat(finding.outcome()).isEqualTo(DeploymentReason.valueOf(finding.reason()).outcome());
                assertThat(finding.sentence().codePoints().filter(Shown::isHidden).count()).as(finding.sentence()).isZero();
                assertThat(finding.sentence().length()).isLessThan(20_000);
            }
            boolean fault = preflight.findings().stream().anyMatch(finding -> finding.outcome() == Outcome.NOT_MET);
            Fact<Boolean> trust = preflight.userFacts().serverToServerTrust();
            assertThat(trust.toOptional().filter(works -> !works).isPresent()).as("a fault is everybody's, and nothing else is")
                    .isEqualTo(fault);
            assertThat(trust.toOptional().filter(works -> works).isPresent()).as("only a proof is one")
                    .isEqualTo(!fault && preflight.findings().get(10).isMet());
            assertThat(Preflight.of(one.merge(other), asOf)).isEqualTo(preflight);
            assertThat(preflight.toMap()).hasSize(4);
        }
    }

    @Test
    @DisplayName("may list a hundred thousand partner applications and replicas")
    void many() {
        List<PartnerApplication> partners = IntStream.range(0, 100_000)
                .mapToObj(i -> PartnerApplication.of("partner " + i, "00000003-0000-0ff1-ce00-" + i))
                        .collect(Collectors.toList());
        partners.add(Sound.exchange());
        Preflight preflight = Preflight.of(Sound.facts().withLyncPartners(Sound.seen(partners, "x"))
                .withReplicasBehind(Sound.seen(IntStream.range(0, 100_000).mapToObj(i -> "fe" + i).toList(), "x")), AS_OF);
        assertThat(preflight.findings().get(5).reason()).isEqualTo("LYNC_PARTNER_SET");
        assertThat(preflight.findings().get(9).sentence()).contains("fe4 and 99995 more");
    }
}
