package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;

/** Whose a profile is, among the users that are known: by its Windows account's SID first, by its sign-in address second. */
final class ProfileOwners {

    /** How a profile belongs to a user. */
    enum Tie {
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

    /** A profile and how it belongs to the user. */
    record Owned(ProfileReading reading, Tie tie) {
    }

    private final Map<String, Set<UserIdentity>> bySid = new HashMap<>();
    private final Map<SipAddress, Set<UserIdentity>> bySip = new HashMap<>();
    private final Map<String, Set<UserIdentity>> byOtherName = new HashMap<>();

    ProfileOwners(Collection<UserIdentity> users) {
        for (UserIdentity user : users) {
            sids(user).forEach(sid -> put(bySid, sid, user));
            put(bySip, user.sip(), user);
            Stream.concat(user.upn().stream(), user.smtpAddresses().stream()).forEach(name -> put(byOtherName, folded(name), user));
        }
    }

    /** The users to whom a profile belongs in some way; none where it matches nobody. */
    Map<UserIdentity, Tie> owners(ProfileReading reading) {
        Set<UserIdentity> account = reading.sid().map(sid -> bySid.getOrDefault(folded(sid), Set.of())).orElse(Set.of());
        Set<UserIdentity> named = reading.sip().map(sip -> bySip.getOrDefault(sip, Set.of())).orElse(Set.of());
        Tie byName = Tie.SIP_ADDRESS;
        if (named.isEmpty()) {
            named = byOtherName.getOrDefault(folded(reading.address()), Set.of());
            byName = Tie.OTHER_NAME;
        }
        Map<UserIdentity, Tie> owners = new HashMap<>();
        for (UserIdentity user : account) {
            owners.put(user, named.contains(user) ? Tie.SID_AND_ADDRESS : Tie.OTHER_ADDRESS);
        }
        for (UserIdentity user : named) {
            boolean foreign = !account.isEmpty() || (reading.sid().isPresent() && sids(user).findAny().isPresent());
            owners.putIfAbsent(user, foreign ? Tie.OTHER_SID : named.size() > 1 ? Tie.SEVERAL_USERS : byName);
        }
        return owners;
    }

    /** Whether a profile belongs to somebody: a user's address under a stranger's SID does not make it that user's. */
    boolean isOwned(ProfileReading reading) {
        return owners(reading).values().stream().anyMatch(tie -> tie != Tie.OTHER_SID);
    }

    /** Every user's profiles, in the order of the readings. */
    Map<SipAddress, List<Owned>> sorted(Stream<ProfileReading> readings) {
        Map<SipAddress, List<Owned>> sorted = new HashMap<>();
        readings.forEach(reading -> owners(reading).forEach((user, tie) ->
                sorted.computeIfAbsent(user.sip(), sip -> new ArrayList<>()).add(new Owned(reading, tie))));
        return sorted;
    }

    static Stream<String> sids(UserIdentity user) {
        return Stream.of(user.sid(), user.masterAccountSid()).flatMap(Optional::stream).map(Sid::toString).map(ProfileOwners::folded);
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static <K> void put(Map<K, Set<UserIdentity>> map, K key, UserIdentity user) {
        map.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(user);
    }
}
