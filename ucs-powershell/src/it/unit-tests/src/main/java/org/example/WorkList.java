package org.example;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/** What the help desk has to do, and for whom. */
public final class WorkList {

    private final Survey survey;

    public WorkList(Probe... probes) {
        this(Survey.over(probes));
    }

    public WorkList(Survey survey) {
        this.survey = survey;
    }

    public Map<Action, List<String>> of(Collection<UserIdentity> users) {
        return survey.run(users).reports().stream()
                .filter(report -> !report.isOutOfScope() && !report.conclusion().isMigrated())
                .collect(Collectors.groupingBy(report -> report.nextStep().action(), LinkedHashMap::new,
                        Collectors.mapping(WorkList::line, Collectors.toList())));
    }

    private static String line(UserReport report) {
        return report.identity() + ": " + report.nextStep();
    }
}
