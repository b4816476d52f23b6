package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * The client's side of one pipeline, from its turn to the acknowledgement of its close.
 *
 * <p>A {@code Signal} stops only what exists on the server's side, and the server handles lines out of order: so a stop waits for
 * what is on its way, and a close for the stop.
 */
final class Pipeline {

    private enum Phase { WAITING, COMMANDED, ACTIVE, CLOSING, GONE }

    private final RunspacePool pool;
    private final UUID id;
    private final PipelineMessages messages;
    private final Defragmenter fragments = new Defragmenter();
    private final Outbox outbox;
    private final PipelineFeed feed;
    private Phase phase = Phase.WAITING;
    private boolean created;
    private boolean stopWanted;
    private boolean signalled;
    private boolean signalAnswered;
    private boolean finished;

    Pipeline(RunspacePool pool, UUID id, PipelineRequest request) {
        this.pool = pool;
        this.id = id;
        this.messages = new PipelineMessages(pool, this);
        this.outbox = new Outbox(id, pool::nextObjectId);
        this.feed = new PipelineFeed(pool, id, request);
    }

    UUID id() {
        return id;
    }

    /** Whether the server has forgotten it, or never heard of it and never will. */
    boolean isGone() {
        return phase == Phase.GONE;
    }

    boolean isFinished() {
        return finished;
    }

    /** Goes as far as it can without the server. */
    void pump() {
        if (phase == Phase.WAITING && feed.isReady()) {
            pool.send(Packet.line(Packet.Kind.COMMAND, id));
            phase = Phase.COMMANDED;
        }
        if (phase != Phase.ACTIVE) {
            return;
        }
        if (!finished && !stopWanted && outbox.isEmpty() && !outbox.isUnacknowledged()) {
            feed.fill(outbox);
        }
        String line = outbox.next();
        if (line != null) {
            pool.send(line);
        }
        created |= feed.isBegun() && outbox.isEmpty();
        if (outbox.isUnacknowledged()) {
            return;
        }
        if (stopWanted && !finished && !signalled) {
            stopOnServer();
        }
        if (finished && (!signalled || signalAnswered)) {
            pool.send(Packet.line(Packet.Kind.CLOSE, id));
            phase = Phase.CLOSING;
        }
    }

    private void stopOnServer() {
        if (created) {
            pool.send(Packet.line(Packet.Kind.SIGNAL, id));
            signalled = true;
        } else {
            finish(Event.Outcome.STOPPED, Optional.empty());
        }
    }

    void stop() {
        if (phase == Phase.WAITING) {
            finish(Event.Outcome.STOPPED, Optional.empty());
            phase = Phase.GONE;
        } else if (!finished && !stopWanted) {
            stopWanted = true;
            outbox.drop();
        }
    }

    /** Takes the server's word, or our own where there is nothing on the server to ask, that it has ended. */
    void finish(Event.Outcome outcome, Optional<PsObject> error) {
        finished = true;
        outbox.drop();
        pool.tell(new Event.Finished(id, outcome, error));
    }

    void receive(Packet packet) throws ProtocolFault {
        if (phase == Phase.WAITING) {
            throw unexpected(packet);
        }
        switch (packet.kind()) {
            case DATA -> receiveData(packet.payload());
            case DATA_ACK -> outbox.acknowledged();
            case COMMAND_ACK -> {
                if (phase != Phase.COMMANDED) {
                    throw unexpected(packet);
                }
                phase = Phase.ACTIVE;
            }
            case SIGNAL_ACK -> {
                if (!signalled || signalAnswered) {
                    throw unexpected(packet);
                }
                signalAnswered = true;
            }
            case CLOSE_ACK -> {
                if (phase != Phase.CLOSING) {
                    throw unexpected(packet);
                }
                phase = Phase.GONE;
            }
            default -> throw unexpected(packet);
        }
    }

    private void receiveData(byte[] payload) throws ProtocolFault {
        if (phase == Phase.COMMANDED) {
            throw new ProtocolFault("output of a pipeline before it was created");
        }
        List<byte[]> whole = new ArrayList<>();
        fragments.accept(payload, whole::add);
        for (byte[] each : whole) {
            messages.receive(pool.read(each, id));
        }
    }

    private ProtocolFault unexpected(Packet packet) {
        return new ProtocolFault("a " + packet.kind() + " for pipeline " + id + " that was not asked for");
    }

    /** Sends an answer that overtakes pipeline input. */
    void answer(Message message) {
        outbox.add(Packet.Stream.PROMPT_RESPONSE, message);
    }
}
