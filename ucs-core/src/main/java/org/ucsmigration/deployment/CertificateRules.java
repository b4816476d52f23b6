package org.ucsmigration.deployment;

import static org.ucsmigration.deployment.DeploymentReason.EXCHANGE_CERTIFICATE_CONTESTED;
import static org.ucsmigration.deployment.DeploymentReason.EXCHANGE_CERTIFICATE_MISSING;
import static org.ucsmigration.deployment.DeploymentReason.EXCHANGE_CERTIFICATE_UNKNOWN;
import static org.ucsmigration.deployment.DeploymentReason.OAUTH_CERTIFICATES_DIFFER;
import static org.ucsmigration.deployment.DeploymentReason.OAUTH_CERTIFICATE_CHANGES;
import static org.ucsmigration.deployment.DeploymentReason.OAUTH_CERTIFICATE_CONTESTED;
import static org.ucsmigration.deployment.DeploymentReason.OAUTH_CERTIFICATE_MISSING;
import static org.ucsmigration.deployment.DeploymentReason.OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE;
import static org.ucsmigration.deployment.DeploymentReason.OAUTH_CERTIFICATE_UNCLEAR;
import static org.ucsmigration.deployment.DeploymentReason.OAUTH_CERTIFICATE_UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;

/** The certificates with which the two sides sign their tokens. */
record CertificateRules(DeploymentFacts facts, Instant asOf) {

    /** So far apart in time, two readings may lie before and after a change. */
    private static final Duration CHANGE = Duration.ofDays(1);

    /** Lync Server's: on each pool, and the same on all of them. */
    Finding lync() {
        Map<String, Fact<List<Certificate>>> byPool = facts.oauthCertificates();
        Map<String, Fact<List<Certificate>>> agreed = new LinkedHashMap<>();
        List<Finding> all = new ArrayList<>();
        byPool.forEach((pool, fact) -> {
            Finding finding = Check.OAUTH_CERTIFICATE.over(fact, OAUTH_CERTIFICATE_UNKNOWN, OAUTH_CERTIFICATE_CONTESTED,
                    (certificates, by) -> ofPool(certificates, " on " + pool + by));
            all.add(finding);
            if (!finding.reason().equals(OAUTH_CERTIFICATE_CONTESTED.name())) {
                agreed.put(pool, fact);
            }
        });
        if (all.isEmpty()) {
            return Check.OAUTH_CERTIFICATE.notKnown(OAUTH_CERTIFICATE_UNKNOWN, List.of("nothing was collected about it"));
        }
        return with(all, Outcome.NOT_MET).or(() -> with(all, OAUTH_CERTIFICATE_CHANGES)).or(() -> different(agreed))
                .or(() -> with(all, Outcome.UNKNOWN)).or(() -> elsewhere(byPool.keySet(), all))
                .or(() -> with(all, DeploymentReason.OAUTH_CERTIFICATE_EXPIRES_SOON)).orElseGet(() -> joined(all));
    }

    private Finding ofPool(List<Certificate> certificates, String where) {
        if (certificates.isEmpty()) {
            return Check.OAUTH_CERTIFICATE.found(OAUTH_CERTIFICATE_MISSING, "No certificate is assigned as OAuthTokenIssuer"
                    + where);
        }
        List<Finding> each = certificates.stream().map(certificate -> {
            Validity validity = Validity.of(certificate, asOf);
            return Check.OAUTH_CERTIFICATE.found(lync(validity), "The OAuth certificate " + certificate + where + " "
                    + validity.words(certificate));
        }).toList();
        boolean one = each.stream().allMatch(finding -> finding.outcome() == each.get(0).outcome());
        return one ? with(each, OAUTH_CERTIFICATE_CHANGES).orElse(each.get(0)) : with(each, OAUTH_CERTIFICATE_CHANGES)
                .orElseGet(() -> Check.OAUTH_CERTIFICATE.found(OAUTH_CERTIFICATE_UNCLEAR,
                        "Which of several certificates is used is not documented. "
                        + sentences(each)));
    }

    private static DeploymentReason lync(Validity validity) {
        return switch (validity) {
            case NAMELESS -> OAUTH_CERTIFICATE_MISSING;
            case EXPIRED -> DeploymentReason.OAUTH_CERTIFICATE_EXPIRED;
            case CHANGES -> OAUTH_CERTIFICATE_CHANGES;
            case NOT_YET -> DeploymentReason.OAUTH_CERTIFICATE_NOT_YET_VALID;
            case UNKNOWN -> OAUTH_CERTIFICATE_UNKNOWN;
            case EXPIRES_SOON -> DeploymentReason.OAUTH_CERTIFICATE_EXPIRES_SOON;
            case VALID -> DeploymentReason.OAUTH_CERTIFICATE_VALID;
        };
    }

