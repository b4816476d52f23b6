package org.ucsmigration.evidence;

import java.util.List;
import java.util.stream.Collectors;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.evidence.MigrationConclusion.Certainty;
import org.ucsmigration.internal.Ages;

/** A conclusion in words. */
record Telling(Readings readings) {

    private static final String BEFORE = "ask the server before anything depends on it. ";

    String decided(Evidence deciding, Certainty certainty) {
        String state = switch (deciding.state()) {
            case MIGRATED -> "Migrated";
            case MIGRATING -> "Migrating";
            case NOT_MIGRATED -> "Not migrated";
            case UNKNOWN -> throw new IllegalStateException("an unknown state decides nothing");
        };
        String how = certainty.isDefinite() ? ". " : switch (deciding.authority()) {
            case SERVER_STATE, SYNTHETIC_TEST -> readings.isFresh(deciding)
                    ? " as last understood: asked again, the " + deciding.authority() + " told nothing; " + BEFORE
                    : " as last seen, " + unreliable(deciding) + ": " + BEFORE;
            case EXCHANGE_FLAG -> ", as only Exchange's flag says: " + BEFORE;
            case CLIENT_CACHE -> " as that client last saw it, which is no proof: " + BEFORE;
            case CALLER -> ", as only the caller says: " + BEFORE;
        };
        return state + how + told(deciding) + againstIt(readings.against(deciding.state()));
    }

    /** Why a reading that is not fresh is none to rely on. */
    private String unreliable(Evidence one) {
        return one.observedAt().isEmpty() ? "and nobody knows when" : one.observedAt().get().isAfter(readings.asOf())
                ? "by a clock that is ahead of this report" : "which is too long ago to rely on";
    }

    String contradiction(List<Evidence> pair) {
        return "Unknown: two readings contradict each other, ask the server again. " + told(pair.get(0))
                + againstIt(pair.subList(1, 2));
    }

    String overtaken(Evidence stale, Evidence later) {
        return "Unknown: ask the server again. " + told(stale) + " A later sign says otherwise: " + told(later);
    }

    String clientsDiffer(List<Evidence> clients) {
        Evidence other = clients.stream().filter(one -> one.state() != clients.get(0).state()).findFirst().orElseThrow();
        return "Unknown: clients differ, ask the server. " + told(clients.get(0)) + againstIt(List.of(other));
    }

    String nothing() {
        return readings.all().isEmpty() ? "Unknown: no witness was asked."
                : "Unknown: " + readings.all().stream().map(Evidence::sentence).collect(Collectors.joining(" "));
    }

    private String againstIt(List<Evidence> others) {
        return others.isEmpty() ? "" : " Against it: " + told(others.get(0));
    }

    /** What was seen, when, and whether anybody vouches for it. */
    private String told(Evidence one) {
        String seen = one.sentence();
        if (one.authority() != Authority.CALLER) {
            String bare = seen.endsWith(".") ? seen.substring(0, seen.length() - 1) : seen;
            seen = bare + ", as seen " + Ages.when(one.observedAt(), readings.asOf()) + ".";
        }
        boolean nobody = one.authority() == Authority.CLIENT_CACHE && !one.isVouched();
        return nobody ? seen + " Nobody vouches for it: that it comes from the user's own Windows account is not certain." : seen;
    }
}
