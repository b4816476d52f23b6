package org.ucsmigration.signins;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Instants;

/** Sign-ins by user, as rows tell them, and what of them could not be read. Filled by one thread, then only read. */
final class SignIns {

    /** Enough to see what is wrong with a source; the rest is counted. */
    private static final int MOST_PROBLEMS = 100;

    private final String name;
    private final String place;
    /** By user and by the client without a time, so that a long history takes no more room than the clients in it. */
    private final Map<SipAddress, Map<Client, Client>> clients = new LinkedHashMap<>();
    /** One of each client, whose text all users share. */
    private final Map<Client, Client> shared = new HashMap<>();
    private final Map<SipAddress, String> doubts = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long moreProblems;
    @Nullable
    private String damage;
    @Nullable
    private Instant reach;

    /**
     * Of no row yet.
     *
     * @param name  the source, for the middle of a sentence
     * @param place where it is, for a problem
     */
    SignIns(String name, String place) {
        this.name = name;
        this.place = place;
    }

    /** That user signed in with that client, at that time where it is known. */
    void add(SipAddress user, Client client, Optional<Instant> at) {
        Client one = shared.computeIfAbsent(client, any -> client);
        clients.computeIfAbsent(user, any -> new LinkedHashMap<>(2))
                .merge(one, at.map(one::withLastSeen).orElse(one),
                        (there, next) -> Instants.isLater(next.lastSeen(), there.lastSeen()) ? next : there);
    }

    /** The source's history begins there; the latest of several such statements counts. */
    void reachesBackTo(Instant begin) {
        reach = reach == null || begin.isAfter(reach) ? begin : reach;
    }

    Optional<Instant> reach() {
        return Optional.ofNullable(reach);
    }

    /** That user's clients may not be all, for a reason that names its place in the source. */
    void doubt(SipAddress user, String reason) {
        doubts.putIfAbsent(user, name + reason);
    }

    /** Anybody's clients may not be all, for a reason that names its place in the source; also a problem. */
    void damage(String reason) {
        mayLack(reason);
        problem(reason);
    }

    /** The same where nothing is wrong unless all rows were expected: no problem. */
    void mayLack(String reason) {
        damage = damage == null ? name + reason : damage;
    }

    /** Something that is to be seen, for a reason that names its place in the source. */
    void problem(String reason) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(place + reason);
        } else {
            moreProblems++;
        }
    }

    /**
     * A user's clients.
     *
     * @param declared since when the caller says that all are there; null where the caller does not
     */
    Fact<ClientSignIns> of(SipAddress user, Source source, @Nullable Instant declared) {
        List<Client> seen = List.copyOf(clients.getOrDefault(user, Map.of()).values());
        Optional<String> doubt = Optional.ofNullable(damage).or(() -> Optional.ofNullable(doubts.get(user)));
        if (declared != null && doubt.isEmpty()) {
            return Fact.known(ClientSignIns.completeSince(reach != null && reach.isAfter(declared) ? reach : declared, seen),
                    source);
        }
        if (!seen.isEmpty()) {
            return Fact.known(ClientSignIns.seen(seen), source);
        }
        return Fact.unknown(doubt.orElse("no sign-in of this user in " + name + ", which may lack some"));
    }

    /** The users that have sign-ins, in the order of the rows. */
    Set<SipAddress> users() {
        return Collections.unmodifiableSet(clients.keySet());
    }

    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        if (moreProblems > 0) {
            all.add(place + ": " + moreProblems + " more problems of this kind");
        }
        return List.copyOf(all);
    }
}
