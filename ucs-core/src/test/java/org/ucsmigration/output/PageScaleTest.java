package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large page in a browser: {@code -Ducs.page.users=50000} for the size that the page is made for, else a tenth. Its size is
 * held; times are printed, since what they are depends on what else the machine does.
 */
@Tag("browser")
@DisplayName("The page of many users")
class PageScaleTest {

    private static final int MOST_BYTES_A_USER = 500;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("takes at most 500 bytes a user beside its first megabyte, opens, and is searched")
    void large() throws IOException {
        int users = Integer.getInteger("ucs.page.users", 5_000);
        Path page = folder.resolve("page.html");
        new PageOrganisation(1, users).write(page, true, Map.of());
        long bytes = Files.size(page);
        assertThat(bytes).isLessThan((long) users * MOST_BYTES_A_USER + (users < 50_000 ? 1_000_000 : 0));
        try (PageBrowser browser = PageBrowser.start(folder)) {
            browser.look(1_440, false).counting().open(page, "");
            StringBuilder figures = new StringBuilder("opened in " + browser.taken() + " (" + browser.number("performance.now()")
                    + ")");
            String all = String.format(Locale.ENGLISH, "%,d", users);
            assertThat(browser.text("#shown")).isEqualTo(all + " of " + all + " users");
            for (String words : List.of("schmidt", "exchange 2010", "pool03 failing", "zhang4", "nobody at all", "")) {
                measure(browser, figures, "searched '" + words + "'", "change({q: '" + words + "'})");
            }
            measure(browser, figures, "filtered", "change({may: 'READY'})");
            measure(browser, figures, "grouped", "change({may: '', group: 'step'})");
            measure(browser, figures, "a user shown", "toggle(document.querySelector('#users .open'), true)");
            System.out.printf("page of %d users: %,d bytes, %d a user; ms of the page's thread (of the clock): %s%n", users,
                    bytes,
                    bytes / users, figures);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void measure(PageBrowser browser, StringBuilder figures, String what, String script) {
        long before = browser.taken();
        long clock = browser.number("(async () => { const from = performance.now(); await " + script
                + "; document.body.offsetHeight; return Math.round(performance.now() - from) })()");
        browser.settled();
        figures.append(", ").append(what).append(' ').append(browser.taken() - before).append(" (").append(clock).append(')');
    }
}
