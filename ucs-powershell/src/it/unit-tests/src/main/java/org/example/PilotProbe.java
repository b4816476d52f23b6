package org.example;

import java.util.Set;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/** Knows for whom the pilot has set up the trust between the servers. */
public final class PilotProbe implements Probe {

    private final Set<SipAddress> pilot;

    public PilotProbe(Set<SipAddress> pilot) {
        this.pilot = Set.copyOf(pilot);
    }

    @Override
    public Observations observe(UserIdentity user) {
        return pilot.contains(user.sip())
                ? Observations.of(user, UserFacts.builder().serverToServerTrust(Fact.known(true, Source.of("pilot list")))
                        .build())
                : Observations.of(user);
    }
}
