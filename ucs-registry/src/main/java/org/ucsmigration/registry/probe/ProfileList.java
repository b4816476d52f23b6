package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryValue;

/**
 * The profiles that a computer knows: whose they are, and where. Source: "User profiles" (Windows documentation),
 * {@code Software\Microsoft\Windows NT\CurrentVersion\ProfileList}.
 */
final class ProfileList {

    static final String KEY = "Microsoft\\Windows NT\\CurrentVersion\\ProfileList";

    private ProfileList() {
    }

    /** A person's profile: the SID and the folder as written there, perhaps with {@code %SystemDrive%} in it, or why it is not known. */
    record Profile(String sid, String folder, Optional<String> problem) {

        /** The folder's own name, by which it is found in an image. */
        String folderName() {
            return folder.substring(folder.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
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
            String sid = name.toLowerCase(Locale.ROOT).endsWith(".bak") ? name.substring(0, name.length() - 4) : name;
            if (sid.startsWith("S-1-") && OfficeWalk.isUser(sid)) {
                profiles.add(profile(sid, key));
            }
        }
        return profiles;
    }

    private static Profile profile(String sid, RegistryKey key) {
        try {
            Optional<String> folder = key.value("ProfileImagePath").flatMap(RegistryValue::asText).filter(path -> !path.isBlank());
            return new Profile(sid, folder.orElse(""), folder.isPresent() ? Optional.empty()
                    : Optional.of(key.path() + ": it has no ProfileImagePath"));
        } catch (RegistryException fault) {
            return new Profile(sid, "", Optional.of(fault.problem()));
        }
    }
}
