package org.example.inventory;

import java.util.List;
import java.util.Map;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/** Knows from the badge office for whom the servers trust each other; of all others it says that it does not know. */
public final class BadgeProbe implements Probe {

    private final Map<SipAddress, Boolean> trusted;

    public BadgeProbe(Map<SipAddress, Boolean> trusted) {
        this.trusted = Map.copyOf(trusted);
    }

    @Override
    public String name() {
        return "badge office";
    }

    @Override
    public List<String> problems() {
        return List.of("The badge office is closed on Sundays.");
    }

    @Override
    public Observations observe(UserIdentity user) {
        Boolean known = trusted.get(user.sip());
        Fact<Boolean> trust = known == null ? Fact.unknown("the badge office does not know the user")
                : Fact.known(known, Source.of("badge office"));
        return Observations.of(user, UserFacts.builder().serverToServerTrust(trust).build());
    }
}
