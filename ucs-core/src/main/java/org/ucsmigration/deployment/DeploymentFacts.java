package org.ucsmigration.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ucsmigration.fact.Fact;

/**
 * What is known of a deployment, of both sides: facts that hold for all of its users. Immutable, compared by content; what
 * nobody stated is unknown.
 *
 * <pre>{@code
 * DeploymentFacts facts = DeploymentFacts.none()
 *         .withLyncAutodiscover(Fact.known("https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml"));
 * System.out.println(Preflight.of(facts, Instant.now()).sentence());
 * }</pre>
 *
 * <p>A list is a known fact only where it is known to be complete, or holds what decides: what is missing from one that broke
 * off may be there. Where several front ends or servers were asked, {@link #merge} puts their answers together, and where they
 * decide differently the finding says so.
 *
 * @since 0.1.0
 */
public final class DeploymentFacts {

    private static final DeploymentFacts NONE = new DeploymentFacts(Map.of());

    private record Key(Slot slot, String pool) {
    }

    private final Map<Key, Fact<?>> facts;

    private DeploymentFacts(Map<Key, Fact<?>> facts) {
        this.facts = facts;
    }

    /** Nothing is known. */
    public static DeploymentFacts none() {
        return NONE;
    }

    /** The same with the FQDNs of the pools that run User Services of Lync Server 2013 or later. */
    public DeploymentFacts withPools(Fact<List<String>> fact) {
        return with(Slot.POOLS, "", fact);
    }

    /**
     * The same with the OAuthTokenIssuer certificates of one front end of a pool: mostly one, none where none is assigned.
     *
     * @param pool the pool's FQDN, or another name of where they were read
     */
    public DeploymentFacts withOAuthCertificates(String pool, Fact<List<Certificate>> fact) {
        return with(Slot.OAUTH_CERTIFICATES, pool, fact);
    }

    /** The same with the {@code ExchangeAutodiscoverUrl} of Lync Server's OAuth configuration; blank where it is not set. */
    public DeploymentFacts withLyncAutodiscover(Fact<String> fact) {
        return with(Slot.LYNC_AUTODISCOVER, "", fact);
    }

    /** The same with Lync Server's partner applications. */
    public DeploymentFacts withLyncPartners(Fact<List<PartnerApplication>> fact) {
        return with(Slot.LYNC_PARTNERS, "", fact);
    }

    /** The same with the {@code AutoDiscoverServiceInternalUri} of each Exchange server, blank where one has none. */
    public DeploymentFacts withExchangeAutodiscover(Fact<List<String>> fact) {
        return with(Slot.EXCHANGE_AUTODISCOVER, "", fact);
    }

    /** The same with Exchange's partner applications. */
    public DeploymentFacts withExchangePartners(Fact<List<PartnerApplication>> fact) {
        return with(Slot.EXCHANGE_PARTNERS, "", fact);
    }

    /** The same with the thumbprint that Exchange's authorisation configuration names as current; blank where it names none. */
    public DeploymentFacts withAuthCertificate(Fact<String> fact) {
        return with(Slot.AUTH_CERTIFICATE, "", fact);
    }

    /** The same with the certificates of an Exchange server. */
    public DeploymentFacts withExchangeCertificates(Fact<List<Certificate>> fact) {
        return with(Slot.EXCHANGE_CERTIFICATES, "", fact);
    }

    /** The same with the names of the autodiscover directories that accept no tokens ({@code OAuthAuthentication} False). */
    public DeploymentFacts withAutodiscoverRefusing(Fact<List<String>> fact) {
        return with(Slot.AUTODISCOVER_REFUSING, "", fact);
    }

    /** The same with the names of the web services directories that accept no tokens ({@code OAuthAuthentication} False). */
    public DeploymentFacts withWebServicesRefusing(Fact<List<String>> fact) {
        return with(Slot.WEB_SERVICES_REFUSING, "", fact);
    }

    /** The same with the computers whose copy of Lync Server's configuration is not up to date. */
    public DeploymentFacts withReplicasBehind(Fact<List<String>> fact) {
        return with(Slot.REPLICAS_BEHIND, "", fact);
    }

