package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the parts of the engine share: the runspace's name, the numbers of what is sent, the session key, and the two lists that
 * the engine is asked for, lines to send and events to tell. It knows none of the parts.
 */
final class Link {

    private final UUID id;
    private final AtomicLong objectIds = new AtomicLong();
    private final KeyExchange keys = new KeyExchange();
    private final Serializer serializer = new Serializer(keys);
    private final Outbox ofPool = new Outbox(Packet.POOL, objectIds::incrementAndGet);
    private final List<String> lines = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    Link(UUID id) {
        this.id = id;
    }

    /** What waits to be sent for the runspace pool itself. */
    Outbox ofPool() {
        return ofPool;
    }

    /** A new one for a pipeline, whose numbers are of the same row. */
    Outbox outbox(UUID pipeline) {
        return new Outbox(pipeline, objectIds::incrementAndGet);
    }

    KeyExchange keys() {
        return keys;
    }

    /** Asks for a session key, once. */
    void exchangeKeys() {
        if (!keys.isPending() && !keys.isDone()) {
            ofPool.add(message(MessageType.PUBLIC_KEY, Packet.POOL, plain(ClientMessages.publicKey(keys.publicKey()))));
        }
    }

    /** Serialises a value; empty, and a key is asked for, where a secret in it has to wait for one. */
    Optional<String> serialized(Object value) {
        Optional<String> text = serializer.write(value);
        if (text.isEmpty()) {
            exchangeKeys();
        }
        return text;
    }

    /** Serialises what holds no secrets. */
    String plain(Object value) {
        return serializer.write(value).orElseThrow();
    }

    /**
     * Finds out before anything is sent whether a value can be.
     *
     * @throws org.ucsmigration.powershell.clixml.ClixmlException if it has no form in CLIXML
     */
    void check(Object value) {
        serializer.check(value);
    }

    Message message(MessageType type, UUID pipeline, String clixml) {
        return new Message(type, id, pipeline, clixml);
    }

    /** Reads a message and checks that it is meant for us and for the target of its line. */
    Message read(byte[] bytes, UUID target) throws ProtocolFault {
        Message message = Message.parse(bytes);
        boolean fromStart = message.pool().equals(Packet.POOL) && target.equals(Packet.POOL);
        if ((!fromStart && !message.pool().equals(id)) || !message.pipeline().equals(target)) {
            throw new ProtocolFault("a " + message.type() + " of pool " + message.pool() + ", pipeline " + message.pipeline()
                    + " in a line for " + target);
        }
        return message;
    }

    void send(String line) {
        lines.add(line);
    }

    void tell(Event event) {
        events.add(event);
    }

    List<String> takeLines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    List<Event> takeEvents() {
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
