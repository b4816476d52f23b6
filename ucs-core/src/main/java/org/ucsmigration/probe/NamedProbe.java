package org.ucsmigration.probe;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ucsmigration.UserIdentity;

/** Another's probe under a name of its own. */
record NamedProbe(String name, Probe probe) implements Probe {

    NamedProbe {
        Objects.requireNonNull(name, "name: what a reason shall call the probe, for example \"badge office\"");
        Objects.requireNonNull(probe, "probe: the one to name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a probe is blank: say what a reason shall call it, for example "
                    + "\"badge office\".");
        }
    }

    @Override
    public Observations observe(UserIdentity user) {
        return probe.observe(user);
    }

    @Override
    public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
        probe.observeAll(users, into);
    }

    @Override
    public List<String> problems() {
        return probe.problems();
    }

    @Override
    public Optional<Reach> reach() {
        return probe.reach();
    }
}
