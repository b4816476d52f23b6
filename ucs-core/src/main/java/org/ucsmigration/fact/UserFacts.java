package org.ucsmigration.fact;

import java.util.Objects;

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

    private static final UserFacts NONE = builder().build();

    private final Fact<UserServicesPolicy> policy;
    private final Fact<Mailbox> mailbox;
    private final Fact<Boolean> mailboxOpened;
    private final Fact<ClientSignIns> clients;
    private final Fact<HomePool> homePool;
    private final Fact<Boolean> serverToServerTrust;
    private final Fact<AccountScope> accountScope;

    private UserFacts(Builder from) {
        this.policy = from.policy;
        this.mailbox = from.mailbox;
        this.mailboxOpened = from.mailboxOpened;
        this.clients = from.clients;
        this.homePool = from.homePool;
        this.serverToServerTrust = from.serverToServerTrust;
        this.accountScope = from.accountScope;
    }

    /** Nothing is known. */
    public static UserFacts none() {
        return NONE;
    }

    /** A builder in which nothing is known yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from these facts. */
    public Builder toBuilder() {
        return new Builder().policy(policy).mailbox(mailbox).mailboxOpened(mailboxOpened).clients(clients)
                .homePool(homePool).serverToServerTrust(serverToServerTrust).accountScope(accountScope);
    }

    /** The user services policy in effect. */
    public Fact<UserServicesPolicy> policy() {
        return policy;
    }

    /** The mailbox: none, or its Exchange release. */
    public Fact<Mailbox> mailbox() {
        return mailbox;
    }

    /** Whether the mailbox was opened at least once, by someone or something. */
    public Fact<Boolean> mailboxOpened() {
        return mailboxOpened;
    }

    /** The clients that the user has signed in with. */
    public Fact<ClientSignIns> clients() {
        return clients;
    }

    /** The pool that runs the user's User Services. */
    public Fact<HomePool> homePool() {
        return homePool;
    }

    /**
     * Whether Lync and Exchange trust each other (server-to-server authentication): the caller states it, since the only
     * test cmdlet writes to the mailbox.
     */
    public Fact<Boolean> serverToServerTrust() {
        return serverToServerTrust;
    }

    /** What takes the account out of scope, if anything. */
    public Fact<AccountScope> accountScope() {
        return accountScope;
    }

    /** Both together, fact by fact, as {@link Fact#merge} does it. */
    public UserFacts merge(UserFacts other) {
        Objects.requireNonNull(other, "other: pass UserFacts.none() where nothing else is known");
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        return builder().policy(Unstated.merge(policy, other.policy)).mailbox(Unstated.merge(mailbox, other.mailbox))
                .mailboxOpened(Unstated.merge(mailboxOpened, other.mailboxOpened)).clients(Unstated.merge(clients, other.clients))
                .homePool(Unstated.merge(homePool, other.homePool))
                .serverToServerTrust(Unstated.merge(serverToServerTrust, other.serverToServerTrust))
                .accountScope(Unstated.merge(accountScope, other.accountScope)).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserFacts that && policy.equals(that.policy) && mailbox.equals(that.mailbox)
                && mailboxOpened.equals(that.mailboxOpened) && clients.equals(that.clients)
                && homePool.equals(that.homePool) && serverToServerTrust.equals(that.serverToServerTrust)
                && accountScope.equals(that.accountScope);
    }

    @Override
    public int hashCode() {
        return policy.hashCode() * 31 + mailbox.hashCode();
    }

    @Override
    public String toString() {
        return "policy: " + policy + "; mailbox: " + mailbox + "; mailbox opened: " + mailboxOpened + "; clients: " + clients
                + "; home pool: " + homePool + "; server-to-server trust: " + serverToServerTrust + "; account: " + accountScope;
    }

    /**
     * Collects facts. Not thread-safe. Each fact can be given as a value, whose source is then the caller, or as a fact
     * with a source of its own; the last one given counts.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private Fact<UserServicesPolicy> policy = Unstated.about("the user services policy");
        private Fact<Mailbox> mailbox = Unstated.about("the mailbox");
        private Fact<Boolean> mailboxOpened = Unstated.about("whether the mailbox was opened");
        private Fact<ClientSignIns> clients = Unstated.about("client sign-ins");
        private Fact<HomePool> homePool = Unstated.about("the home pool");
        private Fact<Boolean> serverToServerTrust = Unstated.about("server-to-server trust");
        private Fact<AccountScope> accountScope = Unstated.about("the account's scope");

        private Builder() {
        }

        /** The user services policy in effect, stated by the caller. */
        public Builder policy(UserServicesPolicy value) {
            return policy(Fact.known(value));
        }

        /** The user services policy in effect. */
        public Builder policy(Fact<UserServicesPolicy> fact) {
            policy = Unstated.checked("policy", fact);
            return this;
        }

        /** The mailbox, stated by the caller. */
        public Builder mailbox(Mailbox value) {
            return mailbox(Fact.known(value));
        }

        /** The mailbox. */
        public Builder mailbox(Fact<Mailbox> fact) {
            mailbox = Unstated.checked("mailbox", fact);
            return this;
        }

        /** Whether the mailbox was opened at least once, stated by the caller. */
        public Builder mailboxOpened(boolean value) {
            return mailboxOpened(Fact.known(value));
        }

        /** Whether the mailbox was opened at least once. */
        public Builder mailboxOpened(Fact<Boolean> fact) {
            mailboxOpened = Unstated.checked("mailboxOpened", fact);
            return this;
        }

        /** The clients that the user has signed in with, stated by the caller. */
        public Builder clients(ClientSignIns value) {
            return clients(Fact.known(value));
        }

        /** The clients that the user has signed in with. */
        public Builder clients(Fact<ClientSignIns> fact) {
            clients = Unstated.checked("clients", fact);
            return this;
        }

        /** The home pool, stated by the caller. */
        public Builder homePool(HomePool value) {
            return homePool(Fact.known(value));
        }

        /** The home pool. */
        public Builder homePool(Fact<HomePool> fact) {
            homePool = Unstated.checked("homePool", fact);
            return this;
        }

        /** Whether Lync and Exchange trust each other, stated by the caller. */
        public Builder serverToServerTrust(boolean value) {
            return serverToServerTrust(Fact.known(value));
        }

        /** Whether Lync and Exchange trust each other. */
        public Builder serverToServerTrust(Fact<Boolean> fact) {
            serverToServerTrust = Unstated.checked("serverToServerTrust", fact);
            return this;
        }

        /** The account's scope, stated by the caller. */
        public Builder accountScope(AccountScope value) {
            return accountScope(Fact.known(value));
        }

        /** The account's scope. */
        public Builder accountScope(Fact<AccountScope> fact) {
            accountScope = Unstated.checked("accountScope", fact);
            return this;
        }

        /** The facts as they stand; the builder may go on. */
        public UserFacts build() {
            return new UserFacts(this);
        }
    }
}
