package org.ucsmigration.powershell.clixml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ucsmigration.powershell.internal.files.RegularFile;

/**
 * Which objects of a file are referred to from so far behind that a streaming reader would have forgotten them, found in a first
 * look over its bytes: {@code Export-Clixml} writes an object that many rows share only once.
 *
 * <p>The look knows nothing of XML. It finds what reads like {@code <Obj … RefId="7"} and {@code <Ref … RefId="7"} in any of the
 * encodings of exports, by leaving zeros out; what it finds in error is kept without need. Serializers number objects in order,
 * so that the highest number so far, noted from time to time, tells how far back a number lies at least.
 */
final class FarReferences {

    static final FarReferences NONE = new FarReferences(new BitSet());

    /** Numbers above this are not kept: each costs a bit. */
    private static final int HIGHEST = 100_000_000;
    private static final int BLOCK = 1 << 16;
    /** A character is at least one byte, so that less than this is near in any encoding. */
    private static final long FAR = References.WINDOW / 2;
    private static final int LONGEST_TAG = 1_000;

    private final BitSet numbers;

    private FarReferences(BitSet numbers) {
        this.numbers = numbers;
    }

    /** Looks over a file, unless it is too small for anything in it to be far. */
    static FarReferences in(RegularFile file) throws IOException {
        if (file.size() < FAR) {
            return NONE;
        }
        Look look = new Look();
        byte[] block = new byte[BLOCK];
        try (InputStream bytes = file.open()) {
            for (int n = bytes.readNBytes(block, 0, BLOCK); n > 0; n = bytes.readNBytes(block, 0, BLOCK)) {
                look.over(block, n);
            }
        }
        return new FarReferences(look.far);
    }

    /** Whether the object of that number is referred to from afar; -1 is no number. */
    boolean contains(int number) {
        return number >= 0 && numbers.get(number);
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
                    if (known == 2 && c != 'O' && c != 'R' || known == 4 && !isNumbered() || known > LONGEST_TAG) {
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
