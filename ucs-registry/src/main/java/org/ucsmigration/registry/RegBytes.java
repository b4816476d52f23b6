package org.ucsmigration.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a registry export, line by line; no more than a line of them is held. */
final class RegBytes {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private byte[] bytes;
    private int position;
    private int limit;
    private boolean ended;
    /** How many bytes a line end has, and which of them holds it. */
    private int width = 1;
    private int low;
    private int length;
    private boolean started;
    private boolean cut;
    private boolean tooLong;

    /**
     * @param size    how many bytes there are, as far as known
     * @param longest of a longer line, in bytes, only the beginning is given
     */
    RegBytes(InputStream in, long size, int longest) throws IOException {
        this.in = in;
        this.longest = longest;
        this.bytes = new byte[(int) Math.max(16, Math.min(BUFFER, size + 1))];
        while (limit < 3 && !ended) {
            fill();
        }
    }

    /** A byte counted from the start of the line, or of the file before the first; -1 behind the end. */
    int at(int index) {
        return position + index < limit ? bytes[position + index] & 0xFF : -1;
    }

    /** Passes over a mark at the start. */
    void skip(int count) {
        position += count;
    }

    /** Says that each character has two bytes. */
    void wide(boolean bigEndian) {
        width = 2;
        low = bigEndian ? 1 : 0;
    }

    /** Goes to the next line, and tells whether there is one. */
    boolean next() throws IOException {
        position += length;
        length = 0;
        if (started && !cut) {
            passLineEnd();
        }
        started = true;
        int done = 0;
        tooLong = false;
        while (true) {
            int found = lineEnd(position + done);
            if (found >= 0) {
                cut = false;
                length = found - position;
                return true;
            }
            done = (limit - position) / width * width;
            if (ended || done >= longest) {
                cut = ended;
                tooLong = !ended;
                length = ended ? limit - position : done;
                return length > 0;
            }
            fill();
        }
    }

    /** Behind a line that is too long, what is left of it is nobody's. */
    private void passLineEnd() throws IOException {
        while (tooLong) {
            int found = lineEnd(position);
            position = found >= 0 ? found : position + (limit - position) / width * width;
            tooLong = found < 0 && !ended;
            if (tooLong) {
                fill();
            }
        }
        position = Math.min(limit, position + width);
    }

    /** Where the line starts in the array. */
    int start() {
        return position;
    }

    /** How many bytes it has before its end. */
    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    /** Whether the file ended before the line did. */
    boolean isCut() {
        return cut;
    }

    /** Whether only the beginning of the line was given. */
    boolean isTooLong() {
        return tooLong;
    }

    private int lineEnd(int from) {
        return width == 1 ? narrow(bytes, from, limit) : wide(bytes, from, from + (limit - from) / 2 * 2, low);
    }

    private static int narrow(byte[] all, int from, int to) {
        for (int i = from; i < to; i++) {
            if (all[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** A line end is looked for at every second byte: a constant step is what the compiler makes fast. */
    private static int wide(byte[] all, int from, int to, int low) {
        for (int i = from + low; i < to; i += 2) {
            if (all[i] == '\n' && all[i + 1 - 2 * low] == 0) {
                return i - low;
            }
        }
        return -1;
    }

    /** Reads more behind the limit; what was given already makes room. */
    private void fill() throws IOException {
        if (position > 0 && limit == bytes.length) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, (long) longest + BUFFER));
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
    }
}
