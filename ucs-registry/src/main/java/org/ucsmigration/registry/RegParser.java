package org.ucsmigration.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * Reads the keys and values of a registry export into a tree, and notes which lines it could not read.
 *
 * <p>Damage never changes the owner. A line that cannot be read may have been anything, also a key's line, or several lines
 * whose ends are lost: so what follows it belongs to no key until the next one that can be read, and no key is certainly absent
 * any more. Only where all of a value's line is plain text does its damage stay its own.
 */
final class RegParser {

    static final int MOST_ENTRIES = 1_000_000;
    /** How often, in lines, an interrupt is looked for. */
    private static final int BETWEEN_LOOKS = 1 << 10;

    private final String source;
    private final RegLines lines;
    private final RegData data;
    @Nullable
    private final Predicate<? super RegistryPath> wanted;
    private final RegDamage damage;
    private final RegPreamble preamble;
    private final TreeNode top = new TreeNode("");
    private int entries;
    private Owner owner = Owner.NONE;
    /** The key that values belong to where the owner is a key that is kept. */
    @Nullable
    private TreeNode current;
    /** A comment in which the key's line may be hidden that the next values belong to, and its number. */
    private long doubtful;
    @Nullable
    private String lastValue;
    private long lastValueLine;
    private boolean lastIsShort;
    private boolean script;

    private enum Owner { NONE, KEY, NOT_KEPT, LOST }

    RegParser(String source, RegLines lines, RegData data, @Nullable Predicate<? super RegistryPath> wanted,
            RegPreamble preamble) {
        this.source = source;
        this.lines = lines;
        this.data = data;
        this.wanted = wanted;
        this.preamble = preamble;
        this.damage = new RegDamage(source);
    }

    TreeRegistry parse(Instant changed) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.number() % BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
                throw RegistryException.of(source, "interrupted while it was read");
            }
            int start = 0;
            while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
                start++;
            }
            if (start < line.length() || lines.isMalformed()) {
                read(start == 0 ? line : line.substring(start));
            }
        }
        preamble.notRead().ifPresent(damage::noteMissing);
        RegistryOrigin origin = preamble.origin();
        return new TreeRegistry(source, top, origin.time().filter(changed::isAfter).orElse(changed), damage.caveats(script),
                damage.lostKey(), script ? origin.asScript() : origin, wanted);
    }

    private void read(String line) throws IOException {
        long number = lines.number();
        try {
            lines.check();
            if (RegText.isComment(line, 0)) {
                preamble.comment(line);
                doubtful = RegText.mayHideKey(line, 0) ? number : doubtful;
            } else if (RegFile.isHeader(line)) {
                preamble.header();
                owner = Owner.NONE;
            } else if (line.charAt(0) == '[') {
                key(line);
            } else {
                value(line, number);
            }
        } catch (RegFault fault) {
            if (current != null && lastValue != null && mayBeRestOfLast(line, number)) {
                current.damage(lastValue, new RegDamage.Line(number, fault.reason()));
            }
            lost(number, fault);
        }
    }

    /** A line end within a value makes a shorter value of its first half, and the rest is a line that cannot be read. */
    private boolean mayBeRestOfLast(String line, long number) {
        boolean begins = !line.isEmpty() && "[\"@".indexOf(line.charAt(0)) >= 0;
        return lastIsShort ? !begins || line.chars().anyMatch(c -> c < ' ' || c >= 0x7F)
                : !begins && lastValueLine == number - 1;
    }

    private void key(String line) throws RegFault {
        if (lines.isCut()) {
            throw new RegFault(RegFault.CUT, true);
        }
        int end = line.lastIndexOf(']');
        if (end < 0) {
            throw new RegFault("the key's name is not closed by ]");
        }
        // Windows takes no notice of what follows; but it must not be a line that lost its beginning.
        if (RegText.mayHideKey(line, end + 1)) {
            throw new RegFault("what follows the key's name may be another key");
        }
        boolean deleted = line.startsWith("[-");
        RegistryPath path = RegKeyName.read(line.substring(deleted ? 2 : 1, end));
        preamble.end();
        doubtful = 0;
        lastValue = null;
        script |= deleted;
        current = null;
        if (deleted) {
            owner = Owner.NONE;
            top.removeAt(path);
        } else if (wanted == null || wanted.test(path)) {
            owner = Owner.KEY;
            current = make(path);
        } else {
            owner = Owner.NOT_KEPT;
        }
        String rest = line.substring(end + 1).stripLeading();
        if (rest.startsWith("\"") || rest.startsWith("@")) {
            damagedValue(lines.number(), null, new RegFault("a value stands behind the key's name, as where a line end is lost"));
        }
    }

    private TreeNode make(RegistryPath path) {
        TreeNode node = top.childOrNew(path.root(), this::count);
        for (String step : path.names()) {
            node = node.childOrNew(step, this::count);
        }
        node.stated = true;
        return node;
    }

    private void value(String line, long number) throws RegFault, IOException {
        if (line.charAt(0) != '"' && line.charAt(0) != '@') {
            throw new RegFault("it is neither a key nor a value");
        }
        if (doubtful > 0) {
            lost(doubtful, new RegFault("it may hold the key of what follows"));
            doubtful = 0;
        }
        String name = null;
        try {
            int afterName = RegText.afterName(line);
            name = line.charAt(0) == '@' ? "" : RegText.unescaped(line, 1, afterName - 1);
            value(name, line, afterName);
            lastValue = name;
            lastValueLine = lines.number();
            lastIsShort = data.isShort();
        } catch (RegFault fault) {
            boolean own = !fault.atEnd && !lines.isCut() && lines.number() == number && RegText.isPlain(line);
            if (!own) {
                throw lines.isCut() ? new RegFault(RegFault.CUT, true) : fault;
            }
            damagedValue(number, name, fault);
        }
    }

    private void value(String name, String line, int afterName) throws RegFault, IOException {
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
        if (lines.isCut() && !data.isWhole()) {
            throw new RegFault(RegFault.CUT, true);
        }
        if (owner == Owner.NONE) {
            throw new RegFault("the value belongs to no key");
        }
        script |= deleted;
        if (current != null) {
            if (value == null) {
                current.removeValue(name);
            } else {
                count();
                set(current, value);
            }
        }
        if (lines.isCut()) {
            lost(lines.number(), new RegFault("the file ends with it, without a line end: what followed may be cut off"));
        }
    }

    /** Of two exports in one file nothing tells which is the newer one. */
    private void set(TreeNode key, RegistryValue value) throws RegFault {
        RegistryValue before = key.value(value.name());
        if (before != null && (before.type() != value.type() || !Arrays.equals(before.bytes(), value.bytes()))) {
            throw new RegFault("it stands there twice, as " + before + " and as " + value);
        }
        key.set(value);
    }

    /** The value alone is damaged. */
    private void damagedValue(long number, @Nullable String name, RegFault fault) {
        RegDamage.Line line = damage.note(number, fault.reason());
        if (current != null) {
            count();
            current.damage(name, line);
        }
    }

    /** A line that may have been anything. */
    private void lost(long number, RegFault fault) {
        RegDamage.Line line = damage.noteLost(number, fault.reason());
        if (current != null) {
            current.damage(null, line);
        }
        current = null;
        owner = Owner.LOST;
        lastValue = null;
    }

    private void count() {
        if (++entries > MOST_ENTRIES) {
            throw RegistryException.atLine(source, null, null, lines.number(), "it holds more than " + MOST_ENTRIES
                    + " keys and values; export only the key Software\\Microsoft\\Office");
        }
    }
}
