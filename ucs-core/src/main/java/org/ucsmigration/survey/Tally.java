package org.ucsmigration.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.SurveyEvent.Kind;
import org.ucsmigration.survey.SurveyResult.Cell;
import org.ucsmigration.survey.SurveyResult.Gap;

/** Counts while a survey runs, in memory that does not grow with the number of users. */
final class Tally {

    /** A reason that names the user is another for each: from so many on they are one. */
    private static final int MOST_REASONS = 50;
    private static final int MOST_NAMES = 100;
    private static final String OTHERS = "various other reasons, which the users' reports have";

    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::verdict).thenComparing(Cell::state)
            .thenComparing(Cell::nextStep);

    private record Why(String probe, Kind kind, String reason) {
    }

    private static final class Who {
        private final List<UserIdentity> some = new ArrayList<>();
        private long users;
    }

    private final Map<Cell, Long> counts = new TreeMap<>(ORDER);
    private final Map<Why, Who> gaps = new LinkedHashMap<>();
    private long users;

    void add(UserReport report) {
        users++;
        counts.merge(new Cell(report.assessment().outcome(), report.conclusion().state(), report.nextStep().action()), 1L,
                Long::sum);
    }

    void add(SurveyEvent event) {
        if (event.kind() == Kind.BROKE_OFF) {
            return;
        }
        Why why = new Why(event.probe(), event.kind(), event.reason());
        if (gaps.size() >= MOST_REASONS && !gaps.containsKey(why)) {
            why = new Why(event.probe(), event.kind(), OTHERS);
        }
        Who who = gaps.computeIfAbsent(why, any -> new Who());
        who.users++;
        if (who.some.size() < MOST_NAMES) {
            who.some.add(event.user());
        }
    }

    long users() {
        return users;
    }

    Map<Cell, Long> counts() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    List<Gap> gaps() {
        return gaps.entrySet().stream()
                .map(entry -> new Gap(entry.getKey().probe(), entry.getKey().kind(), entry.getKey().reason(),
                entry.getValue().users, entry.getValue().some)).toList();
    }
}
