package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.internal.Implied;

/**
 * What the part of a registry that is one user's says of Lync clients.
 *
 * <p>It may be a whole profile, or what {@code reg save} wrote of a key within: then it is known by what it holds. "No client",
 * and "nobody has signed in", is said only of what is whole.
 */
final class OfficePart {

    /** Lync 2013 and Skype for Business 2015 are Office 15, Skype for Business 2016 and later Office 16. */
    private static final List<String> VERSIONS = List.of("15.0", "16.0");
    private static final String UNKNOWN = "unknown";
    private static final List<List<String>> ALONE = VERSIONS.stream().map(List::of).toList();
    private static final List<String> WAY = List.of("Software", "Microsoft", "Office");
    private static final String LYNC = "Lync";
    private static final String UCS = "UCS";

    private final Registry registry;
    private final String root;
    private final boolean collected;
    private final List<String> versions = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final OfficeAccounts accounts;
    private List<ProfileReading> profiles = List.of();

    OfficePart(Registry registry, String root, ProfileReading.Place place, boolean collected) {
        this.registry = registry;
        this.root = root;
        this.collected = collected;
        this.accounts = new OfficeAccounts(place, problems);
    }

    /** The Office versions that have a client's key; of one alone, as nearly all have, the same list each time. */
    List<String> versions() {
        return ALONE.stream().filter(versions::equals).findFirst().orElse(versions);
    }

    List<ProfileReading> profiles() {
        return profiles;
    }

    Set<String> problems() {
        return problems;
    }

    /** Whether names below a user's root, or below that of a part of it, lead to an account or lie around one. */
    static boolean isWanted(List<String> names) {
        for (int from = 0; from <= WAY.size() + 2; from++) {
            if (leads(names, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leads(List<String> names, int from) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int step = from + i;
            boolean fits = switch (step) {
                case 0, 1, 2 -> is(name, WAY.get(step));
                case 3 -> VERSIONS.contains(name);
                case 4 -> is(name, LYNC);
                case 5 -> name.indexOf('@') >= 0;
                case 6 -> is(name, UCS);
                default -> false;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(String name, String known) {
        return name.equals(known) || name.equalsIgnoreCase(known);
    }

    void read() {
        String office = root + "\\" + String.join("\\", WAY);
        VERSIONS.forEach(version -> find(office + "\\" + version + "\\" + LYNC, version));
        if (collected && versions.isEmpty() && problems.isEmpty()) {
            readPart();
        }
        profiles = accounts.read();
        if (collected && profiles.isEmpty() && problems.isEmpty() && !isWhole()) {
            problems.add(versions.isEmpty() ? "it is not a whole profile, so that a client is not to be expected in it"
                    : "the accounts of the client are not in it: it is not a whole profile");
        }
    }

    /** Of a part of a profile: the key at its root is one within. */
    private void readPart() {
        Optional<RegistryKey> top = find(root);
        if (top.isEmpty() || has(top.get(), WAY.get(0))) {
            return;
        }
        String at = has(top.get(), WAY.get(1)) ? root + "\\Microsoft\\Office" : has(top.get(), WAY.get(2)) ? root + "\\Office"
                : root;
        VERSIONS.forEach(version -> find(at + "\\" + version + "\\" + LYNC, version));
        if (versions.isEmpty()) {
            find(at + "\\" + LYNC, UNKNOWN);
        }
        if (versions.isEmpty()) {
            accounts.find(top.get(), UNKNOWN);
        }
        if (versions.isEmpty() && !accounts.isEmpty()) {
            versions.add(UNKNOWN);
        }
    }

    private boolean has(RegistryKey key, String name) {
        try {
            return key.subKey(name).isPresent();
        } catch (RegistryException fault) {
            problems.add(OfficeWalk.shown(fault));
            return true;
        }
    }

    private Optional<RegistryKey> find(String path) {
        try {
            return registry.find(path);
        } catch (RegistryException fault) {
            problems.add(OfficeWalk.shown(fault));
            return Optional.empty();
        }
    }

    private void find(String path, String version) {
        if (Thread.currentThread().isInterrupted()) {
            problems.add("interrupted before Office " + version + " was read");
            return;
        }
        Optional<RegistryKey> lync = find(path);
        if (lync.isPresent()) {
            versions.add(version);
            accounts.find(lync.get(), version);
        }
    }

    /**
     * Whether what is missing was missing in the profile, too: an export holds what lies below the keys that it names, and a
     * hive of a profile has the key Software.
     */
    private boolean isWhole() {
        Optional<RegistryKey> key = find(root);
        boolean stated = key.map(OfficePart::isStated).orElse(false);
        List<String> way = versions.isEmpty() ? WAY : List.of(WAY.get(0), WAY.get(1), WAY.get(2), versions.get(0), LYNC);
        for (String name : way) {
            Optional<RegistryKey> below = key.isEmpty() ? Optional.empty() : below(key.get(), name);
            if (below.isEmpty()) {
                return stated && !name.equals(WAY.get(0));
            }
            key = below;
            stated |= isStated(below.get());
        }
        return stated;
    }

    private Optional<RegistryKey> below(RegistryKey key, String name) {
        try {
            return key.subKey(name);
        } catch (RegistryException fault) {
            problems.add(OfficeWalk.shown(fault));
            return Optional.empty();
        }
    }

    private static boolean isStated(RegistryKey key) {
        return !(key instanceof Implied implied && implied.isImplied());
    }
}
