package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

@Tag("browser")
@DisplayName("The page in a browser")
class PageBrowserTest {

    private static final String FIRST = "document.querySelector('#users .open')";

    @TempDir
    private static Path folder;
    private static PageBrowser browser;
    private static Path page;

    @BeforeAll
    static void start() throws IOException {
        browser = PageBrowser.start(Files.createDirectory(folder.resolve("downloads")));
        page = folder.resolve("page.html");
        new PageOrganisation(7, 1_150).write(page, true, comparison());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void asksNobodyAndBreaksNoPolicy() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.number("performance.getEntriesByType('resource').length")).isZero();
    }

    private static Map<String, Object> comparison() {
        String user = new PageOrganisation(7, 1_150).users().get(3).sip().address();
        return Map.of("compared", "1149", "new", List.of(new PageOrganisation(7, 1_150).users().get(0).sip().address()),
                "gone", List.of("left@litwareinc.com"), "unknown", List.of(), "earlier", Map.of("asOf", "2026-11-13T08:00:00Z"),
                "later", Map.of(), "changes", List.of(Map.of("user", user, "aspect", "STATE", "before", "NOT_MIGRATED", "after",
                        "MIGRATED")),
                "alarms", List.of(Map.of("alarm", "MIGRATED_DURING_WAVE", "sentence",
                        "1 user went on to Exchange during the wave.",
                        "remedy", "Take these users out of the wave.", "users", List.of(user))));
    }

    private static PageBrowser open(String filter) {
        return browser.look(1_440, false).open(page, filter);
    }

    @Test
    @DisplayName("a filter narrows list and counts, stands in the address, and holds after a reload")
    void filters() {
        open("");
        String cell = browser.get("document.querySelector('.matrix button[data-may=READY][data-state=NOT_MIGRATED] "
                + ".count').innerText");
        browser.click(".matrix button[data-may=READY][data-state=NOT_MIGRATED]");
        assertThat(browser.text("#shown")).isEqualTo(cell + " of 1,150 users");
        assertThat(browser.get("location.hash")).contains("may=READY", "state=NOT_MIGRATED");
        browser.choose("#choices select[name=pool]", "pool01.litwareinc.com");
        String both = browser.text("#shown");
        assertThat(both).isNotEqualTo(cell + " of 1,150 users");
        browser.open(page, browser.get("location.hash"));
        assertThat(browser.text("#shown")).isEqualTo(both);
        assertThat(browser.get("document.querySelector('#choices select[name=pool]').value")).isEqualTo("pool01.litwareinc.com");
        browser.click("#clear");
        assertThat(browser.text("#shown")).isEqualTo("1,150 of 1,150 users");
    }

    @Test
    @DisplayName("the search finds what the list shows, and marks it")
    void searches() {
        open("").find("exchange 2010");
        List<String> rows = browser.list("Array.from(document.querySelectorAll('tr.user'), row => row.innerText)");
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.toLowerCase()).contains("exchange", "2010"));
        assertThat(browser.number("document.querySelectorAll('mark').length")).isPositive();
        browser.find("nobody-of-that-name");
        assertThat(browser.text("#users")).isEqualTo("No user fits this filter.");
    }

    @Test
    @DisplayName("most pressing first; groups by next step, with the commands")
    void groups() {
        open("");
        assertThat(browser.text("tr.user .why .pill")).isEqualTo("now");
        browser.choose("#group", "step");
        assertThat(browser.number("document.querySelectorAll('tr.group').length")).isGreaterThan(5);
        String commands = browser.copied("tr.group .copy");
        assertThat(commands.lines().filter(line -> !line.isEmpty()))
                .allSatisfy(line -> assertThat(line).matches("#.*|(Get|Test|Debug)-.*"))
                        .anyMatch(line -> line.startsWith("Debug-Cs"));
        String one = browser.copied("tr.user .copy");
        assertThat(one).isEqualTo(browser.text("tr.user .commands code"));
    }

    @Test
    @DisplayName("each user has a link, by GUID, that shows the user alone and opened")
    void linksToUsers() {
        open("");
        String user = browser.text(".open");
        browser.click(".open");
        String link = browser.copied(".sheet footer .copy");
        assertThat(link).contains("#user=");
        browser.open(page, link.substring(link.indexOf('#')));
        assertThat(browser.number("document.querySelectorAll('tr.user').length")).isOne();
        assertThat(browser.text(".open")).isEqualTo(user);
        assertThat(browser.text(".sheet .name")).isEqualTo(user);
        browser.open(page, "#user=" + user.toUpperCase());
        assertThat(browser.text(".open")).isEqualTo(user);
        browser.open(page, "#user=nobody@litwareinc.com");
        assertThat(browser.text("#shown")).startsWith("No user of this report");
    }

    @Test
    @DisplayName("shows the wave by first steps, and what changed")
    void views() {
        open("#view=wave");
        assertThat(browser.text(".list thead").toLowerCase()).contains("may be moved", "first step");
        browser.click("#users .open");
        assertThat(browser.text(".sheet section")).startsWithIgnoringCase("Mailbox to Exchange Online?");
        browser.go("#view=changes");
        assertThat(browser.text("#changes")).contains("Migrated during wave", "Take these users out of the wave");
        assertThat(browser.text("#shown")).isEqualTo("2 of 1,150 users");
        assertThat(browser.text("#users")).contains("State: NOT_MIGRATED → MIGRATED");
    }

    @Test
    @DisplayName("gives the selection as CSV and JSON as the library writes them")
    void exports() throws IOException {
        open("#pool=pool02.litwareinc.com&severity=NOW");
        long users = browser.number("selection.fit.length");
        // Selenium's JSON loses carriage returns.
        String csv = browser.copied("[data-take=csv]");
        assertThat(csv.lines()).hasSize((int) users + 1);
        assertThat(csv).startsWith("user,upn,directoryGuid,pool,").contains("pool02.litwareinc.com");
        assertThat(browser.saved("[data-take=csv-file]", "ucs-users.csv")).isEqualTo("\uFEFF" + csv.replace("\n", "\r\n"));
        String json = browser.copied("[data-take=json]");
        assertThat(json.lines()).hasSize((int) users + 1).first().asString().startsWith("{\"kind\":\"run\"");
        assertThat(browser.saved("[data-take=json-file]", "ucs-users.jsonl")).isEqualTo(json);
        assertThat(browser.copied("[data-take=link]")).contains("page.html#", "pool=pool02.litwareinc.com", "severity=NOW");
    }

    @Test
    @DisplayName("the keyboard comes to the first user in a few stops, and works the list")
    void keyboard() {
        open("");
        int stops = 0;
        do {
            browser.tab();
            stops++;
        } while (stops < 40 && !browser.get("document.activeElement.className").equals("open"));
        assertThat(stops).as("stops before the first user").isLessThanOrEqualTo(14);
        open("").press(Keys.TAB);
        assertThat(browser.get("document.activeElement.textContent")).isEqualTo("Skip to the users");
        browser.press(Keys.ENTER);
        assertThat((Boolean) browser.js("return document.activeElement === " + FIRST)).isTrue();
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER);
        assertThat(browser.get("document.activeElement.getAttribute('aria-expanded')")).isEqualTo("true");
        assertThat(browser.number("document.querySelectorAll('tr.detail').length")).isOne();
        browser.press(Keys.TAB, Keys.ESCAPE);
        assertThat(browser.get("document.activeElement.getAttribute('aria-expanded')")).isEqualTo("false");
        assertThat(browser.number("document.querySelectorAll('tr.detail').length")).isZero();
        browser.js("document.querySelector('.matrix button').focus()");
        browser.press(Keys.ARROW_RIGHT, Keys.ENTER);
        assertThat(browser.get("document.activeElement.getAttribute('aria-pressed')")).isEqualTo("true");
    }

    @Test
    @DisplayName("prints the table alone, or with details")
    void prints() {
        open("#action=LOOK_NOW&pool=pool03.litwareinc.com");
        browser.js("window.print = () => { window.printed = true }; addEventListener('afterprint', () => { window.done = "
                + "true })");
        browser.click("[data-take=print]");
        browser.until("window.printed");
        browser.media("print", false);
        assertThat(browser.list("Array.from(document.querySelectorAll('.pill')).filter(pill => pill.scrollWidth > "
                + "pill.offsetWidth)"
                + ".map(pill => pill.innerText)")).as("cut on paper").isEmpty();
        browser.media("", false);
        int table = pages(browser.pdf());
        browser.until("window.done");
        browser.js("window.printed = false");
        browser.click("[data-take=print-details]");
        browser.until("window.printed");
        long users = browser.number("selection.fit.length");
        assertThat(browser.number("document.querySelectorAll('tr.detail .sheet section').length"))
                .isGreaterThanOrEqualTo(3 * users);
        int details = pages(browser.pdf());
        assertThat(table).isPositive();
        assertThat(details).isGreaterThan(table);
    }

    private static int pages(byte[] pdf) {
        String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.split("/Type\\s*/Page\\b", -1).length - 1;
    }

    @ParameterizedTest(name = "at {0} px, dark {1}")
    @CsvSource({"390, false", "390, true", "1000, false", "1440, false", "1440, true"})
    @DisplayName("nothing is wider than the window, no pill is of two lines, no address broken; axe finds nothing")
    void looks(int width, boolean dark) throws IOException {
        String some = "pool=pool03.litwareinc.com&severity=NOW";
        browser.look(width, dark).open(page, "#" + some);
        fits("list", width, dark);
        browser.click("#users .open");
        fits("opened", width, dark);
        browser.click("#more summary").click("#take summary");
        fits("menus", width, dark);
        browser.click("h1");
        browser.go("#group=step&" + some);
        fits("groups", width, dark);
        browser.go("#view=wave&" + some).click("#users .open");
        fits("wave", width, dark);
        browser.go("#view=changes");
        fits("changes", width, dark);
        browser.go("#q=nothing-like-it");
        fits("empty", width, dark);
    }

    private static void fits(String state, int width, boolean dark) throws IOException {
        browser.settled().picture(state + "-" + width + (dark ? "-dark" : ""));
        assertThat(browser.number("document.documentElement.scrollWidth")).as(state).isLessThanOrEqualTo(width);
        assertThat(browser.list("Array.from(document.querySelectorAll('.pill')).filter(pill => pill.offsetHeight > 30 || "
                + "pill.offsetWidth > "
                + "pill.parentElement.clientWidth).map(pill => pill.innerText)")).as("pills of two lines: " + state).isEmpty();
        assertThat(browser.list("Array.from(document.querySelectorAll('#users .part, #users .whole')).filter(part => "
                + "part.getClientRects().length "
                + "> 1 || part.scrollWidth > part.offsetWidth + 1 && part.offsetWidth).map(part => part.innerText)"))
                        .as("broken: " + state)
                .isEmpty();
        assertThat(browser.get("document.body.innerText")).as(state).doesNotContain("[object", "undefined", "NaN");
        assertThat(browser.violations()).as(state).isEmpty();
    }

    @Test
    @DisplayName("without scripts there are the summary and a plain table")
    void withoutScripts() throws IOException {
        try {
            browser.look(1_440, false).withoutScript(true).load(page);
            browser.picture("plain-1440");
        } finally {
            browser.withoutScript(false);
        }
        String html = Files.readString(page);
        assertThat(html).contains("500 of 1,150 users, the most pressing");
        assertThat(html.substring(html.indexOf("id=\"users\"")).split("<tr class=\"user\">", -1)).hasSize(501);
    }
}
