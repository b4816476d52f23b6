package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.registry.probe.ProfileOwners.Owned;

/**
 * Readings that were taken before, sorted once by what may lead a user to them: so that of thousands only a few are looked at for
 * a few users. Immutable.
 */
final class TakenProfiles {

    /** A profile, and the how manieth of all it is. */
    private record Place(int number, RegistryReading registry, ProfileReading profile) {
    }

    private final Map<Sid, List<Place>> bySid = new HashMap<>();
    private final Map<String, List<Place>> byAddress = new HashMap<>();
    private final ProfileEvidence evidence;

    TakenProfiles(List<RegistryReading> readings) {
        evidence = new ProfileEvidence(readings);
        int number = 0;
        for (RegistryReading reading : readings) {
            for (ProfileReading profile : reading.profiles()) {
                Place place = new Place(number++, reading, profile);
                profile.sid().ifPresent(sid -> put(bySid, sid, place));
                // The name that was typed may have blanks around it, which an address has not.
                Stream.concat(Stream.of(profile.address()), profile.sip().map(SipAddress::address).stream())
                        .map(ProfileOwners::folded).distinct().forEach(address -> put(byAddress, address, place));
            }
        }
    }

    private static <K> void put(Map<K, List<Place>> map, K key, Place place) {
        List<Place> before = map.putIfAbsent(key, List.of(place));
        if (before instanceof ArrayList) {
            before.add(place);
        } else if (before != null) {
            List<Place> several = new ArrayList<>(before);
            several.add(place);
            map.put(key, several);
        }
    }

    /** What the readings say of a user to whom these profiles belong. */
    ProfileEvidence evidence() {
        return evidence;
    }

    /** The profiles of those users, in the order of the readings. */
    Map<SipAddress, List<Owned>> sorted(ProfileOwners owners) {
        Map<Integer, Place> found = new TreeMap<>();
        for (UserIdentity user : owners.users().values()) {
            ProfileOwners.sids(user).forEach(sid -> add(bySid.get(sid), found));
            Stream.concat(Stream.of(user.sip().address()), Stream.concat(user.upn().stream(), user.smtpAddresses().stream()))
                    .forEach(name -> add(byAddress.get(ProfileOwners.folded(name)), found));
        }
        Map<SipAddress, List<Owned>> sorted = new HashMap<>();
        found.values().forEach(place -> owners.sort(place.registry(), place.profile(), sorted));
        return sorted;
    }

    private static void add(@Nullable Collection<Place> places, Map<Integer, Place> found) {
        if (places != null) {
            places.forEach(place -> found.put(place.number(), place));
        }
    }
}
