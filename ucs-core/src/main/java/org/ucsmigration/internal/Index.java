package org.ucsmigration.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Finds values by keys that each of them tells itself, of which several may have the same. A key costs eight bytes, where a node
 * of a hash map that holds it costs forty and the key. Immutable and thread-safe, as its values are.
 *
 * @param <K> keys with {@code hashCode} and {@code equals}
 * @param <V> values whose keys never change
 */
public final class Index<K, V> {

    private static final int FEW = 16;

    private final List<V> values;
    private final Function<? super V, ? extends Collection<K>> keys;
    /** For each key of each value its hash code, and in the lower half the value's place in the list; ascending. */
    private final long[] places;

    /** @param values stays as it is; its elements are reached by their place */
    public Index(List<V> values, Function<? super V, ? extends Collection<K>> keys) {
        this.values = values;
        this.keys = keys;
        long[] all = new long[Math.max(FEW, values.size())];
        int count = 0;
        for (int place = 0; place < values.size(); place++) {
            for (K key : keys.apply(values.get(place))) {
                all = count < all.length ? all : Arrays.copyOf(all, 2 * count);
                all[count++] = least(key.hashCode()) + place;
            }
        }
        this.places = Arrays.copyOf(all, count);
        Arrays.sort(places);
    }

    /** The least that a key of that hash code can have. */
    private static long least(int hash) {
        return (long) hash << Integer.SIZE;
    }

    /** The places in the list of the values that have that key, ascending. */
    public List<Integer> places(K key) {
        List<Integer> found = new ArrayList<>(1);
        int hash = key.hashCode();
        int before = -1;
        for (int i = start(least(hash)); i < places.length && (int) (places[i] >> Integer.SIZE) == hash; i++) {
            int place = (int) places[i];
            if (place != before && keys.apply(values.get(place)).contains(key)) {
                found.add(place);
            }
            before = place;
        }
        return found;
    }

    /** The values that have that key, in their order. */
    public List<V> find(K key) {
        List<V> found = new ArrayList<>(1);
        for (int place : places(key)) {
            found.add(values.get(place));
        }
        return found;
    }

    private int start(long least) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
