package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Index;
import org.ucsmigration.registry.probe.ProfileOwners.Owned;

/**
 * Readings that were taken before, sorted once by what may lead a user to them: so that of thousands only a few are looked at for
 * a few users. Immutable.
 */
final class TakenProfiles {

    private final List<ProfileReading> profiles = new ArrayList<>();
    /** Of which reading each is a part. */
    private final List<RegistryReading> registries = new ArrayList<>();
    private final Index<Sid, ProfileReading> bySid;
    private final Index<String, ProfileReading> byAddress;
    private final ProfileEvidence evidence;

    TakenProfiles(List<RegistryReading> readings) {
        for (RegistryReading reading : readings) {
            for (ProfileReading profile : reading.profiles()) {
                profiles.add(profile);
                registries.add(reading);
            }
        }
        bySid = new Index<>(profiles, profile -> profile.sid().map(List::of).orElse(List.of()));
        byAddress = new Index<>(profiles, TakenProfiles::addresses);
        evidence = new ProfileEvidence(readings);
    }

    /** The name that was typed may have blanks around it, which an address has not. */
    private static List<String> addresses(ProfileReading profile) {
        return Stream.concat(Stream.of(profile.address()), profile.sip().map(SipAddress::address).stream())
                .map(ProfileOwners::folded).distinct().toList();
    }

    /** What the readings say of a user to whom these profiles belong. */
    ProfileEvidence evidence() {
        return evidence;
    }

    /** The profiles of those users, in the order of the readings. */
    Map<SipAddress, List<Owned>> sorted(ProfileOwners owners) {
        SortedSet<Integer> places = new TreeSet<>();
        for (UserIdentity user : owners.users()) {
            ProfileOwners.sids(user).forEach(sid -> places.addAll(bySid.places(sid)));
            // Mostly one text.
            Set<String> names = new HashSet<>(ProfileOwners.otherNames(user));
            names.add(ProfileOwners.folded(user.sip().address()));
            names.forEach(name -> places.addAll(byAddress.places(name)));
        }
        Map<SipAddress, List<Owned>> sorted = new HashMap<>();
        places.forEach(place -> owners.sort(registries.get(place), profiles.get(place), sorted));
        return sorted;
    }
}
