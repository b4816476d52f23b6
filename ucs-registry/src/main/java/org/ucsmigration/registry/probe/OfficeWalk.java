package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.RegistryValue;

/** Reads what a registry says of Lync clients: each user's part of it, once, and nothing else. */
final class OfficeWalk {

    /** Lync 2013 and Skype for Business 2015 are Office 15, Skype for Business 2016 and later Office 16. */
    private static final List<String> VERSIONS = List.of("15.0", "16.0");
    private static final String OFFICE = "\\Software\\Microsoft\\Office\\";

    private final Registry registry;
    private final Instant observedAt;
    private final String caveats;

    private OfficeWalk(Registry registry, Instant now) {
        this.registry = registry;
        this.observedAt = registry.observedAt().orElse(now);
        this.caveats = registry.caveats().stream().map(caveat -> "; " + (caveat.endsWith(".") ? caveat.substring(0, caveat.length() - 1) : caveat))
                .collect(Collectors.joining());
    }

    /** @param now the instant at which a registry without a time of its own counts as seen */
    static void walk(Registry registry, Instant now, Consumer<RegistryReading> into) {
        walk(registry, now, null, into);
    }

    /** @param sid of whom it is known that {@code HKEY_CURRENT_USER} is theirs; null where nobody is */
    static void walk(Registry registry, Instant now, @Nullable String sid, Consumer<RegistryReading> into) {
        OfficeWalk walk = new OfficeWalk(registry, now);
        for (String root : registry.roots()) {
            if (root.equals(RegistryPath.CURRENT_USER)) {
                into.accept(walk.user(root, sid));
            } else if (root.equals(RegistryPath.USERS)) {
                walk.users(into);
            }
        }
    }

    private void users(Consumer<RegistryReading> into) {
        List<String> names;
        try {
            names = registry.find(RegistryPath.USERS).map(RegistryKey::subKeyNames).orElse(List.of());
        } catch (RegistryException fault) {
            into.accept(RegistryReading.unreadable(registry.name(), RegistryPath.USERS, null, observedAt, fault.problem()));
            return;
        }
        for (String name : names) {
            if (isUser(name)) {
                into.accept(user(RegistryPath.USERS + "\\" + name, name.startsWith("S-1-") ? name : null));
            }
        }
    }

    /**
     * People's accounts, of a domain or computer (S-1-5-21) or of Entra ID (S-1-12-1), and hives that somebody loaded under
     * a name of his own; no services, no classes, no template. Source: "Well-known SIDs" (Windows documentation).
     */
    static boolean isUser(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.endsWith("_classes") && !lower.equals(".default")
                && (!lower.startsWith("s-1-") || lower.startsWith("s-1-5-21-") || lower.startsWith("s-1-12-1-"));
    }

    private RegistryReading user(String root, @Nullable String sid) {
        ProfileReading.Place place = new ProfileReading.Place(registry.name(), root, sid, observedAt, caveats);
        List<String> present = new ArrayList<>();
        List<ProfileReading> profiles = new ArrayList<>();
        Set<String> problems = new LinkedHashSet<>();
        for (String version : VERSIONS) {
            if (Thread.currentThread().isInterrupted()) {
                problems.add("interrupted before Office " + version + " was read");
                break;
            }
            try {
                Optional<RegistryKey> lync = registry.find(root + OFFICE + version + "\\Lync");
                if (lync.isPresent()) {
                    present.add(version);
                    profiles(lync.get(), version, place, profiles);
                }
            } catch (RegistryException fault) {
                problems.add(fault.problem());
            }
        }
        return new RegistryReading(place, present, profiles, List.copyOf(problems), registry.caveats());
    }

    private static void profiles(RegistryKey lync, String version, ProfileReading.Place place, List<ProfileReading> into) {
        for (RegistryKey key : lync.subKeys()) {
            if (key.name().indexOf('@') >= 0) {
                into.add(profile(key, version, place));
            }
        }
    }

    private static ProfileReading profile(RegistryKey key, String version, ProfileReading.Place place) {
        String name = key.name();
        String address = name.regionMatches(true, 0, "sip:", 0, 4) ? name.substring(4) : name;
        Instant written = null;
        Instant changed = null;
        RegistryValue mode = null;
        String problem = null;
        try {
            written = key.lastWriteTime().orElse(null);
            Optional<RegistryKey> ucs = key.subKey("UCS");
            if (ucs.isPresent()) {
                changed = ucs.get().lastWriteTime().orElse(null);
                mode = ucs.get().value("InUCSMode").orElse(null);
            }
        } catch (RegistryException fault) {
            problem = fault.reason();
        }
        return new ProfileReading(place, version, address, key.path(), written, changed, mode, problem);
    }
}
