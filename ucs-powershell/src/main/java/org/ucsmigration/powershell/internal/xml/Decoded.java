package org.ucsmigration.powershell.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

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

    /** Bytes in the encoding that their byte order mark or declaration names, else UTF-8. */
    Decoded(InputStream bytes) throws IOException {
        Encoding encoding = Encoding.detect(bytes);
        this.bytes = bytes;
        this.decoder = encoding.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.pending = ByteBuffer.allocate(1 << 15);
        pending.put(encoding.rest()).flip();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer into = CharBuffer.wrap(target, offset, length);
        int start = into.position();
        while (into.position() == start) {
            CoderResult result = decoder.decode(pending, into, false);
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

    /**
     * Takes half of a surrogate pair, which some writers leave alone, from bytes that the decoder refuses; false where it is
     * none.
     */
    private boolean half(CharBuffer into) {
        int at = pending.position();
        int size = switch (decoder.charset().name()) {
            case "UTF-8" -> 3;
            case "UTF-16LE", "UTF-16BE" -> 2;
            default -> 0;
        };
        if (size == 0 || pending.remaining() < size || !into.hasRemaining()) {
            return false;
        }
        int first = pending.get(at) & 0xFF;
        int second = pending.get(at + 1) & 0xFF;
        int unit = switch (decoder.charset().name()) {
            case "UTF-8" -> first == 0xED && (second & 0xC0) == 0x80 ? 0xD000 | (second & 0x3F) << 6 | pending.get(at + 2) & 0x3F
                    : 0;
            case "UTF-16LE" -> second << 8 | first;
            default -> first << 8 | second;
        };
        if (!Character.isSurrogate((char) unit)) {
            return false;
        }
        into.put((char) unit);
        pending.position(at + size);
        decoder.reset();
        return true;
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
