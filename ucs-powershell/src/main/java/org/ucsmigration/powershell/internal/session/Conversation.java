package org.ucsmigration.powershell.internal.session;

import java.util.List;
import java.util.UUID;
import org.ucsmigration.powershell.internal.psrp.Creation;
import org.ucsmigration.powershell.internal.psrp.Event;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;
import org.ucsmigration.powershell.internal.psrp.ProtocolFault;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;
import org.ucsmigration.powershell.internal.shell.Shell;

/**
 * The protocol engine, which knows no threads, under one lock: with it the order of what is sent, and that no call begins once
 * the session has ended. Nothing waits here.
 */
final class Conversation {

    /** Does nothing: its end says that the runspace is free again. */
    private static final PipelineRequest NOTHING =
            PipelineRequest.of(new Step("$null = 1", Step.Kind.SCRIPT_OF_OWN_SCOPE, List.of()));

    private final Shell shell;
    private final RunspacePool engine = new RunspacePool(UUID.randomUUID());
    private final SessionEnd end = new SessionEnd();

    Conversation(Shell shell) {
        this.shell = shell;
    }

    private void send() {
        shell.send(engine.takeLines());
    }

    synchronized void open() {
        engine.open();
        send();
    }

    /**
     * Starts the pipeline of a call and gives it its turn; whether it waits for the session key.
     *
     * @throws SessionFault if the session has ended
     */
    synchronized boolean start(Call call, Creation creation, Turn turn) throws SessionFault {
        if (end.hasBegun()) {
            throw end.fault();
        }
        if (!engine.isOpen()) {
            // The reader knows already, and is about to say why.
            throw new SessionFault("the runspace has ended").asEnd();
        }
        engine.start(call.pipeline(), creation);
        turn.take(call);
        send();
        return waitsForKey(call);
    }

    synchronized boolean waitsForKey(Call call) {
        return engine.waitsForKey(call.pipeline());
    }

    /** Stops a pipeline, and runs another one behind it that does nothing; what is known of them at once. */
    synchronized List<Event> stop(UUID pipeline, UUID after) {
        if (!engine.isOpen()) {
            // The reader knows already, and is about to say why.
            return List.of();
        }
        engine.stop(pipeline);
        engine.start(after, NOTHING);
        send();
        return engine.takeEvents();
    }

    synchronized List<Event> receive(String line) throws ProtocolFault {
        engine.receive(line);
        send();
        return engine.takeEvents();
    }

    /** Lets no call begin any more; false where that is so already. */
    synchronized boolean end(SessionFault why) {
        return end.begin(why);
    }

    /** The same, and asks the shell to close its runspace. */
    synchronized boolean close(SessionFault why) {
        boolean first = end.begin(why);
        if (first) {
            engine.close();
            send();
        }
        return first;
    }

    /** Why it has ended, once it has. */
    SessionFault fault() {
        return end.fault();
    }
}
