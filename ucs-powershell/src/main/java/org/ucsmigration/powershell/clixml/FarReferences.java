package org.ucsmigration.powershell.clixml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.internal.files.RegularFile;
import org.ucsmigration.powershell.internal.xml.XmlFault;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/**
 * Objects of a file that are referred to from so far behind that a streaming reader has forgotten them: {@code Export-Clixml}
 * writes an object that many rows share only once.
 *
 * <p>Nothing is done before the first such reference is met. Then a look over the bytes finds all of them, and a second reading
 * keeps the objects that they mean, up to {@value #MOST_KEPT} characters. The look knows nothing of XML. It finds what reads like
 * {@code <Obj … RefId="7"} and {@code <Ref … RefId="7"} in any of the encodings of exports, by leaving zeros out; what it finds
 * in error is kept without need. Serializers number objects in order, so that the highest number so far, noted from time to time,
 * tells how far back a number lies at least.
 */
final class FarReferences {

    private static final long MOST_KEPT = 32_000_000;
    /** What the smallest object counts for: its parts and its place in the table. */
    private static final long LEAST_KEPT = 200;
    /** Numbers above this are not kept: each costs a bit. */
    private static final int HIGHEST = 100_000_000;
    private static final int BLOCK = 1 << 16;
    /** A character is at least one byte, so that less than this is near in any encoding. */
    private static final long FAR = References.WINDOW / 2;
    private static final int LONGEST_TAG = 1_000;

    private final RegularFile file;
    private final Map<Integer, Object> kept = new HashMap<>();
    private BitSet wanted = new BitSet();
    private long characters;
    private boolean isRead;

    FarReferences(RegularFile file) {
        this.file = file;
    }

    /** The object of that number; null where the file has none, or more than may be kept. */
    @Nullable
    Object object(int number) throws XmlFault {
        if (!isRead) {
            isRead = true;
            read();
        }
        return kept.get(number);
    }

    /** Reads the file up to where it breaks off: what the reader that asked cannot reach it never asks for. */
    private void read() throws XmlFault {
        try {
            wanted = look();
            try (InputStream bytes = file.open()) {
                ClixmlReader reader = new ClixmlReader(XmlPull.of(bytes), true, this, true);
                while (reader.next() != null) {
                    continue;
                }
            }
        } catch (IOException e) {
            throw XmlFault.unreadable(e);
        } catch (XmlFault e) {
            wanted.clear();
        }
    }

    private BitSet look() throws IOException {
        Look look = new Look();
        byte[] block = new byte[BLOCK];
        try (InputStream bytes = file.open()) {
            for (int n = bytes.readNBytes(block, 0, BLOCK); n > 0; n = bytes.readNBytes(block, 0, BLOCK)) {
                look.over(block, n);
            }
        }
        return look.far;
    }

    /** Offers an object of the second reading, and how many characters it took. Two of one number are neither. */
    void offer(int number, Object object, long size) {
        if (number >= 0 && wanted.get(number) && characters <= MOST_KEPT) {
            characters += Math.max(size, LEAST_KEPT);
            if (kept.putIfAbsent(number, object) != null) {
                kept.remove(number);
                wanted.clear(number);
            }
        }
    }

    /** Goes from byte to byte through the two kinds of tags that have numbers. */
    private static final class Look {

        private static final String NUMBERED = "RefId=";

        private final BitSet far = new BitSet();
        /** The highest number up to the end of each block. */
        private final List<Integer> highestAt = new ArrayList<>();
        private int highest = -1;
        /** What was read of a tag, without zeros; empty outside of one. */
        private final StringBuilder tag = new StringBuilder(64);

        void over(byte[] block, int length) {
            for (int i = 0; i < length; i++) {
                byte c = block[i];
                if (c == '<') {
                    tag.setLength(0);
                    tag.append('<');
                } else if (tag.length() > 0 && c != 0) {
                    tag.append((char) (c & 0xFF));
                    int known = tag.length();
                    if ((known == 2 && c != 'O' && c != 'R') || (known == 4 && !isNumbered()) || known > LONGEST_TAG) {
                        tag.setLength(0);
                    } else if (c == '>') {
                        read();
                        tag.setLength(0);
                    }
                }
            }
            highestAt.add(highest);
        }

        private boolean isNumbered() {
            return tag.charAt(1) == 'O' ? tag.charAt(2) == 'b' && tag.charAt(3) == 'j'
                    : tag.charAt(2) == 'e' && tag.charAt(3) == 'f';
        }

        private void read() {
            int at = tag.indexOf(NUMBERED);
            if (at < 0) {
                return;
            }
            int number = 0;
            int i = at + NUMBERED.length() + 1;
            for (; i < tag.length() && tag.charAt(i) >= '0' && tag.charAt(i) <= '9' && number < HIGHEST / 10; i++) {
                number = number * 10 + tag.charAt(i) - '0';
            }
            if (tag.charAt(1) == 'O') {
                highest = Math.max(highest, number);
            } else if ((highestAt.size() - blockOf(number)) * (long) BLOCK > FAR) {
                far.set(number);
            }
        }

        /** The first block at whose end that number was reached. */
        private int blockOf(int number) {
            int low = 0;
            int high = highestAt.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (highestAt.get(middle) < number) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
