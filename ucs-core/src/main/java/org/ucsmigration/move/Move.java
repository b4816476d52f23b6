package org.ucsmigration.move;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.internal.Shown;

/**
 * What is to be done with users or their mailboxes, and what the caller knows of it that no report tells. Immutable, compared
 * by content; each {@code with…} gives another move.
 *
 * <p>Reports do not know when the policy has been replicated, when a policy was read that a file without times holds, and what
 * users say: the caller states it here. Without it a check asks for it where it matters.
 *
 * <pre>{@code
 * Move move = Move.mailboxToExchangeOnline().withForbiddingPolicy("NoUcs");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Move {

    /**
     * The kinds of move.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The mailbox goes to Exchange Online. */
        MAILBOX_TO_EXCHANGE_ONLINE("Move the mailbox to Exchange Online"),
        /** The mailbox goes back to Exchange 2010. */
        MAILBOX_TO_EXCHANGE_2010("Move the mailbox to Exchange 2010"),
        /** The mailbox is disabled or removed. */
        MAILBOX_REMOVED("Remove the mailbox"),
        /** The mailbox becomes a shared, room or equipment mailbox. */
        MAILBOX_CONVERTED("Convert the mailbox"),
        /** The mailbox is restored from a backup. */
        MAILBOX_RESTORED("Restore the mailbox"),
        /** The user goes to Teams: {@code Move-CsUser}. */
        USER_TO_TEAMS("Move the user to Teams"),
        /** The user goes to another pool: {@code Move-CsUser}. */
        USER_TO_POOL("Move the user to the pool"),
        /** The user is removed from Lync: {@code Disable-CsUser}. */
        USER_DISABLED("Disable the user for Lync"),
        /** The contacts go back to Lync: {@code Invoke-CsUcsRollback}. */
        ROLLBACK("Roll the user back");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final Kind kind;
    @Nullable
    private final HomePool target;
    @Nullable
    private final String policy;
    @Nullable
    private final Instant policyReadAt;
    @Nullable
    private final Instant replicatedAt;
    /** When each of these users said that the contacts are there. */
    private final Map<SipAddress, Instant> confirmed;

    private Move(Kind kind, @Nullable HomePool target, @Nullable String policy, @Nullable Instant policyReadAt,
            @Nullable Instant replicatedAt, Map<SipAddress, Instant> confirmed) {
        this.kind = kind;
        this.target = target;
        this.policy = policy;
        this.policyReadAt = policyReadAt;
        this.replicatedAt = replicatedAt;
        this.confirmed = confirmed;
    }

    /** The mailbox goes to Exchange Online. */
    public static Move mailboxToExchangeOnline() {
        return new Move(Kind.MAILBOX_TO_EXCHANGE_ONLINE, null, null, null, null, Map.of());
    }

    /** The mailbox goes back to Exchange 2010, which Exchange refuses while its flag is True. */
    public static Move mailboxToExchange2010() {
        return new Move(Kind.MAILBOX_TO_EXCHANGE_2010, null, null, null, null, Map.of());
    }

    /** The mailbox is disabled or removed. */
    public static Move mailboxRemoved() {
        return new Move(Kind.MAILBOX_REMOVED, null, null, null, null, Map.of());
    }

    /** The mailbox becomes a shared, room or equipment mailbox. */
    public static Move mailboxConverted() {
        return new Move(Kind.MAILBOX_CONVERTED, null, null, null, null, Map.of());
    }

    /** The mailbox is restored from a backup, which may have been made in the other mode. */
    public static Move mailboxRestored() {
        return new Move(Kind.MAILBOX_RESTORED, null, null, null, null, Map.of());
    }

    /** The user goes to Teams, which skips contacts in Exchange silently. */
    public static Move toTeams() {
        return new Move(Kind.USER_TO_TEAMS, null, null, null, null, Map.of());
    }

    /**
     * The user goes to another pool. Whether that is an older one follows from its release and that of the user's home pool.
     *
     * @param target the pool; without its release it may be an older one
     */
    public static Move toPool(HomePool target) {
        Objects.requireNonNull(target, "target: HomePool.of(its name, its release)");
        return new Move(Kind.USER_TO_POOL, target, null, null, null, Map.of());
    }

    /** The user is removed from Lync ({@code Disable-CsUser}), which deletes the user's data there. */
    public static Move userDisabled() {
        return new Move(Kind.USER_DISABLED, null, null, null, null, Map.of());
    }

    /** The contacts go back to Lync, and nothing else is moved. */
    public static Move rollback() {
        return new Move(Kind.ROLLBACK, null, null, null, null, Map.of());
    }

    /**
     * The same move with the name of the policy to grant that forbids UCS: one with UcsAllowed False and without a delay.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Move withForbiddingPolicy(String name) {
        Objects.requireNonNull(name,
                "name: of a user services policy with UcsAllowed False; leave it out where there is none yet");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The policy that forbids UCS needs a name, for example NoUcs, but it is blank.");
        }
        return new Move(kind, target, name.strip(), policyReadAt, replicatedAt, confirmed);
    }

    /** The same move with the time at which the policies were read, for those whose source carries none. */
    public Move withPolicyReadAt(Instant at) {
        Objects.requireNonNull(at, "at: when the policy in effect was read");
        return new Move(kind, target, policy, at, replicatedAt, confirmed);
    }

    /**
     * The same move with the time at which every replica was seen to be up to date
     * ({@code Get-CsManagementStoreReplicationStatus}), so that whatever policy was read before holds on every pool.
     */
    public Move withReplicationUpToDate(Instant at) {
        Objects.requireNonNull(at, "at: when Get-CsManagementStoreReplicationStatus showed UpToDate True for every replica");
        return new Move(kind, target, policy, policyReadAt, at, confirmed);
    }

    /**
     * The same move with the word of these users, too, that their contacts are there: they looked in the Lync client, and
     * nothing is missing. It outweighs a flag that was left behind, as long as it is fresh and later than any sign of a
     * migration but the flag.
     *
     * @param at when they looked; of two words of one user the later counts
     */
    public Move withContactsConfirmed(Instant at, Collection<SipAddress> users) {
        Objects.requireNonNull(at, "at: when the users looked");
        Objects.requireNonNull(users, "users: those who looked, by SIP address");
        Map<SipAddress, Instant> all = new TreeMap<>(confirmed);
        users.forEach(user -> all.merge(Objects.requireNonNull(user, "users: none of them null"), at,
                (one, other) -> one.isAfter(other) ? one : other));
        return new Move(kind, target, policy, policyReadAt, replicatedAt, Collections.unmodifiableMap(all));
    }

    /** What is to be done. */
    public Kind kind() {
        return kind;
    }

    /** The pool that the user goes to; empty for every other kind. */
    public Optional<HomePool> target() {
        return Optional.ofNullable(target);
    }

    /** The name of the policy to grant that forbids UCS, where the caller gave one. */
    public Optional<String> forbiddingPolicy() {
        return Optional.ofNullable(policy);
    }

    /** When policies were read whose source carries no time, where the caller said so. */
    public Optional<Instant> policyReadAt() {
        return Optional.ofNullable(policyReadAt);
    }

    /** When every replica was seen to be up to date, where the caller said so. */
    public Optional<Instant> replicationUpToDate() {
        return Optional.ofNullable(replicatedAt);
    }

    /** When the user said that the contacts are there, where the caller said so. */
    public Optional<Instant> contactsConfirmed(SipAddress user) {
        Objects.requireNonNull(user, "user: by SIP address");
        return Optional.ofNullable(confirmed.get(user));
    }

    /**
     * The move as plain data, in order, all text: {@code kind}, {@code target} and {@code targetRelease} (of a pool),
     * {@code forbiddingPolicy}, {@code policyReadAt} and {@code replicationUpToDate} (ISO-8601), {@code contactsConfirmed} (by
     * how many users). What was not stated is absent.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.name());
        target().ifPresent(pool -> map.put("target", pool.fqdn()));
        target().flatMap(HomePool::release).map(HomePool.Release::name).ifPresent(release -> map.put("targetRelease", release));
        forbiddingPolicy().ifPresent(name -> map.put("forbiddingPolicy", name));
        policyReadAt().ifPresent(at -> map.put("policyReadAt", at.toString()));
        replicationUpToDate().ifPresent(at -> map.put("replicationUpToDate", at.toString()));
        confirmed.keySet().stream().limit(1).forEach(any -> map.put("contactsConfirmed", Integer.toString(confirmed.size())));
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Move that && kind == that.kind && Objects.equals(target, that.target)
                && Objects.equals(policy, that.policy) && Objects.equals(policyReadAt, that.policyReadAt)
                && Objects.equals(replicatedAt, that.replicatedAt) && confirmed.equals(that.confirmed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, target, policy, policyReadAt, replicatedAt, confirmed);
    }

    @Override
    public String toString() {
        return target == null ? kind.toString() : kind + " " + Shown.of(target.toString(), 200);
    }
}
