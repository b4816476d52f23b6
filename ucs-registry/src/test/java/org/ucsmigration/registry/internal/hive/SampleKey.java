package org.ucsmigration.registry.internal.hive;

import java.util.ArrayList;
import java.util.List;

/** A key to be written to a hive. */
public final class SampleKey {

    final String name;
    final List<SampleKey> keys = new ArrayList<>();
    final List<Value> values = new ArrayList<>();
    String list = "lh";
    long time;

    record Value(String name, int type, byte[] bytes) {
    }

    private SampleKey(String name) {
        this.name = name;
    }

    public static SampleKey named(String name, SampleKey... keys) {
        SampleKey key = new SampleKey(name);
        key.keys.addAll(List.of(keys));
        return key;
    }

    public SampleKey value(String valueName, int type, byte[] bytes) {
        values.add(new Value(valueName, type, bytes));
        return this;
    }

    /** The kind of the list of its sub-keys: lf, lh, li, or an ri of such leaves, two keys in each, as in ri-lh. */
    public SampleKey list(String kind) {
        list = kind;
        return this;
    }

    public SampleKey time(long fileTime) {
        time = fileTime;
        return this;
    }
}
