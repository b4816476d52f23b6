package org.ucsmigration.output.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands above and below the users: what is missing, whether the deployment is set up, what was read, by which rules. */
final class PageNotes {

    private static final int MOST = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final PageMarkup page;
    private final PageLine run;
    private final PageLine end;

    PageNotes(PageMarkup page, PageLine run, PageLine end) {
        this.page = page;
        this.run = run;
        this.end = end;
    }

    /** How many users there are, and as of when. */
    String summary() {
        long users = end.number("users");
        return PageOverview.number(users) + (users == 1 ? " user" : " users")
                + (run.text("asOf").isEmpty() ? "" : ", as of " + time(run.text("asOf")));
    }

    void header() throws IOException {
        page.tag("p class=\"meta\"", summary() + (run.text("library").isEmpty() ? "." : ". Made by the UCS migration library "
                + run.text("library") + "."));
    }

    /** What is missing, which comes before everything else. */
    void missing() throws IOException {
        List<String> missing = new ArrayList<>();
        if (end.is("cancelled")) {
            missing.add("The survey was cancelled" + (end.has("notReached")
                    ? ": " + PageOverview.number(end.number("notReached")) + " users were not reached." : "."));
        }
        PageLine computers = end.at("computers");
        if (computers.number("asked") > computers.number("answered")) {
            missing.add(PageOverview.number(computers.number("asked") - computers.number("answered")) + " of "
                    + PageOverview.number(computers.number("asked")) + " computers did not answer.");
        }
        end.all("gaps").forEach(gap -> missing.add(PageOverview.number(gap.number("users")) + (gap.number("users") == 1
                ? " user has" : " users have") + " no answer of " + gap.text("probe") + ": " + gap.text("reason")));
        missing.addAll(end.texts("problems"));
        if (missing.isEmpty() && !end.is("complete") && end.has("complete")) {
            missing.add("The survey is not complete.");
        }
        if (!missing.isEmpty()) {
            page.tag("section class=\"troubles\" aria-labelledby=\"missing\"", () -> {
                page.tag("h2 id=\"missing\"", "Not everything could be read");
                folded(missing.size(), missing.size() + " things to know", () ->
                        page.list("ul", missing, MOST, page::say));
            });
        }
    }

    /** Whether the deployment is set up, and what is open. */
    void deployment() throws IOException {
        PageLine deployment = run.at("deployment");
        if (!run.has("deployment")) {
            return;
        }
        List<PageLine> findings = deployment.all("findings");
        List<PageLine> open = findings.stream()
                .filter(one -> !one.text("outcome").equals("MET") || one.text("reason").endsWith("_EXPIRES_SOON")).toList();
        page.tag("section class=\"more deployment\" aria-labelledby=\"deployment\"", () -> {
            page.tag("h2 id=\"deployment\"", "Is the deployment set up?");
            page.tag("p", deployment.text("sentence"));
            boolean fault = open.stream().anyMatch(one -> one.text("outcome").equals("NOT_MET"));
            folded(fault ? 0 : MOST, open.size() == 1 ? "1 point to look at" : open.size() + " points to look at",
                    () -> page.list("ul class=\"findings\"", open, MOST, this::finding));
            page.tag("p class=\"soft\"", "In order: " + (findings.size() - open.size()) + " of " + findings.size() + " points.");
        });
    }

    private void finding(PageLine finding) throws IOException {
        String icon = finding.text("outcome").equals("NOT_MET") ? "not-ready"
                : finding.text("outcome").equals("MET") ? "ready" : "unknown";
        page.raw("<i class=\"icon " + icon + "\" aria-hidden=\"true\"></i>").tag("div", () -> {
            page.tag("b", PageMarkup.title(finding.text("precondition"))).say(" ").tag("code", () ->
                    page.link(finding.text("page"), finding.text("reason")));
            page.tag("p", finding.text("sentence") + (finding.is("inferred") ? " (This is inferred.)" : ""));
            if (!finding.text("remedy").isEmpty()) {
                page.tag("p class=\"remedy\"", finding.text("remedy"));
            }
            page.list("ul class=\"commands\"", finding.texts("commands"), MOST, command -> page.tag("code", command));
        });
    }

    /** What belongs to nobody, what was read, by which rules. */
    void rest(List<PageLine> unmatched, long all) throws IOException {
        if (all > 0) {
            page.tag("section class=\"more\" aria-labelledby=\"unmatched\"", () -> {
                page.tag("h2 id=\"unmatched\"", "Matched by nobody: " + PageOverview.number(all));
                page.tag("p", "Seen in a source, and belonging to no user above: renamed and departed users leave such "
                        + "traces behind.");
                page.list("ul class=\"dots\"", unmatched, MOST, one -> page.tag("b", one.text("name")).say(", "
                        + one.text("source")));
                if (all > unmatched.size()) {
                    page.tag("p", "And " + PageOverview.number(all - unmatched.size()) + " more in the document.");
                }
            });
        }
        page.tag("section class=\"more\" aria-labelledby=\"read\"", () -> {
            page.tag("h2 id=\"read\"", "What was read, and by which rules");
            page.list("ul class=\"dots\"", run.texts("sources"), MOST, page::say);
            PageLine rules = run.at("rules");
            if (run.has("rules")) {
                page.tag("p", "Required: " + String.join(", ", rules.texts("required")) + ". Heeded: "
                        + String.join(", ", rules.texts("heeded")) + ". Fresh is what is not older than "
                                + rules.text("freshness") + ".");
            }
        });
    }

    /** Folded away where it is long: the users are to be near the top. */
    private void folded(int size, String words, PageMarkup.Content content) throws IOException {
        if (size > 5) {
            page.tag("details", () -> {
                page.tag("summary", words);
                content.write();
            });
        } else {
            content.write();
        }
    }

    private static String time(String instant) {
        try {
            return TIME.format(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
