package org.ucsmigration.powershell.clixml;

import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * Objects by numbers that follow one another without a gap; the lowest may be dropped.
 *
 * <p>Serializers number the objects of a document in order: a place in an array costs far less than hashing every one.
 */
final class NumberedObjects {

    /** The object of number n is at n modulo the length, a power of two. */
    private Object[] slots = new Object[64];
    private int first;
    private int next;

    /** Adds the object of the number that follows, or of any later one where none are held; false for another number. */
    boolean add(int number, Object object) {
        if (first == next && number >= next) {
            first = number;
            next = number;
        }
        if (number != next) {
            return false;
        }
        if (next - first == slots.length) {
            grow();
        }
        slots[next++ & slots.length - 1] = object;
        return true;
    }

    private void grow() {
        Object[] old = slots;
        slots = Arrays.copyOf(old, 2 * old.length);
        for (int number = first; number < next; number++) {
            slots[number & slots.length - 1] = old[number & old.length - 1];
        }
    }

    /** Whether that number lies among those that are held. */
    boolean holds(int number) {
        return number >= first && number < next;
    }

    @Nullable
    Object get(int number) {
        return slots[number & slots.length - 1];
    }

    void set(int number, @Nullable Object object) {
        slots[number & slots.length - 1] = object;
    }

    /** The number after the highest that is held. */
    int end() {
        return next;
    }

    /** Drops all below that number. */
    void dropBelow(int end) {
        while (first < end && first < next) {
            set(first++, null);
        }
    }

    /** Drops that number and all above. */
    void dropFrom(int start) {
        while (next > start && next > first) {
            set(--next, null);
        }
    }
}
