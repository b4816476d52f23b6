package org.ucsmigration.registry.internal.hive;

import java.util.Optional;

/** An entry of a log of the new format: dirty pages that are to be written together. */
final class LogEntry {

    private static final int HVLE = 0x454C_7648;
    private static final int HEADER = 40;
    private static final int HASHED_HEADER = 32;
    private static final int REFERENCE = 8;
    private static final int BIN = 4096;

    private final byte[] log;
    private final int at;
    private final int length;
    private final long binsSize;
    private final int pages;

    private LogEntry(byte[] log, int at) {
        this.log = log;
        this.at = at;
        this.length = Bytes.int32(log, at + 4);
        this.binsSize = Integer.toUnsignedLong(Bytes.int32(log, at + 16));
        this.pages = Bytes.int32(log, at + 20);
    }

    /**
     * The entry at a place in a log.
     *
     * @return empty where the log ends, or an entry of an earlier run follows
     * @throws LogFault if it is the one that is expected, and damaged
     */
    static Optional<LogEntry> read(LogFile log, int at, int sequence) throws LogFault {
        byte[] bytes = log.bytes();
        boolean isThere = bytes.length - at >= HEADER && Bytes.int32(bytes, at) == HVLE && Bytes.int32(bytes, at + 12) == sequence;
        if (!isThere) {
            return Optional.empty();
        }
        LogEntry entry = new LogEntry(bytes, at);
        if (!entry.isSound()) {
            throw new LogFault(log.name(), "the entry at offset " + at + ", number " + Integer.toUnsignedString(sequence) + ", is damaged");
        }
        return Optional.of(entry);
    }

    int length() {
        return length;
    }

    void replay(Replay replay) {
        replay.grow(binsSize);
        int data = at + HEADER + REFERENCE * pages;
        for (int i = 0; i < pages; i++) {
            replay.page(pageOffset(i), log, data, pageLength(i));
            data += pageLength(i);
        }
    }

    private boolean isSound() {
        return length >= HEADER && length % DirtySectors.LENGTH == 0 && length <= log.length - at
                && binsSize % BIN == 0
                && Marvin32.hash(Marvin32.SEED_OF_LOGS, log, at + HEADER, length - HEADER) == Bytes.int64(log, at + 24)
                && Marvin32.hash(Marvin32.SEED_OF_LOGS, log, at, HASHED_HEADER) == Bytes.int64(log, at + 32)
                && pages >= 0 && pages <= (length - HEADER) / REFERENCE && arePagesSound();
    }

    private boolean arePagesSound() {
        long room = (long) length - HEADER - (long) REFERENCE * pages;
        for (int i = 0; i < pages; i++) {
            int size = pageLength(i);
            room -= size;
            if (size < 0 || room < 0 || size % DirtySectors.LENGTH != 0 || pageOffset(i) % DirtySectors.LENGTH != 0
                    || pageOffset(i) + size > binsSize) {
                return false;
            }
        }
        return true;
    }

    private long pageOffset(int page) {
        return Integer.toUnsignedLong(Bytes.int32(log, at + HEADER + REFERENCE * page));
    }

    private int pageLength(int page) {
        return Bytes.int32(log, at + HEADER + REFERENCE * page + 4);
    }
}
