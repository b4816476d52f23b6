package org.ucsmigration.output.internal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/**
 * A file that appears under its name when it is whole: until then it has another in the same folder, which ends in
 * {@code .part}. A process that is killed leaves that behind.
 */
public final class WholeFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path part;
    /** Of java.io, since a channel is closed when its thread is interrupted, which is how a survey is cancelled. */
    private final FileOutputStream bytes;
    private final OutputStream stream;
    private boolean stays;

    private WholeFile(Path target, Path part, FileOutputStream bytes) {
        this.target = target;
        this.part = part;
        this.bytes = bytes;
        this.stream = new BufferedOutputStream(bytes, BUFFER);
    }

    /** One that is to appear there, in place of any that has the name by then. */
    public static WholeFile at(Path target) throws IOException {
        Random random = new Random();
        while (true) {
            Path part = target.resolveSibling(target.getFileName() + "." + Integer.toHexString(random.nextInt()) + ".part");
            try {
                Files.createFile(part);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            return new WholeFile(target, part, new FileOutputStream(part.toFile()));
        }
    }

    /** Where it is to appear. */
    public Path target() {
        return target;
    }

    /** What takes its content; the file closes it. */
    public OutputStream stream() {
        return stream;
    }

    /** Ends its content, and has it written to the disk. */
    public void complete() throws IOException {
        stream.flush();
        bytes.getFD().sync();
        stream.close();
    }

    /** Gives it its name. Where that is not possible, as while a program holds the older one open, it stays under the other. */
    public void appear() throws IOException {
        stays = true;
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("it is whole, and cannot take its name: another program may have the older one open. It stays "
                    + "as " + part.getFileName() + ": rename it", e);
        }
    }

    /** Takes it away, unless it was let appear. */
    @Override
    public void close() throws IOException {
        if (!stays) {
            try {
                bytes.close();
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
