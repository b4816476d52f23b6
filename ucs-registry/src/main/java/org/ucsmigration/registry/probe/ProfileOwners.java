package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;

/** Whose a profile is, among the users that are known: by its Windows account's SID first, by its sign-in address second. */
final class ProfileOwners {

    /** How a profile belongs to a user. */
    enum Match {
        /** Under the user's SID, with one of the user's addresses. */
        SID_AND_ADDRESS,
        /** With the user's SIP address, under a SID that nobody is known by, or none. */
        SIP_ADDRESS,
        /** As above, with the user's UPN or a mail address: the name that was typed at sign-in may be either. */
        OTHER_NAME,
        /** Under the user's SID, with an address that is not the user's: an earlier one, or another person's account. */
        OTHER_ADDRESS,
        /** With the user's address, under the SID of another account: a reused address, or a borrowed computer. */
        OTHER_SID,
        /** With an address that several users share. */
        SEVERAL_USERS
    }

    /** A profile, the reading that it is a part of, and how it belongs to the user. */
    record Owned(RegistryReading registry, ProfileReading reading, Match match) {
    }

    private final Map<Sid, List<UserIdentity>> bySid = new HashMap<>();
    private final Map<SipAddress, List<UserIdentity>> bySip = new HashMap<>();
    private final Map<String, List<UserIdentity>> byOtherName = new HashMap<>();

    ProfileOwners(Collection<UserIdentity> users) {
        for (UserIdentity user : users) {
            sids(user).forEach(sid -> put(bySid, sid, user));
            put(bySip, user.sip(), user);
            Stream.concat(user.upn().stream(), user.smtpAddresses().stream()).forEach(name -> put(byOtherName, folded(name),
                    user));
        }
    }

    /** The users to whom a profile belongs in some way; none where it matches nobody. */
    Map<UserIdentity, Match> owners(ProfileReading reading) {
        List<UserIdentity> account = reading.sid().map(sid -> bySid.getOrDefault(sid, List.of())).orElse(List.of());
        List<UserIdentity> named = reading.sip().map(sip -> bySip.getOrDefault(sip, List.of())).orElse(List.of());
        Match byName = Match.SIP_ADDRESS;
        if (named.isEmpty()) {
            named = byOtherName.getOrDefault(folded(reading.address()), List.of());
            byName = Match.OTHER_NAME;
        }
        Map<UserIdentity, Match> owners = new LinkedHashMap<>();
        for (UserIdentity user : account) {
            owners.put(user, named.contains(user) ? Match.SID_AND_ADDRESS : Match.OTHER_ADDRESS);
        }
        for (UserIdentity user : named) {
            boolean foreign = !account.isEmpty() || (reading.sid().isPresent() && sids(user).findAny().isPresent());
            owners.putIfAbsent(user, foreign ? Match.OTHER_SID : named.size() > 1 ? Match.SEVERAL_USERS : byName);
        }
        return owners;
    }

    /** Whether a profile belongs to somebody: a user's address under a stranger's SID does not make it that user's. */
    boolean isOwned(ProfileReading reading) {
        return owners(reading).values().stream().anyMatch(match -> match != Match.OTHER_SID);
    }

    /** Every user's profiles, in the order of the readings. */
    Map<SipAddress, List<Owned>> sorted(Collection<RegistryReading> readings) {
        Map<SipAddress, List<Owned>> sorted = new HashMap<>();
        for (RegistryReading registry : readings) {
            for (ProfileReading profile : registry.profiles()) {
                owners(profile).forEach((user, match) -> sorted.computeIfAbsent(user.sip(), sip -> new ArrayList<>(1))
                        .add(new Owned(registry, profile, match)));
            }
        }
        return sorted;
    }

    /** The SIDs by which a user is known. */
    static Stream<Sid> sids(UserIdentity user) {
        return Stream.of(user.sid(), user.masterAccountSid()).flatMap(Optional::stream).distinct();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Hardly a name is shared, so that a set for each would cost more than it spares. */
    private static <K> void put(Map<K, List<UserIdentity>> map, K key, UserIdentity user) {
        map.merge(key, List.of(user), (some, one) -> some.contains(user) ? some : Stream.concat(some.stream(), one.stream())
                .toList());
    }
}
