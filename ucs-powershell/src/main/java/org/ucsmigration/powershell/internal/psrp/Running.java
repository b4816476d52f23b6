package org.ucsmigration.powershell.internal.psrp;

import java.util.UUID;

/** What has the runspace to itself, until the server has forgotten it. */
interface Running {

    /** Whether it is the pipeline of that name, for which lines come. */
    boolean isPipeline(UUID name);

    /** Whether it is what somebody started under that name, and waits for. */
    boolean runs(UUID name);

    /** Whether the server has forgotten it, or never heard of it and never will. */
    boolean isGone();

    /** Whether it was to stop, so that the server may say more of it than is left to say. */
    boolean wasStopped();

    /** Whether it cannot begin before the server has answered the key exchange. */
    boolean waitsForKey();

    /** Goes as far as it can without the server. */
    void pump();

    /** Stops what somebody waits for. */
    void stop();

    /** Forgets the secrets, where they were not sent. */
    void wipe();

    /** Takes what the server says. */
    void receive(Packet packet) throws ProtocolFault;
}
