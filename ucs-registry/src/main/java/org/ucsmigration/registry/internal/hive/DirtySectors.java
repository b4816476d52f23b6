package org.ucsmigration.registry.internal.hive;

import java.util.HashMap;
import java.util.Map;

/** What transaction logs say instead of the hive, by sectors of 512 bytes of the hive bins. Filled once, then only read. */
final class DirtySectors {

    static final int LENGTH = 512;

    private final Map<Integer, Sector> sectors = new HashMap<>();

    private record Sector(LogFile log, int at) {
    }

    /**
     * Puts a part of a log over the bins; what is put later hides what was put earlier.
     *
     * @param at     where it belongs, in bytes from the start of the bins, a multiple of 512
     * @param from   where it lies in the log
     * @param length in bytes, a multiple of 512
     */
    void put(long at, LogFile log, int from, int length) {
        for (int done = 0; done < length; done += LENGTH) {
            sectors.put((int) ((at + done) / LENGTH), new Sector(log, from + done));
        }
    }

    /** Overwrites the sectors of a page that are known here, the first of which is given. */
    void over(int first, byte[] page) throws HiveException {
        for (int i = 0; !sectors.isEmpty() && i < page.length / LENGTH; i++) {
            Sector sector = sectors.get(first + i);
            if (sector != null) {
                sector.log.read(sector.at, page, i * LENGTH, LENGTH);
            }
        }
    }
}
