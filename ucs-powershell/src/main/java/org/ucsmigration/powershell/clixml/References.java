package org.ucsmigration.powershell.clixml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The two tables of a document: objects by {@code RefId}, and lists of type names by theirs.
 *
 * <p>Objects of the top-level value being read always resolve. Of the finished ones a streaming reader keeps as many as came
 * from the last {@value #WINDOW} characters; an older reference finds nothing here. Type names are few and are all kept.
 */
final class References {

    /** How far back everything is kept, in characters. */
    static final long WINDOW = 2_000_000;

    private static final int MOST_TYPE_LISTS = 100_000;
    private static final long MOST_TYPE_TEXT = 8_000_000;

    private final boolean windowed;
    private final NumberedObjects numbered = new NumberedObjects();
    /** Those whose ids do not count on. */
    private final Map<String, Object> objects = new HashMap<>();
    private final Map<String, List<String>> typeNames = new HashMap<>();
    private final Deque<Finished> finished = new ArrayDeque<>();
    /** The ids of the value that is being read: numbers from here on, and others. */
    private int start;
    private List<String> others = List.of();
    private long typeText;
    private long lastEnd;

    /** Creates empty tables; a windowed one forgets objects of long ago. */
    References(boolean windowed) {
        this.windowed = windowed;
    }

    /** Remembers an object, from its start on: what lies inside may refer to it. */
    void put(String id, Object object) {
        int number = number(id);
        boolean isFirst = numbered.end() == start;
        if (numbered.add(number, object)) {
            start = isFirst ? number : start;
            return;
        }
        if (numbered.holds(number)) {
            numbered.set(number, object);
        } else {
            objects.put(id, object);
        }
        if (windowed) {
            others = others.isEmpty() ? new ArrayList<>() : others;
            others.add(id);
        }
    }

    /** Forgets the objects of the value that is being read, which was not read to its end. */
    void forgetValue() {
        others.forEach(this::forget);
        others = List.of();
        numbered.dropFrom(start);
    }

    private void forget(String id) {
        objects.remove(id);
        int number = number(id);
        if (numbered.holds(number)) {
            numbered.set(number, null);
        }
    }

    /** The object of that id, or null where none is known (any more). */
    @Nullable
    Object object(String id) {
        int number = number(id);
        return numbered.holds(number) ? numbered.get(number) : objects.get(id);
    }

    /** The number that the id is the one decimal form of, or -1. */
    static int number(String id) {
        int length = id.length();
        if (length == 0 || length > 9 || (length > 1 && id.charAt(0) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Remembers a list of type names; false where there are too many. */
    boolean putTypeNames(String id, List<String> names) {
        typeNames.put(id, names);
        typeText += id.length();
        names.forEach(name -> typeText += name.length());
        return typeNames.size() <= MOST_TYPE_LISTS && typeText <= MOST_TYPE_TEXT;
    }

    /** The type names of that id, or null where none are known. */
    @Nullable
    List<String> typeNames(String id) {
        return typeNames.get(id);
    }

    /**
     * Ends a top-level value, which ends at this character of the document. A position counts the characters that were read at
     * once, so that many values have one: those are forgotten together.
     */
    void endOfValue(long position) {
        start = numbered.end();
        if (!windowed || (position == lastEnd && others.isEmpty())) {
            return;
        }
        lastEnd = position;
        finished.add(new Finished(start, others, position));
        others = List.of();
        while (finished.element().position < position - WINDOW) {
            Finished oldest = finished.remove();
            oldest.others.forEach(this::forget);
            numbered.dropBelow(oldest.end);
        }
    }

    /** Values of the top level: their objects have the numbers up to that one, and the other ids. */
    private record Finished(int end, List<String> others, long position) {
    }
}
