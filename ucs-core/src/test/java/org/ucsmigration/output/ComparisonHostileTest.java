package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.move.Move;

@DisplayName("Lines that are not those of a document")
class ComparisonHostileTest {

    private static final List<Map<String, Object>> SOUND = ComparedRun.lastWeek().withMove(Move.toTeams())
            .add(ComparedRun.user("kenmyer", 1), "Migrated", ComparedRun.lastWeek().flag(true))
            .add(ComparedRun.user("pilar", 2), "Ready To Migrate").lines();

    private static List<Map<String, Object>> with(Consumer<List<Map<String, Object>>> difference) {
        List<Map<String, Object>> lines = ComparedRun.copy(SOUND);
        difference.accept(lines);
        return lines;
    }

    private static void refused(List<Map<String, Object>> lines, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(lines, SOUND)).withMessage("The earlier run"
                + message);
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(SOUND, lines)).withMessage("The later run" + message);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Map<String, Object> line, String key) {
        return (Map<String, Object>) line.get(key);
    }

    @Test
    @DisplayName("of another version are refused, and of a later minor one are read")
    void version() {
        refused(with(lines -> lines.get(0).put("version", "2.0")), " has version 2.0, and this library reads 1.0 to 1.x: read "
                + "it with "
                + "the version of the library that wrote it.");
        refused(with(lines -> lines.get(0).remove("version")), " says no version: its first line is to have \"kind\" run and "
                + "\"version\" \"1.0\", as ReportFiles writes it.");
        refused(with(lines -> lines.get(1).put("version", "7.0")), " has version 7.0, and this library reads 1.0 to 1.x: read "
                + "it with "
                + "the version of the library that wrote it.");
        List<Map<String, Object>> newer = with(lines -> {
            lines.get(0).put("version", "1.7");
            lines.add(2, new LinkedHashMap<>(Map.of("kind", "weather", "sky", List.of(1, 2))));
            lines.get(1).put("shoeSize", 43);
            in(lines.get(1), "facts").put("badge", Map.of("state", "guessed"));
        });
        assertThat(Comparison.of(SOUND, newer).compared()).isEqualTo(2);
    }

    @Test
    @DisplayName("of no whole document, or of two, are refused")
    void order() {
        String hint = " Give the whole document, and one at a time.";
        refused(List.of(), " has no line: give the maps of a whole document, the run line first.");
        refused(with(lines -> lines.remove(0)), ", line 1: a document has one line of kind \"run\", its first, but this one "
                + "is of kind "
                + "\"user\"." + hint);
        refused(with(lines -> lines.add(2, lines.get(0))), ", line 3: a document has one line of kind \"run\", its first, but "
                + "this one "
                + "is of kind \"run\"." + hint);
        refused(with(lines -> lines.add(lines.get(1))), ", line 6: there is more behind the end line. Give one document at a "
                + "time.");
    }

    @Test
    @DisplayName("that lack a key, or have another kind of value, are refused with the key, the rule and what to do")
    void keys() {
        String hint = " Give the lines of one document, as ReportFiles wrote them and a JSON library reads them.";
        refused(with(lines -> lines.get(1).remove("kind")), ", line 2: \"kind\" is text, but got nothing." + hint);
        refused(with(lines -> lines.get(1).remove("conclusion")), ", line 2: \"conclusion\" is a map, but got nothing." + hint);
        refused(with(lines -> in(lines.get(1), "conclusion").put("state", 5)), ", line 2: \"conclusion.state\" is text, but "
                + "got \"5\" as "
                + "no text." + hint);
        refused(with(lines -> in(lines.get(2), "nextStep").put("action", List.of("WAIT"))),
                ", line 3: \"nextStep.action\" is text, but "
                + "got a list." + hint);
        refused(with(lines -> in(lines.get(1), "identity").put("sip", "nobody\u202E")),
                ", line 2: \"identity.sip\" is a SIP address as "
                + "kenmyer@litwareinc.com, but got \"nobody\\u202E\"." + hint);
        refused(with(lines -> in(lines.get(1), "identity").put("directoryGuid", "7")),
                ", line 2: \"identity.directoryGuid\" is a GUID as "
                + "6f1b9c3e-2f2d-4c9a-9d53-0f4f3f0a8a11, but got \"7\"." + hint);
        refused(with(lines -> lines.get(0).put("asOf", "yesterday")), ", line 1: \"asOf\" is a time as 2026-01-31T08:00:00Z, "
                + "but got "
                + "\"yesterday\"." + hint);
        refused(with(lines -> lines.get(4).put("users", "many")), ", line 5: \"users\" is a whole number as text, but got "
                + "\"many\"." + hint);
        refused(with(lines -> lines.get(4).put("cancelled", "no")), ", line 5: \"cancelled\" is true or false, but got "
                + "\"no\"." + hint);
    }

    @Test
    @DisplayName("that are text still, or null, are refused with how to read them")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void noMaps() {
        Iterable text = List.of("{\"kind\":\"run\"}");
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(text, SOUND))
                .withMessage("The earlier run, line 1: a line is "
                + "a map, but got \"{\"kind\":\"run\"}\". Read each line of the file with a JSON library, and give the maps.");
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(SOUND, Arrays.asList(SOUND.get(0), null)))
                .withMessageStartingWith("The later run, line 2: a line is a map, but got nothing.");
    }

    @Test
    @DisplayName("with any one value lost or of another kind give a comparison or a refusal in words, never another exception")
    void anyOneValue() {
        int refused = 0;
        int read = 0;
        for (int line = 0; line < SOUND.size(); line++) {
            for (List<Object> path : paths(SOUND.get(line), List.of())) {
                for (Object wrong : Arrays.asList(null, "\uD800", 5, true, List.of("x"), List.of(5),
                        Map.of("state", "known"), Map.of(7, "x"), new Object())) {
                    List<Map<String, Object>> lines = ComparedRun.copy(SOUND);
                    put(lines.get(line), path, wrong);
                    try {
                        assertThat(Comparison.of(lines, SOUND).toString()).startsWith("Compared ");
                        read++;
                    } catch (IllegalArgumentException e) {
                        assertThat(e).hasMessageStartingWith("The earlier run").hasMessageMatching("(?s).*[.:] "
                                + "(Give|Read|read|its).*\\.");
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(400);
        assertThat(read).isGreaterThan(400);
    }

    private static List<List<Object>> paths(Object value, List<Object> path) {
        List<List<Object>> paths = new ArrayList<>(path.isEmpty() ? List.of() : List.of(path));
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> paths.addAll(paths(each, longer(path, key))));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                paths.addAll(paths(list.get(i), longer(path, i)));
            }
        }
        return paths;
    }

    private static List<Object> longer(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object into, List<Object> path, Object value) {
        Object step = path.get(0);
        if (path.size() > 1) {
            put(step instanceof Integer i ? ((List<Object>) into).get(i) : ((Map<Object, Object>) into).get(step),
                    path.subList(1, path.size()), value);
        } else if (step instanceof Integer i) {
            ((List<Object>) into).set(i, value);
        } else {
            ((Map<Object, Object>) into).put(step, value);
        }
    }
}
