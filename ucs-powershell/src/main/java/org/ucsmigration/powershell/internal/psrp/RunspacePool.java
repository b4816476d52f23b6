package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * The client's side of one runspace: says what to send, and what the server's lines mean.
 *
 * <p>One pipeline runs at a time; others wait their turn. Not safe for use by several threads. After a {@link ProtocolFault} it
 * understands nothing more and repeats the fault.
 */
public final class RunspacePool {

    private enum State { NEW, OPENING, OPEN, CLOSING, ENDED }

    /** More than any line of a server, which puts 32 KiB into each, 43.7 thousand characters in base64. */
    public static final int LONGEST_LINE = 1 << 20;

    private final UUID id;
    private final PoolMessages messages = new PoolMessages(this);
    private final Defragmenter fragments = new Defragmenter();
    private final KeyExchange keys = new KeyExchange();
    private final Serializer serializer = new Serializer(keys, this::exchangeKeys);
    private final Deque<Pipeline> pipelines = new ArrayDeque<>();
    private final Outbox outbox;
    private final List<String> lines = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private State state = State.NEW;
    private long objectIds;
    private ProtocolFault fault;

    /**
     * Prepares a runspace of that name.
     *
     * @param id a GUID of its own
     */
    public RunspacePool(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
        this.outbox = new Outbox(Packet.POOL, this::nextObjectId);
    }

    /** Asks the server to open the runspace; {@link Event.Opened} or {@link Event.Broken} is to come. */
    public void open() {
        require(State.NEW);
        state = State.OPENING;
        outbox.add(message(MessageType.SESSION_CAPABILITY, Packet.POOL, plain(ClientMessages.capability())));
        outbox.add(message(MessageType.INIT_RUNSPACEPOOL, Packet.POOL, plain(ClientMessages.init())));
        pump();
    }

    /**
     * Runs a pipeline as soon as those before it are done; {@link Event.Finished} is to come.
     *
     * @param pipeline a GUID of its own
     * @param request what to run
     * @throws ClixmlException if a value in it has no form in CLIXML; nothing is started then
     */
    public void start(UUID pipeline, PipelineRequest request) {
        require(State.OPEN);
        serializer.check(ClientMessages.pipeline(request));
        request.input().ifPresent(objects -> objects.forEach(serializer::check));
        pipelines.add(new Pipeline(this, pipeline, request));
        pump();
    }

    /** Stops a pipeline; {@link Event.Finished} is still to come. One that is unknown or has ended is left alone. */
    public void stop(UUID pipeline) {
        Pipeline found = find(pipeline);
        if (found != null) {
            found.stop();
            if (found.isGone()) {
                pipelines.remove(found);
            }
            pump();
        }
    }

    /** Asks the server to close the runspace; {@link Event.Closed} is to come. */
    public void close() {
        if (state == State.OPENING || state == State.OPEN) {
            state = State.CLOSING;
            lines.add(Packet.line(Packet.Kind.CLOSE, Packet.POOL));
        }
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
                    messages.receive(read(message, Packet.POOL));
                }
            }
            case DATA_ACK -> outbox.acknowledged();
            case CLOSE_ACK -> {
                if (state != State.CLOSING) {
                    throw new ProtocolFault("the acknowledgement of a close that was not asked for");
                }
                state = State.ENDED;
                events.add(new Event.Closed());
            }
            default -> throw new ProtocolFault("a " + packet.kind() + " for the runspace pool");
        }
    }

    private void receiveForPipeline(Packet packet) throws ProtocolFault {
        Pipeline pipeline = find(packet.target());
        if (pipeline == null) {
            if (state == State.CLOSING) {
                return;
            }
            throw new ProtocolFault("a " + packet.kind() + " for a pipeline that does not run, " + packet.target());
        }
        pipeline.receive(packet);
        if (pipeline.isGone()) {
            pipelines.remove(pipeline);
        }
    }

    /** Reads a message and checks that it is meant for us and for the target of its line. */
    Message read(byte[] bytes, UUID target) throws ProtocolFault {
        Message message = Message.parse(bytes);
        boolean fromStart = message.pool().equals(Packet.POOL) && target.equals(Packet.POOL);
        if (!fromStart && !message.pool().equals(id) || !message.pipeline().equals(target)) {
            throw new ProtocolFault("a " + message.type() + " of pool " + message.pool() + ", pipeline " + message.pipeline()
                    + " in a line for " + target);
        }
        return message;
    }

    /** Sends what can be sent now. */
    void pump() {
        Pipeline first = pipelines.peek();
        if (first != null && state == State.OPEN) {
            first.pump();
        }
        String line = outbox.next();
        if (line != null) {
            lines.add(line);
        }
    }

    void opened(PsObject serverInfo) throws ProtocolFault {
        if (state != State.OPENING) {
            throw new ProtocolFault("a runspace pool opened a second time");
        }
        state = State.OPEN;
        events.add(new Event.Opened(serverInfo));
    }

    /** The server says that the pool closes, has closed or is broken. */
    void ending(String reason) {
        if (state != State.CLOSING) {
            state = State.ENDED;
            pipelines.clear();
            events.add(new Event.Broken(reason));
        }
    }

    Message message(MessageType type, UUID pipeline, String clixml) {
        return new Message(type, id, pipeline, clixml);
    }

    long nextObjectId() {
        return ++objectIds;
    }

    KeyExchange keys() {
        return keys;
    }

    Serializer serializer() {
        return serializer;
    }

    /** Asks for a session key, once. */
    void exchangeKeys() {
        if (!keys.isPending() && !keys.isDone()) {
            outbox.add(message(MessageType.PUBLIC_KEY, Packet.POOL, plain(ClientMessages.publicKey(keys.publicKey()))));
        }
    }

    /** Serialises what holds no secrets. */
    String plain(Object value) {
        return serializer.write(value).orElseThrow();
    }

    void send(String line) {
        lines.add(line);
    }

    /** Sends an answer that overtakes what else waits. */
    void answer(Message message) {
        outbox.add(Packet.Stream.PROMPT_RESPONSE, message);
    }

    void tell(Event event) {
        events.add(event);
    }

    private Pipeline find(UUID pipeline) {
        for (Pipeline each : pipelines) {
            if (each.id().equals(pipeline)) {
                return each;
            }
        }
        return null;
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
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** What has happened, in order; handed out once. */
    public List<Event> takeEvents() {
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
