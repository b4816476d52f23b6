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
 * The characters of a document, decoded strictly, with what is needed to tell an early end from a fault.
 *
 * <p>{@code InputStreamReader} would not do: at a cut in the middle of a character it reports malformed input, as it does for
 * a wrong encoding, and those are two different answers.
 */
final class CharInput extends Reader {

    /** More than any single tag, comment or stretch of text that the parser takes at once. */
    private static final int MOST_PER_EVENT = 4 << 20;

    private final Reader text;
    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer pending;
    private long delivered;
    private long lastTag = -1;
    private long eventStart;
    private boolean ended;

    /** Characters that are decoded already. */
    CharInput(Reader text) {
        this.text = text;
        this.bytes = null;
        this.decoder = null;
        this.pending = ByteBuffer.allocate(0);
    }

    /** Bytes in the encoding that their byte order mark or declaration names, else UTF-8. */
    CharInput(InputStream bytes) throws IOException {
        Encoding encoding = Encoding.detect(bytes);
        this.text = null;
        this.bytes = bytes;
        this.decoder = encoding.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.pending = ByteBuffer.allocate(1 << 15);
        pending.put(encoding.rest()).flip();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int n = text != null ? text.read(target, offset, length) : decode(CharBuffer.wrap(target, offset, length));
        if (n < 0) {
            ended = true;
            return -1;
        }
        for (int i = offset + n - 1; i >= offset; i--) {
            if (target[i] == '<') {
                lastTag = delivered + i - offset;
                break;
            }
        }
        delivered += n;
        if (delivered - eventStart > MOST_PER_EVENT) {
            throw new IOException("a single tag, comment or piece of text of more than " + MOST_PER_EVENT + " characters");
        }
        return n;
    }

    private int decode(CharBuffer target) throws IOException {
        int start = target.position();
        while (target.position() == start) {
            CoderResult result = decoder.decode(pending, target, false);
            if (result.isError()) {
                throw new IOException("bytes that are not " + decoder.charset() + " text");
            }
            if (result.isUnderflow() && target.position() == start && !fill()) {
                return -1;
            }
            if (result.isOverflow()) {
                break;
            }
        }
        return target.position() - start;
    }

    private boolean fill() throws IOException {
        pending.compact();
        int n = bytes.read(pending.array(), pending.position(), pending.remaining());
        pending.position(pending.position() + Math.max(n, 0)).flip();
        return n > 0;
    }

    /** Says that the parser has finished an event: what it takes from here on belongs to the next. */
    void eventDone() {
        eventStart = delivered;
    }

    /** Characters handed out so far. */
    long delivered() {
        return delivered;
    }

    /** Whether a fault at this character offset lies in the unfinished last piece of a document that has ended. */
    boolean isCutAt(int offset) {
        // The parser counts in an int: compare what is left of the true offset modulo 2^32.
        return ended && offset - (int) lastTag >= 0;
    }

    @Override
    public void close() {
        // The caller's stream is the caller's to close.
    }
}
