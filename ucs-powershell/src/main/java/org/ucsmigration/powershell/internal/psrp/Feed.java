package org.ucsmigration.powershell.internal.psrp;

/** What creates a pipeline and feeds it, made only as the server takes it; and what of that can be taken back. */
interface Feed {

    /** Whether the pipeline can be created: not before there is a key for the secrets in what creates it. */
    boolean isReady();

    /** Whether a secret has no key yet. */
    boolean waitsForKey();

    /** Whether the message that creates the pipeline has been handed out. */
    boolean isBegun();

    /** Adds what goes into the next line: the creation alone, since what it feeds must exist before; then input. */
    void fill(Outbox outbox);

    /** Takes back what somebody waits for, where nothing of it was sent: whether that is all there was to stop. */
    boolean withdraw();

    /** Whether nothing runs in the pipeline, so that it ends when its input does. */
    boolean isIdle();

    /** Forgets the secrets, where they were not sent. */
    void wipe();
}
