package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A shape of objects")
class PsShapeTest {

    private static final PsShape SHAPE = PsShape.of(List.of("Deserialized.A", "B"), List.of("Name", "Tags", "Gone"));

    @Test
    @DisplayName("gives each its own values under the names that all share")
    void objects() {
        PsObject one = SHAPE.object(Arrays.asList("Ken", List.of("x", "y"), null));
        PsObject other = SHAPE.object(List.of("Pilar", Map.of("k", 1), 3));
        assertThat(one.typeNames()).containsExactly("Deserialized.A", "B");
        assertThat(one.isA("A")).isTrue();
        assertThat(one.properties().keySet()).containsExactly("Name", "Tags", "Gone");
        assertThat(one.string("name").orElseThrow()).isEqualTo("Ken");
        assertThat(one.list("Tags").orElseThrow()).containsExactly("x", "y");
        assertThat(one.property("Gone").isNull()).isTrue();
        assertThat(one.adapted()).isEmpty();
        assertThat(other.dictionary("Tags").orElseThrow()).isEqualTo(Map.of("k", 1));
        assertThat(other.number("Gone").orElseThrow()).isEqualTo(3);
        assertThat(ClixmlWriter.value(one)).isEqualTo(ClixmlWriter.value(PsObject.builder().typeNames("Deserialized.A", "B")
                .property("Name", "Ken").property("Tags", List.of("x", "y")).property("Gone", null).build()));
    }

    @Test
    @DisplayName("refuses more or fewer values than names")
    void others() {
        assertThatIllegalArgumentException().isThrownBy(() -> SHAPE.object(List.of("a", "b"))).withMessageContaining("3")
                .withMessageContaining("2");
        assertThatIllegalArgumentException().isThrownBy(() -> SHAPE.object(List.of(1, 2, 3, 4)));
    }
}
