package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reader of messages")
class FragmentReaderTest {

    private static final String[] MARKUP = {"<", ">", "/", "&", ";", "\"", "&amp;", "</MS>", "</Obj>", "<MS>", "<I32>", "</I32>",
            "<S>x</S>",
        "<Ref RefId=\"0\" />", "<Nil />", "<!--", "-->", "]]>", "<?x?>", "<!DOCTYPE a>", "</pieces>", "\0", " ", "_x0041_"};

    private final FragmentReader reader = new FragmentReader();

    @Test
    @DisplayName("gives the value of each, whatever its size, and null for an empty one")
    void values() {
        assertThat(reader.read("<I32>1</I32>")).isEqualTo(1);
        assertThat(reader.read("")).isEqualTo(PsObject.NULL);
        String large = "x".repeat(5 << 20);
        for (int i = 0; i < 5; i++) {
            assertThat(reader.read("<S>" + large + "</S>")).isEqualTo(large);
            assertThat(reader.read("<S />")).isEqualTo("");
        }
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("refuses what is not one value, and reads the next")
    @ValueSource(strings = {"<I32>one</I32>", "<I32>1", "<I32>1</I32><I32>2</I32>", "</pieces>", "</pieces><pieces><I32>1</I32>",
            " ", "text", "<Obj RefId=\"0\"><MS>",
        "<I32>1</I32>text", "<!DOCTYPE a><I32>1</I32>", "<S>&a;</S>", "<Objs><I32>1</I32></Objs>",
        "<I32>1</I32></piece><piece><I32>2</I32>"})
    void refused(String clixml) {
        assertThat(reader.read("<I32>0</I32>")).isEqualTo(0);
        assertThatThrownBy(() -> reader.read(clixml)).isInstanceOf(ClixmlException.class).hasMessageStartingWith("message: ");
        assertThat(reader.read("<I32>3</I32>")).isEqualTo(3);
    }

    @Test
    @DisplayName("lets no message refer to another's objects or types")
    void references() {
        reader.read("<Obj RefId=\"0\"><TN RefId=\"0\"><T>A</T></TN><MS><S N=\"a\">secret</S></MS></Obj>");
        assertThat(reader.read("<Ref RefId=\"0\" />")).isInstanceOf(PsUnread.class);
        assertThatThrownBy(() -> reader.read("<Obj RefId=\"0\"><TNRef RefId=\"0\" /></Obj>")).isInstanceOf(ClixmlException.class);
    }

    /** With {@code -Ducs.mutations=100000} as many of them. */
    @Test
    @DisplayName("says of any text, whatever came before it, what a reader of that text alone says")
    void sameAsAlone() {
        Random random = new Random(2165);
        int refused = 0;
        int rounds = Integer.getInteger("ucs.mutations", 5_000);
        for (int round = 0; round < rounds; round++) {
            String sound = ClixmlWriter.value(new RandomValues(round).value(3));
            String text = random.nextInt(3) == 0 ? sound : mutated(sound, random);
            String alone = alone(text);
            String here;
            try {
                here = shown(reader.read(text), 0);
            } catch (ClixmlException e) {
                here = "refused";
                refused++;
            }
            assertThat(here).as("round %d: %s", round, text).isEqualTo(alone);
        }
        assertThat(refused).isBetween(rounds / 5, rounds - rounds / 5);
    }

    private static String mutated(String sound, Random random) {
        StringBuilder text = new StringBuilder(sound);
        for (int i = random.nextInt(3); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, MARKUP[random.nextInt(MARKUP.length)]);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setLength(at);
                default -> text.append(MARKUP[random.nextInt(MARKUP.length)]);
            }
        }
        return text.toString();
    }

    private static String alone(String text) {
        if (text.isEmpty()) {
            return shown(PsObject.NULL, 0);
        }
        try {
            Clixml.Document document = Clixml.parse(text);
            return document.isComplete() && document.values().size() == 1 ? shown(document.values().get(0), 0) : "refused";
        } catch (ClixmlException e) {
            return "refused";
        }
    }

    /** A value in full, but for what lies so deep that it may be a circle. */
    private static String shown(Object value, int depth) {
        if (depth > 12) {
            return "...";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> shown(each, depth + 1)).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(each -> shown(each.getKey(), depth + 1) + "=" + shown(each.getValue(), depth + 1))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof PsObject object) {
            return object.typeNames() + "|" + object.text() + "|" + object.value().map(base -> shown(base, depth + 1)) + "|"
                    + shown(object.adapted(), depth + 1) + "|" + shown(object.extended(), depth + 1);
        }
        return value instanceof byte[] bytes ? java.util.Arrays.toString(bytes) : value.getClass().getSimpleName() + " " + value;
    }
}
