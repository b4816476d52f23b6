package org.ucsmigration.powershell.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bytes that need no second look")
class PlainTest {

    @Test
    @DisplayName("are what a look at each of them says, wherever the one that does is, and whatever stands beside it")
    void eachPlace() {
        Random random = new Random(20130708);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                // Mostly ASCII, with the neighbours of the ampersand among it: a wrong borrow would tell on them.
                bytes[i] = (byte) switch (random.nextInt(60)) {
                    case 0 -> '&';
                    case 1 -> bytes[i];
                    case 2, 3, 4 -> '%';
                    case 5, 6, 7 -> '\'';
                    case 8 -> 0;
                    case 9 -> 127;
                    default -> bytes[i] & 127;
                };
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length + 1);
            int end = from + random.nextInt(bytes.length - from + 1);
            boolean plain = true;
            for (int i = from; i < end; i++) {
                plain &= bytes[i] >= 0 && bytes[i] != '&';
            }
            assertThat(Plain.are(bytes, from, end)).as("%s from %s to %s", bytes, from, end).isEqualTo(plain);
        }
    }
}
