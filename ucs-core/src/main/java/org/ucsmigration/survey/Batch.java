package org.ucsmigration.survey;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.probe.Observations;

/**
 * Users who are asked about together, in their order, and what is known of each. Gives on whom the last probe has answered
 * for, as soon as all before are given.
 */
final class Batch {

    private final List<UserIdentity> order;
    private final Consumer<Observations> into;
    private final Map<SipAddress, Observations> known = new LinkedHashMap<>();
    private final Set<SipAddress> settled = new HashSet<>();
    private boolean isLast;
    private int given;

    Batch(List<UserIdentity> order, Consumer<Observations> into) {
        this.order = order;
        this.into = into;
        for (UserIdentity user : order) {
            known.merge(user.sip(), Observations.of(user), Observations::merge);
        }
    }

    /** Each user once, with what is known of who it is. */
    List<UserIdentity> users() {
        return known.values().stream().map(Observations::identity).toList();
    }

    /** Says whether the answers from here on are the last probe's. */
    void askedBy(boolean lastProbe) {
        isLast = lastProbe;
    }

    void take(List<Observations> answers) {
        for (Observations answer : answers) {
            SipAddress sip = answer.identity().sip();
            known.merge(sip, answer, Observations::merge);
            if (isLast) {
                settled.add(sip);
            }
        }
        while (given < order.size() && settled.contains(order.get(given).sip())) {
            into.accept(known.get(order.get(given++).sip()));
        }
    }
}
