package org.ucsmigration.registry.internal.hive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.ucsmigration.registry.internal.RegularFile;

/** The bytes of a file, by place. Safe for use by several threads, one of which may be interrupted. */
final class HiveFile implements Closeable {

    private final Path path;
    private final BasicFileAttributes attributes;
    private final long length;
    private final LongAdder bytesRead = new LongAdder();
    private volatile FileChannel channel;
    private volatile boolean closed;

    private HiveFile(Path path, BasicFileAttributes attributes, FileChannel channel, long length) {
        this.path = path;
        this.attributes = attributes;
        this.channel = channel;
        this.length = length;
    }

    static HiveFile open(Path path) throws IOException {
        BasicFileAttributes attributes = RegularFile.attributes(path);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new HiveFile(path, attributes, channel, channel.size());
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw fault;
        }
    }

    Path path() {
        return path;
    }

    FileTime lastModified() {
        return attributes.lastModifiedTime();
    }

    /** The length in bytes when it was opened. */
    long length() {
        return length;
    }

    long bytesRead() {
        return bytesRead.sum();
    }

    /** Long work asks this now and then, so that it can be ended. */
    static void refuseInterrupt(long place) throws HiveException {
        if (Thread.currentThread().isInterrupted()) {
            throw new HiveException(place, "interrupted while it was read");
        }
    }

    /** Fills a part of an array from a place in the file. */
    void read(long at, byte[] into, int from, int count) throws HiveException {
        ByteBuffer rest = ByteBuffer.wrap(into, from, count);
        boolean interrupted = false;
        try {
            while (rest.hasRemaining()) {
                // A channel closes itself under an interrupted thread, for all other threads too.
                interrupted |= Thread.interrupted();
                long place = at + rest.position() - from;
                if (readSome(rest, place) < 0) {
                    throw new HiveException(place, "the file ends here, where more was to be read: it was cut off, or shrank "
                            + "meanwhile");
                }
            }
            bytesRead.add(count);
        } catch (IOException fault) {
            throw new HiveException(at, closed ? "it is closed: ask before closing it" : "it cannot be read: "
                    + fault.getMessage(), fault);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int readSome(ByteBuffer rest, long place) throws IOException {
        try {
            return channel.read(rest, place);
        } catch (ClosedChannelException interruption) {
            reopen(interruption);
            return 0;
        }
    }

    private synchronized void reopen(ClosedChannelException interruption) throws IOException {
        if (closed) {
            throw interruption;
        }
        if (!channel.isOpen()) {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (!Objects.equals(now.fileKey(), attributes.fileKey()) || !now.lastModifiedTime()
                    .equals(attributes.lastModifiedTime())) {
                throw new IOException("it was changed while it was read");
            }
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
