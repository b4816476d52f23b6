package org.ucsmigration.registry.internal.hive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * A hive file, and what its transaction logs add to it. Safe for use by several threads.
 *
 * <p>A hive that was not closed cleanly is recovered in memory from the logs beside it, {@code .LOG}, {@code .LOG1} and
 * {@code .LOG2}, as Windows would recover it on disk. Without them it is read as it is, and {@link #caveats()} say so.
 */
public final class Hive implements Closeable {

    private final HiveFile file;
    private final Recovery recovery;
    private final Bins bins;
    private final KeyNode root;

    private Hive(HiveFile file) throws HiveException {
        this.file = file;
        this.recovery = Recovery.of(file);
        this.bins = new Bins(file, recovery.replay().dirty(),
                Math.max(recovery.replay().binsSize(), file.length() - BaseBlock.BINS));
        try {
            this.root = KeyNode.root(this, rootOffset());
        } catch (HiveException | RuntimeException fault) {
            recovery.close();
            throw fault;
        }
    }

    /**
     * Opens a hive.
     *
     * @throws IOException   if the file cannot be opened
     * @throws HiveException if it is no hive, or too damaged to find the root key
     */
    public static Hive open(Path path) throws IOException, HiveException {
        HiveFile file = HiveFile.open(path);
        try {
            return new Hive(file);
        } catch (HiveException | RuntimeException fault) {
            file.close();
            throw fault;
        }
    }

    /** The key on top. */
    public KeyNode root() {
        return root;
    }

    /** What is to be known of all that it says, one sentence each. Empty where all is well. */
    public List<String> caveats() {
        return recovery.caveats();
    }

    /** How many dirty pages were recovered from the logs. */
    public int recoveredPages() {
        return recovery.replay().pages();
    }

    /** The time of the last change of the file, or of a log that was replayed, whichever is later. */
    public FileTime lastModified() {
        return recovery.replay().lastModified();
    }

    /** How many bytes of the hive were read so far, those of the logs not counted. */
    public long bytesRead() {
        return file.bytesRead();
    }

    @Override
    public void close() throws IOException {
        recovery.close();
        file.close();
    }

    Bins bins() {
        return bins;
    }

    int rootOffset() {
        return recovery.base().rootCell();
    }

    int minorVersion() {
        return recovery.base().minorVersion();
    }
}
