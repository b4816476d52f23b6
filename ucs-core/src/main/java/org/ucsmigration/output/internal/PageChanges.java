package org.ucsmigration.output.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed since the last run: the alarms first, then the kinds of change, who is new and who is gone. */
final class PageChanges {

    private static final int MOST = 100;

    private final PageMarkup page;
    private final PageLine comparison;

    PageChanges(PageMarkup page, PageLine comparison) {
        this.page = page;
        this.comparison = comparison;
    }

    void write() throws IOException {
        List<PageLine> changes = comparison.all("changes");
        page.tag("section class=\"more first\"", () -> {
            page.tag("h2", "What changed since the last run");
            page.tag("p", PageOverview.number(comparison.number("compared")) + " users are in both runs, "
                    + PageOverview.number(changes.stream().map(change -> change.text("user")).distinct().count())
                            + " of them changed. New: "
                    + PageOverview.number(comparison.texts("new").size()) + ". Gone: "
                    + PageOverview.number(comparison.texts("gone").size()) + ". In one run, and neither for certain: "
                    + PageOverview.number(comparison.texts("unknown").size()) + ".");
            for (String run : List.of("earlier", "later")) {
                String lack = comparison.at(run).text("notWhole");
                if (!lack.isEmpty()) {
                    page.tag("p class=\"soft\"", "The " + run + " run is not whole: " + lack);
                }
            }
            page.list("ul class=\"findings\"", comparison.all("alarms"), MOST, this::alarm);
            users("New", comparison.texts("new"));
            users("Gone", comparison.texts("gone"));
            users("Not known", comparison.texts("unknown"));
        });
        Map<String, Long> kinds = new LinkedHashMap<>();
        changes.forEach(change -> kinds.merge(change.text("aspect"), 1L, Long::sum));
        page.tag("section class=\"panel\"", () -> {
            page.tag("h2", "Changes by kind");
            page.list("ul class=\"legend\"", List.copyOf(kinds.entrySet()), MOST, kind -> page.tag("span class=\"label\"",
                    PageMarkup.title(kind.getKey())).tag("span class=\"count\"", PageOverview.number(kind.getValue())));
        });
    }

    private void alarm(PageLine alarm) throws IOException {
        page.raw("<i class=\"icon hazard\" aria-hidden=\"true\"></i>").tag("div", () -> {
            page.tag("b", PageMarkup.title(alarm.text("alarm"))).tag("p", alarm.text("sentence"))
                    .tag("p class=\"remedy\"", alarm.text("remedy"));
            users("", alarm.texts("users"));
        });
    }

    private void users(String name, List<String> users) throws IOException {
        if (!users.isEmpty()) {
            page.tag("details", () -> page.tag("summary", (name.isEmpty() ? "" : name + ": ") + PageOverview.number(users.size())
                    + (users.size() == 1 ? " user" : " users")).list("ul class=\"dots\"", users, MOST, page::say));
        }
    }
}
