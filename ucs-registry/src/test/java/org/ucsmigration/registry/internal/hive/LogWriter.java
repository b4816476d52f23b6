package org.ucsmigration.registry.internal.hive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the transaction logs that lead from one state of a hive to another, by the format's specification. */
public final class LogWriter {

    private LogWriter() {
    }

    /** A log of the new format: an entry for each further state. */
    public static byte[] entries(int sequence, byte[]... states) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(base(states[0], 6, sequence));
        for (int i = 1; i < states.length; i++) {
            log.writeBytes(entry(sequence + i - 1, states[i - 1], states[i]));
        }
        return log.toByteArray();
    }

    /** A log of the old format. */
    public static byte[] dirtyVector(byte[] before, byte[] after) {
        List<Integer> dirty = changed(before, after, 512);
        int bits = (after.length - 4096) / 512;
        byte[] vector = new byte[(4 + bits / 8 + 511) / 512 * 512];
        System.arraycopy("DIRT".getBytes(StandardCharsets.US_ASCII), 0, vector, 0, 4);
        dirty.forEach(page -> vector[4 + page / 8] |= (byte) (1 << page % 8));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(base(after, 1, 7));
        log.writeBytes(vector);
        dirty.forEach(page -> log.write(after, 4096 + 512 * page, 512));
        return log.toByteArray();
    }

    private static byte[] base(byte[] hive, int type, int sequence) {
        byte[] base = Arrays.copyOf(hive, 512);
        HiveWriter.buffer(base).putInt(4, sequence).putInt(8, sequence).putInt(28, type);
        return HiveWriter.sealed(base);
    }

    private static byte[] entry(int sequence, byte[] before, byte[] after) {
        List<Integer> dirty = changed(before, after, 4096);
        int length = (40 + dirty.size() * (8 + 4096) + 511) / 512 * 512;
        ByteBuffer entry = HiveWriter.buffer(new byte[length]);
        entry.put("HvLE".getBytes(StandardCharsets.US_ASCII)).putInt(length).putInt(0).putInt(sequence);
        entry.putInt(after.length - 4096).putInt(dirty.size()).position(40);
        dirty.forEach(page -> entry.putInt(4096 * page).putInt(4096));
        dirty.forEach(page -> entry.put(after, 4096 + 4096 * page, 4096));
        hash(entry, 0, length);
        return entry.array();
    }

    /** With its checksum and hashes made right, as far as its entries can be told apart. */
    public static byte[] sealed(byte[] log) {
        ByteBuffer entries = HiveWriter.buffer(HiveWriter.sealed(log));
        boolean isVector = entries.getInt(512) != 0x454C7648;
        int length;
        for (int at = 512; !isVector && at + 40 <= log.length; at += length) {
            length = entries.getInt(at + 4);
            if (length < 40 || length > log.length - at) {
                break;
            }
            hash(entries, at, length);
        }
        return log;
    }

    private static void hash(ByteBuffer entries, int at, int length) {
        entries.putLong(at + 24, Marvin32.hash(Marvin32.SEED_OF_LOGS, entries.array(), at + 40, length - 40));
        entries.putLong(at + 32, Marvin32.hash(Marvin32.SEED_OF_LOGS, entries.array(), at, 32));
    }

    private static List<Integer> changed(byte[] before, byte[] after, int page) {
        List<Integer> changed = new ArrayList<>();
        for (int at = 4096; at < after.length; at += page) {
            if (at >= before.length || !Arrays.equals(before, at, at + page, after, at, at + page)) {
                changed.add((at - 4096) / page);
            }
        }
        return changed;
    }
}
