package org.ucsmigration.powershell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** Many objects in one, as {@code batch.ps1} writes them: the values of the wanted properties, object after object. */
final class Batch {

    private static final List<String> TYPE = List.of("System.Management.Automation.PSCustomObject", "System.Object");

    private final String[] names;
    private final List<Object> values;
    private final BitSet missing;

    private Batch(List<String> names, PsObject batch) {
        this.names = names.toArray(new String[0]);
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
        } catch (ClassCastException | IndexOutOfBoundsException e) {
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
        int from = index * names.length;
        int end = from + names.length;
        int gap = missing.nextSetBit(from);
        return new PsObject().fill(TYPE, null, null, PsMembers.NONE, gap < 0 || gap >= end
                ? new PsMembers(names, values.subList(from, end).toArray()) : some(from));
    }

    private PsMembers some(int from) {
        List<String> fewerNames = new ArrayList<>();
        List<Object> fewerValues = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (!missing.get(from + i)) {
                fewerNames.add(names[i]);
                fewerValues.add(values.get(from + i));
            }
        }
        return new PsMembers(fewerNames, fewerValues);
    }
}
