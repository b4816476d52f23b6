package org.ucsmigration.registry.internal.hive;

import java.util.Arrays;

/** The first 512 bytes of a hive, and, with another file type, of each of its transaction logs. */
final class BaseBlock {

    static final int LENGTH = 512;
    /** Where the hive bins, and with them all offsets, start. */
    static final int BINS = 4096;

    private static final int REGF = 0x66676572;
    private static final int FILE_TYPE = 28;
    private static final int CHECKSUM = 508;

    private final byte[] bytes;

    BaseBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    int primarySequence() {
        return Bytes.int32(bytes, 4);
    }

    int secondarySequence() {
        return Bytes.int32(bytes, 8);
    }

    /** When the hive was last written, as a FILETIME. */
    long lastWritten() {
        return Bytes.int64(bytes, 12);
    }

    int minorVersion() {
        return Bytes.int32(bytes, 24);
    }

    int fileType() {
        return Bytes.int32(bytes, FILE_TYPE);
    }

    int rootCell() {
        return Bytes.int32(bytes, 36);
    }

    /** The size of the hive bins in bytes. */
    long binsSize() {
        return Integer.toUnsignedLong(Bytes.int32(bytes, 40));
    }

    /** The length of a sector of the disk that it was written for, in bytes. */
    int sectorLength() {
        int factor = Bytes.int32(bytes, 44);
        return factor == 8 ? 4096 : 512;
    }

    boolean isSigned() {
        return Bytes.int32(bytes, 0) == REGF;
    }

    /** Whether it is whole: the checksum is right. */
    boolean isWhole() {
        int sum = 0;
        for (int i = 0; i < CHECKSUM; i += 4) {
            sum ^= Bytes.int32(bytes, i);
        }
        sum = sum == -1 ? -2 : sum == 0 ? 1 : sum;
        return isSigned() && sum == Bytes.int32(bytes, CHECKSUM);
    }

    /** Whether all that was to be written with it was written. */
    boolean isComplete() {
        return primarySequence() == secondarySequence();
    }

    /** This one of a log as that of its hive. */
    BaseBlock ofHive() {
        byte[] copy = Arrays.copyOf(bytes, LENGTH);
        Arrays.fill(copy, FILE_TYPE, FILE_TYPE + 4, (byte) 0);
        return new BaseBlock(copy);
    }

    /** Refuses what is no hive of a version that is known. */
    void check() throws HiveException {
        if (!isSigned()) {
            throw new HiveException(0, "it is not a registry hive: it does not start with \"regf\"");
        }
        if (fileType() != 0) {
            throw new HiveException(FILE_TYPE, "it is a transaction log, or something else than a hive: its type is "
                    + Integer.toUnsignedString(fileType()) + ". Open the hive, beside which logs are found");
        }
        int major = Bytes.int32(bytes, 20);
        if (major != 1 || minorVersion() < 2 || minorVersion() > 6) {
            throw new HiveException(20, "version " + Integer.toUnsignedString(major) + "."
                    + Integer.toUnsignedString(minorVersion())
                    + " of the hive format is not known: 1.2 to 1.6 are");
        }
    }
}
