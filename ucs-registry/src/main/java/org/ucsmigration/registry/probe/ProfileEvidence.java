package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Index;
import org.ucsmigration.internal.Instants;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.registry.probe.ProfileOwners.Match;
import org.ucsmigration.registry.probe.ProfileOwners.Owned;

/**
 * What the profiles that belong to a user say of that user, each as far as it belongs. What holds for many users is worked out
 * once: so many users take no longer, each, than few.
 */
final class ProfileEvidence {

    private static final int NAME = 80;

    private final Coverage all;
    private final Coverage withoutSid;
    private final Index<Sid, RegistryReading> bySid;
    /** How many computers and files there are, and how many of them could not be read at all. */
    private final String unreached;

    ProfileEvidence(List<RegistryReading> readings) {
        List<RegistryReading> nobodys = new ArrayList<>();
        Map<String, Boolean> sources = new LinkedHashMap<>();
        StringBuilder asked = new StringBuilder();
        for (RegistryReading reading : readings) {
            if (reading.sid().isEmpty()) {
                nobodys.add(reading);
            }
            if (reading.reach().isEmpty()) {
                sources.merge(reading.source(), reading.isUnread(), Boolean::logicalAnd);
            } else {
                asked.append("; of ").append(reading.reach().get().asked()).append(' ').append(reading.reach().get().places())
                        .append(" asked ").append(reading.reach().get().answered()).append(" answered");
            }
        }
        all = Coverage.of(readings);
        withoutSid = Coverage.of(nobodys);
        bySid = new Index<>(readings, reading -> reading.sid().map(List::of).orElse(List.of()));
        long unread = sources.values().stream().filter(none -> none).count();
        unreached = (unread == 0 || sources.size() == 1 ? ""
                : "; " + (sources.size() - unread) + " of " + sources.size() + " computers and files could be read") + asked;
    }

    Observations of(UserIdentity user, List<Owned> owned) {
        Set<String> notes = new LinkedHashSet<>();
        List<Evidence> evidence = new ArrayList<>();
        List<Evidence> doubtful = new ArrayList<>();
        Fact<ClientSignIns> clients = null;
        for (Owned one : owned) {
            ProfileReading profile = one.reading();
            String doubt = doubt(user, one);
            Optional<ProfileReading> later = later(one, owned);
            if (!doubt.isEmpty()) {
                doubtful.add(Evidence.none(Evidence.Authority.CLIENT_CACHE, doubt + profile.said(), profile.factSource()));
            } else {
                Fact<ClientSignIns> client = Fact.known(ClientSignIns.seen(profile.client()), profile.factSource());
                clients = clients == null ? client : clients.merge(client);
                if (later.isEmpty()) {
                    boolean vouched = one.match() == Match.SID_AND_ADDRESS && !one.registry().origin().isComputersWord();
                    evidence.add(vouched ? profile.evidence().withVouched() : profile.evidence());
                } else {
                    notes.add("Office " + later.get().officeVersion() + " wrote later than Office " + profile.officeVersion()
                            + ", and decides. " + profile.evidence().sentence());
                }
            }
            if (one.registry().origin().isComputersWord()) {
                notes.add("Only the computer " + Shown.of(one.registry().origin().computer().orElse("that was asked"), NAME)
                        + " says whose account it is: " + profile.factSource().text());
            }
            if (one.match() == Match.OTHER_NAME) {
                notes.add("Matched by the name " + profile.shownAddress() + ", which is not the SIP address: "
                        + profile.factSource().text());
            }
        }
        // Beside a profile that is the user's beyond doubt, the others are worth a note and no more.
        if (evidence.isEmpty()) {
            evidence.addAll(doubtful);
        } else {
            doubtful.forEach(one -> notes.add(one.sentence()));
        }
        owned.stream().map(Owned::registry).filter(reading -> !reading.problems().isEmpty()).forEach(reading ->
                notes.add(reading.source() + ": not all could be read: " + String.join("; ", reading.problems())));
        return observations(user, evidence, clients, owned.isEmpty(), notes);
    }

    private Observations observations(UserIdentity user, List<Evidence> evidence, @Nullable Fact<ClientSignIns> clients,
            boolean none,
            Set<String> notes) {
        Coverage coverage = coverage(user);
        String source = Shown.of(coverage.source(), Integer.MAX_VALUE);
        String absent = coverage.absent(user) + unreached;
        if (none) {
            evidence.add(Evidence.none(Evidence.Authority.CLIENT_CACHE, absent, Source.of(source)));
        }
        UserFacts facts = UserFacts.builder().clients(clients == null ? Fact.unknown(source + ": " + absent) : clients).build();
        Observations observations = Observations.of(user, facts, evidence);
        for (String note : notes) {
            observations = observations.withNote(note);
        }
        return observations;
    }

    /** Another person's account is not where a user's profile is to be expected, so that it is no reason either. */
    private Coverage coverage(UserIdentity user) {
        List<Sid> sids = ProfileOwners.sids(user).toList();
        Coverage own = sids.isEmpty() ? all : withoutSid;
        for (Sid sid : sids) {
            own = own.and(Coverage.of(bySid.find(sid)));
        }
        return own;
    }

    /** The same account's profile under another Office version, if that was written later: the client was replaced. */
    private static Optional<ProfileReading> later(Owned one, List<Owned> owned) {
        Optional<Instant> written = one.reading().ucsWriteTime();
        return written.isEmpty() ? Optional.empty() : owned.stream().filter(other -> other != one
                && other.registry() == one.registry()
                && other.match() == one.match() && other.reading().sip().equals(one.reading().sip())
                && Instants.isLater(other.reading().ucsWriteTime(), written)).map(Owned::reading).findFirst();
    }

    /** Why a profile says nothing of this user; empty where it does. */
    private static String doubt(UserIdentity user, Owned owned) {
        ProfileReading profile = owned.reading();
        if (profile.nobodys().isPresent()) {
            return profile.nobodys().get();
        }
        return switch (owned.match()) {
            case SID_AND_ADDRESS, SIP_ADDRESS, OTHER_NAME -> "";
            case OTHER_ADDRESS -> "under this user's SID there is a profile of " + profile.shownAddress()
                    + ", an earlier address or another account";
            case OTHER_SID -> "the profile of " + profile.shownAddress() + " lies under "
                    + profile.sid().map(Sid::toString).orElse("another SID") + ", which is not the SID known for " + user;
            case SEVERAL_USERS -> "the profile of " + profile.shownAddress() + " matches several users";
        };
    }
}
