package org.ucsmigration.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ucsmigration.probe.Probe;

/**
 * A probe in a survey, under a name that no other in it has.
 *
 * @param name  its name
 * @param probe the probe
 */
record Asked(String name, Probe probe) {

    private static final String NAMELESS = "probe";

    /** Probes in their order: a name that comes again is numbered, and one without a name goes by its place. */
    static List<Asked> all(List<Probe> probes) {
        Map<String, Integer> times = new HashMap<>();
        List<Asked> all = new ArrayList<>();
        for (Probe probe : probes) {
            String name = name(probe);
            int time = times.merge(name, 1, Integer::sum);
            String numbered = time == 1 ? name : name + " " + time;
            all.add(new Asked(name.equals(NAMELESS) ? NAMELESS + " " + (all.size() + 1) : numbered, probe));
        }
        return List.copyOf(all);
    }

    private static String name(Probe probe) {
        try {
            String name = probe.name();
            return name == null || name.isBlank() ? NAMELESS : name.strip();
        } catch (RuntimeException e) {
            // A name is for people; one that cannot be told costs nobody an answer.
            return NAMELESS;
        }
    }
}
