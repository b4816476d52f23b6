package org.example;

import java.util.List;
import java.util.Set;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.testing.ProbeContract;

class PilotProbeTest extends ProbeContract {

    @Override
    protected Probe probe() {
        return new PilotProbe(Set.of(SipAddress.of("kenmyer@litwareinc.com")));
    }

    @Override
    protected List<UserIdentity> knownUsers() {
        return List.of(UserIdentity.of("kenmyer@litwareinc.com"));
    }
}
