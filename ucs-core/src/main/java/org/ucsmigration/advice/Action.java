package org.ucsmigration.advice;

/**
 * What there is to do, as a stable code. In the order in which a report considers them.
 *
 * @since 0.1.0
 */
public enum Action {
    /** Nothing: the account is not for migration. */
    OUT_OF_SCOPE,
    /** Look into witnesses that contradict each other, or contacts in Exchange without a mailbox that can hold them. */
    RESOLVE_CONTRADICTION,
    /** The contacts are in Exchange and the policy forbids: finish the rollback, or allow again. */
    FINISH_ROLLBACK_OR_ALLOW,
    /** The contacts are in Exchange and a client has not seen it: sign out and in. */
    REFRESH_CLIENT,
    /** The contacts are in Exchange and the user has only older clients, which cannot edit them. */
    UPGRADE_CLIENT,
    /** Nothing: the contacts are in Exchange. */
    NOTHING,
    /** The contacts are on their way: wait. */
    WAIT,
    /** Allow UCS by policy. */
    ALLOW_BY_POLICY,
    /** Give the user a mailbox. */
    PROVIDE_MAILBOX,
    /** Move the mailbox to Exchange 2013 or later. */
    MOVE_MAILBOX,
    /** Open the mailbox once. */
    OPEN_MAILBOX,
    /** Sign in with a Lync 2013 or later client. */
    SIGN_IN_WITH_NEWER_CLIENT,
    /** Move the user to a pool of Lync Server 2013 or later. */
    RE_HOME,
    /** Set up server-to-server authentication. */
    SET_UP_TRUST,
    /** Do what a site's own precondition demands. */
    MEET_OWN_PRECONDITION,
    /** Find out a fact that is not known. */
    FIND_OUT,
    /** The policy delays the migration: wait. */
    WAIT_FOR_DELAY,
    /** Everything holds and the contacts are still in Lync: sign out and in, wait, then look into the servers. */
    SIGN_IN_AGAIN,
    /** Everything holds and nobody knows whether it has happened: ask the server. */
    ASK_SERVER
}
