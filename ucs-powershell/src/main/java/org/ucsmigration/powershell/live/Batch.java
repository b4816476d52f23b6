package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsShape;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;

/**
 * Many objects in one, as {@code batch.ps1} writes them. The one place where that format is written down in Java.
 *
 * <p>A batch is an object of three lists. {@code Values} holds the wanted properties of object after object, in the order in
 * which they were asked for, so that its length is a multiple of their number. {@code Missing} holds positions in {@code Values},
 * from 0: at these the object has no such property, or it could not be read. {@code Nulls} holds positions among the output, from
 * 0: there stands a null, which has no values; all other positions are those of objects. Positions are in any order, each once.
 * Anything else is refused.
 */
final class Batch {

    private static final String SCRIPT = Resources.script("batch.ps1");
    private static final int SIZE = 500;
    /** Of texts, after which a batch is given whatever its size. */
    private static final int CHARACTERS = 8 << 20;
    private static final List<String> TYPE = List.of("System.Management.Automation.PSCustomObject", "System.Object");

    private final List<String> names;
    private final PsShape shape;
    private final List<Object> values;
    private final BitSet missing;

    private Batch(List<String> names, PsObject batch) {
        this.names = names;
        this.shape = PsShape.of(TYPE, names);
        this.values = part(batch, "Values").stream().map(Records::unwrapped).toList();
        if (values.size() % names.size() != 0) {
            throw refused(values.size() + " values of objects of " + names.size() + " properties each");
        }
        this.missing = positions("Missing", part(batch, "Missing"), values.size());
    }

    /** The call that runs a command and gives its objects so. */
    static PipelineRequest request(Command command, EndMark end) {
        return Requests.kept(SCRIPT, Map.of("Mark", end.text(), "Name", command.name(), "Parameters", command.parameters(),
                "Property", command.properties().toArray(new String[0]), "Size", SIZE, "Most", CHARACTERS));
    }

    /**
     * The objects, each with those of the properties that it has, nulls among them.
     *
     * @param batch what the script gave
     * @param names the properties that were asked for, at least one
     * @throws PowerShellException if it is not such a batch
     */
    static List<Object> read(Object batch, List<String> names) {
        if (!(batch instanceof PsObject parts)) {
            throw refused(PsObject.describe(batch) + ", not an object");
        }
        Batch objects = new Batch(names, parts);
        List<Object> nulls = part(parts, "Nulls");
        int count = objects.values.size() / names.size() + nulls.size();
        BitSet isNull = positions("Nulls", nulls, count);
        List<Object> all = new ArrayList<>(count);
        int next = 0;
        for (int i = 0; i < count; i++) {
            all.add(isNull.get(i) ? PsObject.NULL : objects.at(next++));
        }
        return all;
    }

    private static List<Object> part(PsObject batch, String name) {
        return batch.list(name).value().orElseThrow(() -> refused(batch.list(name).problem().orElse(name)));
    }

    private static BitSet positions(String part, List<Object> numbers, int bound) {
        BitSet positions = new BitSet();
        for (Object each : numbers) {
            if (!(each instanceof Integer position) || position < 0 || position >= bound || positions.get(position)) {
                throw refused(part + " holds " + PsObject.describe(each) + " as a position below " + bound);
            }
            positions.set(position);
        }
        return positions;
    }

    private static PowerShellException refused(String why) {
        return PowerShellException.of("the shell's batch of objects", "its parts do not fit: " + why);
    }

    private PsObject at(int index) {
        int from = index * names.size();
        int end = from + names.size();
        int gap = missing.nextSetBit(from);
        return gap < 0 || gap >= end ? shape.object(values.subList(from, end)) : withoutMissing(from);
    }

    private PsObject withoutMissing(int from) {
        List<String> fewerNames = new ArrayList<>();
        List<Object> fewerValues = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!missing.get(from + i)) {
                fewerNames.add(names.get(i));
                fewerValues.add(values.get(from + i));
            }
        }
        return PsShape.of(TYPE, fewerNames).object(fewerValues);
    }
}
