package org.ucsmigration.powershell.internal.psrp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.FragmentReader;
import org.ucsmigration.powershell.clixml.PsObject;

/** One message: what it is, whose it is, and its CLIXML as a text, empty where it has none. */
final class Message {

    private static final int HEADER = 40;
    private static final int TO_CLIENT = 1;
    private static final int TO_SERVER = 2;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final MessageType type;
    private final UUID pool;
    private final UUID pipeline;
    private final String data;

    Message(MessageType type, UUID pool, UUID pipeline, String data) {
        this.type = type;
        this.pool = pool;
        this.pipeline = pipeline;
        this.data = data;
    }

    MessageType type() {
        return type;
    }

    UUID pool() {
        return pool;
    }

    /** The pipeline, or {@link Packet#POOL}. */
    UUID pipeline() {
        return pipeline;
    }

    String data() {
        return data;
    }

    /**
     * The one value that it carries.
     *
     * @throws ClixmlException if its text is not one whole value
     */
    Object value() {
        return new FragmentReader().read(data);
    }

    /** The object that it carries, for messages that the protocol itself needs to understand. */
    PsObject object() throws ProtocolFault {
        try {
            if (value() instanceof PsObject object) {
                return object;
            }
        } catch (ClixmlException e) {
            throw new ProtocolFault("a " + type + " that cannot be read: " + e.reason(), e);
        }
        throw new ProtocolFault("a " + type + " without an object");
    }

    /** Reads what a server sent. Source: MS-PSRP, 2.2.1. */
    static Message parse(byte[] bytes) throws ProtocolFault {
        if (bytes.length < HEADER) {
            throw new ProtocolFault("a message of " + bytes.length + " bytes, shorter than its header");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int destination = in.getInt();
        int number = in.getInt();
        MessageType type = MessageType.of(number);
        if (destination != TO_CLIENT || type == null) {
            throw new ProtocolFault(String.format("a message of type 0x%08X to destination %d", number, destination));
        }
        UUID pool = guid(in);
        UUID pipeline = guid(in);
        int start = in.remaining() >= MARK.length && in.get(HEADER) == MARK[0] && in.get(HEADER + 1) == MARK[1]
                && in.get(HEADER + 2) == MARK[2] ? HEADER + MARK.length : HEADER;
        return new Message(type, pool, pipeline, new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
    }

    /** The bytes to send to a server. */
    byte[] toBytes() {
        byte[] text = data.getBytes(StandardCharsets.UTF_8);
        int mark = text.length == 0 ? 0 : MARK.length;
        ByteBuffer out = ByteBuffer.allocate(HEADER + mark + text.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(TO_SERVER).putInt(type.number());
        guid(out, pool);
        guid(out, pipeline);
        return out.put(MARK, 0, mark).put(text).array();
    }

    /** A GUID in bytes is three little-endian numbers, then eight bytes as they are written. */
    private static UUID guid(ByteBuffer in) {
        long high = Integer.toUnsignedLong(in.getInt()) << 32 | Short.toUnsignedLong(in.getShort()) << 16
                | Short.toUnsignedLong(in.getShort());
        return new UUID(high, Long.reverseBytes(in.getLong()));
    }

    private static void guid(ByteBuffer out, UUID guid) {
        long high = guid.getMostSignificantBits();
        out.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        out.putLong(Long.reverseBytes(guid.getLeastSignificantBits()));
    }
}
