package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.registry.internal.Names;

/** The accounts of clients below the Lync keys of one user: found first, then read. */
final class OfficeAccounts {

    private static final String UCS = "UCS";
    private static final String MODE = "InUCSMode";
    private static final RegistryValue MIGRATED = RegistryValue.dword(MODE, Evidence.IN_UCS_MODE);
    private static final RegistryValue NOT_MIGRATED = RegistryValue.dword(MODE, 0);
    /** How often, in accounts, an interrupt is looked for. */
    private static final int BETWEEN_LOOKS = 64;

    private final ProfileReading.Place place;
    private final Set<String> problems;
    /** The keys of the accounts, with their versions. */
    private final Map<RegistryKey, String> keys = new LinkedHashMap<>();
    /** Their names by version, and those that are there twice: in a sound registry none is. */
    private final Set<String> names = new HashSet<>();
    private final Set<String> doubles = new HashSet<>();
    private final List<ProfileReading> profiles = new ArrayList<>();

    /** @param problems takes what cannot be read */
    OfficeAccounts(ProfileReading.Place place, Set<String> problems) {
        this.place = place;
        this.problems = problems;
    }

    /** Finds those below a key. */
    void find(RegistryKey lync, String version) {
        lync.eachSubKey(key -> {
            if (key.name().indexOf('@') >= 0) {
                keys.put(key, version);
                if (!names.add(known(key, version))) {
                    doubles.add(known(key, version));
                }
            }
        }, fault -> problems.add(OfficeWalk.shown(fault)));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * Reads what was found; and where one could not be read all of it once more: that a value is not its key's alone may show
     * only at the second key that has it.
     */
    List<ProfileReading> read() {
        readAll();
        if (unreadable().isPresent()) {
            profiles.clear();
            readAll();
        }
        unreadable().ifPresent(first -> problems.add(profiles.stream().filter(profile -> profile.unreadable().isPresent()).count()
                + " of " + profiles.size() + " accounts could not be read, the first because " + first));
        return profiles;
    }

    private Optional<String> unreadable() {
        return profiles.stream().flatMap(profile -> profile.unreadable().stream()).findFirst();
    }

    private void readAll() {
        int count = 0;
        for (Map.Entry<RegistryKey, String> account : keys.entrySet()) {
            if (++count % BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
                problems.add("interrupted before all accounts were read");
                return;
            }
            profiles.add(profile(account.getKey(), account.getValue()));
        }
    }

    private ProfileReading profile(RegistryKey key, String version) {
        String name = key.name();
        String address = name.regionMatches(true, 0, "sip:", 0, 4) ? name.substring(4) : name;
        Instant written = null;
        Instant changed = null;
        RegistryValue mode = null;
        String problem = doubles.contains(known(key, version)) ? "two keys have its name" : null;
        try {
            written = key.lastWriteTime().orElse(null);
            Optional<RegistryKey> ucs = problem == null ? key.subKey(UCS) : Optional.empty();
            if (ucs.isPresent()) {
                changed = ucs.get().lastWriteTime().orElse(null);
                mode = ucs.get().value(MODE).map(OfficeAccounts::once).orElse(null);
            }
        } catch (RegistryException fault) {
            problem = fault.reason();
        }
        return new ProfileReading(place, version, address, key.path(), written, changed, mode, problem);
    }

    /** Nearly every account has one of two values, which are then held once. */
    private static RegistryValue once(RegistryValue mode) {
        return mode.equals(MIGRATED) ? MIGRATED : mode.equals(NOT_MIGRATED) ? NOT_MIGRATED : mode;
    }

    private static String known(RegistryKey key, String version) {
        return version + "\\" + Names.folded(key.name());
    }
}
