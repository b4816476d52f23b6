package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Objects by their numbers")
class NumberedObjectsTest {

    @Test
    @DisplayName("are those of a map, whatever is added, replaced and dropped")
    void likeAMap() {
        Random random = new Random(20130708);
        for (int round = 0; round < 500; round++) {
            NumberedObjects objects = new NumberedObjects();
            TreeMap<Integer, Object> expected = new TreeMap<>();
            int next = random.nextInt(5);
            for (int step = 0; step < 400; step++) {
                switch (random.nextInt(12)) {
                    case 0 -> {
                        int below = expected.isEmpty() ? 0 : expected.firstKey() + random.nextInt(40);
                        objects.dropBelow(below);
                        expected.headMap(below).clear();
                    }
                    case 1 -> {
                        int start = expected.isEmpty() ? 0 : expected.lastKey() - random.nextInt(10);
                        objects.dropFrom(start);
                        expected.tailMap(start).clear();
                        next = objects.end();
                    }
                    case 2 -> {
                        int wrong = next + 1 + random.nextInt(3);
                        if (!expected.isEmpty()) {
                            assertThat(objects.add(wrong, "wrong")).isFalse();
                        }
                    }
                    default -> {
                        Object object = "object " + step;
                        assertThat(objects.add(next, object)).isTrue();
                        expected.put(next++, object);
                    }
                }
                int asked = next - 60 + random.nextInt(80);
                assertThat(objects.holds(asked)).isEqualTo(expected.containsKey(asked));
                if (objects.holds(asked)) {
                    assertThat(objects.get(asked)).isEqualTo(expected.get(asked));
                }
            }
        }
    }
}
