package org.ucsmigration.fact;

import org.ucsmigration.Source;

/** What {@link UserFacts.Builder} does: a line for each fact, apart from the facts for their length. */
abstract sealed class UserFactsBuilder permits UserFacts.Builder {

    private final Fact<?>[] facts;

    UserFactsBuilder(Fact<?>[] facts) {
        this.facts = facts;
    }

    /** The user services policy in effect, stated by the caller. */
    public UserFacts.Builder policy(UserServicesPolicy value) {
        return policy(Fact.known(value));
    }

    /** The user services policy in effect. */
    public UserFacts.Builder policy(Fact<UserServicesPolicy> fact) {
        return set(Slot.POLICY, fact);
    }

    /** The mailbox, stated by the caller. */
    public UserFacts.Builder mailbox(Mailbox value) {
        return mailbox(Fact.known(value));
    }

    /** The mailbox. */
    public UserFacts.Builder mailbox(Fact<Mailbox> fact) {
        return set(Slot.MAILBOX, fact);
    }

    /** Whether the mailbox was opened at least once, stated by the caller. */
    public UserFacts.Builder mailboxOpened(boolean value) {
        return mailboxOpened(Fact.known(value));
    }

    /** Whether the mailbox was opened at least once. */
    public UserFacts.Builder mailboxOpened(Fact<Boolean> fact) {
        return set(Slot.MAILBOX_OPENED, fact);
    }

    /** The clients that the user has signed in with, stated by the caller. */
    public UserFacts.Builder clients(ClientSignIns value) {
        return clients(Fact.known(value));
    }

    /** The clients that the user has signed in with. */
    public UserFacts.Builder clients(Fact<ClientSignIns> fact) {
        return set(Slot.CLIENTS, fact);
    }

    /** The home pool, stated by the caller. */
    public UserFacts.Builder homePool(HomePool value) {
        return homePool(Fact.known(value));
    }

    /** The home pool. */
    public UserFacts.Builder homePool(Fact<HomePool> fact) {
        return set(Slot.HOME_POOL, fact);
    }

    /** Whether Lync and Exchange trust each other, stated by the caller. */
    public UserFacts.Builder serverToServerTrust(boolean value) {
        return serverToServerTrust(Fact.known(value));
    }

    /** Whether Lync and Exchange trust each other. */
    public UserFacts.Builder serverToServerTrust(Fact<Boolean> fact) {
        return set(Slot.SERVER_TO_SERVER_TRUST, fact);
    }

    /** The account's scope, stated by the caller. */
    public UserFacts.Builder accountScope(AccountScope value) {
        return accountScope(Fact.known(value));
    }

    /** The account's scope. */
    public UserFacts.Builder accountScope(Fact<AccountScope> fact) {
        return set(Slot.ACCOUNT_SCOPE, fact);
    }

    /** Whether the server enables the user for UCS, stated by the caller. */
    public UserFacts.Builder enabledByServer(boolean value) {
        return enabledByServer(Fact.known(value));
    }

    /** Whether the server enables the user for UCS. */
    public UserFacts.Builder enabledByServer(Fact<Boolean> fact) {
        return set(Slot.ENABLED_BY_SERVER, fact);
    }

    /**
     * Whether the server enables the user for UCS, as the {@code UcsMode} tells that {@code Debug-CsUnifiedContactStore}
     * printed.
     */
    public UserFacts.Builder enabledByServer(String ucsMode, Source source) {
        return enabledByServer(ServerMode.enabled(ucsMode, source));
    }

    /** What is known of failed attempts, stated by the caller. */
    public UserFacts.Builder migrationFailure(MigrationFailure value) {
        return migrationFailure(Fact.known(value));
    }

    /** What is known of failed attempts. */
    public UserFacts.Builder migrationFailure(Fact<MigrationFailure> fact) {
        return set(Slot.MIGRATION_FAILURE, fact);
    }

    /** The moves of the mailbox, stated by the caller. */
    public UserFacts.Builder mailboxMove(MailboxMove value) {
        return mailboxMove(Fact.known(value));
    }

    /** The moves of the mailbox. */
    public UserFacts.Builder mailboxMove(Fact<MailboxMove> fact) {
        return set(Slot.MAILBOX_MOVE, fact);
    }

    private <T> UserFacts.Builder set(Slot<T> slot, Fact<T> fact) {
        if (fact == null) {
            throw new NullPointerException("The fact \"" + slot.key()
                    + "\" is null. Use Fact.unknown(reason) where it is not known.");
        }
        facts[slot.index()] = fact == slot.unstated() ? null : fact;
        return (UserFacts.Builder) this;
    }

    /** The facts as they stand; the builder may go on. */
    public UserFacts build() {
        return new UserFacts(facts.clone());
    }
}
