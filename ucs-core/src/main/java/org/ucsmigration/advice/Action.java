package org.ucsmigration.advice;

/**
 * What there is to do, as a stable code: next steps in the order in which a report considers them, then the steps of a move.
 *
 * @since 0.1.0
 */
public enum Action {
    /** Nothing: the account is not for migration, and its contacts are in Lync. */
    OUT_OF_SCOPE,
    /** The account is not for migration, and its contacts are or may be in Exchange: decide, and roll back while it exists. */
    SECURE_CONTACTS,
    /** Ask the server again: readings contradict each other. */
    RESOLVE_CONTRADICTION,
    /** Ask the server first: where the contacts are is not known, or only as something weaker or older says. */
    ASK_SERVER,
    /** The contacts are in Exchange and the policy forbids: finish the rollback, or allow again. */
    FINISH_ROLLBACK_OR_ALLOW,
    /** Look now: the contacts are in Exchange or on the way, and what holds them is gone, unfit, moving or failing. */
    LOOK_NOW,
    /** The contacts are in Exchange, and something known may keep Lync from reading them: look. */
    CHECK_CONTACTS,
    /** The contacts are in Exchange and the user has only older clients, which cannot edit them. */
    UPGRADE_CLIENT,
    /** The contacts are in Exchange and a client has not seen it: sign out and in. */
    REFRESH_CLIENT,
    /** Nothing: the contacts are in Exchange. */
    NOTHING,
    /** The contacts are on their way and the policy forbids: do not wait, ask, then roll back. */
    ASK_THEN_ROLL_BACK,
    /** The contacts are on their way: wait. */
    WAIT,
    /** Policy and server say opposite things of whether the user is enabled: find out which is wrong. */
    CHECK_POLICY,
    /** The policy forbids, the contacts are in Lync, and something still shows the migration: finish the rollback. */
    FINISH_ROLLBACK,
    /** Nothing moves while the policy forbids: allow UCS by policy, if migration is meant. */
    ALLOW_BY_POLICY,
    /** The contacts were rolled back and may return: forbid now if that was meant, else sign in. */
    DECIDE_AFTER_ROLLBACK,
    /** Give the user a mailbox. */
    PROVIDE_MAILBOX,
    /** Move the mailbox to Exchange 2013 or later. */
    MOVE_MAILBOX,
    /** Open the mailbox once. */
    OPEN_MAILBOX,
    /** Move the user to a pool of Lync Server 2013 or later. */
    RE_HOME,
    /** Set up server-to-server authentication. */
    SET_UP_TRUST,
    /** Do what a site's own precondition demands. */
    MEET_OWN_PRECONDITION,
    /** Attempts to migrate fail: look into it. */
    LOOK_INTO_FAILURE,
    /** Find out a fact that is not known. */
    FIND_OUT,
    /** The policy delays the migration: wait. */
    WAIT_FOR_DELAY,
    /** Sign in once with a Lync 2013 or later client. */
    SIGN_IN_WITH_NEWER_CLIENT,
    /** Everything holds and the contacts are still in Lync: sign out and in, wait, then look into the servers. */
    SIGN_IN_AGAIN,

    /** Suspend the move of the mailbox that is under way, before it completes. */
    SUSPEND_MOVE,
    /** Connect the mailbox again that a rollback has to read. */
    RECONNECT_MAILBOX,
    /** Forbid UCS for the user by policy: the contacts are to be in Lync, and to stay there. */
    FORBID_BY_POLICY,
    /** See that the policy holds for the user, and that it has been replicated. */
    VERIFY_POLICY,
    /** Roll the user back. */
    ROLL_BACK,
    /** Read server and flag again, and check again. */
    LOOK_AGAIN,
    /** Let the user say whether the contacts are there. */
    CONFIRM_CONTACTS,
    /** Keep the user's data in Lync, which is the only copy. */
    KEEP_DATA,
    /** Move one user alone, and look. */
    TRY_PILOT,
    /** Move, with a tool of your own. */
    MOVE
}
