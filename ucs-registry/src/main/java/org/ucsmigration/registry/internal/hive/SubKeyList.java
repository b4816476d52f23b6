package org.ucsmigration.registry.internal.hive;

import javax.annotation.Nullable;

/** The list of the sub-keys of one key: {@code lf}, {@code lh} or {@code li}, or an {@code ri} of such lists. */
final class SubKeyList {

    private static final int LF = 'l' | 'f' << 8;
    private static final int LH = 'l' | 'h' << 8;
    private static final int LI = 'l' | 'i' << 8;
    private static final int RI = 'r' | 'i' << 8;
    private static final int FIRST = 4;

    private final Bins bins;
    private final Cell top;
    private final int count;
    @Nullable
    private final NameHint wanted;
    private int seen;

    /** What is done with a key of the list. */
    interface Visitor {

        /** Returns whether to go on. */
        boolean visit(int keyOffset) throws HiveException;
    }

    private SubKeyList(Bins bins, Cell top, int count, @Nullable NameHint wanted) {
        this.bins = bins;
        this.top = top;
        this.count = count;
        this.wanted = wanted;
    }

    /**
     * Visits the keys of a list until a visit says no more.
     *
     * @param count  how many there must be
     * @param wanted only keys that may have this name, if given
     * @throws HiveException if the list is damaged, or holds fewer or more keys
     */
    static void each(Bins bins, int offset, int count, @Nullable NameHint wanted, Visitor visitor) throws HiveException {
        new SubKeyList(bins, bins.cell(offset), count, wanted).each(visitor);
    }

    private void each(Visitor visitor) throws HiveException {
        boolean goesOn = true;
        if (top.signature() != RI) {
            goesOn = leaf(top, visitor);
        } else {
            int leaves = elements(top, 4);
            for (int i = 0; goesOn && i < leaves; i++) {
                goesOn = leaf(bins.cell(top.int32(FIRST + 4 * i)), visitor);
            }
        }
        if (goesOn && seen < count) {
            throw top.damaged("the list holds " + seen + " keys, but " + count + " are counted");
        }
    }

    private boolean leaf(Cell leaf, Visitor visitor) throws HiveException {
        int kind = leaf.signature();
        if (kind != LF && kind != LH && kind != LI) {
            throw leaf.damaged("the cell holds no list of keys");
        }
        int width = kind == LI ? 4 : 8;
        int keys = elements(leaf, width);
        seen += keys;
        if (seen > count || keys == 0) {
            throw leaf.damaged(keys == 0 ? "the list is empty" : "the list holds more keys than the " + count + " counted");
        }
        for (int i = 0; i < keys; i++) {
            int at = FIRST + width * i;
            if (fits(leaf, kind, at) && !visitor.visit(leaf.int32(at))) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(Cell leaf, int kind, int at) throws HiveException {
        if (wanted == null || kind == LI) {
            return true;
        }
        int hint = leaf.int32(at + 4);
        return kind == LH ? wanted.fitsHash(hint) : wanted.fitsLetters(hint);
    }

    private static int elements(Cell list, int width) throws HiveException {
        int elements = list.uint16(2);
        if (FIRST + elements * width > list.length()) {
            throw list.damaged("the list counts " + elements + " elements, more than its cell has room for");
        }
        return elements;
    }
}
