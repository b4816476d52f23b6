package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.output.internal.Page;
import org.ucsmigration.report.UserReport;

@DisplayName("Hostile text on the page")
class PageHostileTest {

    @TempDir
    private Path folder;

    /** A page of reports in which every text that is not a code is replaced by hostile text in turn. */
    private Path page(int users) throws IOException {
        Path page = folder.resolve("hostile.html");
        RandomReports random = new RandomReports(11);
        int[] turn = new int[1];
        try (OutputStream out = Files.newOutputStream(page); Page writer = new Page(out, folder)) {
            UserReport first = random.next(0);
            Map<String, Object> run = new LinkedHashMap<>(DocumentLines.run(RandomReports.HOSTILE, first, PageOrganisation.MOVE,
                    null));
            run.put("library", RandomReports.HOSTILE.get(1));
            run.put("deployment", Map.of("sentence", hostile(turn), "findings", List.of(Map.of("precondition", hostile(turn),
                    "outcome", "NOT_MET",
                    "reason", hostile(turn), "sentence", hostile(turn), "remedy", hostile(turn), "commands",
                            RandomReports.HOSTILE, "page",
                    "javascript:alert(1)"))));
            writer.run(run);
            for (int i = 0; i < users; i++) {
                writer.user(worse(DocumentLines.user(run, random.next(i), PageOrganisation.MOVE), turn));
            }
            for (String text : RandomReports.HOSTILE) {
                writer.unmatched(DocumentLines.unmatched(text, text));
            }
            writer.comparison(Map.of("new", RandomReports.HOSTILE, "gone", RandomReports.HOSTILE, "unknown", List.of(), "changes",
                    List.of(Map.of("user", hostile(turn), "aspect", hostile(turn), "before", hostile(turn))), "alarms",
                    List.of(Map.of("alarm", hostile(turn), "sentence", hostile(turn), "remedy", hostile(turn), "users",
                            RandomReports.HOSTILE))));
            writer.end(Map.of("kind", "end", "users", Integer.toString(users), "complete", false, "cancelled", true, "notReached",
                    "x",
                    "problems", RandomReports.HOSTILE, "gaps", List.of(Map.of("probe", hostile(turn), "reason", hostile(turn),
                            "users", "1"))));
        }
        return page;
    }

    private static String hostile(int[] turn) {
        return RandomReports.HOSTILE.get(turn[0]++ % RandomReports.HOSTILE.size());
    }

    @SuppressWarnings("unchecked") // plain data
    private static <T> T worse(T data, int[] turn) {
        if (data instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, key.equals("user") && turn[0] % 3 > 0 ? value : worse(value, turn)));
            return (T) copy;
        }
        if (data instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(worse(each, turn)));
            return (T) copy;
        }
        // Codes stay, and now and then become text, too.
        return data instanceof String text && (!text.matches("[A-Z_]+") || turn[0]++ % 20 == 0) ? (T) (text.length() % 3
                + hostile(turn)) : data;
    }

    @Test
    @DisplayName("is escaped in the file, and nothing of it is markup")
    void escaped() throws IOException {
        byte[] bytes = Files.readAllBytes(page(40));
        String html = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        assertThat(html).doesNotContain("<script>alert", "href=\"javascript:").contains("&lt;script&gt;alert(1)&lt;/script&gt;",
                "\\u202Eexe.txt");
        assertThat(html.codePoints().filter(c -> c != '\n' && Shown.isHidden(c))).isEmpty();
        assertThat(html.endsWith("</html>\n")).isTrue();
    }

    @Test
    @Tag("browser")
    @DisplayName("stays text in a browser, with what is invisible shown")
    void harmless() throws IOException {
        Path page = page(150);
        try (PageBrowser browser = PageBrowser.start(folder)) {
            for (int width : new int[] {1_440, 390}) {
                browser.look(width, width == 390).open(page, "");
                browser.click("#users .open").settled().picture("hostile-" + width);
                for (String view : List.of("#view=wave", "#view=changes", "#group=step", "#view=users&sort=listed")) {
                    browser.go(view);
                    browser.js("return Promise.all(Array.from(document.querySelectorAll('#users .open')).slice(0, "
                            + "30).map(one => toggle(one, true)))");
                    assertThat(browser.number("document.querySelectorAll('body script:not([type])').length")).isOne();
                    assertThat(browser.number("document.querySelectorAll('img, iframe, object, embed, link, base, "
                            + "[onerror], [onload]').length")).isZero();
                    assertThat(browser.list("Array.from(document.links, link => link.protocol).filter(one => one !== "
                            + "'https:' && one !== 'file:')")).isEmpty();
                    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
                }
                String shown = browser.get("document.body.innerText");
                assertThat(shown).contains("\\u202Eexe.txt", "\\u0000", "<script>alert(1)</script>");
                assertThat(shown.codePoints().filter(c -> c != '\n' && c != '\t' && Shown.isHidden(c)))
                        .isEmpty();
            }
            String csv = browser.go("#view=users").copied("[data-take=csv]");
            assertThat(csv.lines()).hasSize(151).allSatisfy(line -> assertThat(line).doesNotStartWith("=").doesNotContain(",=",
                    ",+", ",@"));
            assertThat(browser.copied("[data-take=json]").lines()).hasSize(151);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.violations()).isEmpty();
        }
    }
}
