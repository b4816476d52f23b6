package org.ucsmigration.fact;

import java.util.List;
import java.util.function.Function;
import org.ucsmigration.fact.Fact.Unknown;

/**
 * One fact of a user. The table of them is {@link #ALL}: merge, equality, copy, text, plain data and "unknown" of
 * {@link UserFacts} go through it, so that none of them can forget one.
 *
 * @param <T> what the fact is about
 */
final class Slot<T> {

    static final Slot<UserServicesPolicy> POLICY = new Slot<>(0, "policy", "policy", "the user services policy", Plain::policy);
    static final Slot<Mailbox> MAILBOX = new Slot<>(1, "mailbox", "mailbox", "the mailbox", Plain::mailbox);
    static final Slot<Boolean> MAILBOX_OPENED =
            new Slot<>(2, "mailboxOpened", "mailbox opened", "whether the mailbox was opened", opened -> opened);
    static final Slot<ClientSignIns> CLIENTS = new Slot<>(3, "clients", "clients", "client sign-ins", Plain::clients);
    static final Slot<HomePool> HOME_POOL = new Slot<>(4, "homePool", "home pool", "the home pool", Plain::homePool);
    static final Slot<Boolean> SERVER_TO_SERVER_TRUST =
            new Slot<>(5, "serverToServerTrust", "server-to-server trust", "server-to-server trust",
            trust -> trust);
    static final Slot<AccountScope> ACCOUNT_SCOPE =
            new Slot<>(6, "accountScope", "account", "the account's scope", Plain::accountScope);
    static final Slot<Boolean> ENABLED_BY_SERVER = new Slot<>(7, "enabledByServer", "enabled by the server",
            "whether the server enables the user for UCS", enabled -> enabled);
    static final Slot<MigrationFailure> MIGRATION_FAILURE =
            new Slot<>(8, "migrationFailure", "migration failure", "failed attempts to migrate",
            Plain::migrationFailure);
    static final Slot<MailboxMove> MAILBOX_MOVE =
            new Slot<>(9, "mailboxMove", "mailbox move", "moves of the mailbox", Plain::mailboxMove);

    /** Every fact, in the order in which reports show them; each at its index. */
    static final List<Slot<?>> ALL =
            List.of(POLICY, MAILBOX, MAILBOX_OPENED, CLIENTS, HOME_POOL, SERVER_TO_SERVER_TRUST, ACCOUNT_SCOPE,
            ENABLED_BY_SERVER, MIGRATION_FAILURE, MAILBOX_MOVE);

    private final int index;
    private final String key;
    private final String label;
    private final Unknown<T> unstated;
    private final Function<T, Object> plain;

    /**
     * @param key   its name in code and in plain data
     * @param label its name in a line of text
     * @param about what it is, for the end of "nothing was collected about"
     * @param plain makes of a value text, booleans, lists and maps
     */
    private Slot(int index, String key, String label, String about, Function<T, Object> plain) {
        this.index = index;
        this.key = key;
        this.label = label;
        this.unstated = Unknown.neverStated(about);
        this.plain = plain;
    }

    int index() {
        return index;
    }

    String key() {
        return key;
    }

    String label() {
        return label;
    }

    /** The fact before anybody said anything about it; one for all users. */
    Unknown<T> unstated() {
        return unstated;
    }

    Object plain(T value) {
        return plain.apply(value);
    }
}
