package org.ucsmigration.registry.internal.hive;

import java.util.function.Consumer;
import javax.annotation.Nullable;

/** The list of the sub-keys of one key: {@code lf}, {@code lh} or {@code li}, or an {@code ri} of such lists. */
final class SubKeyList {

    private static final int LF = 'l' | 'f' << 8;
    private static final int LH = 'l' | 'h' << 8;
    private static final int LI = 'l' | 'i' << 8;
    private static final int RI = 'r' | 'i' << 8;
    private static final int FIRST = 4;
    /** In bytes. */
    private static final int SMALL = 128;
    /** How often, in keys, an interrupt is looked for. */
    private static final int BETWEEN_LOOKS = 1 << 10;

    private final Bins bins;
    private final Cell top;
    private final int count;
    @Nullable
    private final NameHint wanted;
    private final int owner;
    /** Takes what is damaged, so that the rest can be gone through; null where the first damage is to end it. */
    @Nullable
    private final Consumer<HiveException> damage;
    private int seen;

    /** What is done with a key of the list. */
    interface Visitor {

        /**
         * Returns whether to go on.
         *
         * @param list the list that the key is in, which may tell by its name whether it is the one that was put there
         * @param at   where in the list
         */
        boolean visit(int keyOffset, Cell list, int at) throws HiveException;
    }

    private SubKeyList(Bins bins, Cell top, int count, int owner, @Nullable NameHint wanted,
            @Nullable Consumer<HiveException> damage) {
        this.bins = bins;
        this.top = top;
        this.count = count;
        this.wanted = wanted;
        this.owner = owner;
        this.damage = damage;
    }

    /**
     * Visits the keys of a list until a visit says no more.
     *
     * @param count  how many there must be
     * @param wanted only keys that may have this name, if given
     * @param owner  the offset of the key whose list it is
     * @throws HiveException if the list is damaged, or holds fewer or more keys
     */
    static void each(Bins bins, int offset, int count, int owner, @Nullable NameHint wanted,
            Visitor visitor) throws HiveException {
        new SubKeyList(bins, bins.cell(offset), count, owner, wanted, null).each(visitor);
    }

    /** Visits all that can be visited, and gives what is damaged to a consumer. */
    static void eachSound(Bins bins, int offset, int count, int owner, Visitor visitor,
            Consumer<HiveException> damage) throws HiveException {
        new SubKeyList(bins, bins.cell(offset), count, owner, null, damage).each(visitor);
    }

    private void each(Visitor visitor) throws HiveException {
        boolean goesOn = true;
        if (top.signature() != RI) {
            goesOn = leaf(top, visitor);
        } else {
            int leaves = elements(top, 4);
            claim(top);
            for (int i = 0; goesOn && i < leaves; i++) {
                goesOn = leafOrDamage(top.int32(FIRST + 4 * i), visitor);
            }
        }
        if (goesOn && seen < count) {
            throw top.damaged("the list holds " + seen + " keys, but " + count + " are counted");
        }
    }

    private boolean leafOrDamage(int offset, Visitor visitor) throws HiveException {
        try {
            return leaf(bins.cell(offset), visitor);
        } catch (HiveException fault) {
            if (damage == null) {
                throw fault;
            }
            damage.accept(fault);
            return true;
        }
    }

    /** In a sound hive each key has a list of its own; small ones may be shared, which costs little. */
    private void claim(Cell list) throws HiveException {
        if (list.length() > SMALL) {
            bins.owners().claimAlone(list, owner);
        }
    }

    private boolean leaf(Cell leaf, Visitor visitor) throws HiveException {
        int kind = leaf.signature();
        if (kind != LF && kind != LH && kind != LI) {
            throw leaf.damaged("the cell holds no list of keys");
        }
        int width = kind == LI ? 4 : 8;
        int keys = elements(leaf, width);
        claim(leaf);
        seen += keys;
        if (seen > count || keys == 0) {
            throw leaf.damaged(keys == 0 ? "the list is empty" : "the list holds more keys than the " + count + " counted");
        }
        for (int i = 0; i < keys; i++) {
            if (i % BETWEEN_LOOKS == BETWEEN_LOOKS - 1) {
                HiveFile.refuseInterrupt(Cell.place(leaf.offset()));
            }
            int at = FIRST + width * i;
            if (fits(leaf, kind, at) && !visitor.visit(leaf.int32(at), leaf, at)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a key's name is that which the list was made for, as far as it tells. It is asked of names in ASCII only, of which
     * every writer makes the same.
     */
    static boolean fits(Cell list, int at, String name) throws HiveException {
        int kind = list.signature();
        if (kind == LI || name.chars().anyMatch(c -> c >= 0x80)) {
            return true;
        }
        int hint = list.int32(at + 4);
        return kind == LH ? NameHint.of(name).fitsHash(hint) : NameHint.of(name).fitsLetters(hint);
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
