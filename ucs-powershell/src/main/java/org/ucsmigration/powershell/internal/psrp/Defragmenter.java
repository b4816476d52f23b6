package org.ucsmigration.powershell.internal.psrp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * Puts the fragments for one target together again.
 *
 * <p>Takes no more memory than what has arrived, and refuses a message before it grows past {@value #LONGEST_MESSAGE} bytes.
 * Source: MS-PSRP, 2.2.4 (Packet Fragment).
 */
final class Defragmenter {

    /**
     * So large that what is too large to be read spoils one call, not the session; the server splits anything into fragments of
     * 32 KiB.
     */
    static final int LONGEST_MESSAGE = 128 << 20;

    private static final int HEADER = 21;
    private static final int START = 1;
    private static final int END = 2;

    @Nullable
    private ByteArrayOutputStream parts;
    private long object;
    private long next;

    /** Takes the content of a {@code Data} and hands on the messages that are whole with it. */
    void accept(byte[] payload, Consumer<byte[]> whole) throws ProtocolFault {
        ByteBuffer in = ByteBuffer.wrap(payload);
        while (in.hasRemaining()) {
            if (in.remaining() < HEADER) {
                throw new ProtocolFault("a fragment of " + in.remaining() + " bytes, shorter than its header");
            }
            long id = in.getLong();
            long number = in.getLong();
            int flags = in.get();
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new ProtocolFault("a fragment that claims " + Integer.toUnsignedString(length) + " bytes and has "
                        + in.remaining());
            }
            inOrder(id, number, (flags & START) != 0, length);
            if ((flags & START) != 0 && (flags & END) != 0) {
                byte[] message = new byte[length];
                in.get(message);
                whole.accept(message);
                continue;
            }
            if (parts == null) {
                parts = new ByteArrayOutputStream(length * 2);
            }
            parts.write(payload, in.position(), length);
            in.position(in.position() + length);
            object = id;
            next = number + 1;
            if ((flags & END) != 0) {
                byte[] message = parts.toByteArray();
                parts = null;
                whole.accept(message);
            }
        }
    }

    private void inOrder(long id, long number, boolean start, int length) throws ProtocolFault {
        if (start ? parts != null || number != 0 : parts == null || id != object || number != next) {
            throw new ProtocolFault("fragment " + number + " of object " + id + (start ? ", a first one," : "") + " where "
                    + (parts == null ? "a first fragment" : "fragment " + next + " of object " + object) + " belongs");
        }
        if (parts != null && parts.size() + (long) length > LONGEST_MESSAGE) {
            throw new ProtocolFault("a message of more than " + LONGEST_MESSAGE + " bytes");
        }
    }
}
