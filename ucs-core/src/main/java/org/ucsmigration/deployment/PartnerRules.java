package org.ucsmigration.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.precondition.Finding;

/**
 * Whether each side knows the other as a partner application.
 *
 * <p>One page says that Exchange makes the application of Lync Server by itself (Test-OAuthConnectivity), another that it must be
 * made ("Configure partner applications"). Both are met where it is there, so what counts is what the list says.
 */
record PartnerRules(DeploymentFacts facts) {

    private static final String LYNC_METADATA = "/metadata/json/1";
    private static final String EXCHANGE_METADATA = "/autodiscover/metadata/json/1";

    Finding exchange() {
        return Check.EXCHANGE_PARTNER.over(facts.exchangePartners(), DeploymentReason.EXCHANGE_PARTNER_UNKNOWN,
                DeploymentReason.EXCHANGE_PARTNER_CONTESTED,
                        (all, by) -> judged(all, by, PartnerApplication::isLync, LYNC_METADATA,
                        "Lync Server", Check.EXCHANGE_PARTNER, DeploymentReason.EXCHANGE_PARTNER_MISSING,
                        DeploymentReason.EXCHANGE_PARTNER_UNCLEAR, this::exchange));
    }

    Finding lync() {
        return Check.LYNC_PARTNER.over(facts.lyncPartners(), DeploymentReason.LYNC_PARTNER_UNKNOWN,
                DeploymentReason.LYNC_PARTNER_CONTESTED,
                        (all, by) -> judged(all, by, PartnerApplication::isExchange, EXCHANGE_METADATA,
                        "Exchange", Check.LYNC_PARTNER, DeploymentReason.LYNC_PARTNER_MISSING,
                        DeploymentReason.LYNC_PARTNER_UNCLEAR, PartnerRules::lync));
    }

    /** The applications of that identifier, which decide where they decide alike; without one, whatever looks like it. */
    private static Finding judged(List<PartnerApplication> all, String by, Predicate<PartnerApplication> same, String metadata,
            String other,
            Check check, DeploymentReason missing, DeploymentReason unclear,
                    BiFunction<PartnerApplication, String, Finding> ruling) {
        List<Finding> each = new ArrayList<>();
        all.stream().filter(same).forEach(one -> each.add(ruling.apply(one, by)));
        if (each.isEmpty()) {
            Optional<PartnerApplication> similar = all.stream()
                    .filter(one -> one.metadata().filter(address -> address.path().equals(metadata)).isPresent()).findFirst();
            return similar.isPresent()
                    ? check.found(unclear, "The partner application " + similar.get() + " has the metadata address of " + other
                            + " and another identifier" + by)
                    : check.found(missing, "None of the " + all.size() + " partner applications is " + other + by);
        }
        Finding first = each.get(0);
        return each.stream().allMatch(finding -> finding.outcome() == first.outcome()) ? first
                : check.found(unclear, "Which of several partner applications is used is not documented. "
                        + each.stream().map(Finding::sentence).limit(5).reduce((a, b) -> a + " " + b).orElseThrow());
    }

    private Finding exchange(PartnerApplication one, String by) {
        Check check = Check.EXCHANGE_PARTNER;
        String name = "The partner application " + one + " of Exchange, which is Lync Server, ";
        if (!one.enabled().isKnown()) {
            return check.notKnown(DeploymentReason.EXCHANGE_PARTNER_UNKNOWN, List.of(one.enabled() + by));
        }
        if (!one.enabled().toOptional().orElseThrow()) {
            return check.found(DeploymentReason.EXCHANGE_PARTNER_DISABLED, name + "is not enabled" + by);
        }
        Optional<String> host = one.metadata().map(Address::host);
        boolean strange = host.isPresent() && facts.pools().toOptional().filter(pools -> !pools.isEmpty() && pools.stream()
                .noneMatch(pool -> pool.strip().toLowerCase(Locale.ROOT).equals(host.get()))).isPresent();
        return strange
                ? check.found(DeploymentReason.EXCHANGE_PARTNER_UNCLEAR, name + "is enabled; its metadata is at "
                        + Shown.of(host.get(), 80)
                        + ", which is the name of no pool: a retired one, or a name of web services" + by)
                : check.found(DeploymentReason.EXCHANGE_PARTNER_SET, name + "is enabled" + by);
    }

    private static Finding lync(PartnerApplication one, String by) {
        Check check = Check.LYNC_PARTNER;
        String name = "The partner application " + one + " of Lync Server, which is Exchange, ";
        if (one.enabled().toOptional().filter(enabled -> !enabled).isPresent()) {
            return check.found(DeploymentReason.LYNC_PARTNER_DISABLED, name + "is not enabled" + by);
        }
        Fact<String> level = one.trustLevel();
        if (level.toOptional().filter(text -> !text.strip().equalsIgnoreCase("Full")).isPresent()) {
            return check.found(DeploymentReason.LYNC_PARTNER_NOT_TRUSTED, name + "has the trust level "
                    + Shown.of(level.toOptional().orElseThrow(), 40) + " instead of Full" + by);
        }
        if (!one.enabled().isKnown() || !level.isKnown()) {
            return check.notKnown(DeploymentReason.LYNC_PARTNER_UNKNOWN,
                    List.of((one.enabled().isKnown() ? level : one.enabled()) + by));
        }
        Optional<String> path = one.metadata().map(Address::path);
        return path.filter(other -> !other.equals(EXCHANGE_METADATA)).isPresent()
                ? check.found(DeploymentReason.LYNC_PARTNER_UNCLEAR, name + "has metadata at " + Shown.of(path.get(), 80)
                        + " instead of " + EXCHANGE_METADATA + by)
                : check.found(DeploymentReason.LYNC_PARTNER_SET, name + "is enabled, with the trust level Full" + by);
    }
}
