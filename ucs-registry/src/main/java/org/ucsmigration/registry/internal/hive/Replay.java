package org.ucsmigration.registry.internal.hive;

import java.nio.file.attribute.FileTime;

/** What was replayed from logs so far. */
final class Replay {

    private final DirtySectors dirty = new DirtySectors();
    private FileTime lastModified;
    private long binsSize;
    private int pages;

    Replay(FileTime lastModified) {
        this.lastModified = lastModified;
    }

    DirtySectors dirty() {
        return dirty;
    }

    /** The time of the hive, or of a log that was used, whichever is later. */
    FileTime lastModified() {
        return lastModified;
    }

    /** The size to which the logs let the bins grow, in bytes; 0 where they say nothing of it. */
    long binsSize() {
        return binsSize;
    }

    /** How many dirty pages were replayed. */
    int pages() {
        return pages;
    }

    void use(LogFile log) {
        lastModified = log.lastModified().compareTo(lastModified) > 0 ? log.lastModified() : lastModified;
    }

    void grow(long size) {
        binsSize = Math.max(binsSize, size);
    }

    void page(long at, LogFile log, int from, int length) {
        dirty.put(at, log, from, length);
        pages++;
    }
}
