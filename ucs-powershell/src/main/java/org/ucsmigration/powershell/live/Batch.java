package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.PsNull;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsShape;

/** Many objects in one, as {@code batch.ps1} writes them: the values of the wanted properties, object after object. */
final class Batch {

    private static final List<String> TYPE = List.of("System.Management.Automation.PSCustomObject", "System.Object");

    private final List<String> names;
    private final PsShape shape;
    private final List<Object> values;
    private final BitSet missing;

    private Batch(List<String> names, PsObject batch) {
        this.names = names;
        this.shape = PsShape.of(TYPE, names);
        this.values = batch.list("Values").orElseThrow().stream().map(Records::unwrapped).toList();
        this.missing = positions(batch.list("Missing").orElseThrow(), values.size());
    }

    /**
     * The objects, each with those of the properties that it has.
     *
     * @throws PowerShellException if it is not such a batch
     */
    static List<Object> read(Object batch, List<String> names) {
        try {
            return read((PsObject) batch, names);
        } catch (ClassCastException | IndexOutOfBoundsException | ClixmlException e) {
            throw PowerShellException.of("the shell's batch of objects", "its parts do not fit", e);
        }
    }

    private static List<Object> read(PsObject batch, List<String> names) {
        Batch objects = new Batch(names, batch);
        int count = objects.values.size() / names.size();
        Objects.checkIndex(objects.values.size() % names.size(), 1);
        List<Object> nulls = batch.list("Nulls").orElseThrow();
        BitSet isNull = positions(nulls, count + nulls.size());
        List<Object> all = new ArrayList<>(count + nulls.size());
        int next = 0;
        for (int i = 0; i < count + nulls.size(); i++) {
            all.add(isNull.get(i) ? PsNull.NULL : objects.at(next++));
        }
        return all;
    }

    private static BitSet positions(List<Object> numbers, int bound) {
        BitSet positions = new BitSet();
        for (Object each : numbers) {
            positions.set(Objects.checkIndex((Integer) each, bound));
        }
        return positions;
    }

    private PsObject at(int index) {
        int from = index * names.size();
        int end = from + names.size();
        int gap = missing.nextSetBit(from);
        return gap < 0 || gap >= end ? shape.object(values.subList(from, end)) : some(from);
    }

    private PsObject some(int from) {
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
