package org.ucsmigration.powershell.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** The characters of a document as the parser takes them, with what is needed to tell an early end from a fault. */
final class CharInput extends Reader {

    /** More than any single tag, comment or stretch of text that the parser takes at once. */
    private static final int MOST_PER_EVENT = 4 << 20;

    private final Reader text;
    private long delivered;
    private long lastTag = -1;
    private long eventStart;
    private boolean ended;

    /** Characters that are decoded already. */
    CharInput(Reader text) {
        this.text = new Mended(text, () -> false);
    }

    /** Bytes in the encoding that their byte order mark or declaration names, else UTF-8. */
    CharInput(InputStream bytes) throws IOException {
        Decoded decoded = new Decoded(bytes);
        this.text = new Mended(decoded, decoded::isPlain);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int n = text.read(target, offset, length);
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
