package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * The client's side of one pipeline, from its turn to the acknowledgement of its close.
 *
 * <p>A {@code Signal} stops only what exists on the server's side, and the server handles lines out of order: so a stop waits for
 * what is on its way, and a close for the stop.
 */
final class Pipeline {

    private enum Phase { WAITING, COMMANDED, ACTIVE, CLOSING, GONE }

    private static final int STOPPED = 3;
    private static final int COMPLETED = 4;
    private static final int FAILED = 5;
    private static final int LAST_STATE = 6;

    private final Link link;
    private final UUID id;
    private final Defragmenter fragments = new Defragmenter();
    private final Outbox outbox;
    private final Feed feed;
    private final Consumer<Event> hearer;
    private UUID speaker;
    private Phase phase = Phase.WAITING;
    private boolean created;
    private boolean stopWanted;
    private boolean signalled;
    private boolean signalAnswered;
    private boolean finished;

    Pipeline(Link link, UUID id, Feed feed, Consumer<Event> hearer) {
        this.link = link;
        this.id = id;
        this.speaker = id;
        this.outbox = link.outbox(id);
        this.feed = feed;
        this.hearer = hearer;
    }

    /** Has it tell of itself under another name, or under its own again. */
    void speakFor(UUID name) {
        speaker = name;
    }

    UUID id() {
        return id;
    }

    /** Whether it is what somebody started under that name, and waits for. */
    boolean runs(UUID name) {
        return speaker.equals(name);
    }

    /** Whether nothing runs in it, so that it ends when its input does. */
    boolean isIdle() {
        return !finished && feed.isIdle();
    }

    /** Whether the server has forgotten it, or never heard of it and never will. */
    boolean isGone() {
        return phase == Phase.GONE;
    }

    /** Whether it cannot begin before the server has answered the key exchange. */
    boolean waitsForKey() {
        return feed.waitsForKey();
    }

    /** Whether it was to stop, so that the server may say more of it than is left to say. */
    boolean wasStopped() {
        return stopWanted;
    }

    /** Goes as far as it can without the server. */
    void pump() {
        if (phase == Phase.WAITING && feed.isReady()) {
            link.send(Packet.line(Packet.Kind.COMMAND, id));
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
            link.send(line);
        }
        created |= feed.isBegun() && outbox.isEmpty();
        if (outbox.isUnacknowledged()) {
            return;
        }
        if (stopWanted && !finished && !signalled) {
            stopOnServer();
        }
        if (finished && (!signalled || signalAnswered)) {
            link.send(Packet.line(Packet.Kind.CLOSE, id));
            phase = Phase.CLOSING;
        }
    }

    private void stopOnServer() {
        if (created) {
            link.send(Packet.line(Packet.Kind.SIGNAL, id));
            signalled = true;
        } else {
            finish(Event.Outcome.STOPPED, Optional.empty());
        }
    }

    /** Forgets the secrets, where they were not sent. */
    void wipe() {
        feed.wipe();
    }

    /** Takes back what was not sent, and stops nothing: whether nothing runs in it then. */
    boolean leave() {
        feed.withdraw();
        return isIdle();
    }

    void stop() {
        if (feed.withdraw()) {
            return;
        }
        if (phase == Phase.WAITING) {
            finish(Event.Outcome.STOPPED, Optional.empty());
            phase = Phase.GONE;
        } else if (!finished && !stopWanted) {
            stopWanted = true;
            outbox.drop();
        }
    }

    /** The end of what runs in it, in whose name it speaks. */
    Event endOf(Event.Outcome outcome, Optional<PsObject> error) {
        return new Event.Finished(speaker, outcome, error);
    }

    /** Takes the server's word, or our own where there is nothing on the server to ask, that it has ended. */
    private void finish(Event.Outcome outcome, Optional<PsObject> error) {
        finished = true;
        feed.wipe();
        outbox.drop();
        hearer.accept(endOf(outcome, error));
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
            take(link.read(each, id));
        }
    }

    private ProtocolFault unexpected(Packet packet) {
        return new ProtocolFault("a " + packet.kind() + " for pipeline " + id + " that was not asked for");
    }

    /** What the server says of it. Source: MS-PSRP, 2.2.2. */
    private void take(Message message) throws ProtocolFault {
        switch (message.type()) {
            case PIPELINE_OUTPUT, ERROR_RECORD, WARNING_RECORD, VERBOSE_RECORD, DEBUG_RECORD, INFORMATION_RECORD,
                    PROGRESS_RECORD -> {
                // Once it has ended its result is the caller's already. Microsoft's own client drops a straggler, too.
                if (!finished) {
                    hearer.accept(new Event.Item(speaker, message.type(), message.data()));
                }
            }
            case PIPELINE_STATE -> state(message.object());
            case PIPELINE_HOST_CALL -> hostCall(HostCall.of(message.object()));
            default -> throw new ProtocolFault("a " + message.type() + " for a pipeline");
        }
    }

    private void state(PsObject content) throws ProtocolFault {
        long state = content.number("PipelineState").value().orElse(-1L);
        if (state < 0 || state > LAST_STATE) {
            throw new ProtocolFault("a pipeline state that there is not: " + content.property("PipelineState"));
        }
        if (state != STOPPED && state != COMPLETED && state != FAILED) {
            return;
        }
        if (finished && stopWanted) {
            // A stop that comes while the command is about to start: the server says that it has stopped, and runs it all the
            // same.
            return;
        }
        if (finished) {
            throw new ProtocolFault("the end of a pipeline that had ended");
        }
        finish(state == COMPLETED ? Event.Outcome.COMPLETED : state == STOPPED ? Event.Outcome.STOPPED : Event.Outcome.FAILED,
                content.object("ExceptionAsErrorRecord").value());
    }

    /** The refusal overtakes pipeline input. */
    private void hostCall(HostCall call) {
        if (call.isExit() && !finished) {
            hearer.accept(new Event.ExitAnnounced(speaker));
        }
        if (call.isAnswerWanted()) {
            outbox.add(Packet.Stream.PROMPT_RESPONSE,
                    link.message(MessageType.PIPELINE_HOST_RESPONSE, id, link.plain(call.refusal())));
            hearer.accept(new Event.HostCallRefused(speaker, call.method()));
        }
    }
}
