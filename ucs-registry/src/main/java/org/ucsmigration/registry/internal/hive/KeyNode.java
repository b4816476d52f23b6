package org.ucsmigration.registry.internal.hive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.registry.internal.Names;

/**
 * A key of a hive. Immutable, and safe for use by several threads; what it is asked for is read when it is asked.
 *
 * <p>Each key names the one that it lies below, and a list that says otherwise is damaged: so the keys of any file are a tree,
 * and a walk over it ends.
 */
public final class KeyNode {

    private static final int NK = 'n' | 'k' << 8;
    private static final int COMPRESSED_NAME = 0x20;
    private static final int PREDEFINED_HANDLE = 0x40;
    private static final int NAME = 76;
    /** Windows allows 255 characters. */
    private static final int LONGEST_NAME = 2 * 255;
    /** Windows allows 512 levels. */
    private static final int DEEPEST = 512;

    private static final String TWICE = "the list of the key's sub-keys holds one twice";

    private final Hive hive;
    private final Cell cell;
    private final int depth;
    private final String name;

    private KeyNode(Hive hive, Cell cell, int depth) throws HiveException {
        this.hive = hive;
        this.cell = cell;
        this.depth = depth;
        int length = cell.uint16(72);
        if (length > LONGEST_NAME) {
            throw cell.damaged("the key's name takes " + length + " bytes, more than the " + LONGEST_NAME
                    + " that Windows allows");
        }
        this.name = cell.text(NAME, length, (cell.uint16(2) & COMPRESSED_NAME) != 0);
    }

    static KeyNode root(Hive hive, int offset) throws HiveException {
        return new KeyNode(hive, node(hive, offset), 0);
    }

    /** The name; that of the root key has no meaning. */
    public String name() {
        return name;
    }

    /** When it was last written, as a FILETIME: 100 ns since 1601; 0 where nobody wrote it down. */
    public long lastWritten() throws HiveException {
        return cell.int64(4);
    }

    /** The keys right below, in the order of their list. */
    public List<KeyNode> subKeys() throws HiveException {
        List<KeyNode> keys = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        each(null, (offset, list, at) -> {
            if (!seen.add(offset)) {
                throw cell.damaged(TWICE);
            }
            return keys.add(child(offset));
        });
        return keys;
    }

    /** The keys right below that can be read, in the order of their list, to one consumer, and what is damaged to another. */
    public void eachSubKey(Consumer<KeyNode> into, Consumer<HiveException> damage) {
        Set<Integer> seen = new HashSet<>();
        try {
            int count = subKeyCount();
            if (count > 0) {
                SubKeyList.eachSound(hive.bins(), cell.int32(28), count, cell.offset(), (offset, list, at) -> {
                    try {
                        if (!seen.add(offset)) {
                            throw cell.damaged(TWICE);
                        }
                        KeyNode child = child(offset);
                        if (!SubKeyList.fits(list, at, child.name)) {
                            throw child.cell.damaged("the key's name is not the one that its list was made for");
                        }
                        into.accept(child);
                    } catch (HiveException fault) {
                        damage.accept(fault);
                    }
                    return true;
                }, damage);
            }
        } catch (HiveException fault) {
            damage.accept(fault);
        }
    }

    /**
     * The key of that name, ignoring case, right below.
     *
     * @throws HiveException if none that can be read has that name, and some cannot be read
     */
    public Optional<KeyNode> subKey(String wanted) throws HiveException {
        Search<KeyNode> hinted = new Search<>(key -> Names.same(key.name, wanted));
        each(NameHint.of(wanted), (offset, list, at) -> hinted.look(() -> child(offset)));
        if (hinted.isFound()) {
            return hinted.answer();
        }
        Search<KeyNode> any = new Search<>(key -> Names.same(key.name, wanted));
        each(null, (offset, list, at) -> any.look(() -> child(offset)));
        return any.answer();
    }

    /** The values, in the order of their list. Their data is read when it is asked for. */
    public List<ValueNode> values() throws HiveException {
        List<ValueNode> values = new ArrayList<>();
        long room = hive.bins().size();
        for (int offset : valueOffsets()) {
            ValueNode value = value(offset);
            room -= value.room();
            if (room < 0) {
                throw cell.damaged("the key's values take more room than the file has");
            }
            values.add(value);
        }
        return values;
    }

    /**
     * The value of that name, ignoring case; the empty name is that of the default value.
     *
     * @throws HiveException if none that can be read has that name, and some cannot be read
     */
    public Optional<ValueNode> value(String wanted) throws HiveException {
        Search<ValueNode> sought = new Search<>(value -> Names.same(value.name(), wanted));
        for (int offset : valueOffsets()) {
            if (!sought.look(() -> value(offset))) {
                break;
            }
        }
        Optional<ValueNode> found = sought.answer();
        if (found.isPresent()) {
            found.get().claimAlone(cell.offset());
        }
        return found;
    }

    @Override
    public String toString() {
        return name;
    }

    private void each(@Nullable NameHint wanted, SubKeyList.Visitor visitor) throws HiveException {
        int count = subKeyCount();
        if (count > 0) {
            SubKeyList.each(hive.bins(), cell.int32(28), count, cell.offset(), wanted, visitor);
        }
    }

    private int subKeyCount() throws HiveException {
        int count = cell.int32(20);
        if (Integer.toUnsignedLong(count) > hive.bins().size() / NAME) {
            throw cell.damaged("the key counts " + Integer.toUnsignedString(count)
                    + " sub-keys, more than the file has room for");
        }
        return count;
    }

    private KeyNode child(int offset) throws HiveException {
        Cell below = node(hive, offset);
        if (offset == hive.rootOffset() || below.int32(16) != cell.offset()) {
            throw below.damaged("the key is listed below the key at offset " + Cell.place(cell.offset())
                    + ", but belongs elsewhere");
        }
        if (depth == DEEPEST) {
            throw below.damaged("the key lies deeper than the " + DEEPEST + " levels that Windows allows");
        }
        return new KeyNode(hive, below, depth + 1);
    }

    private static Cell node(Hive hive, int offset) throws HiveException {
        Cell cell = hive.bins().cell(offset);
        if (cell.signature() != NK) {
            throw cell.damaged("the cell holds no key");
        }
        return cell;
    }

    private ValueNode value(int offset) throws HiveException {
        return new ValueNode(hive, hive.bins().cell(offset), cell.offset());
    }

    private int[] valueOffsets() throws HiveException {
        int count = (cell.uint16(2) & PREDEFINED_HANDLE) != 0 ? 0 : cell.int32(36);
        if (count == 0) {
            return new int[0];
        }
        Cell list = hive.bins().cell(cell.int32(40));
        if (Integer.toUnsignedLong(count) > list.length() / 4) {
            throw list.damaged("the key counts " + Integer.toUnsignedString(count) + " values, more than the list has room for");
        }
        hive.bins().owners().claim(list, 4L * count, cell.offset());
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = list.int32(4 * i);
        }
        return offsets;
    }
}
