package org.ucsmigration.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.internal.Instants;

/**
 * The clients that a user has signed in with: a set, since people use several. Immutable, compared by
 * content in any order.
 *
 * <p>Two sets agree always: together they hold what either shows. A set that was declared complete stays so unless the
 * other shows a client that it lacks.
 *
 * @since 0.1.0
 */
public final class ClientSignIns extends Agreeing<ClientSignIns> {

    private final List<Client> clients;
    private final boolean complete;

    private ClientSignIns(List<Client> clients, boolean complete) {
        this.clients = List.copyOf(clients);
        this.complete = complete;
    }

    /** Clients that were seen, beside which there may be others. */
    public static ClientSignIns seen(Client... clients) {
        Objects.requireNonNull(clients, "clients: pass none where none was seen");
        return seen(List.of(clients));
    }

    /** Clients that were seen, beside which there may be others. */
    public static ClientSignIns seen(List<Client> clients) {
        Objects.requireNonNull(clients, "clients: pass an empty list where none was seen");
        return new ClientSignIns(joined(clients, List.of()), false);
    }

    /** All clients that the user has ever signed in with, as the source declares; none means no sign-in at all. */
    public static ClientSignIns complete(Client... clients) {
        Objects.requireNonNull(clients, "clients: pass none where there is none");
        return complete(List.of(clients));
    }

    /** All clients that the user has ever signed in with, as the source declares; none means no sign-in at all. */
    public static ClientSignIns complete(List<Client> clients) {
        Objects.requireNonNull(clients, "clients: pass an empty list where there is none");
        return new ClientSignIns(joined(clients, List.of()), true);
    }

    /** The clients, each once, with the latest time it was seen. */
    public List<Client> clients() {
        return clients;
    }

    /** Whether the source declares that there are no others. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    Optional<ClientSignIns> agreeWith(ClientSignIns other) {
        List<Client> both = joined(clients, other.clients);
        boolean all = (complete && both.size() == clients.size()) || (other.complete && both.size() == other.clients.size());
        return Optional.of(new ClientSignIns(both, all));
    }

    /** Sign-ins have happened: an older list that shows one which the newer lacks is still right. */
    @Override
    boolean accumulates() {
        return true;
    }

    private static List<Client> joined(List<Client> some, List<Client> others) {
        List<Client> all = new ArrayList<>();
        for (List<Client> list : List.of(some, others)) {
            for (Client client : list) {
                add(all, client);
            }
        }
        return all;
    }

    private static void add(List<Client> all, Client client) {
        for (int i = 0; i < all.size(); i++) {
            Client there = all.get(i);
            if (there.isSameClient(client)) {
                all.set(i, Instants.isLater(client.lastSeen(), there.lastSeen()) ? client : there);
                return;
            }
        }
        all.add(client);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientSignIns that && Set.copyOf(clients).equals(Set.copyOf(that.clients))
                && complete == that.complete;
    }

    @Override
    public int hashCode() {
        return Set.copyOf(clients).hashCode();
    }

    @Override
    public String toString() {
        String list = clients.isEmpty() ? "no client" : String.join(", ", clients.stream().map(Client::toString).toList());
        return list + (complete ? "" : ", perhaps among others");
    }
}