    private Optional<Finding> different(Map<String, Fact<List<Certificate>>> byPool) {
        Set<Set<String>> seen = new HashSet<>();
        List<Instant> times = new ArrayList<>();
        byPool.forEach((pool, fact) -> fact.claims().forEach(claim -> {
            seen.add(claim.value().stream().map(Certificate::thumbprint).collect(Collectors.toSet()));
            claim.source().at().ifPresent(times::add);
        }));
        if (seen.size() < 2) {
            return Optional.empty();
        }
        String what = "There are different OAuth certificates: " + byPool.entrySet().stream()
                .flatMap(each -> each.getValue().claims().stream()
                        .map(claim -> each.getKey() + " " + claim.value() + " (" + claim.source().text() + ")"))
                .collect(Collectors.joining(", "));
        times.sort(null);
        boolean apart = !times.isEmpty() && Duration.between(times.get(0), times.get(times.size() - 1)).compareTo(CHANGE) > 0;
        return Optional.of(apart ? Check.OAUTH_CERTIFICATE.found(OAUTH_CERTIFICATE_CONTESTED, what
                + ", read more than a day apart")
                : Check.OAUTH_CERTIFICATE.found(OAUTH_CERTIFICATES_DIFFER, what));
    }

    /** Where not every pool is known to have been asked. */
    private Optional<Finding> elsewhere(Set<String> asked, List<Finding> all) {
        Fact<List<String>> pools = facts.pools();
        Set<String> left = new TreeSet<>();
        pools.claims().forEach(claim -> claim.value().forEach(pool -> left.add(pool.strip().toLowerCase(Locale.ROOT))));
        left.removeAll(asked);
        if (pools.isUnknown()) {
            return Optional.of(Check.OAUTH_CERTIFICATE.found(OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE, sentences(all)
                    + " Which pools there are is not known: " + String.join("; ", pools.reasons())));
        }
        return left.isEmpty() ? Optional.empty()
                : Optional.of(Check.OAUTH_CERTIFICATE.found(OAUTH_CERTIFICATE_NOT_SEEN_EVERYWHERE,
                sentences(all) + " It was not read on " + Words.some(left)));
    }

    /** Exchange's: the one that the authorisation configuration names as current. */
    Finding exchange() {
        return Check.EXCHANGE_CERTIFICATE.over(facts.authCertificate(), EXCHANGE_CERTIFICATE_UNKNOWN,
                EXCHANGE_CERTIFICATE_CONTESTED, (current, by) -> {
            Certificate named = Certificate.of(current);
            return named.thumbprint().isEmpty()
                    ? Check.EXCHANGE_CERTIFICATE.found(EXCHANGE_CERTIFICATE_MISSING,
                            "Exchange's authorisation configuration names no certificate" + by)
                    : Check.EXCHANGE_CERTIFICATE.over(facts.exchangeCertificates(), EXCHANGE_CERTIFICATE_UNKNOWN,
                            EXCHANGE_CERTIFICATE_CONTESTED,
                            (certificates, store) -> stored(named, certificates, store));
        });
    }

    private Finding stored(Certificate named, List<Certificate> certificates, String by) {
        Optional<Certificate> found = certificates.stream().filter(each -> each.thumbprint().equals(named.thumbprint()))
                .findFirst();
        if (found.isEmpty()) {
            return Check.EXCHANGE_CERTIFICATE.found(certificates.isEmpty() ? EXCHANGE_CERTIFICATE_UNKNOWN
                    : EXCHANGE_CERTIFICATE_MISSING,
                    "The server has no certificate " + named + ", which the authorisation configuration names as current" + by);
        }
        Validity validity = Validity.of(found.get(), asOf);
        return Check.EXCHANGE_CERTIFICATE.found(exchange(validity),
                "Exchange's certificate " + found.get() + " " + validity.words(found.get()) + by);
    }

    private static DeploymentReason exchange(Validity validity) {
        return switch (validity) {
            case NAMELESS -> EXCHANGE_CERTIFICATE_MISSING;
            case EXPIRED -> DeploymentReason.EXCHANGE_CERTIFICATE_EXPIRED;
            case NOT_YET -> DeploymentReason.EXCHANGE_CERTIFICATE_NOT_YET_VALID;
            case CHANGES, UNKNOWN -> EXCHANGE_CERTIFICATE_UNKNOWN;
            case EXPIRES_SOON -> DeploymentReason.EXCHANGE_CERTIFICATE_EXPIRES_SOON;
            case VALID -> DeploymentReason.EXCHANGE_CERTIFICATE_VALID;
        };
    }

    /** All findings of that outcome as one, under the first one's reason. */
    private static Optional<Finding> with(List<Finding> all, Outcome outcome) {
        List<Finding> some = all.stream().filter(finding -> finding.outcome() == outcome).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(joined(some));
    }

    private static Optional<Finding> with(List<Finding> all, DeploymentReason reason) {
        List<Finding> some = all.stream().filter(finding -> finding.reason().equals(reason.name())).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(joined(some));
    }

    private static Finding joined(List<Finding> all) {
        return Check.OAUTH_CERTIFICATE.found(DeploymentReason.valueOf(all.get(0).reason()), sentences(all));
    }

    private static String sentences(List<Finding> all) {
        return String.join(" ", all.stream().map(Finding::sentence).toList());
    }
}
