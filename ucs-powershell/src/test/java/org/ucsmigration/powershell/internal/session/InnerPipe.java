package org.ucsmigration.powershell.internal.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A pipe in memory, of which each end may be closed by anybody: no file of the system is open for it. */
final class InnerPipe {

    private static final byte[] END = {};

    private final BlockingQueue<byte[]> content = new LinkedBlockingQueue<>();

    /** The end to write into. */
    OutputStream sink() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                content.add(new byte[] {(byte) one});
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                if (length > 0) {
                    content.add(java.util.Arrays.copyOfRange(bytes, from, from + length));
                }
            }

            @Override
            public void close() {
                content.add(END);
            }
        };
    }

    /** The end to read from, for one thread. */
    InputStream source() {
        return new InputStream() {
            private byte[] current = END;
            private int at;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                while (at == current.length && !ended) {
                    try {
                        current = content.take();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IOException("interrupted", e);
                    }
                    at = 0;
                    ended = current == END;
                }
                if (ended) {
                    return -1;
                }
                int count = Math.min(length, current.length - at);
                System.arraycopy(current, at, into, from, count);
                at += count;
                return count;
            }

            @Override
            public void close() {
                content.add(END);
            }
        };
    }
}
