package org.ucsmigration.registry.internal.hive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes small hives, by the format's specification. */
public final class HiveWriter {

    static final int SEGMENT = 16_344;
    static final long LAST_WRITTEN = 131_331_344_451_123_376L;

    private final int minorVersion;
    private byte[] bins = new byte[4096];
    private int used = 32;

    private HiveWriter(int minorVersion) {
        this.minorVersion = minorVersion;
    }

    /** A hive that was closed cleanly. */
    public static byte[] write(SampleKey root) {
        return write(root, 5);
    }

    public static byte[] write(SampleKey root, int minorVersion) {
        HiveWriter writer = new HiveWriter(minorVersion);
        int rootCell = writer.key(root, 0);
        writer.endBin();
        ByteBuffer hive = ByteBuffer.allocate(4096 + writer.bins.length).order(ByteOrder.LITTLE_ENDIAN);
        hive.put(0, "regf".getBytes(StandardCharsets.US_ASCII)).putInt(4, 7).putInt(8, 7).putLong(12, LAST_WRITTEN);
        hive.putInt(20, 1).putInt(24, minorVersion).putInt(32, 1).putInt(36, rootCell).putInt(40, writer.bins.length).putInt(44,
                1);
        hive.put(4096, writer.bins);
        return sealed(hive.array());
    }

    /** The same, as it is while its changes are being written. */
    public static byte[] dirty(byte[] hive) {
        byte[] dirty = hive.clone();
        buffer(dirty).putInt(4, 8);
        return sealed(dirty);
    }

    /** With the checksum of its base block made right. */
    public static byte[] sealed(byte[] hive) {
        int sum = 0;
        for (int i = 0; i < 508; i += 4) {
            sum ^= buffer(hive).getInt(i);
        }
        buffer(hive).putInt(508, sum == -1 ? -2 : sum == 0 ? 1 : sum);
        return hive;
    }

    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int key(SampleKey key, int parent) {
        byte[] name = name(key.name);
        int offset = allocate(76 + name.length);
        List<Integer> below = new ArrayList<>();
        key.keys.forEach(child -> below.add(key(child, offset)));
        int list = below.isEmpty() ? -1 : list(key, below);
        int values = key.values.isEmpty() ? -1 : values(key);
        ByteBuffer node = at(offset);
        node.put("nk".getBytes(StandardCharsets.US_ASCII)).putShort((short) (isLatin(key.name) ? 0x20 : 0)).putLong(key.time);
        node.putInt(0).putInt(parent).putInt(below.size()).putInt(0).putInt(list).putInt(-1);
        node.putInt(key.values.size()).putInt(values).putInt(-1).putInt(-1);
        node.position(node.position() + 20).putShort((short) name.length).putShort((short) 0).put(name);
        return offset;
    }

    private int list(SampleKey key, List<Integer> below) {
        if (!key.list.startsWith("ri")) {
            return leaf(key.list, key.keys, below);
        }
        List<Integer> leaves = new ArrayList<>();
        for (int i = 0; i < below.size(); i += 2) {
            int end = Math.min(i + 2, below.size());
            leaves.add(leaf(key.list.substring(3), key.keys.subList(i, end), below.subList(i, end)));
        }
        int offset = allocate(4 + 4 * leaves.size());
        ByteBuffer root = at(offset).put("ri".getBytes(StandardCharsets.US_ASCII)).putShort((short) leaves.size());
        leaves.forEach(root::putInt);
        return offset;
    }

    private int leaf(String kind, List<SampleKey> keys, List<Integer> offsets) {
        int offset = allocate(4 + (kind.equals("li") ? 4 : 8) * keys.size());
        ByteBuffer leaf = at(offset).put(kind.getBytes(StandardCharsets.US_ASCII)).putShort((short) keys.size());
        for (int i = 0; i < keys.size(); i++) {
            leaf.putInt(offsets.get(i));
            if (kind.equals("lf")) {
                leaf.put(Arrays.copyOf(keys.get(i).name.getBytes(StandardCharsets.ISO_8859_1), 4));
            } else if (kind.equals("lh")) {
                leaf.putInt(keys.get(i).name.toUpperCase(Locale.ROOT).chars().reduce(0, (hash, c) -> 37 * hash + c));
            }
        }
        return offset;
    }

    private int values(SampleKey key) {
        List<Integer> offsets = new ArrayList<>();
        for (SampleKey.Value value : key.values) {
            byte[] name = name(value.name());
            int offset = allocate(20 + name.length);
            int size = value.bytes().length;
            int data = size > 4 ? data(value.bytes()) : buffer(Arrays.copyOf(value.bytes(), 4)).getInt();
            at(offset).put("vk".getBytes(StandardCharsets.US_ASCII)).putShort((short) name.length)
                    .putInt(size > 4 ? size : size | 0x80000000).putInt(data).putInt(value.type())
                    .putShort((short) (isLatin(value.name()) ? 1 : 0)).putShort((short) 0).put(name);
            offsets.add(offset);
        }
        int list = allocate(4 * offsets.size());
        ByteBuffer cell = at(list);
        offsets.forEach(cell::putInt);
        return list;
    }

    private int data(byte[] bytes) {
        if (bytes.length <= SEGMENT || minorVersion <= 3) {
            int offset = allocate(bytes.length);
            at(offset).put(bytes);
            return offset;
        }
        List<Integer> segments = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += SEGMENT) {
            int offset = allocate(SEGMENT);
            at(offset).put(bytes, from, Math.min(SEGMENT, bytes.length - from));
            segments.add(offset);
        }
        int list = allocate(4 * segments.size());
        ByteBuffer cell = at(list);
        segments.forEach(cell::putInt);
        int db = allocate(8);
        at(db).put("db".getBytes(StandardCharsets.US_ASCII)).putShort((short) segments.size()).putInt(list);
        return db;
    }

    private static boolean isLatin(String name) {
        return name.chars().allMatch(c -> c < 0x100);
    }

    private static byte[] name(String name) {
        if (isLatin(name)) {
            return name.getBytes(StandardCharsets.ISO_8859_1);
        }
        ByteBuffer utf16 = buffer(new byte[2 * name.length()]);
        name.chars().forEach(c -> utf16.putChar((char) c));
        return utf16.array();
    }

    /** A cell with room for so many bytes. All lie in one large bin. */
    private int allocate(int length) {
        int size = (length + 4 + 7) / 8 * 8;
        if (used + size > bins.length) {
            bins = Arrays.copyOf(bins, 2 * (used + size));
        }
        buffer(bins).putInt(used, -size);
        used += size;
        return used - size;
    }

    private ByteBuffer at(int offset) {
        return buffer(bins).position(offset + 4);
    }

    private void endBin() {
        bins = Arrays.copyOf(bins, (used + 4095) / 4096 * 4096);
        if (used < bins.length) {
            buffer(bins).putInt(used, bins.length - used);
        }
        buffer(bins).put(0, "hbin".getBytes(StandardCharsets.US_ASCII)).putInt(8, bins.length).putLong(20, LAST_WRITTEN);
    }
}
