package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryOrigin;
import org.ucsmigration.registry.RegistryPath;

/** Reads what a registry says of Lync clients: each user's part of it, once, and nothing else. */
final class OfficeWalk {

    /** Of the computer's own hives; whatever else lies beside them was loaded by hand. */
    private static final Set<String> MACHINE = Set.of("software", "system", "sam", "security", "hardware", "components",
            "drivers", "schema");
    private static final int LONGEST = 1000;

    private final Registry registry;
    private final Instant observedAt;
    private final ProfileList.Owner owner;
    private final RegistryOrigin origin;
    private final String caveats;
    private final Consumer<RegistryReading> into;
    private int given;

    private OfficeWalk(Registry registry, Instant now, ProfileList.Owner owner, Consumer<RegistryReading> into) {
        this.registry = registry;
        this.observedAt = registry.observedAt().orElse(now);
        this.owner = owner;
        this.origin = registry.origin();
        this.caveats = registry.caveats().stream().map(caveat -> "; " + unended(caveat)).reduce("", String::concat);
        this.into = into;
    }

    /**
     * Gives at least one reading.
     *
     * @param now   the instant at which a registry without a time of its own counts as seen
     * @param owner whose {@code HKEY_CURRENT_USER} it is, as far as known from elsewhere
     */
    static void walk(Registry registry, Instant now, ProfileList.Owner owner, Consumer<RegistryReading> into) {
        new OfficeWalk(registry, now, owner, into).walk();
    }

    /** Whether a key of an export can be of use to a walk: those above and around the clients' accounts, and these. */
    static boolean isWanted(RegistryPath path) {
        int users = path.root().equals(RegistryPath.CURRENT_USER) ? 0 : 1;
        List<String> names = path.names();
        return (users == 0 || path.root().equals(RegistryPath.USERS) || path.root().equals(RegistryPath.LOCAL_MACHINE))
                && (names.size() <= users || OfficePart.isWanted(names.subList(users, names.size())));
    }

    private void walk() {
        for (String root : registry.roots()) {
            switch (root) {
                case RegistryPath.CURRENT_USER -> give(user(root, currentUser()));
                case RegistryPath.USERS -> below(root, OfficeWalk::isUser);
                case RegistryPath.LOCAL_MACHINE -> {
                    if (isCollected()) {
                        below(root, name -> !MACHINE.contains(name.toLowerCase(Locale.ROOT)) && !name.toLowerCase(Locale.ROOT)
                                .startsWith("bcd"));
                    }
                }
                default -> {
                    // The classes and the hardware's configuration have no user in them.
                }
            }
        }
        if (given == 0) {
            give(reading(place(RegistryPath.CURRENT_USER, null), List.of(), List.of(),
                    List.of("no user's part of a registry is in it")));
        }
    }

    /** A file or what is like one, which need not hold all that its registry held. */
    private boolean isCollected() {
        return registry.observedAt().isPresent();
    }

    private void below(String root, Predicate<String> isUser) {
        List<String> names;
        try {
            names = registry.find(root).map(RegistryKey::subKeyNames).orElse(List.of());
        } catch (RegistryException fault) {
            give(RegistryReading.unreadable(registry.name(), root, null, observedAt, shown(fault)));
            return;
        }
        for (String name : names) {
            if (isUser.test(name)) {
                give(user(root + "\\" + name, account(root, name)));
            }
        }
    }

    /**
     * People's accounts, of a domain or computer or of Entra ID, and hives that somebody loaded under a name of his own; no
     * services, no classes, no template. Source: "Well-known SIDs" (Windows documentation).
     */
    private static boolean isUser(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.endsWith("_classes") && !lower.equals(".default")
                && (!lower.startsWith("s-1-") || Sid.find(name).map(Sid::isPerson).orElse(false));
    }

    private ProfileReading.Place currentUser() {
        Sid sid = owner.sid() != null ? owner.sid() : origin.sid().orElse(null);
        return place(RegistryPath.CURRENT_USER, sid);
    }

    private ProfileReading.Place account(String root, String name) {
        Optional<Sid> named = root.equals(RegistryPath.USERS) ? Sid.find(name) : Optional.empty();
        String path = root + "\\" + name;
        if (named.isPresent() && origin.sid().isPresent() && !named.equals(origin.sid())) {
            return new ProfileReading.Place(registry.name(), path, origin.sid().get(), observedAt, caveats,
                    "it lies under " + named.get() + " in a file that comes from " + origin.sid().get());
        }
        return place(path, named.or(origin::sid).orElse(null));
    }

    private ProfileReading.Place place(String root, @Nullable Sid sid) {
        String nobodys = origin.isScript() ? "it stands in a script that deletes keys, not in what a registry held"
                : origin.dispute().map(reason -> "whose it is is not certain: " + reason).orElse(null);
        return new ProfileReading.Place(registry.name(), root, sid, observedAt, caveats, nobodys);
    }

    private RegistryReading user(String root, ProfileReading.Place place) {
        Set<String> problems = new LinkedHashSet<>();
        if (owner.problem() != null) {
            problems.add(owner.problem());
        }
        origin.dispute().ifPresent(problems::add);
        OfficePart part = new OfficePart(registry, root, place, isCollected());
        part.read();
        part.problems().forEach(problems::add);
        return reading(place, part.versions(), part.profiles(), problems);
    }

    /** With what the registry itself says must be known of it. */
    private RegistryReading reading(ProfileReading.Place place, List<String> versions, List<ProfileReading> profiles,
            Iterable<String> problems) {
        Set<String> all = new LinkedHashSet<>();
        registry.caveats().forEach(caveat -> all.add(unended(caveat)));
        problems.forEach(all::add);
        return new RegistryReading(place, versions, profiles, new ArrayList<>(all), registry);
    }

    private void give(RegistryReading reading) {
        given++;
        into.accept(reading);
    }

    /** What is wrong, without the registry's name, which stands beside it wherever it is shown. */
    static String shown(RegistryException fault) {
        return Shown.of(fault.problem(), LONGEST);
    }

    private static String unended(String sentence) {
        String shown = Shown.of(sentence, LONGEST);
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }
}
