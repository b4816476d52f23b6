package org.ucsmigration.registry.internal.hive;

import java.util.Optional;

/** A log of the old format, before Windows 8.1: a bit for each page of 512 bytes that is dirty, then these pages. */
final class DirtyVectorLog {

    private static final int DIRT = 0x5452_4944;
    private static final int PAGE = DirtySectors.LENGTH;

    private final LogFile file;
    private final byte[] vector;
    private final int bits;

    private DirtyVectorLog(LogFile file, byte[] vector, int bits) {
        this.file = file;
        this.vector = vector;
        this.bits = bits;
    }

    /**
     * The log, if it is of the old format.
     *
     * @throws LogFault if it is, and damaged
     */
    static Optional<DirtyVectorLog> of(LogFile file) throws LogFault, HiveException {
        int type = file.base().fileType();
        if (type != 1 && type != 2) {
            return Optional.empty();
        }
        int sector = file.base().sectorLength();
        long bits = file.base().binsSize() / PAGE;
        if (file.length() < sector + 4 || Bytes.int32(file.bytes(sector, 4), 0) != DIRT || sector + 4 + (bits
                + 7) / 8 > file.length()) {
            throw file.fault("it has no whole list of dirty pages");
        }
        DirtyVectorLog log = new DirtyVectorLog(file, file.bytes(sector + 4, (int) (bits + 7) / 8), (int) bits);
        if (log.pagesStart() + (long) log.dirtyPages() * PAGE > file.length()) {
            throw file.fault("it is cut off");
        }
        return Optional.of(log);
    }

    LogFile file() {
        return file;
    }

    /** When the hive in memory was last written, as a FILETIME. */
    long lastWritten() {
        return file.base().lastWritten();
    }

    void replay(Replay replay) {
        replay.use(file);
        replay.grow(file.base().binsSize());
        int from = pagesStart();
        for (int bit = 0; bit < bits; bit++) {
            if (isDirty(bit)) {
                replay.page((long) bit * PAGE, file, from, PAGE);
                from += PAGE;
            }
        }
    }

    private int pagesStart() {
        int sector = file.base().sectorLength();
        int end = sector + 4 + vector.length;
        return (end + sector - 1) / sector * sector;
    }

    private int dirtyPages() {
        int dirty = 0;
        for (int bit = 0; bit < bits; bit++) {
            dirty += isDirty(bit) ? 1 : 0;
        }
        return dirty;
    }

    private boolean isDirty(int bit) {
        return (vector[bit / 8] >> bit % 8 & 1) != 0;
    }
}
