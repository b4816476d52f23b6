package org.ucsmigration.powershell.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a document in bytes, decoded strictly.
 *
 * <p>{@code InputStreamReader} would not do: at a cut in the middle of a character it reports malformed input, as it does for
 * a wrong encoding, and those are two different answers. Only half of a surrogate pair is let through, alone as it stands.
 */
final class Decoded extends Reader {

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer pending;
    private final boolean isUnits;
    private final boolean isUtf8;
    private boolean isPlain;

    /** Bytes in the encoding that their byte order mark or declaration names, else UTF-8. */
    Decoded(InputStream bytes) throws IOException {
        Encoding encoding = Encoding.detect(bytes);
        this.bytes = bytes;
        this.decoder = encoding.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean isLittle = encoding.charset().equals(StandardCharsets.UTF_16LE);
        this.isUnits = isLittle || encoding.charset().equals(StandardCharsets.UTF_16BE);
        this.isUtf8 = encoding.charset().equals(StandardCharsets.UTF_8);
        this.pending = ByteBuffer.allocate(1 << 16).order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        pending.put(encoding.rest()).flip();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        return isUnits ? units(target, offset, length) : decoded(target, offset, length);
    }

    /**
     * UTF-16 is taken as it comes, many times faster than by its decoder: halves of pairs are looked at by whoever reads this.
     */
    private int units(char[] target, int offset, int length) throws IOException {
        while (pending.remaining() < 2) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, pending.remaining() / 2);
        pending.asCharBuffer().get(target, offset, count);
        pending.position(pending.position() + 2 * count);
        return count;
    }

    private int decoded(char[] target, int offset, int length) throws IOException {
        CharBuffer into = CharBuffer.wrap(target, offset, length);
        int start = into.position();
        while (into.position() == start) {
            int from = pending.position();
            CoderResult result = decoder.decode(pending, into, false);
            isPlain = isUtf8 && !result.isError() && Plain.are(pending.array(), from, pending.position());
            if (result.isError() && !(result.isMalformed() && half(into))) {
                throw new IOException("bytes that are not " + decoder.charset() + " text");
            }
            if (result.isUnderflow() && into.position() == start && !fill()) {
                return -1;
            }
            if (result.isOverflow()) {
                break;
            }
        }
        return into.position() - start;
    }

    /** Takes half of a surrogate pair, which some writers leave alone, from bytes that the decoder refuses; false for others. */
    private boolean half(CharBuffer into) {
        int at = pending.position();
        if (!isUtf8 || pending.remaining() < 3 || !into.hasRemaining()) {
            return false;
        }
        int second = pending.get(at + 1) & 0xFF;
        if ((pending.get(at) & 0xFF) != 0xED || (second & 0xC0) != 0x80) {
            return false;
        }
        into.put((char) (0xD000 | (second & 0x3F) << 6 | (pending.get(at + 2) & 0x3F)));
        pending.position(at + 3);
        decoder.reset();
        return true;
    }

    /** Whether the characters that were read last are known to be {@linkplain Plain plain}. */
    boolean isPlain() {
        return isPlain;
    }

    private boolean fill() throws IOException {
        pending.compact();
        int n = bytes.read(pending.array(), pending.position(), pending.remaining());
        pending.position(pending.position() + Math.max(n, 0)).flip();
        return n > 0;
    }

    @Override
    public void close() {
        // The caller's stream is the caller's to close.
    }
}
