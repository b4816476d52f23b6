package org.ucsmigration.powershell.internal.psrp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.annotation.Nullable;

/**
 * What is to be sent to one target: one {@code Data} at a time, the next only after the server has acknowledged the last.
 *
 * <p>The server hands each line to a pool of threads as it comes, so that two on their way at once could change places.
 */
final class Outbox {

    /** What Microsoft's own client and server put into one {@code Data}, headers and all. */
    static final int FRAGMENT = 32 * 1024;

    private static final int HEADER = 21;

    private final UUID target;
    private final LongSupplier objectIds;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private boolean unacknowledged;

    Outbox(UUID target, LongSupplier objectIds) {
        this.target = target;
        this.objectIds = objectIds;
    }

    void add(Message message) {
        add(Packet.Stream.DEFAULT, message);
    }

    void add(Packet.Stream stream, Message message) {
        waiting.add(new Outgoing(stream, objectIds.getAsLong(), message.toBytes()));
    }

    /** The next line to send, or null while the last is on its way or nothing waits. */
    @Nullable
    String next() {
        if (unacknowledged || waiting.isEmpty()) {
            return null;
        }
        ByteBuffer payload = ByteBuffer.allocate(FRAGMENT);
        Packet.Stream stream = waiting.peek().stream;
        while (!waiting.isEmpty() && waiting.peek().stream == stream && payload.remaining() > HEADER) {
            if (waiting.peek().putFragment(payload)) {
                waiting.remove();
            }
        }
        unacknowledged = true;
        byte[] bytes = new byte[payload.flip().remaining()];
        payload.get(bytes);
        return Packet.data(stream, target, bytes);
    }

    void acknowledged() throws ProtocolFault {
        if (!unacknowledged) {
            throw new ProtocolFault("an acknowledgement of data that was not sent, for " + target);
        }
        unacknowledged = false;
    }

    /** Whether a line is on its way. */
    boolean isUnacknowledged() {
        return unacknowledged;
    }

    /** Whether everything has been handed out, though perhaps not acknowledged. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The bytes that wait. */
    long waitingBytes() {
        return waiting.stream().mapToLong(each -> each.bytes.length - each.sent).sum();
    }

    /** Forgets what has not been sent. */
    void drop() {
        waiting.clear();
    }

    private static final class Outgoing {

        private final Packet.Stream stream;
        private final long id;
        private final byte[] bytes;
        private int sent;
        private long fragment;

        Outgoing(Packet.Stream stream, long id, byte[] bytes) {
            this.stream = stream;
            this.id = id;
            this.bytes = bytes;
        }

        /** Puts as much as fits; true where that was the end. */
        boolean putFragment(ByteBuffer out) {
            int length = Math.min(bytes.length - sent, out.remaining() - HEADER);
            boolean end = sent + length == bytes.length;
            out.putLong(id).putLong(fragment++).put((byte) ((sent == 0 ? 1 : 0) | (end ? 2 : 0))).putInt(length);
            out.put(bytes, sent, length);
            sent += length;
            return end;
        }
    }
}
