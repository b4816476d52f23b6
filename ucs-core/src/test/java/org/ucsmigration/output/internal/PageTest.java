package org.ucsmigration.output.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page as a file")
class PageTest {

    @TempDir
    private Path folder;

    private static Map<String, Object> user(int number, String severity) {
        return Map.of("kind", "user", "user", "user" + number + "@litwareinc.com", "hazards", severity.isEmpty() ? List.of()
                : List.of(Map.of("hazard", "FAILING", "severity", severity, "sentence", "It fails.")));
    }

    private String page(List<Map<String, Object>> users) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Page page = new Page(out, folder)) {
            page.run(Map.of("kind", "run", "library", "0.1.0"));
            for (Map<String, Object> user : users) {
                page.user(user);
            }
            page.end(Map.of("kind", "end", "users", Integer.toString(users.size()), "complete", true));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("asks for nothing, and allows itself its own style and script only")
    void policy() throws Exception {
        String page = page(List.of(user(1, "NOW")));
        List<MatchResult> own = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(page).results().toList();
        assertThat(own).hasSize(2);
        for (MatchResult part : own) {
            assertThat(page).contains(part.group(1) + "-src 'sha256-" + Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(part.group(2).getBytes(StandardCharsets.UTF_8))) + "'");
        }
        assertThat(page).contains("content=\"default-src 'none'; ");
        assertThat(Pattern.compile("url\\((?!\"data:)|@import").matcher(page).find()).isFalse();
        String markup = page.replaceAll("(?s)<(script|style)[ >].*?</\\1>", "");
        assertThat(Pattern.compile("\\s(src|srcset|action|background|style|on\\w+)\\s*=").matcher(markup).find()).isFalse();
        assertThat(Pattern.compile("href=\"(?!#|https://learn\\.microsoft\\.com/)").matcher(markup).find()).isFalse();
    }

    @Test
    @DisplayName("has the most pressing five hundred in its plain table, and everybody in its packs")
    void plainTable() throws IOException {
        List<Map<String, Object>> users = IntStream.range(0, 2_001).mapToObj(i -> user(i, i % 900 == 899 ? "NOW" : i % 3 == 0
                ? "ACT" : ""))
                .toList();
        String page = page(users);
        List<String> rows = Pattern.compile("<tr class=\"user\"><th scope=\"row\"><span class=\"part\">(\\w+)@").matcher(page)
                .results()
                .map(row -> row.group(1)).toList();
        assertThat(rows).hasSize(500).startsWith("user899", "user1799", "user0", "user3", "user6");
        assertThat(page).contains("500 of 2,001 users, the most pressing");
        assertThat(page.split("class=\"rows\"", -1)).hasSize(4);
        assertThat(page.split("class=\"details\"", -1)).hasSize(4);
    }

    @Test
    @DisplayName("keeps nothing beside it, at whatever line it stops")
    void closes() throws IOException {
        try (Page page = new Page(new ByteArrayOutputStream(), folder)) {
            page.run(Map.of());
            for (int i = 0; i < 1_000; i++) {
                page.user(user(i, ""));
            }
            try (Stream<Path> kept = Files.list(folder)) {
                assertThat(kept).hasSize(1).allSatisfy(file -> assertThat(file.toString()).endsWith(".part"));
            }
        }
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept).isEmpty();
        }
    }

    @Test
    @DisplayName("is written to its end by a thread that is interrupted, as in a survey that is cancelled")
    void interrupted() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThat(page(IntStream.range(0, 1_500).mapToObj(i -> user(i, "")).toList())).endsWith("</html>\n");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    @DisplayName("its packs give back what they took")
    void packs() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            PagePack pack = new PagePack();
            List<Object> all = new ArrayList<>();
            for (int n = random.nextInt(30); n >= 0; n--) {
                Object data = data(random, 4);
                all.add(data);
                pack.add(data);
            }
            assertThat(pack.size()).isEqualTo(all.size());
            assertThat(unpacked(pack.take())).isEqualTo(all);
            assertThat(pack.size()).isZero();
            pack.add("again");
            assertThat(unpacked(pack.take())).isEqualTo(List.of("again"));
        }
    }

    private static Object data(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> random.nextBoolean();
            case 1 -> "text " + random.nextInt(9);
            case 2 -> List.of("", "1", "<", "\uD83D", "\u0000", "x".repeat(99)).get(random.nextInt(6));
            case 3 -> IntStream.range(0, random.nextInt(4)).mapToObj(i -> data(random, depth - 1)).toList();
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put("key " + random.nextInt(5), data(random, depth - 1));
                }
                yield map;
            }
        };
    }

    /** As the page's script does it. */
    private static Object unpacked(String pack) throws IOException, DataFormatException {
        Inflater inflater = new Inflater(true);
        inflater.setInput(Base64.getDecoder().decode(pack));
        byte[] json = new byte[10_000_000];
        int length = inflater.inflate(json);
        assertThat(inflater.finished()).isTrue();
        inflater.end();
        JsonNode both = new ObjectMapper().readTree(json, 0, length);
        List<Object> shared = new ArrayList<>();
        both.get(0).forEach(value -> shared.add(whole(value, shared)));
        return whole(both.get(1), shared);
    }

    private static Object whole(JsonNode node, List<Object> shared) {
        if (node.isNumber()) {
            return shared.get(node.asInt());
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(each -> list.add(whole(each, shared)));
            return list;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(each -> map.put(each.getKey(), whole(each.getValue(), shared)));
            return map;
        }
        return node.isBoolean() ? (Object) node.asBoolean() : node.asText();
    }
}