    /**
     * The same with how many users of a pool have migrated: at least so many, where not every front end gave a number.
     *
     * @param pool the pool's FQDN
     */
    public DeploymentFacts withMigrated(String pool, Fact<Long> fact) {
        return with(Slot.MIGRATED, pool, fact);
    }

    /**
     * The same with the outcome of a test that an administrator made of one user: {@code Test-CsExStorageConnectivity}, which
     * writes to the mailbox, so that this library never runs it, or {@code Test-CsUnifiedContactStore}. A test that was not
     * allowed to run has no outcome.
     */
    public DeploymentFacts withTest(Fact<Boolean> fact) {
        return with(Slot.TEST, "", fact);
    }

    private DeploymentFacts with(Slot slot, String pool, Fact<?> fact) {
        Objects.requireNonNull(pool, "pool: the FQDN of the pool");
        Objects.requireNonNull(fact, () -> "The fact about " + slot.about
                + " is null. Use Fact.unknown(reason) where it is not known.");
        Map<Key, Fact<?>> all = new LinkedHashMap<>(facts);
        all.put(new Key(slot, pool.strip().toLowerCase(Locale.ROOT)), fact);
        return new DeploymentFacts(all);
    }

    /** Both together, fact by fact, as {@link Fact#merge} does it. */
    public DeploymentFacts merge(DeploymentFacts other) {
        Objects.requireNonNull(other, "other: pass DeploymentFacts.none() where nothing else is known");
        Map<Key, Fact<?>> all = new LinkedHashMap<>(facts);
        other.facts.forEach((key, fact) -> all.merge(key, fact, DeploymentFacts::merged));
        return new DeploymentFacts(all);
    }

    /** Whether nobody stated anything, not even why something is unknown. */
    boolean isNone() {
        return facts.isEmpty();
    }

    Fact<List<String>> pools() {
        return get(Slot.POOLS);
    }

    Map<String, Fact<List<Certificate>>> oauthCertificates() {
        return byPool(Slot.OAUTH_CERTIFICATES);
    }

    Fact<String> lyncAutodiscover() {
        return get(Slot.LYNC_AUTODISCOVER);
    }

    Fact<List<PartnerApplication>> lyncPartners() {
        return get(Slot.LYNC_PARTNERS);
    }

    Fact<List<String>> exchangeAutodiscover() {
        return get(Slot.EXCHANGE_AUTODISCOVER);
    }

    Fact<List<PartnerApplication>> exchangePartners() {
        return get(Slot.EXCHANGE_PARTNERS);
    }

    Fact<String> authCertificate() {
        return get(Slot.AUTH_CERTIFICATE);
    }

    Fact<List<Certificate>> exchangeCertificates() {
        return get(Slot.EXCHANGE_CERTIFICATES);
    }

    Fact<List<String>> autodiscoverRefusing() {
        return get(Slot.AUTODISCOVER_REFUSING);
    }

    Fact<List<String>> webServicesRefusing() {
        return get(Slot.WEB_SERVICES_REFUSING);
    }

    Fact<List<String>> replicasBehind() {
        return get(Slot.REPLICAS_BEHIND);
    }

    Map<String, Fact<Long>> migrated() {
        return byPool(Slot.MIGRATED);
    }

    Fact<Boolean> test() {
        return get(Slot.TEST);
    }

    private <T> Fact<T> get(Slot slot) {
        Fact<T> fact = this.<T>byPool(slot).get("");
        return fact == null ? Fact.unknown("nothing was collected about " + slot.about) : fact;
    }

    // Each slot is filled by the one method above that says its type.
    @SuppressWarnings("unchecked")
    private <T> Map<String, Fact<T>> byPool(Slot slot) {
        Map<String, Fact<T>> all = new LinkedHashMap<>();
        facts.forEach((key, fact) -> {
            if (key.slot() == slot) {
                all.put(key.pool(), (Fact<T>) fact);
            }
        });
        return all;
    }

    @SuppressWarnings("unchecked")
    private static <T> Fact<T> merged(Fact<?> one, Fact<?> other) {
        return ((Fact<T>) one).merge((Fact<T>) other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeploymentFacts that && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public String toString() {
        return facts.entrySet().stream().map(each -> each.getKey().slot().about
                + (each.getKey().pool().isEmpty() ? "" : " of " + each.getKey().pool()) + ": " + each.getValue())
                .collect(Collectors.joining("; "));
    }
}
