package org.ucsmigration.output.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.ucsmigration.internal.Shown;

/** Writes HTML. Every text and every value of an attribute is escaped, with what is invisible in it shown: it stays text. */
final class PageMarkup {

    /** So many characters of a text are shown where there is no script; the data has them all. */
    private static final int LONGEST = 4000;
    private static final Map<String, String> NAMES = Map.of("ucs", "UCS", "exchange", "Exchange", "lync", "Lync",
            "online", "Online", "oauth", "OAuth", "teams", "Teams");
    private static final Pattern BETWEEN = Pattern.compile("[_-]");

    private final Writer out;

    PageMarkup(Writer out) {
        this.out = out;
    }

    /** What stands between two calls of {@link #tag(String, Content)}. */
    interface Content {
        void write() throws IOException;
    }

    /**
     * An element with that text.
     *
     * @param start its name, and attributes that hold nothing from outside unless escaped, as in {@code p class="a"}
     */
    PageMarkup tag(String start, String text) throws IOException {
        return tag(start, () -> say(text));
    }

    /** The same with content that is written in its turn. */
    PageMarkup tag(String start, Content content) throws IOException {
        raw("<" + start + ">");
        content.write();
        int blank = start.indexOf(' ');
        return raw("</" + (blank < 0 ? start : start.substring(0, blank)) + ">");
    }

    /** A link to a page, where the text is an address of one; else the words alone. */
    PageMarkup link(String address, String words) throws IOException {
        return address.startsWith("https://")
                ? tag("a target=\"_blank\" rel=\"noopener noreferrer\" href=\"" + escaped(address) + "\"", words) : say(words);
    }

    PageMarkup say(String text) throws IOException {
        return raw(escaped(text));
    }

    /** What this package itself wrote. */
    PageMarkup raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    /** A list, where there is anything to list: the first of them, and how many more there are. */
    <T> PageMarkup list(String start, List<T> all, int most, Item<T> item) throws IOException {
        if (all.isEmpty()) {
            return this;
        }
        return tag(start, () -> {
            for (T each : all.subList(0, Math.min(most, all.size()))) {
                tag("li", () -> item.write(each));
            }
            if (all.size() > most) {
                tag("li", "And " + (all.size() - most) + " more.");
            }
        });
    }

    /** What stands in an item of a list. */
    interface Item<T> {
        void write(T each) throws IOException;
    }

    static String escaped(String text) {
        String shown = Shown.of(text, LONGEST);
        StringBuilder safe = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** {@code MOVE_MAILBOX} and {@code mailbox-opened} as words. */
    static String words(String code) {
        StringBuilder words = new StringBuilder();
        for (String part : BETWEEN.split(code.toLowerCase(Locale.ROOT))) {
            words.append(words.isEmpty() ? "" : " ").append(NAMES.getOrDefault(part, part));
        }
        return words.toString().replace("re home", "re-home");
    }

    /** The code as words with a capital first. */
    static String title(String code) {
        String words = words(code);
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
