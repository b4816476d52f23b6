package org.ucsmigration.registry.internal.hive;

import java.util.Optional;

/** An entry of a log of the new format: dirty pages that are to be written together. Of these it keeps the places. */
final class LogEntry {

    private static final int HVLE = 0x454C_7648;
    private static final int HEADER = 40;
    private static final int HASHED_HEADER = 32;
    private static final int REFERENCE = 8;
    private static final int BIN = 4096;
    /** In bytes; Windows writes an entry for a few dirty pages at a time. */
    private static final int LARGEST = 8 << 20;

    private final LogFile log;
    private final int at;
    private final int length;
    private final long binsSize;
    /** For each page where it belongs and how long it is, as the log has it. */
    private final int[] references;

    private LogEntry(LogFile log, int at, byte[] bytes) {
        this.log = log;
        this.at = at;
        this.length = bytes.length;
        this.binsSize = Integer.toUnsignedLong(Bytes.int32(bytes, 16));
        int pages = Bytes.int32(bytes, 20);
        this.references = new int[pages < 0 || pages > (length - HEADER) / REFERENCE ? 0 : 2 * pages];
        for (int i = 0; i < references.length; i++) {
            references[i] = Bytes.int32(bytes, HEADER + 4 * i);
        }
    }

    /**
     * The entry at a place in a log.
     *
     * @return empty where the log ends, or an entry of an earlier run follows
     * @throws LogFault if it is the one that is expected, and damaged
     */
    static Optional<LogEntry> read(LogFile log, int at, int sequence) throws LogFault, HiveException {
        if (log.length() - at < HEADER) {
            return Optional.empty();
        }
        byte[] header = log.bytes(at, HEADER);
        if (Bytes.int32(header, 0) != HVLE || Bytes.int32(header, 12) != sequence) {
            return Optional.empty();
        }
        int length = Bytes.int32(header, 4);
        if (length >= HEADER && length % DirtySectors.LENGTH == 0 && length <= Math.min(LARGEST, log.length() - at)) {
            byte[] bytes = log.bytes(at, length);
            LogEntry entry = new LogEntry(log, at, bytes);
            if (entry.isSound(bytes)) {
                return Optional.of(entry);
            }
        }
        throw log.fault("the entry at offset " + at + ", number " + Integer.toUnsignedString(sequence) + ", is damaged");
    }

    int length() {
        return length;
    }

    void replay(Replay replay) {
        replay.grow(binsSize);
        int data = at + HEADER + 4 * references.length;
        for (int i = 0; i < references.length; i += 2) {
            replay.page(Integer.toUnsignedLong(references[i]), log, data, references[i + 1]);
            data += references[i + 1];
        }
    }

    private boolean isSound(byte[] bytes) {
        return binsSize % BIN == 0
                && Marvin32.hash(Marvin32.SEED_OF_LOGS, bytes, HEADER, length - HEADER) == Bytes.int64(bytes, 24)
                && Marvin32.hash(Marvin32.SEED_OF_LOGS, bytes, 0, HASHED_HEADER) == Bytes.int64(bytes, 32)
                && Bytes.int32(bytes, 20) == references.length / 2 && arePagesSound();
    }

    private boolean arePagesSound() {
        long room = (long) length - HEADER - 4L * references.length;
        for (int i = 0; i < references.length; i += 2) {
            long page = Integer.toUnsignedLong(references[i]);
            int size = references[i + 1];
            room -= size;
            if (size < 0 || room < 0 || size % DirtySectors.LENGTH != 0 || page % DirtySectors.LENGTH != 0 || page
                    + size > binsSize) {
                return false;
            }
        }
        return true;
    }
}
