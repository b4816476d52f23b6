package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.clixml.ClixmlException;

/**
 * The client's side of one runspace: says what to send, and what the server's lines mean.
 *
 * <p>One pipeline runs at a time; others wait their turn. Not safe for use by several threads. After a {@link ProtocolFault} it
 * understands nothing more and repeats the fault.
 */
public final class RunspacePool {

    private enum State { NEW, OPENING, OPEN, LEAVING, CLOSING, ENDED }

    /** More than any line of a server, which puts 32 KiB into each, 43.7 thousand characters in base64. */
    public static final int LONGEST_LINE = 1 << 20;

    final Link link;
    private final PoolMessages messages;
    private final Defragmenter fragments = new Defragmenter();
    private final Pipelines pipelines;
    private State state = State.NEW;
    @Nullable
    private ProtocolFault fault;

    /**
     * Prepares a runspace of that name.
     *
     * @param id a GUID of its own
     */
    public RunspacePool(UUID id) {
        this.link = new Link(Objects.requireNonNull(id, "id"));
        this.messages = new PoolMessages(link);
        this.pipelines = new Pipelines(link);
    }

    /** Asks the server to open the runspace; {@link Event.Opened} or {@link Event.Broken} is to come. */
    public void open() {
        require(State.NEW);
        state = State.OPENING;
        Outbox outbox = link.ofPool();
        outbox.add(link.message(MessageType.SESSION_CAPABILITY, Packet.POOL, link.plain(ClientMessages.capability())));
        outbox.add(link.message(MessageType.INIT_RUNSPACEPOOL, Packet.POOL, link.plain(ClientMessages.init())));
        pump();
    }

    /**
     * Runs a pipeline as soon as those before it are done; {@link Event.Finished} is to come.
     *
     * @param pipeline a GUID of its own
     * @param request what to run
     * @throws ClixmlException if a value in it has no form in CLIXML; nothing is started then
     * @throws ArgumentFault if a value in it cannot be read; nothing is started then
     */
    public void start(UUID pipeline, PipelineRequest request) {
        start(pipeline, Creation.of(request));
    }

    /** Runs a pipeline whose arguments have been read already, as soon as those before it are done. */
    public void start(UUID pipeline, Creation creation) {
        require(State.OPEN);
        creation.request().input().ifPresent(objects -> objects.forEach(link::check));
        pipelines.add(pipeline, creation);
        pump();
    }

    /** Whether a pipeline has not begun since the server has not answered the key exchange, which its secrets need. */
    public boolean waitsForKey(UUID pipeline) {
        return pipelines.waitsForKey(pipeline);
    }

    /** Stops a pipeline; {@link Event.Finished} is still to come. One that is unknown or has ended is left alone. */
    public void stop(UUID pipeline) {
        pipelines.stop(pipeline);
        pump();
    }

    /** Asks the server to close the runspace; {@link Event.Closed} is to come. */
    public void close() {
        if (state == State.OPENING || state == State.OPEN) {
            // A server does not close a runspace in which a pipeline waits for input.
            boolean atOnce = state == State.OPENING || !pipelines.leave();
            state = State.LEAVING;
            if (atOnce) {
                sendClose();
            } else {
                pump();
            }
        }
    }

    private void sendClose() {
        state = State.CLOSING;
        link.send(Packet.line(Packet.Kind.CLOSE, Packet.POOL));
    }

    /**
     * Takes a line of the server, without its line break.
     *
     * @throws ProtocolFault if it is not what the protocol allows here
     */
    public void receive(String line) throws ProtocolFault {
        if (fault != null) {
            throw fault;
        }
        try {
            if (line.length() > LONGEST_LINE) {
                throw new ProtocolFault("a line of more than " + LONGEST_LINE + " characters");
            }
            Packet packet = Packet.parse(line);
            if (state == State.NEW || state == State.ENDED) {
                throw new ProtocolFault("a " + packet.kind() + " where nothing is to come");
            }
            if (packet.target().equals(Packet.POOL)) {
                receiveForPool(packet);
            } else {
                receiveForPipeline(packet);
            }
            pump();
        } catch (ProtocolFault e) {
            fault = e;
            throw e;
        }
    }

    private void receiveForPool(Packet packet) throws ProtocolFault {
        switch (packet.kind()) {
            case DATA -> {
                List<byte[]> whole = new ArrayList<>();
                fragments.accept(packet.payload(), whole::add);
                for (byte[] message : whole) {
                    apply(messages.receive(link.read(message, Packet.POOL)));
                }
            }
            case DATA_ACK -> link.ofPool().acknowledged();
            case CLOSE_ACK -> {
                if (state != State.CLOSING) {
                    throw new ProtocolFault("the acknowledgement of a close that was not asked for");
                }
                state = State.ENDED;
                link.tell(new Event.Closed());
            }
            default -> throw new ProtocolFault("a " + packet.kind() + " for the runspace pool");
        }
    }

    private void receiveForPipeline(Packet packet) throws ProtocolFault {
        if (!pipelines.receive(packet) && state != State.CLOSING) {
            throw new ProtocolFault("a " + packet.kind() + " for a pipeline that does not run, " + packet.target());
        }
    }

    /** Sends what can be sent now. */
    private void pump() {
        if (state == State.OPEN || state == State.LEAVING || (state == State.CLOSING && pipelines.isIdle())) {
            pipelines.pump();
        }
        if (state == State.LEAVING && pipelines.isEmpty()) {
            sendClose();
        }
        String line = link.ofPool().next();
        if (line != null) {
            link.send(line);
        }
    }

    /** Follows what the server says of the pool's own state. */
    private void apply(Optional<Event> change) throws ProtocolFault {
        if (change.isEmpty()) {
            return;
        }
        if (change.get() instanceof Event.Opened) {
            if (state != State.OPENING) {
                throw new ProtocolFault("a runspace pool opened a second time");
            }
            state = State.OPEN;
            link.tell(change.get());
        } else if (state != State.CLOSING && state != State.LEAVING) {
            // While it closes, that it does is no news.
            state = State.ENDED;
            pipelines.clear();
            link.tell(change.get());
        }
    }

    /** Whether pipelines can be started. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    private void require(State needed) {
        if (state != needed) {
            throw new IllegalStateException("the runspace is " + state + ", not " + needed);
        }
    }

    /** The lines to send, without line breaks, in order; they are handed out once. */
    public List<String> takeLines() {
        return link.takeLines();
    }

    /** What has happened, in order; handed out once. */
    public List<Event> takeEvents() {
        return link.takeEvents();
    }
}
