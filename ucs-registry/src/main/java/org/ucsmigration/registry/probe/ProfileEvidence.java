package org.ucsmigration.registry.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Authority;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.registry.probe.ProfileOwners.Owned;

/** What the profiles that belong to a user say of that user, each as far as its tie reaches. */
final class ProfileEvidence {

    /** Of many registries that could not be read, as many are named. */
    private static final int NAMED = 3;

    private final List<RegistryReading> readings;

    ProfileEvidence(List<RegistryReading> readings) {
        this.readings = readings;
    }

    Observations of(UserIdentity user, List<Owned> owned) {
        List<Evidence> evidence = new ArrayList<>();
        List<Evidence> doubtful = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Fact<ClientSignIns> clients = null;
        for (Owned one : owned) {
            ProfileReading reading = one.reading();
            String doubt = doubt(user, one);
            if (doubt.isEmpty()) {
                evidence.add(one.tie() == ProfileOwners.Tie.SID_AND_ADDRESS ? reading.evidence().withVouched() : reading.evidence());
                Fact<ClientSignIns> client = Fact.known(ClientSignIns.seen(reading.client()), reading.factSource());
                clients = clients == null ? client : clients.merge(client);
            } else {
                doubtful.add(Evidence.none(Authority.CLIENT_CACHE, doubt + said(reading), reading.factSource()));
            }
            if (one.tie() == ProfileOwners.Tie.OTHER_NAME) {
                notes.add("Matched by the name " + reading.address() + ", which is not the SIP address: " + reading.source() + ", "
                        + reading.path());
            }
        }
        // Beside a profile that is the user's beyond doubt, the others are worth a note and no more.
        if (evidence.isEmpty()) {
            evidence.addAll(doubtful);
        } else {
            doubtful.forEach(one -> notes.add(one.sentence()));
        }
        readings.stream().filter(reading -> !reading.problems().isEmpty() && owned.stream().anyMatch(one -> isOf(one.reading(), reading)))
                .forEach(reading -> notes.add(reading.source() + ": not all could be read: " + String.join("; ", reading.problems())));
        List<RegistryReading> own = readings.stream().filter(reading -> mayHold(reading, user)).toList();
        String source = own.size() == 1 ? own.get(0).source() : "the registries of " + own.size() + " accounts";
        if (owned.isEmpty()) {
            evidence.add(Evidence.none(Authority.CLIENT_CACHE, absent(user, own), Source.of(source)));
        }
        UserFacts facts = UserFacts.builder().clients(clients == null ? Fact.unknown(source + ": " + absent(user, own)) : clients).build();
        Observations all = Observations.of(user, facts, evidence);
        for (String note : notes) {
            all = all.withNote(note);
        }
        return all;
    }

    /** Why a profile is no witness for this user; empty where it is one. */
    private static String doubt(UserIdentity user, Owned owned) {
        ProfileReading reading = owned.reading();
        return switch (owned.tie()) {
            case SID_AND_ADDRESS, SIP_ADDRESS, OTHER_NAME -> "";
            case OTHER_ADDRESS -> "under this user's SID there is a profile of " + reading.address()
                    + ", an earlier address or another account";
            case OTHER_SID -> "the profile of " + reading.address() + " lies under " + reading.sid().orElse("another SID")
                    + ", which is not the SID known for " + user;
            case SEVERAL_USERS -> "the profile of " + reading.address() + " matches several users";
        };
    }

    private static boolean isOf(ProfileReading profile, RegistryReading reading) {
        return profile.source().equals(reading.source()) && profile.path().startsWith(reading.root() + "\\");
    }

    private static String said(ProfileReading reading) {
        return reading.inUcsMode().map(mode -> "; its InUCSMode is " + mode).orElse("");
    }

    /** Why nothing is known: there is no profile of this user in what was read, or it could not all be read. */
    private static String absent(UserIdentity user, List<RegistryReading> own) {
        List<RegistryReading> failed = own.stream().filter(reading -> !reading.problems().isEmpty()).toList();
        String problems = failed.stream().limit(NAMED).flatMap(reading -> reading.problems().stream()).distinct()
                .collect(Collectors.joining("; ")) + (failed.size() > NAMED ? "; and in " + (failed.size() - NAMED) + " others" : "");
        if (failed.size() == 1 && own.size() == 1) {
            return problems;
        }
        String reason = "no profile for " + user + (own.size() == 1 ? " under " + own.get(0).root() + "\\Software\\Microsoft\\Office" : "");
        return failed.isEmpty() ? reason : reason + ", and not all could be read: " + problems;
    }

    /** Another person's account is not where a user's profile is to be expected, so that it is no reason either. */
    private static boolean mayHold(RegistryReading reading, UserIdentity user) {
        List<String> sids = ProfileOwners.sids(user).toList();
        return reading.sid().isEmpty() || sids.isEmpty() || sids.contains(ProfileOwners.folded(reading.sid().get()));
    }
}
