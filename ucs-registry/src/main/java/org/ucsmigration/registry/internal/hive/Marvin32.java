package org.ucsmigration.registry.internal.hive;

/** The hash of the entries of transaction logs. */
final class Marvin32 {

    /** The specification writes it as bytes, from the high one to the low one. */
    static final long SEED_OF_LOGS = 0x82EF_4D88_7A4E_55C5L;

    private int low;
    private int high;

    private Marvin32(long seed) {
        low = (int) seed;
        high = (int) (seed >>> 32);
    }

    static long hash(long seed, byte[] bytes, int from, int count) {
        Marvin32 state = new Marvin32(seed);
        int end = from + count;
        int at = from;
        for (; end - at >= 4; at += 4) {
            state.mix(Bytes.int32(bytes, at));
        }
        int rest = 0x80;
        for (int i = end - 1; i >= at; i--) {
            rest = (rest << 8) | (bytes[i] & 0xFF);
        }
        state.mix(rest);
        state.mix(0);
        return (long) state.high << 32 | Integer.toUnsignedLong(state.low);
    }

    private void mix(int word) {
        low += word;
        high ^= low;
        low = Integer.rotateLeft(low, 20) + high;
        high = Integer.rotateLeft(high, 9) ^ low;
        low = Integer.rotateLeft(low, 27) + high;
        high = Integer.rotateLeft(high, 19);
    }
}
