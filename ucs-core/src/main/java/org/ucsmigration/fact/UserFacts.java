package org.ucsmigration.fact;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Everything that is known about one user's preconditions. Immutable, compared by content; what nobody stated is unknown.
 *
 * <pre>{@code
 * UserFacts facts = UserFacts.builder()
 *         .policy(UserServicesPolicy.of("Global", true))
 *         .mailbox(Mailbox.on(ExchangeRelease.EXCHANGE_2013))
 *         .mailboxOpened(true)
 *         .clients(ClientSignIns.seen(Client.fromUserAgent("UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)")))
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class UserFacts {

    /**
     * Collects facts. Not thread-safe. Each fact can be given as a value, whose source is then the caller, or as a fact
     * with a source of its own; the last one given counts.
     *
     * @since 0.1.0
     */
    public static final class Builder extends UserFactsBuilder {
        private Builder(Fact<?>[] facts) {
            super(facts);
        }
    }

    private static final UserFacts NONE = builder().build();

    /** Each at its slot's index; null where nobody stated it. Never changed. */
    private final Fact<?>[] facts;

    UserFacts(Fact<?>[] facts) {
        this.facts = facts;
    }

    /** Nothing is known, and nobody was asked. */
    public static UserFacts none() {
        return NONE;
    }

    /**
     * Somebody was to be asked, and nothing is known, for that reason: {@code "Get-CsUser: access denied"}.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    public static UserFacts unknown(String reason) {
        Fact<?>[] all = new Fact<?>[Slot.ALL.size()];
        Arrays.fill(all, Fact.unknown(reason));
        return new UserFacts(all);
    }

    /** A builder in which nothing is known yet. */
    public static Builder builder() {
        return new Builder(new Fact<?>[Slot.ALL.size()]);
    }

    /** A builder that starts from these facts. */
    public Builder toBuilder() {
        return new Builder(facts.clone());
    }

    /** The user services policy in effect. */
    public Fact<UserServicesPolicy> policy() {
        return get(Slot.POLICY);
    }

    /** The mailbox: none, or its Exchange release. */
    public Fact<Mailbox> mailbox() {
        return get(Slot.MAILBOX);
    }

    /** Whether the mailbox was opened at least once, by someone or something. */
    public Fact<Boolean> mailboxOpened() {
        return get(Slot.MAILBOX_OPENED);
    }

    /** The clients that the user has signed in with. */
    public Fact<ClientSignIns> clients() {
        return get(Slot.CLIENTS);
    }

    /** The pool that runs the user's User Services. */
    public Fact<HomePool> homePool() {
        return get(Slot.HOME_POOL);
    }

    /**
     * Whether Lync and Exchange trust each other (server-to-server authentication): the caller states it, since the only
     * test cmdlet writes to the mailbox.
     */
    public Fact<Boolean> serverToServerTrust() {
        return get(Slot.SERVER_TO_SERVER_TRUST);
    }

    /** What takes the account out of scope, if anything. */
    public Fact<AccountScope> accountScope() {
        return get(Slot.ACCOUNT_SCOPE);
    }

    /**
     * Whether the server enables the user for UCS, as its {@code UcsMode} tells: a second witness on the policy. "Disabled"
     * is no, "Ready To Migrate" is yes; any other mode tells nothing of it, since a policy that changes moves nobody out.
     *
     * <p>Source: the texts of Microsoft's own support tooling for Skype for Business Server, rule RDCheckUserUCSStatus.
     */
    public Fact<Boolean> enabledByServer() {
        return get(Slot.ENABLED_BY_SERVER);
    }

    /** What is known of failed attempts to migrate the user; ask {@link MigrationFailure#isStanding} of each claim. */
    public Fact<MigrationFailure> migrationFailure() {
        return get(Slot.MIGRATION_FAILURE);
    }

    /** The moves of the mailbox that are under way, if any. */
    public Fact<MailboxMove> mailboxMove() {
        return get(Slot.MAILBOX_MOVE);
    }

    /** What is at a slot is of its type: only the builder's setters write to it. */
    @SuppressWarnings("unchecked")
    private <T> Fact<T> get(Slot<T> slot) {
        Fact<?> fact = facts[slot.index()];
        return fact == null ? slot.unstated() : (Fact<T>) fact;
    }

    /** Both together, fact by fact, as {@link Fact#merge} does it; the same in any order. */
    public UserFacts merge(UserFacts other) {
        Objects.requireNonNull(other, "other: pass UserFacts.none() where nothing else is known");
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        Fact<?>[] both = facts.clone();
        for (Slot<?> slot : Slot.ALL) {
            int i = slot.index();
            both[i] = facts[i] == null ? other.facts[i] : other.facts[i] == null ? facts[i] : merged(slot, other);
        }
        return new UserFacts(both);
    }

    private <T> Fact<T> merged(Slot<T> slot, UserFacts other) {
        return get(slot).merge(other.get(slot));
    }

    /**
     * The facts as plain data, in order: {@code policy, mailbox, mailboxOpened, clients, homePool, serverToServerTrust,
     * accountScope, enabledByServer, migrationFailure, mailboxMove}. Each is a map of {@code state}: {@code known} (with
     * {@code value}, {@code sources}, and {@code observedAt} where known), {@code contested} (with {@code claims}, each of
     * these three), {@code unknown} (with {@code reasons}), or {@code unstated}. Text, booleans, lists and maps only;
     * numbers and times are text.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        Slot.ALL.forEach(slot -> map.put(slot.key(), plain(slot)));
        return map;
    }

    private <T> Map<String, Object> plain(Slot<T> slot) {
        return Plain.fact(slot, get(slot));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserFacts that && Arrays.equals(facts, that.facts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(facts);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("; ");
        Slot.ALL.forEach(slot -> text.add(slot.label() + ": " + get(slot)));
        return text.toString();
    }
}
