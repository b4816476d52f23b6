package org.ucsmigration.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** Reads the keys and values of a registry export into a tree, and notes which lines it could not read. */
final class RegParser {

    static final int MOST_ENTRIES = 1_000_000;
    private static final int NAMED_LINES = 10;

    private final String source;
    private final RegLines lines;
    private final RegData data;
    private final TreeNode top = new TreeNode("");
    private final List<String> named = new ArrayList<>();
    private long damagedLines;
    private int entries;
    /** The key that values belong to; null before the first, after a deleted one, and after one whose line is damaged. */
    @Nullable
    private TreeNode current;
    @Nullable
    private TreeNode.Damage lostKey;
    private boolean inLostKey;

    RegParser(String source, RegLines lines, RegData data) {
        this.source = source;
        this.lines = lines;
        this.data = data;
    }

    TreeRegistry parse(Instant changed) {
        for (String line = lines.next(); line != null; line = lines.next()) {
            int start = 0;
            while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
                start++;
            }
            if (start < line.length() && line.charAt(start) != ';') {
                read(start == 0 ? line : line.substring(start));
            }
        }
        List<String> caveats = damagedLines == 0 ? List.of() : List.of((damagedLines == 1 ? "One line" : damagedLines + " lines")
                + " of " + source + " could not be read: " + String.join("; ", named)
                + (damagedLines > named.size() ? "; and others" : "") + ".");
        return new TreeRegistry(source, top, changed, caveats, lostKey);
    }

    private void read(String line) {
        long number = lines.number();
        boolean key = line.charAt(0) == '[';
        String name = null;
        try {
            if (lines.isMalformed()) {
                throw new RegFault("it has bytes that the file's encoding does not allow");
            }
            if (key) {
                key(line);
                return;
            }
            int afterName = afterName(line);
            name = line.charAt(0) == '@' ? "" : RegText.unescaped(line, 1, afterName - 1);
            value(name, line, afterName);
        } catch (RegFault fault) {
            damaged(number, key, name, fault);
        }
    }

    private void key(String line) throws RegFault {
        int end = line.lastIndexOf(']');
        if (end < 0 || !RegText.isRest(line, end + 1)) {
            throw new RegFault("the key's name is not closed by ]");
        }
        boolean deleted = line.startsWith("[-");
        Optional<RegistryPath> path = RegistryPath.find(line.substring(deleted ? 2 : 1, end));
        if (path.isEmpty()) {
            throw new RegFault("the key's name is not a full path");
        }
        inLostKey = false;
        current = deleted ? delete(path.get()) : make(path.get());
    }

    private TreeNode make(RegistryPath path) {
        TreeNode node = top.childOrNew(path.root(), this::count);
        for (String step : path.names()) {
            node = node.childOrNew(step, this::count);
        }
        return node;
    }

    @Nullable
    private TreeNode delete(RegistryPath path) {
        TreeNode parent = top;
        String last = path.root();
        for (String step : path.names()) {
            parent = parent == null ? null : parent.child(last);
            last = step;
        }
        if (parent != null) {
            parent.remove(last);
        }
        return null;
    }

    private static int afterName(String line) throws RegFault {
        if (line.charAt(0) == '@') {
            return 1;
        }
        int closing = line.charAt(0) == '"' ? RegText.closing(line, 1) : -1;
        if (closing < 0) {
            throw new RegFault("it is neither a key nor a value");
        }
        return closing + 1;
    }

    private void value(String name, String line, int afterName) throws RegFault {
        int equals = afterName;
        while (equals < line.length() && Character.isWhitespace(line.charAt(equals))) {
            equals++;
        }
        if (equals == line.length() || line.charAt(equals) != '=') {
            throw new RegFault("no = follows the value's name");
        }
        String rest = line.substring(equals + 1).stripLeading();
        boolean deleted = rest.startsWith("-") && RegText.isRest(rest, 1);
        RegistryValue value = deleted ? null : data.read(name, line, equals + 1);
        if (inLostKey) {
            return;
        }
        if (current == null) {
            throw new RegFault("the value belongs to no key");
        }
        if (value == null) {
            current.removeValue(name);
        } else {
            count();
            current.set(value);
        }
    }

    private void damaged(long number, boolean key, @Nullable String name, RegFault fault) {
        damagedLines++;
        if (named.size() < NAMED_LINES) {
            named.add("line " + number + ", " + fault.reason());
        }
        TreeNode.Damage damage = new TreeNode.Damage(number, fault.reason());
        if (key) {
            current = null;
            inLostKey = true;
        } else if (current != null && name != null) {
            count();
            current.setDamaged(name, damage);
        } else if (current != null && current.lostValue == null) {
            current.lostValue = damage;
        }
        if ((key || fault.atEnd) && lostKey == null) {
            lostKey = damage;
        }
    }

    private void count() {
        if (++entries > MOST_ENTRIES) {
            throw RegistryException.atLine(source, null, null, lines.number(), "it holds more than " + MOST_ENTRIES
                    + " keys and values; export only the key Software\\Microsoft\\Office");
        }
    }
}
