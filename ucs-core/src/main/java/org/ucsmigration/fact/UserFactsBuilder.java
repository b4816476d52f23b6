package org.ucsmigration.fact;

import org.ucsmigration.Source;

/**
 * Collects facts. Not thread-safe. Each fact can be given as a value, whose source is then the caller, or as a fact
 * with a source of its own; the last one given counts.
 *
 * @since 0.1.0
 */
public final class UserFactsBuilder {

    private final Fact<?>[] facts;

    UserFactsBuilder(Fact<?>[] facts) {
        this.facts = facts;
    }

    /** The user services policy in effect, stated by the caller. */
    public UserFactsBuilder policy(UserServicesPolicy value) {
        return policy(Fact.known(value));
    }

    /** The user services policy in effect. */
    public UserFactsBuilder policy(Fact<UserServicesPolicy> fact) {
        return set(Slot.POLICY, fact);
    }

    /** The mailbox, stated by the caller. */
    public UserFactsBuilder mailbox(Mailbox value) {
        return mailbox(Fact.known(value));
    }

    /** The mailbox. */
    public UserFactsBuilder mailbox(Fact<Mailbox> fact) {
        return set(Slot.MAILBOX, fact);
    }

    /** Whether the mailbox was opened at least once, stated by the caller. */
    public UserFactsBuilder mailboxOpened(boolean value) {
        return mailboxOpened(Fact.known(value));
    }

    /** Whether the mailbox was opened at least once. */
    public UserFactsBuilder mailboxOpened(Fact<Boolean> fact) {
        return set(Slot.MAILBOX_OPENED, fact);
    }

    /** The clients that the user has signed in with, stated by the caller. */
    public UserFactsBuilder clients(ClientSignIns value) {
        return clients(Fact.known(value));
    }

    /** The clients that the user has signed in with. */
    public UserFactsBuilder clients(Fact<ClientSignIns> fact) {
        return set(Slot.CLIENTS, fact);
    }

    /** The home pool, stated by the caller. */
    public UserFactsBuilder homePool(HomePool value) {
        return homePool(Fact.known(value));
    }

    /** The home pool. */
    public UserFactsBuilder homePool(Fact<HomePool> fact) {
        return set(Slot.HOME_POOL, fact);
    }

    /** Whether Lync and Exchange trust each other, stated by the caller. */
    public UserFactsBuilder serverToServerTrust(boolean value) {
        return serverToServerTrust(Fact.known(value));
    }

    /** Whether Lync and Exchange trust each other. */
    public UserFactsBuilder serverToServerTrust(Fact<Boolean> fact) {
        return set(Slot.SERVER_TO_SERVER_TRUST, fact);
    }

    /** The account's scope, stated by the caller. */
    public UserFactsBuilder accountScope(AccountScope value) {
        return accountScope(Fact.known(value));
    }

    /** The account's scope. */
    public UserFactsBuilder accountScope(Fact<AccountScope> fact) {
        return set(Slot.ACCOUNT_SCOPE, fact);
    }

    /** Whether the server enables the user for UCS, stated by the caller. */
    public UserFactsBuilder enabledByServer(boolean value) {
        return enabledByServer(Fact.known(value));
    }

    /** Whether the server enables the user for UCS. */
    public UserFactsBuilder enabledByServer(Fact<Boolean> fact) {
        return set(Slot.ENABLED_BY_SERVER, fact);
    }

    /**
     * Whether the server enables the user for UCS, as the {@code UcsMode} tells that {@code Debug-CsUnifiedContactStore}
     * printed.
     */
    public UserFactsBuilder enabledByServer(String ucsMode, Source source) {
        return enabledByServer(ServerMode.enabled(ucsMode, source));
    }

    /** What is known of failed attempts, stated by the caller. */
    public UserFactsBuilder migrationFailure(MigrationFailure value) {
        return migrationFailure(Fact.known(value));
    }

    /** What is known of failed attempts. */
    public UserFactsBuilder migrationFailure(Fact<MigrationFailure> fact) {
        return set(Slot.MIGRATION_FAILURE, fact);
    }

    /** The moves of the mailbox, stated by the caller. */
    public UserFactsBuilder mailboxMove(MailboxMove value) {
        return mailboxMove(Fact.known(value));
    }

    /** The moves of the mailbox. */
    public UserFactsBuilder mailboxMove(Fact<MailboxMove> fact) {
        return set(Slot.MAILBOX_MOVE, fact);
    }

    private <T> UserFactsBuilder set(Slot<T> slot, Fact<T> fact) {
        if (fact == null) {
            throw new NullPointerException("The fact \"" + slot.key()
                    + "\" is null. Use Fact.unknown(reason) where it is not known.");
        }
        facts[slot.index()] = fact == slot.unstated() ? null : fact;
        return this;
    }

    /** The facts as they stand; the builder may go on. */
    public UserFacts build() {
        return new UserFacts(facts.clone());
    }
}
