package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import groovy.json.JsonSlurper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.output.internal.JsonText;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.testing.SampleUser;

@DisplayName("JSON of plain data")
class JsonTextTest {

    /** As it goes through a file. */
    private static String stored(Object data) {
        String text = JsonText.of(data);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).as("sound UTF-8").isEqualTo(text);
        return text;
    }

    private static void comesBack(Map<String, Object> data) throws Exception {
        String text = stored(data);
        assertThat(new ObjectMapper().readValue(text, Object.class)).as("Jackson").isEqualTo(data);
        assertThat(new Gson().fromJson(text, Object.class)).as("Gson").isEqualTo(data);
        assertThat(new JsonSlurper().parseText(text)).as("Groovy").isEqualTo(data);
    }

    @Test
    @DisplayName("gives hostile text back as it was, through three libraries")
    void hostileText() throws Exception {
        for (String text : RandomReports.HOSTILE) {
            comesBack(Map.of("key " + text, text, "list", List.of(text, Map.of(text, true))));
        }
    }

    @Test
    @DisplayName("gives any sequence of chars back as it was, through three libraries")
    void anyText() throws Exception {
        Random random = new Random(24);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                // Each block of chars is as likely as any other, and the halves of pairs are not rare.
                text.append((char) switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(0x100);
                    case 1 -> 0x2000 + random.nextInt(0x100);
                    case 2 -> 0xD800 + random.nextInt(0x800);
                    default -> random.nextInt(0x10000);
                });
            }
            comesBack(Map.of("text", text.toString()));
        }
    }

    @Test
    @DisplayName("gives every single char back as it was, through three libraries")
    void everyChar() throws Exception {
        List<String> all = new ArrayList<>();
        for (int c = 0; c <= 0xFFFF; c++) {
            all.add(String.valueOf((char) c));
        }
        comesBack(Map.of("all", all));
    }

    @Test
    @DisplayName("shows what is there: nothing invisible, no break of the line, no end of a script")
    void visible() {
        for (String hostile : RandomReports.HOSTILE) {
            String text = stored(List.of(hostile));
            assertThat(text).doesNotContain("<").matches("[^\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\uFFFE\\uFFFF\\uFDD0]*");
        }
        assertThat(JsonText.of(Map.of("k", "a\"b\\c\u202E\uD83D\uDE00\uD83D<é"))).isEqualTo(
                "{\"k\":\"a\\\"b\\\\c\\u202E\uD83D\uDE00\\uD83D\\u003Cé\"}");
    }

    @Test
    @DisplayName("keeps the order of keys and knows empty things")
    void shape() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of());
        map.put("a", Map.of());
        map.put("c", false);
        assertThat(JsonText.of(map)).isEqualTo("{\"b\":[],\"a\":{},\"c\":false}");
    }

    @Test
    @DisplayName("of a report comes back as the report gave it, through three libraries")
    void reports() throws Exception {
        for (SampleUser user : SampleUser.values()) {
            comesBack(user.report().toMap());
        }
        RandomReports random = new RandomReports(1);
        for (int i = 0; i < 300; i++) {
            UserReport report = random.next(i);
            comesBack(report.toMap());
        }
    }

    @Test
    @DisplayName("is not made of anything else than plain data")
    void plainOnly() {
        assertThatThrownBy(() -> JsonText.of(List.of(1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Plain data has text, booleans, lists and maps only, but got a java.lang.Integer.");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("k", null);
        assertThatThrownBy(() -> JsonText.of(map)).hasMessageContaining("but got null");
    }
}
