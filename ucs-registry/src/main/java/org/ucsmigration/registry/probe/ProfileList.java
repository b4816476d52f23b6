package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryValue;

/**
 * The profiles that a computer knows: whose they are, and where. Source: "User profiles" (Windows documentation),
 * {@code Software\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList}.
 */
final class ProfileList {

    static final String KEY = "Microsoft\\Windows NT\\CurrentVersion\\ProfileList";

    private ProfileList() {
    }

    /** A person's profile: the SID and the folder as written there, perhaps with {@code %SystemDrive%}, or what is wrong. */
    record Profile(Sid sid, String folder, Optional<String> problem) {

        /** The folder's own name, by which it is found in an image. */
        String folderName() {
            return folded(folder.substring(folder.lastIndexOf('\\') + 1));
        }
    }

    /** Whose a profile folder is, and why that is not certain, if so. */
    record Owner(@Nullable Sid sid, @Nullable String problem) {

        static final Owner UNKNOWN = new Owner(null, null);
    }

    /** Whose the profile folders of an image are, by the folder's own name: of the drive it was on an image tells nothing. */
    static final class Owners {

        private final Map<String, Owner> owners = new HashMap<>();

        void add(Profile profile) {
            if (profile.problem().isEmpty()) {
                owners.merge(profile.folderName(), new Owner(profile.sid(), null), Owners::both);
            }
        }

        private static Owner both(Owner one, Owner other) {
            return one.equals(other) ? one
                    : new Owner(null, "several accounts have a profile folder of that name: it is not certain whose it is");
        }

        Owner of(String folderName) {
            return owners.getOrDefault(folded(folderName), Owner.UNKNOWN);
        }
    }

    /**
     * @param registry holds the key below {@code software}: the live registry, or the hive SOFTWARE of an image
     * @throws RegistryException if the list cannot be read
     */
    static List<Profile> read(Registry registry, String software) {
        List<Profile> profiles = new ArrayList<>();
        Optional<RegistryKey> list = registry.find(software + "\\" + KEY);
        for (RegistryKey key : list.map(RegistryKey::subKeys).orElse(List.of())) {
            String name = key.name();
            // Windows adds this to the entry of a profile that it could not load.
            Optional<Sid> sid = Sid.find(folded(name).endsWith(".bak") ? name.substring(0, name.length() - 4) : name)
                    .filter(Sid::isPerson);
            sid.ifPresent(person -> profiles.add(profile(person, key)));
        }
        return profiles;
    }

    private static Profile profile(Sid sid, RegistryKey key) {
        try {
            Optional<String> folder = key.value("ProfileImagePath").flatMap(RegistryValue::asText)
                    .filter(path -> !path.isBlank());
            return new Profile(sid, folder.orElse(""), folder.isPresent() ? Optional.empty()
                    : Optional.of(key.path() + ": it has no ProfileImagePath"));
        } catch (RegistryException fault) {
            return new Profile(sid, "", Optional.of(fault.problem()));
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
