package org.ucsmigration.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.precondition.Finding;

/** How each side is led to Exchange's autodiscover, and whether both mean the same servers. */
record AutodiscoverRules(DeploymentFacts facts) {

    private static final List<String> CLOUD = List.of("outlook.com", "office365.com", "office365.us", "office.com", "outlook.cn");

    Finding exchange() {
        return Check.EXCHANGE_AUTODISCOVER.over(facts.exchangeAutodiscover(), DeploymentReason.EXCHANGE_AUTODISCOVER_UNKNOWN,
                DeploymentReason.EXCHANGE_AUTODISCOVER_CONTESTED, AutodiscoverRules::exchange);
    }

    private static Finding exchange(List<String> addresses, String by) {
        Check check = Check.EXCHANGE_AUTODISCOVER;
        List<String> given = addresses.stream().map(String::strip).filter(address -> !address.isEmpty()).toList();
        List<String> wrong = given.stream().filter(address -> !ends(address, "/autodiscover/autodiscover.xml")).toList();
        if (addresses.isEmpty()) {
            return check.found(DeploymentReason.EXCHANGE_AUTODISCOVER_UNKNOWN, "There is no Exchange server in the list" + by);
        }
        if (given.isEmpty()) {
            return check.found(DeploymentReason.EXCHANGE_AUTODISCOVER_MISSING,
                    "No Exchange server of " + addresses.size() + " has an address of autodiscover" + by);
        }
        if (wrong.isEmpty()) {
            return check.found(DeploymentReason.EXCHANGE_AUTODISCOVER_SET, "The Exchange servers name " + Words.some(given) + by);
        }
        return wrong.size() == given.size()
                ? check.found(DeploymentReason.EXCHANGE_AUTODISCOVER_WRONG, "The Exchange servers name " + Words.some(wrong)
                        + ", which is not autodiscover.xml" + by)
                : check.found(DeploymentReason.EXCHANGE_AUTODISCOVER_UNCLEAR, "Some Exchange servers name " + Words.some(wrong)
                        + ", which is not autodiscover.xml" + by);
    }

    Finding lync() {
        return Check.LYNC_AUTODISCOVER.over(facts.lyncAutodiscover(), DeploymentReason.LYNC_AUTODISCOVER_UNKNOWN,
                DeploymentReason.LYNC_AUTODISCOVER_CONTESTED, AutodiscoverRules::lync);
    }

    private static Finding lync(String address, String by) {
        Check check = Check.LYNC_AUTODISCOVER;
        String shown = Shown.of(address.strip(), 200);
        if (address.isBlank()) {
            return check.found(DeploymentReason.LYNC_AUTODISCOVER_MISSING,
                    "Lync Server has no address of Exchange's autodiscover" + by);
        }
        if (ends(address, ".xml")) {
            return check.found(DeploymentReason.LYNC_AUTODISCOVER_WRONG, "Lync Server has the address " + shown
                    + ", which is not that of the service" + by);
        }
        return ends(address, "/autodiscover/autodiscover.svc")
                ? check.found(DeploymentReason.LYNC_AUTODISCOVER_SET, "Lync Server has the address " + shown + by)
                : check.found(DeploymentReason.LYNC_AUTODISCOVER_UNCLEAR, "Lync Server has the address " + shown
                        + ", which does not end with /autodiscover/autodiscover.svc" + by);
    }

    Finding agreement() {
        Fact<String> lync = facts.lyncAutodiscover();
        Fact<List<String>> exchange = facts.exchangeAutodiscover();
        List<String> reasons = new ArrayList<>(lync.reasons());
        reasons.addAll(exchange.reasons());
        if (!reasons.isEmpty()) {
            return Check.AUTODISCOVER_AGREEMENT.notKnown(DeploymentReason.AUTODISCOVER_AGREEMENT_UNKNOWN, reasons);
        }
        return Check.AUTODISCOVER_AGREEMENT.over(lync, DeploymentReason.AUTODISCOVER_AGREEMENT_UNKNOWN,
                DeploymentReason.AUTODISCOVER_AGREEMENT_CONTESTED, (one, by) -> Check.AUTODISCOVER_AGREEMENT.over(exchange,
                        DeploymentReason.AUTODISCOVER_AGREEMENT_UNKNOWN, DeploymentReason.AUTODISCOVER_AGREEMENT_CONTESTED,
                        (others, other) -> agreement(one, others)));
    }

    private static Finding agreement(String one, List<String> others) {
        Check check = Check.AUTODISCOVER_AGREEMENT;
        Optional<String> host = Address.in(one).map(Address::host);
        Set<String> hosts = others.stream().flatMap(other -> Address.in(other).stream()).map(Address::host)
                .collect(Collectors.toSet());
        if (host.isEmpty() || hosts.isEmpty()) {
            return check.found(DeploymentReason.AUTODISCOVER_AGREEMENT_UNKNOWN,
                    (host.isEmpty() ? "Lync Server's address" : "Exchange's address")
                    + " names no host to compare");
        }
        String name = Shown.of(host.get(), 80);
        if (hosts.contains(host.get())) {
            return check.found(DeploymentReason.AUTODISCOVER_AGREES, "Both sides name " + name);
        }
        boolean cloud = CLOUD.stream().anyMatch(domain -> host.get().equals(domain) || host.get().endsWith("." + domain));
        return check.found(cloud ? DeploymentReason.AUTODISCOVER_IN_CLOUD : DeploymentReason.AUTODISCOVER_DIFFERS,
                "Lync Server asks " + name + ", and the Exchange servers name " + Words.some(hosts.stream().sorted().toList()));
    }

    private static boolean ends(String address, String end) {
        return address.strip().toLowerCase(Locale.ROOT).endsWith(end);
    }
}
