package org.ucsmigration.output.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the row of one user for the page's list from the user's line. */
record PageUser(PageLine user) {

    private static final List<String> SEVERITIES = List.of("NOW", "ACT", "STANDING");

    PageRow row() {
        PageLine identity = user.at("identity");
        PageLine next = user.at("nextStep");
        PageLine step = user.at("move").all("steps").stream().findFirst().orElse(new PageLine(Map.of()));
        return new PageRow(List.of(address(), identity.text("directoryGuid"), names(identity), may(), state(), signs(), codes(),
                severity(), action(), fact("homePool", "fqdn"), fact("policy", "identity"),
                PlainData.mailbox(user.data()), why(), toDo(), next.texts("commands"), user.at("move").text("verdict"),
                step.text("action"), moveWhy(), step.text("sentence"), step.texts("commands")));
    }

    private String address() {
        return user.text("user");
    }

    /** May the contacts migrate? */
    private String may() {
        PageLine assessment = user.at("assessment");
        return user.is("outOfScope") ? "OUT_OF_SCOPE" : assessment.is("ready") ? "READY"
                : assessment.is("eligible") ? "ELIGIBLE" : assessment.text("outcome").equals("NOT_MET") ? "NOT_READY" : "UNKNOWN";
    }

    /** Have they migrated? */
    private String state() {
        return user.at("conclusion").text("state");
    }

    /** How certain that is, and whether witnesses disagree. */
    private List<String> signs() {
        PageLine conclusion = user.at("conclusion");
        return Stream.of(Optional.of(conclusion.text("certainty")), Optional.of("CONTESTED")
                .filter(is -> conclusion.is("contested")),
                Optional.of("STUCK").filter(is -> conclusion.is("stuck"))).flatMap(Optional::stream).toList();
    }

    /** How much the most pressing hazard presses; empty text where there is none. */
    private String severity() {
        List<String> found = user.all("hazards").stream().map(hazard -> hazard.text("severity")).toList();
        return SEVERITIES.stream().filter(found::contains).findFirst().orElse("");
    }

    private String action() {
        return user.at("nextStep").text("action");
    }

    /** What is not met or not known, and which hazards there are. */
    private List<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        user.at("assessment").all("findings").stream().filter(finding -> !finding.text("outcome").equals("MET"))
                .forEach(finding -> codes.add(finding.text("reason")));
        user.all("hazards").forEach(hazard -> codes.add(hazard.text("hazard")));
        return List.copyOf(codes);
    }

    /** The other names that the user goes by. */
    private List<String> names(PageLine identity) {
        Set<String> names = new LinkedHashSet<>(identity.texts("smtpAddresses"));
        names.add(identity.text("upn"));
        names.removeIf(name -> name.isEmpty() || name.equalsIgnoreCase(address()));
        return List.copyOf(names);
    }

    private String fact(String name, String key) {
        return PlainData.fact(user.data(), name, key);
    }

    /** A danger of today, else the finding behind the next step, else the evidence behind the conclusion; without the sources. */
    private String why() {
        if (action().equals("OUT_OF_SCOPE")) {
            return user.at("facts").at("accountScope").at("value").texts("exclusions").stream()
                    .map(code -> code.toLowerCase(Locale.ROOT).replace('_', ' ')).collect(Collectors.joining(", ",
                            "Out of scope: ", "."));
        }
        Optional<String> danger = user.all("hazards").stream().filter(hazard -> hazard.text("severity").equals("NOW"))
                .map(hazard -> hazard.text("sentence")).findFirst();
        String reason = user.at("nextStep").text("reason");
        Optional<String> finding = user.at("assessment").all("findings").stream()
                .filter(one -> one.text("reason").equals(reason)).map(one -> one.text("sentence")).findFirst();
        return brief(danger.or(() -> finding).or(this::witness).orElse(user.at("conclusion").text("sentence")));
    }

    private Optional<String> witness() {
        List<PageLine> told = user.at("conclusion").all("evidence").stream().filter(one -> !one.text("state").equals("UNKNOWN"))
                .toList();
        return told.stream().findFirst().map(first -> told.stream().filter(one -> !one.text("state").equals(first.text("state")))
                .findFirst().map(against -> brief(first.text("sentence")) + " Against it: " + against.text("sentence"))
                .orElse(first.text("sentence")));
    }

    /** The next step without the reasons, which stand beside it. */
    private String toDo() {
        List<String> said = new ArrayList<>();
        user.at("assessment").all("findings").forEach(finding -> said.add(finding.text("sentence")));
        said.add(user.at("conclusion").text("sentence"));
        user.at("conclusion").all("evidence").forEach(evidence -> said.add(evidence.text("sentence")));
        user.all("hazards").stream().map(hazard -> hazard.text("sentence")).filter(sentence -> !sentence.isEmpty())
                .forEach(sentence -> said.add("Emergency: " + sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                        + sentence.substring(1)));
        String left = user.at("nextStep").text("sentence");
        for (String sentence : said) {
            left = sentence.isEmpty() ? left : left.replace(sentence, "");
        }
        left = left.strip().replaceAll(" {2,}", " ");
        return left.endsWith(":") ? left.substring(0, left.length() - 1) + "." : left;
    }

    private String moveWhy() {
        List<PageLine> findings = user.at("move").all("findings");
        return findings.stream().filter(one -> !one.text("verdict").equals("GO")).findFirst()
                .or(() -> findings.stream().findFirst()).map(one -> brief(one.text("sentence"))).orElse("");
    }

    /** A sentence without what stands in brackets at its end: the source, a user agent. */
    static String brief(String sentence) {
        String text = sentence;
        while (text.endsWith(").")) {
            int depth = 0;
            int at = text.length() - 1;
            do {
                at--;
                depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
            } while (depth > 0 && at > 0);
            if (depth > 0 || at < 2 || text.charAt(at - 1) != ' ') {
                return text;
            }
            text = text.substring(0, at - 1) + '.';
        }
        return text;
    }
}
