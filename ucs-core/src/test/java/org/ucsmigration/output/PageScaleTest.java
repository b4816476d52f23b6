package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large page in a browser: {@code -Ducs.page.users=50000} for the size that the page is made for, else a tenth. Its size is
 * held; times are printed, since what they are depends on what else the machine does.
 */
@Tag("slow")
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
            browser.look(1_440, false).open(page, "");
            long open = browser.number("Math.round(performance.now())");
            String shown = String.format(java.util.Locale.ENGLISH, "%,d", users);
            assertThat(browser.text("#shown")).isEqualTo(shown + " of " + shown + " users");
            StringBuilder searches = new StringBuilder();
            for (String words : new String[] {"schmidt", "exchange 2010", "pool03 failing", "zhang4", "nobody at all", ""}) {
                long time = browser.number("(() => { const from = performance.now(); change({q: arguments[0]}); "
                        + "document.body.offsetHeight; "
                        + "return Math.round(performance.now() - from) })()".replace("arguments[0]", "'" + words + "'"));
                searches.append(" \"").append(words).append("\" ").append(time).append(" ms,");
            }
            long detail = browser.number("(async () => { const from = performance.now(); await "
                    + "toggle(document.querySelector('#users .open'), true); "
                    + "return Math.round(performance.now() - from) })()");
            System.out.printf("page of %d users: %,d bytes, %d a user; opened in %d ms; searched%s a user shown in %d ms%n",
                    users, bytes,
                    bytes / users, open, searches, detail);
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
