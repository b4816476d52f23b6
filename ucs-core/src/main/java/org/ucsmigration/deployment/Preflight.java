package org.ucsmigration.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ucsmigration.Source;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;

/**
 * Whether a deployment is set up for the unified contact store: every finding, in the order in which the pages set things up,
 * and what follows for each user. Immutable, compared by content.
 *
 * <p>What is set up need not work: only users who have migrated, or a test that succeeded, prove it. What is known to be missing
 * is missing for everybody, whoever has migrated before.
 *
 * <p>Not read by anything here: the length of a certificate's key, its subject (the planning page asks for the SIP domain in it,
 * the page on certificates of Directors shows another), and DNS.
 *
 * @since 0.1.0
 */
public final class Preflight {

    private static final Duration FRESH = Duration.ofDays(7);

    private final DeploymentFacts facts;
    private final Instant asOf;
    private final List<Finding> findings;
    private final Fact<Boolean> trust;
    private final UserFacts userFacts;

    private Preflight(DeploymentFacts facts, Instant asOf, List<Finding> findings, Fact<Boolean> trust) {
        this.facts = facts;
        this.asOf = asOf;
        this.findings = findings;
        this.trust = trust;
        this.userFacts = facts.isNone() ? UserFacts.none() : UserFacts.builder().serverToServerTrust(trust).build();
    }

    /**
     * Checks a deployment; a proof counts for seven days.
     *
     * @param asOf the instant that certificates are to be valid at
     */
    public static Preflight of(DeploymentFacts facts, Instant asOf) {
        return of(facts, asOf, FRESH);
    }

    /**
     * Checks a deployment.
     *
     * @param asOf      the instant that certificates are to be valid at
     * @param freshness how long ago a proof may have been seen
     * @throws IllegalArgumentException if the time is not positive
     */
    public static Preflight of(DeploymentFacts facts, Instant asOf, Duration freshness) {
        Objects.requireNonNull(facts, "facts: pass DeploymentFacts.none() where nothing is known");
        Objects.requireNonNull(asOf, "asOf: pass Instant.now(), or the instant at which everything was collected");
        Durations.positive("freshness", freshness, "Duration.ofDays(7)");
        CertificateRules certificates = new CertificateRules(facts, asOf);
        AutodiscoverRules autodiscover = new AutodiscoverRules(facts);
        PartnerRules partners = new PartnerRules(facts);
        EveryServer servers = new EveryServer(facts);
        Proof proof = Proof.of(facts, asOf, freshness);
        List<Finding> findings = List.of(certificates.lync(), autodiscover.exchange(), autodiscover.lync(),
                autodiscover.agreement(),
                partners.exchange(), partners.lync(), certificates.exchange(), servers.autodiscover(), servers.webServices(),
                servers.replication(), proof.finding());
        return new Preflight(facts, asOf, findings, trust(findings, proof, asOf));
    }

    private static Fact<Boolean> trust(List<Finding> findings, Proof proof, Instant asOf) {
        List<Finding> faults = findings.stream().filter(finding -> finding.outcome() == Outcome.NOT_MET).toList();
        if (!faults.isEmpty()) {
            String all = faults.stream().map(fault -> fault.reason() + ", " + unended(fault.sentence()))
                    .collect(Collectors.joining("; "));
            return Fact.known(false, Source.of("pre-flight of the deployment: " + all, asOf));
        }
        if (proof.finding().isMet()) {
            return Fact.known(true, Source.of("pre-flight of the deployment: " + unended(proof.finding().sentence()),
                    proof.seen().orElse(asOf)));
        }
        long open = findings.stream().filter(finding -> !finding.isMet()).count() - 1;
        return Fact.unknown("pre-flight of the deployment: nothing that was read speaks against it"
                + (open == 0 ? "" : ", " + open + " of " + (findings.size() - 1) + " points are open")
                + ", and what is set up need not work. " + unended(proof.finding().sentence()));
    }

    private static String unended(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Every finding, in order; never empty. The reason of each is the name of a {@link DeploymentReason}. */
    public List<Finding> findings() {
        return findings;
    }

    /** What is known to be missing, in order. */
    public List<Finding> faults() {
        return findings.stream().filter(finding -> finding.outcome() == Outcome.NOT_MET).toList();
    }

    /** Not met where anything is known to be missing, met where it is proven to work and nothing is, else unknown. */
    public Outcome outcome() {
        return trust.toOptional().map(works -> works ? Outcome.MET : Outcome.NOT_MET).orElse(Outcome.UNKNOWN);
    }

    /**
     * What follows for each user: the trust between the servers, with the reason. Where nobody stated anything about the
     * deployment, nothing follows.
     */
    public UserFacts userFacts() {
        return userFacts;
    }

    /** The verdict in words; its wording may change. */
    public String sentence() {
        List<Finding> faults = faults();
        return switch (outcome()) {
            case MET -> "The deployment works for UCS. " + findings.get(findings.size() - 1).sentence();
            case NOT_MET -> "The deployment is not set up for UCS: " + faults.get(0).sentence()
                    + (faults.size() == 1 ? "" : " And " + (faults.size() - 1) + " more.");
            case UNKNOWN -> "Whether the deployment works for UCS is not known. " + findings.get(findings.size() - 1).sentence();
        };
    }

    /**
     * The pre-flight as plain data, in order: {@code outcome, sentence, asOf} (text), {@code findings}: a list of what
     * {@link Finding#toMap()} gives, with {@code commands} (a list of text), {@code inferred} (a boolean) and {@code page}.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", outcome().name());
        map.put("sentence", sentence());
        map.put("asOf", asOf.toString());
        map.put("findings", findings.stream().map(Preflight::toMap).toList());
        return map;
    }

    private static DeploymentReason reason(Finding finding) {
        return DeploymentReason.valueOf(finding.reason());
    }

    private static Map<String, Object> toMap(Finding finding) {
        DeploymentReason reason = reason(finding);
        Map<String, Object> map = new LinkedHashMap<>(finding.toMap());
        map.put("commands", reason.advice().map(Advice::commands).orElse(List.of()));
        map.put("inferred", reason.isInferred());
        map.put("page", reason.page());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preflight that && facts.equals(that.facts) && asOf.equals(that.asOf)
                && findings.equals(that.findings)
                && trust.equals(that.trust);
    }

    @Override
    public int hashCode() {
        return Objects.hash(findings, asOf);
    }

    /** The verdict, and each finding on a line of its own. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of(sentence()));
        findings.forEach(finding -> lines.add("  " + finding + (reason(finding).isInferred() ? " (This is inferred.)" : "")));
        return String.join("\n", lines);
    }
}
