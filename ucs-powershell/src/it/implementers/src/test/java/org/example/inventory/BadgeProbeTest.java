package org.example.inventory;

import java.util.List;
import java.util.Map;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.testing.ProbeContract;

class BadgeProbeTest extends ProbeContract {

    @Override
    protected Probe probe() {
        return new BadgeProbe(Map.of(SipAddress.of("kenmyer@litwareinc.com"), true));
    }

    @Override
    protected List<UserIdentity> knownUsers() {
        return List.of(UserIdentity.of("kenmyer@litwareinc.com"));
    }
}
