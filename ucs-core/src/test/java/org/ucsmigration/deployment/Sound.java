package org.ucsmigration.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;

/** A deployment with two pools in which everything is as the pages want it, and nobody has migrated. */
final class Sound {

    static final Instant AS_OF = Instant.parse("2026-11-26T12:00:00Z");
    static final Instant READ = AS_OF.minus(Duration.ofHours(1));

    private static final String SERVICE = "https://autodiscover.litwareinc.com/autodiscover/";

    private Sound() {
    }

    static <T> Fact<T> seen(T value, String source) {
        return Fact.known(value, Source.of(source, READ));
    }

    static Certificate certificate(String thumbprint) {
        return Certificate.of(thumbprint).withSubject("CN=litwareinc.com").withValidFrom(AS_OF.minus(Duration.ofDays(300)))
                .withValidUntil(AS_OF.plus(Duration.ofDays(400)));
    }

    static PartnerApplication exchange() {
        return PartnerApplication.of("MicrosoftExchange", "00000002-0000-0ff1-ce00-000000000000").withEnabled(Fact.known(true))
                .withTrustLevel(Fact.known("Full")).withMetadataUrl(Fact.known("Value=" + SERVICE + "metadata/json/1"));
    }

    static PartnerApplication lync() {
        return PartnerApplication.of("LyncEnterprise", "00000004-0000-0ff1-ce00-000000000000").withEnabled(Fact.known(true))
                .withMetadataUrl(Fact.known("https://pool01.litwareinc.com/metadata/json/1"));
    }

    static PartnerApplication sharePoint() {
        return PartnerApplication.of("SharePoint", "00000003-0000-0ff1-ce00-000000000000").withEnabled(Fact.known(true))
                .withMetadataUrl(Fact.known("https://sp.litwareinc.com/_layouts/15/metadata/json/1"));
    }

    static DeploymentFacts facts() {
        return DeploymentFacts.none()
                .withPools(seen(List.of("pool01.litwareinc.com", "pool02.litwareinc.com"), "Get-CsService"))
                .withOAuthCertificates("pool01.litwareinc.com", seen(List.of(certificate("AB12")), "Get-CsCertificate"))
                .withOAuthCertificates("POOL02.litwareinc.com", seen(List.of(certificate("ab 12")), "Get-CsCertificate"))
                .withLyncAutodiscover(seen(SERVICE + "Autodiscover.svc", "Get-CsOAuthConfiguration"))
                .withLyncPartners(seen(List.of(sharePoint(), exchange()), "Get-CsPartnerApplication"))
                .withExchangeAutodiscover(seen(List.of(SERVICE + "autodiscover.xml", ""), "Get-ClientAccessService"))
                .withExchangePartners(seen(List.of(sharePoint(), lync()), "Get-PartnerApplication"))
                .withAuthCertificate(seen("CD34", "Get-AuthConfig"))
                .withExchangeCertificates(seen(List.of(certificate("EF56"), certificate("cd34")), "Get-ExchangeCertificate"))
                .withAutodiscoverRefusing(seen(List.of(), "Get-AutodiscoverVirtualDirectory"))
                .withWebServicesRefusing(seen(List.of(), "Get-WebServicesVirtualDirectory"))
                .withReplicasBehind(seen(List.of(), "Get-CsManagementStoreReplicationStatus"))
                .withMigrated("pool01.litwareinc.com", seen(0L, "Debug-CsUnifiedContactStore"));
    }
}
