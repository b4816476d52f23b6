package org.ucsmigration.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Instants;

/**
 * The clients that a user has signed in with: a set, since people use several. Immutable, compared by
 * content in any order.
 *
 * <p>Two sets agree always: together they hold what either shows, so that a rich client counts wherever it was seen. A set that
 * was declared complete since some time stays so unless another shows a sign-in since then that it lacks; a sign-in of which no
 * time is known may be one.
 *
 * @since 0.1.0
 */
public final class ClientSignIns extends Agreeing<ClientSignIns> {

    private final List<Client> clients;
    /** What sources declare, kept apart, so that merging many gives the same in any order. */
    private final Set<Listing> listings;
    @Nullable
    private final Instant completeSince;

    /** What one source declares: these are the clients, at whatever time, of everything since then. */
    private record Listing(Instant since, Set<Client> clients) {

        boolean holds(List<Client> seen) {
            return seen.stream().allMatch(client -> client.lastSeen().filter(at -> at.isBefore(since)).isPresent()
                    || clients.contains(client.withoutTime()));
        }
    }

    private ClientSignIns(List<Client> clients, Set<Listing> listings) {
        this.clients = clients;
        this.listings = listings;
        this.completeSince = listings.stream().filter(listing -> listing.holds(clients)).map(Listing::since)
                .min(Comparator.naturalOrder()).orElse(null);
    }

    /** Clients that were seen, beside which there may be others. */
    public static ClientSignIns seen(Client... clients) {
        Objects.requireNonNull(clients, "clients: pass none where none was seen");
        return seen(List.of(clients));
    }

    /** Clients that were seen, beside which there may be others. */
    public static ClientSignIns seen(List<Client> clients) {
        Objects.requireNonNull(clients, "clients: pass an empty list where none was seen");
        return new ClientSignIns(joined(clients, List.of()), Set.of());
    }

    /** All clients that the user has ever signed in with, as the source declares; none means no sign-in at all. */
    public static ClientSignIns complete(Client... clients) {
        Objects.requireNonNull(clients, "clients: pass none where there is none");
        return complete(List.of(clients));
    }

    /** All clients that the user has ever signed in with, as the source declares; none means no sign-in at all. */
    public static ClientSignIns complete(List<Client> clients) {
        return completeSince(Instant.MIN, clients);
    }

    /**
     * All clients that the user has signed in with since then, as the source declares, and perhaps some from before. The
     * monitoring database keeps registrations for 60 days unless told otherwise ("Set-CsCdrConfiguration"), so that its list is
     * complete since it began, and decides nothing about the time before.
     */
    public static ClientSignIns completeSince(Instant since, List<Client> clients) {
        Objects.requireNonNull(since, "since: how far back the list reaches; Instant.MIN where it holds all that ever was");
        Objects.requireNonNull(clients, "clients: pass an empty list where there is none");
        List<Client> all = joined(clients, List.of());
        Set<Client> untimed = new HashSet<>();
        all.forEach(client -> untimed.add(client.withoutTime()));
        return new ClientSignIns(all, Set.of(new Listing(since, untimed)));
    }

    /** The clients, each once, with the latest time it was seen. */
    public List<Client> clients() {
        return clients;
    }

    /** Whether there are no others, and never were, as a source declares. */
    public boolean isComplete() {
        return Instant.MIN.equals(completeSince);
    }

    /**
     * Since when there are no others, as a source declares: {@link Instant#MIN} where {@linkplain #isComplete() there never
     * were}, empty where there may be others of any time.
     */
    public Optional<Instant> completeSince() {
        return Optional.ofNullable(completeSince);
    }

    @Override
    Optional<ClientSignIns> agreeWith(ClientSignIns other) {
        Set<Listing> all = new HashSet<>(listings);
        all.addAll(other.listings);
        return Optional.of(new ClientSignIns(joined(clients, other.clients), Set.copyOf(all)));
    }

    /** Sign-ins have happened: an older list that shows one which the newer lacks is still right. */
    @Override
    boolean accumulates() {
        return true;
    }

    private static List<Client> joined(List<Client> some, List<Client> others) {
        Map<Client, Client> all = new LinkedHashMap<>();
        for (List<Client> list : List.of(some, others)) {
            list.forEach(client -> all.merge(client.withoutTime(), client,
                    (there, next) -> Instants.isLater(next.lastSeen(), there.lastSeen()) ? next : there));
        }
        return List.copyOf(all.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientSignIns that && Set.copyOf(clients).equals(Set.copyOf(that.clients))
                && Objects.equals(completeSince, that.completeSince);
    }

    @Override
    public int hashCode() {
        return Set.copyOf(clients).hashCode();
    }

    @Override
    public String toString() {
        String list = clients.isEmpty() ? "no client" : String.join(", ", clients.stream().map(Client::toString).toList());
        String since = isComplete() ? "" : ", of the time since " + completeSince;
        return list + (completeSince == null ? ", perhaps among others" : since);
    }
}
