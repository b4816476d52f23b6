package org.ucsmigration.output.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The counts on the page, each a filter once the script is awake, and a plain table of users for where there is none. */
final class PageOverview {

    private static final Map<String, String> PRESSING = Map.of("NOW", "Now: contacts are being lost, or a deadline runs",
            "ACT", "Act: something known endangers the contacts", "STANDING", "To know before a move");

    private final PageMarkup page;
    private final PageTally tally;

    PageOverview(PageMarkup page, PageTally tally) {
        this.page = page;
        this.tally = tally;
    }

    void users() throws IOException {
        panel("What presses", () -> page.tag("ul class=\"legend\"", () -> {
            for (String severity : PageTally.SEVERITIES) {
                pick("severity", severity, () -> page.raw("<i class=\"icon " + css(severity) + "\" aria-hidden=\"true\"></i>")
                        .tag("span class=\"label\"", PRESSING.getOrDefault(severity, severity)));
            }
        }));
        panel("May the contacts migrate, and have they?", this::matrix);
        folding("What to do next", () -> counts("action"));
    }

    void wave() throws IOException {
        if (tally.values("verdict").isEmpty()) {
            return;
        }
        panel("May they be moved?", () -> counts("verdict"));
        folding("What comes first", () -> counts("step"));
    }

    private void panel(String title, PageMarkup.Content content) throws IOException {
        page.tag("section class=\"panel\"", () -> {
            page.tag("h2", title);
            content.write();
        });
    }

    private void folding(String title, PageMarkup.Content content) throws IOException {
        page.tag("details class=\"panel\" open", () -> {
            page.tag("summary", () -> page.tag("h2", title));
            content.write();
        });
    }

    private void counts(String column) throws IOException {
        page.tag("ul class=\"legend columns\"", () -> {
            for (String value : tally.values(column)) {
                pick(column, value, () -> page.tag("span class=\"label\"", PageMarkup.title(value)));
            }
        });
    }

    private void pick(String column, String value, PageMarkup.Content words) throws IOException {
        page.tag("li", () -> page.tag("button type=\"button\" disabled aria-pressed=\"false\" data-filter=\"" + column
                + "\" data-value=\"" + PageMarkup.escaped(value) + "\"", () -> {
                    words.write();
                    page.tag("span class=\"count\"", number(tally.of(column, value)));
                }));
    }

    private void matrix() throws IOException {
        page.tag("table class=\"matrix\"", () -> {
            page.tag("thead", () -> page.tag("tr", () -> {
                page.raw("<td></td>");
                for (String state : PageTally.STATES) {
                    page.tag("th scope=\"col\"", PageMarkup.words(state));
                }
                page.tag("th scope=\"col\"", "all");
            }));
            page.tag("tbody", () -> {
                for (String may : PageTally.MAY) {
                    page.tag("tr", () -> {
                        page.tag("th scope=\"row\"", () -> page.raw(icon(may)).say(PageMarkup.words(may)));
                        for (String state : PageTally.STATES) {
                            cell(tally.of("cell", may, state), may, state);
                        }
                        cell(tally.of("may", may), may, "");
                    });
                }
                page.tag("tr class=\"all\"", () -> {
                    page.tag("th scope=\"row\"", "all");
                    for (String state : PageTally.STATES) {
                        cell(tally.of("state", state), "", state);
                    }
                    cell(tally.of("users"), "", "");
                });
            });
        });
    }

    private void cell(long count, String may, String state) throws IOException {
        String words = (may.isEmpty() ? "" : ", " + PageMarkup.words(may)) + (state.isEmpty() ? "" : ", "
                + PageMarkup.words(state));
        page.tag(count == 0 ? "td class=\"zero\"" : "td", () -> {
            if (count == 0) {
                page.say("0");
            } else {
                page.tag("button type=\"button\" disabled aria-pressed=\"false\" data-may=\"" + may + "\" data-state=\"" + state
                        + "\"", () -> page.tag("span class=\"count\"", number(count)).tag("span class=\"unseen\"", words));
            }
        });
    }

    /** A table of these users, as they are. */
    void table(List<PageRow> users) throws IOException {
        page.tag("p class=\"shown\"", number(users.size()) + " of " + number(tally.of("users")) + " users"
                + (users.size() < tally.of("users") ? ", the most pressing: the others need the page's script" : ""));
        page.tag("table class=\"list\"", () -> {
            page.raw("<thead><tr><th scope=\"col\" class=\"user\">User</th><th scope=\"col\" class=\"may\">May migrate</th>"
                    + "<th scope=\"col\" class=\"moved\">Migrated</th><th scope=\"col\">Why</th><th scope=\"col\">Next "
                            + "step</th></tr></thead>");
            page.tag("tbody", () -> {
                for (PageRow row : users) {
                    page.tag("tr class=\"user\"", () -> row(row));
                }
            });
        });
    }

    private void row(PageRow row) throws IOException {
        String user = row.text("user");
        int at = user.indexOf('@') + 1;
        page.tag("th scope=\"row\"", () -> page.tag("span class=\"part\"", user.substring(0, at)).raw("<wbr>")
                .tag("span class=\"part\"", user.substring(at)));
        page.tag("td", () -> pill(row.text("may")));
        page.tag("td", () -> {
            pill(row.text("state"));
            if (row.has("signs", "CONTESTED")) {
                pill("CONTESTED");
            }
        });
        page.tag("td class=\"why\"", () -> {
            if (row.text("severity").equals("NOW") || row.text("severity").equals("ACT")) {
                pill(row.text("severity"));
            }
            page.tag("span", row.text("why"));
        });
        page.tag("td class=\"next\"", () -> page.tag("b", PageMarkup.title(row.text("action"))).tag("span", row.text("next")));
    }

    private void pill(String code) throws IOException {
        page.tag("span class=\"pill " + css(code) + "\"", () -> page.raw(icon(code)).say(PageMarkup.words(code)));
    }

    private static String icon(String code) {
        return "<i class=\"icon " + css(code) + "\" aria-hidden=\"true\"></i>";
    }

    /** Only of codes that this class knows: nothing from outside becomes a class. */
    private static String css(String code) {
        return code.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_') ? code.toLowerCase(Locale.ROOT).replace('_', '-')
                : "unknown";
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
