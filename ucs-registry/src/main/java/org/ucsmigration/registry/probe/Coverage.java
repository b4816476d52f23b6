package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.UserIdentity;

/** How much was read of where a user's profile may lie, counted once for all users of whom it is the same. Immutable. */
final class Coverage {

    /** Of many registries that could not be read, as many are named. */
    private static final int NAMED = 3;

    private final int registries;
    private final int failed;
    /** The one reading, where there is only one. */
    @Nullable
    private final RegistryReading only;
    private final List<RegistryReading> named;

    private Coverage(int registries, int failed, @Nullable RegistryReading only, List<RegistryReading> named) {
        this.registries = registries;
        this.failed = failed;
        this.only = only;
        this.named = named;
    }

    static Coverage of(Collection<RegistryReading> readings) {
        List<RegistryReading> failed = new ArrayList<>();
        int count = 0;
        List<RegistryReading> accounts = readings.stream().filter(reading -> reading.reach().isEmpty()).toList();
        for (RegistryReading reading : readings) {
            if (!reading.problems().isEmpty()) {
                count++;
                if (failed.size() < NAMED) {
                    failed.add(reading);
                }
            }
        }
        return new Coverage(accounts.size(), count, readings.size() == 1 && accounts.size() == 1 ? accounts.get(0) : null,
                List.copyOf(failed));
    }

    Coverage and(Coverage other) {
        if (other.isNone() || isNone()) {
            return isNone() ? other : this;
        }
        RegistryReading single = registries == 0 ? other.only : other.registries == 0 ? only : null;
        return new Coverage(registries + other.registries, failed + other.failed, single,
                Stream.concat(named.stream(), other.named.stream()).limit(NAMED).toList());
    }

    private boolean isNone() {
        return registries == 0 && failed == 0;
    }

    /** Who says that there is nothing. */
    String source() {
        return only != null ? only.source() : "the registries of " + registries + " accounts";
    }

    /** Why nothing is known: there is no profile of this user in what was read, or it could not all be read. */
    String absent(UserIdentity user) {
        String problems = named.stream().flatMap(reading -> reading.problems().stream()).distinct()
                .collect(Collectors.joining("; "))
                + (failed > NAMED ? "; and in " + (failed - NAMED) + " others" : "");
        if (only != null && failed == 1 && !only.problems().isEmpty()) {
            return problems;
        }
        String reason = "no profile for " + user + (only == null ? "" : " under " + only.root()
                + "\\Software\\Microsoft\\Office");
        return failed == 0 ? reason : reason + ", and not all could be read: " + problems;
    }
}
