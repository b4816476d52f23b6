package org.example.inventory;

import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Precondition;

/** A precondition written as a class: the user is homed in the pilot's pool. */
public final class OnPilotPool implements Precondition {

    private final String pool;

    public OnPilotPool(String pool) {
        this.pool = pool;
    }

    @Override
    public String id() {
        return "on-pilot-pool";
    }

    @Override
    public Finding check(UserFacts facts) {
        Finding.About finding = Finding.about(id());
        return facts.homePool().toOptional().map(home -> home.fqdn().equalsIgnoreCase(pool)
                ? finding.met("IN_PILOT", "The user is homed in the pilot's pool.")
                : finding.notMet("NOT_IN_PILOT", "The user is homed elsewhere.", "Wait for the next wave."))
                .orElseGet(() -> finding.unknown("PILOT_UNKNOWN", "The home pool is not known.", "Collect Get-CsUser."));
    }
}
