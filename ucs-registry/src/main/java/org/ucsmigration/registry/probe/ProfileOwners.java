package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Index;

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

    private final List<UserIdentity> users;
    /** Others who are known beside these; those of them who are among these count here. */
    @Nullable
    private final ProfileOwners base;
    private final Index<Sid, UserIdentity> bySid;
    private final Index<SipAddress, UserIdentity> bySip;
    private final Index<String, UserIdentity> byOtherName;

    ProfileOwners(Collection<UserIdentity> known) {
        this(known, null);
    }

    private ProfileOwners(Collection<UserIdentity> asked, @Nullable ProfileOwners base) {
        this.base = base;
        Map<SipAddress, UserIdentity> each = new LinkedHashMap<>();
        asked.forEach(user -> each.merge(user.sip(), user, UserIdentity::merge));
        if (base != null) {
            each.replaceAll((sip, user) -> base.bySip.find(sip).stream().reduce(user, UserIdentity::merge));
        }
        users = List.copyOf(each.values());
        bySid = new Index<>(users, user -> sids(user).toList());
        bySip = new Index<>(users, user -> List.of(user.sip()));
        byOtherName = new Index<>(users, ProfileOwners::otherNames);
    }

    /** These users beside those: what is known of both is known of each. */
    ProfileOwners with(Collection<UserIdentity> asked) {
        return new ProfileOwners(asked, this);
    }

    /** The users that this was made for, not those beside them, each once, with all that is said of them. */
    List<UserIdentity> users() {
        return users;
    }

    /** All that is said of one of those. */
    UserIdentity known(UserIdentity user) {
        return bySip.find(user.sip()).get(0);
    }

    private <K> List<UserIdentity> known(Function<ProfileOwners, Index<K, UserIdentity>> index, K key) {
        List<UserIdentity> own = index.apply(this).find(key);
        List<UserIdentity> others = base == null ? List.of() : index.apply(base).find(key);
        return others.isEmpty() ? own : Stream.concat(own.stream(),
                others.stream().filter(user -> bySip.find(user.sip()).isEmpty())).toList();
    }

    /** The users to whom a profile belongs in some way; none where it matches nobody. */
    Map<UserIdentity, Match> owners(ProfileReading reading) {
        List<UserIdentity> account = reading.sid().map(sid -> known(all -> all.bySid, sid)).orElse(List.of());
        List<UserIdentity> named = reading.sip().map(sip -> known(all -> all.bySip, sip)).orElse(List.of());
        Match byName = Match.SIP_ADDRESS;
        if (named.isEmpty()) {
            named = known(all -> all.byOtherName, folded(reading.address()));
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
            registry.profiles().forEach(profile -> sort(registry, profile, sorted));
        }
        return sorted;
    }

    /** Adds a profile to those of each user whose it is. */
    void sort(RegistryReading registry, ProfileReading profile, Map<SipAddress, List<Owned>> into) {
        owners(profile).forEach((user, match) -> into.computeIfAbsent(user.sip(), sip -> new ArrayList<>(1))
                .add(new Owned(registry, profile, match)));
    }

    /** The SIDs by which a user is known. */
    static Stream<Sid> sids(UserIdentity user) {
        return Stream.of(user.sid(), user.masterAccountSid()).flatMap(Optional::stream).distinct();
    }

    /** What a user may have typed beside the SIP address to sign in: UPN and mail addresses, folded. */
    static List<String> otherNames(UserIdentity user) {
        return Stream.concat(user.upn().stream(), user.smtpAddresses().stream()).map(ProfileOwners::folded).distinct().toList();
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
