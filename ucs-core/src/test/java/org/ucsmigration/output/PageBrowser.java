package org.ucsmigration.output;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/**
 * A real browser with a page in it. Debian's chromium and chromium-driver, or what the properties {@code ucs.chrome} and
 * {@code ucs.chrome.driver} name; on JDK 17 only, since the page is the same whatever Java wrote it.
 */
final class PageBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final ChromeDriver driver;
    private final Path downloads;

    private PageBrowser(ChromeDriver driver, Path downloads) {
        this.driver = driver;
        this.downloads = downloads;
    }

    /** Starts one, or skips the test with the reason. */
    static PageBrowser start(Path downloads) {
        assumeTrue(Runtime.version().feature() == 17, "the page is tried in a browser on JDK 17 only");
        Optional<Path> driver = found("ucs.chrome.driver", "/usr/bin/chromedriver");
        Optional<Path> chrome = found("ucs.chrome", "/usr/bin/chromium");
        assumeTrue(driver.isPresent() && chrome.isPresent(),
                "no browser: install chromium and chromium-driver, or set -Ducs.chrome and -Ducs.chrome.driver");
        ChromeOptions options = new ChromeOptions().setBinary(chrome.orElseThrow().toFile())
                .addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
                .setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString(),
                        "profile.default_content_setting_values.automatic_downloads", 1));
        LoggingPreferences logged = new LoggingPreferences();
        logged.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logged);
        ChromeDriver started = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver.orElseThrow()
                .toFile())
                .withTimeout(PATIENCE).build(), options);
        started.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
        return new PageBrowser(started, downloads);
    }

    private static Optional<Path> found(String property, String standard) {
        return Stream.of(System.getProperty(property, standard)).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** The width of the window, and the scheme that the reader prefers. */
    PageBrowser look(int width, boolean dark) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        return media("", dark);
    }

    PageBrowser media(String media, boolean dark) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media, "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** From now on the browser counts what its thread for the page takes of the processor, whatever else the machine does. */
    PageBrowser counting() {
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        return this;
    }

    /** What that thread took so far, in milliseconds. */
    long taken() {
        List<?> metrics = (List<?>) driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream().map(metric -> (Map<?, ?>) metric).filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToLong(metric -> Math.round(((Number) metric.get("value")).doubleValue() * 1_000)).sum();
    }

    PageBrowser withoutScript(boolean is) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", is));
        return this;
    }

    /** Opens the page anew, and waits until its script is awake. */
    PageBrowser open(Path page, String filter) {
        driver.get("about:blank");
        driver.get(page.toUri() + filter);
        until("document.documentElement.classList.contains('awake')");
        return this;
    }

    /** Opens the page without waiting for anything. */
    PageBrowser load(Path page) {
        driver.get("about:blank");
        driver.get(page.toUri().toString());
        return this;
    }

    /** Goes to another filter of the same page, as a link does. */
    PageBrowser go(String filter) {
        js("location.hash = arguments[0]", filter.isEmpty() ? "#view=users" : filter);
        return settled();
    }

    PageBrowser settled() {
        js("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)))");
        until("!document.querySelector('[aria-busy]')");
        return this;
    }

    Object js(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** What an expression gives, as text. */
    String get(String expression) {
        return String.valueOf(js("return " + expression));
    }

    long number(String expression) {
        return ((Number) js("return " + expression)).longValue();
    }

    @SuppressWarnings("unchecked") // what the script returns is an array of text
    List<String> list(String expression) {
        return (List<String>) js("return " + expression);
    }

    /** What can be seen of the first element, as text. */
    String text(String selector) {
        return get("document.querySelector('" + selector + "').innerText");
    }

    PageBrowser click(String selector) {
        js("document.querySelector(arguments[0]).click()", selector);
        return settled();
    }

    PageBrowser choose(String selector, String value) {
        js("const list = document.querySelector(arguments[0]); list.value = arguments[1]; list.dispatchEvent(new "
                + "Event('change'))",
                selector, value);
        return settled();
    }

    PageBrowser find(String words) {
        js("const find = document.getElementById('find'); find.value = arguments[0]; find.dispatchEvent(new Event('input'))",
                words);
        js("return new Promise(done => setTimeout(done, 200))");
        return settled();
    }

    PageBrowser press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
        return settled();
    }

    PageBrowser tab() {
        new Actions(driver).sendKeys(Keys.TAB).perform();
        return this;
    }

    void until(String condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(js("return Boolean(" + condition + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The page never came to: " + condition + "\n" + complaints());
            }
            js("return new Promise(done => setTimeout(done, 20))");
        }
    }

    /** Clicks what copies, and gives what was copied. */
    String copied(String selector) {
        js("window.copied = undefined; Object.defineProperty(navigator, 'clipboard', {configurable: true, "
                + "value: {writeText: async text => { window.copied = text }}})");
        js("document.querySelector(arguments[0]).click()", selector);
        until("window.copied !== undefined");
        return get("window.copied");
    }

    /** Clicks what saves, and gives the file. */
    String saved(String selector, String name) throws IOException {
        Path file = downloads.resolve(name);
        js("document.querySelector(arguments[0]).click()", selector);
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            js("return new Promise(done => setTimeout(done, 100))");
        }
        return Files.readString(file);
    }

    /** What axe-core has against the page as it is now: the rule, and where. */
    List<String> violations() throws IOException {
        try (InputStream in = PageBrowser.class.getResourceAsStream("/axe.min.js")) {
            js(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return list("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.flatMap(one => "
                + "one.nodes.map(node => "
                + "one.id + ' ' + node.target + ' ' + node.failureSummary)))");
    }

    /** What the browser's console has to say, which is nothing: no error, nothing that the page's policy refused. */
    List<String> complaints() {
        List<String> all = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> all.add(entry.getMessage()));
        return all;
    }

    byte[] pdf() {
        PrintOptions options = new PrintOptions();
        options.setBackground(true);
        options.setOrientation(PrintOptions.Orientation.LANDSCAPE);
        return Base64.getDecoder().decode(driver.print(options).getContent());
    }

    /** A picture of the whole page, for people: only where the property {@code ucs.pictures} names a folder for it. */
    void picture(String name) throws IOException {
        String folder = System.getProperty("ucs.pictures");
        if (folder == null) {
            return;
        }
        Files.createDirectories(Path.of(folder));
        Map<String, Object> taken = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true,
                "clip",
                Map.of("x", 0, "y", 0, "width", number("innerWidth"), "height", Math.min(2_600,
                        number("document.body.scrollHeight")),
                        "scale", 1)));
        Files.write(Path.of(folder, name + ".png"), Base64.getDecoder().decode((String) taken.get("data")));
    }


    @Override
    public void close() {
        driver.quit();
    }
}
