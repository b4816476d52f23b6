package org.ucsmigration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expected from a plain look at each value. */
@DisplayName("An index")
class IndexTest {

    /** Of all hash codes, few, at the ends of their range too. */
    private record Key(int number) {

        @Override
        public int hashCode() {
            return switch (number % 5) {
                case 0 -> Integer.MIN_VALUE;
                case 1 -> -1;
                case 2 -> 0;
                case 3 -> 1;
                default -> Integer.MAX_VALUE;
            };
        }
    }

    @Test
    @DisplayName("finds what a look at each value finds, in the order of the values and each once, whatever the hash codes")
    void likeALook() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<List<Key>> values = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                values.add(random.ints(random.nextInt(4), 0, 20).mapToObj(Key::new).toList());
            }
            Index<Key, List<Key>> index = new Index<>(values, value -> value);
            for (Key key : IntStream.range(0, 22).mapToObj(Key::new).toList()) {
                List<Integer> places = IntStream.range(0, values.size())
                        .filter(i -> values.get(i).contains(key)).boxed().toList();
                assertThat(index.places(key)).as("seed %d, %s of %s", seed, key, values).isEqualTo(places);
                assertThat(index.find(key)).as("seed %d, %s of %s", seed, key, values)
                        .isEqualTo(places.stream().map(values::get).toList());
            }
        }
    }

    @Test
    @DisplayName("of many values with one key takes no longer than of as many with their own")
    void oneKey() {
        List<Integer> values = IntStream.range(0, 300_000).boxed().toList();
        assertThat(new Index<>(values, value -> List.of("all")).places("all")).isEqualTo(values);
    }
}
