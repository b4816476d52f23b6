package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;

@DisplayName("A batch of objects")
class BatchTest {

    private static final List<String> NAMES = List.of("A", "B");

    private static PsObject batch(List<?> values, List<?> missing, List<?> nulls) {
        return PsObject.of(Map.of("Values", values, "Missing", missing, "Nulls", nulls));
    }

    @Test
    @DisplayName("becomes the objects that it was made of: with what they have, null among them")
    void objects() {
        List<Object> objects = Batch.read(batch(List.of("a", 1, "b", PsObject.NULL, PsObject.NULL, PsObject.NULL), List.of(4, 5),
                List.of(1, 4, 5)), NAMES);
        assertThat(objects).hasSize(6);
        assertThat(((PsObject) objects.get(0)).properties()).isEqualTo(Map.of("A", "a", "B", 1));
        assertThat(objects.get(1)).isEqualTo(PsObject.NULL);
        assertThat(((PsObject) objects.get(2)).properties()).isEqualTo(Map.of("A", "b", "B", PsObject.NULL));
        assertThat(((PsObject) objects.get(3)).properties()).isEmpty();
        assertThat(objects.subList(4, 6)).containsOnly(PsObject.NULL);
        assertThat(((PsObject) objects.get(0)).typeNames()).containsExactly("System.Management.Automation.PSCustomObject",
                "System.Object");
    }

    static Stream<Object> strange() {
        return Stream.of(1, PsObject.NULL, PsObject.of(Map.of()), batch(List.of(1), List.of(), List.of()),
                batch(List.of(1, 2), List.of(2), List.of()),
                batch(List.of(1, 2), List.of(-1), List.of()), batch(List.of(1, 2), List.of("x"), List.of()),
                batch(List.of(1, 2), List.of(), List.of(2)),
                batch(List.of(1, 2), List.of(), List.of(1_000_000_000)), batch(List.of(), List.of(), List.of(1)),
                batch(List.of(), List.of(), List.of(0, 0)),
                PsObject.of(Map.of("Values", "x", "Missing", List.of(), "Nulls", List.of())));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("strange")
    @DisplayName("whose parts do not fit is refused in words")
    void refused(Object batch) {
        assertThatThrownBy(() -> Batch.read(batch, NAMES)).isInstanceOf(PowerShellException.class);
    }
}
