package org.ucsmigration.powershell.internal.psrp;

import java.util.Optional;
import java.util.UUID;
import org.ucsmigration.powershell.clixml.PsObject;

/** What a line of the server meant for those who run pipelines. */
public sealed interface Event {

    /** How a pipeline ended. */
    enum Outcome { COMPLETED, FAILED, STOPPED }

    /**
     * The runspace is open.
     *
     * @param serverInfo what the server says of itself, {@code PSVersionTable} among it
     */
    record Opened(PsObject serverInfo) implements Event {
    }

    /**
     * The runspace has gone; no pipeline will end any more.
     *
     * @param reason in the server's words, where it has any
     */
    record Broken(String reason) implements Event {
    }

    /** The runspace was closed as asked. */
    record Closed() implements Event {
    }

    /**
     * Something on one of a pipeline's streams, not yet read: whoever takes it has the time, and the thread, to do that.
     *
     * @param pipeline whose
     * @param type of which stream: {@code PIPELINE_OUTPUT} or one of the records
     * @param clixml its value in CLIXML, without an envelope; empty where that is null
     */
    record Item(UUID pipeline, MessageType type, String clixml) implements Event {
    }

    /**
     * A pipeline asked its user something and was told that there is none.
     *
     * @param pipeline whose, or all zero for the runspace itself
     * @param method the host's method, such as {@code ReadLine} or {@code PromptForChoice}
     */
    record HostCallRefused(UUID pipeline, String method) implements Event {
    }

    /**
     * A pipeline wants its host to exit: what it had still to do is not done.
     *
     * @param pipeline whose, or all zero for the runspace itself
     */
    record ExitAnnounced(UUID pipeline) implements Event {
    }

    /**
     * A pipeline has ended; nothing more comes of it.
     *
     * @param pipeline which
     * @param outcome how
     * @param error the terminating error, where there is one
     */
    record Finished(UUID pipeline, Outcome outcome, Optional<PsObject> error) implements Event {
    }
}
