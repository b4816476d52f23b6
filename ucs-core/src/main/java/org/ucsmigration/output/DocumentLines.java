package org.ucsmigration.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.Wave;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.SurveyResult;

/** Makes the lines of the document, as the package describes them. */
final class DocumentLines {

    private DocumentLines() {
    }

    /**
     * The first line.
     *
     * @param sources the names of what was asked; empty where the caller did not say
     * @param first   the first report, null where there is none
     */
    static Map<String, Object> run(List<String> sources, @Nullable UserReport first, @Nullable Move move,
            @Nullable Preflight deployment) {
        Map<String, Object> line = line("run");
        line.put("version", DocumentVersion.CURRENT);
        LibraryVersion.get().ifPresent(version -> line.put("library", version));
        if (!sources.isEmpty()) {
            line.put("sources", sources);
        }
        if (first != null) {
            line.put("rules", first.rules().toMap());
            line.put("asOf", first.asOf().toString());
        }
        if (move != null) {
            line.put("move", move.toMap());
        }
        if (deployment != null) {
            line.put("deployment", deployment.toMap());
        }
        return line;
    }

    /** A user's line, without what the run line says. */
    static Map<String, Object> user(Map<String, Object> run, UserReport report, @Nullable Move move) {
        Map<String, Object> line = line("user");
        line.putAll(report.toMap());
        line.remove("version");
        for (String key : List.of("rules", "asOf")) {
            if (Objects.equals(line.get(key), run.get(key))) {
                line.remove(key);
            }
        }
        if (move != null) {
            Map<String, Object> check = MoveCheck.of(report, move).toMap();
            check.keySet().removeAll(List.of("user", "asOf", "move"));
            line.put("move", check);
        }
        return line;
    }

    /** A line of something that belongs to nobody. */
    static Map<String, Object> unmatched(String source, String name) {
        Map<String, Object> line = line("unmatched");
        line.put("source", source);
        line.put("name", name);
        return line;
    }

    /** The last line. */
    static Map<String, Object> end(SurveyResult result, @Nullable Wave wave) {
        Map<String, Object> line = line("end");
        line.putAll(result.toMap());
        if (wave != null) {
            Map<String, Object> counts = wave.toMap();
            counts.remove("groups");
            line.put("wave", counts);
        }
        return line;
    }

    private static Map<String, Object> line(String kind) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", kind);
        return line;
    }
}
