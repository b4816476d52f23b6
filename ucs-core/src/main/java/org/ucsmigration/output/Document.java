package org.ucsmigration.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.SurveyResult;

/** The document as it grows: its first line comes with the first report, and each line goes to every form of it. */
final class Document {

    private final OutputSettings settings;
    private final Outputs outputs;
    /** This run, as it is compared with an earlier one; null where there is none. */
    @Nullable
    private final ComparisonRun compared;
    /** The first line, once it is written. */
    @Nullable
    private Map<String, Object> run;
    @Nullable
    private Comparison comparison;

    Document(OutputSettings settings, Outputs outputs) {
        this.settings = settings;
        this.outputs = outputs;
        this.compared = settings.earlier() == null ? null : settings.earlier().other();
    }

    /** Whether the first line is written. */
    boolean isBegun() {
        return run != null;
    }

    void user(UserReport report, @Nullable Move move) {
        Map<String, Object> line = DocumentLines.user(begun(report, move), report, move);
        write(line, writer -> writer.user(line));
    }

    void unmatched(String source, String name, @Nullable Move move) {
        begun(null, move);
        Map<String, Object> line = DocumentLines.unmatched(source, name);
        write(line, writer -> writer.unmatched(line));
    }

    List<Path> end(SurveyResult result, @Nullable Wave wave, @Nullable Move move) {
        begun(null, move);
        Map<String, Object> line = DocumentLines.end(result, wave);
        if (compared != null) {
            compared.add(line);
            Comparison made = new Comparison(Objects.requireNonNull(settings.earlier()).run(), compared);
            Map<String, Object> changes = made.toMap();
            outputs.write(writer -> writer.comparison(changes));
            comparison = made;
        }
        outputs.write(writer -> writer.end(line));
        return outputs.finish();
    }

    /** What changed since the earlier run, after the end. */
    Optional<Comparison> comparison() {
        return Optional.ofNullable(comparison);
    }

    private Map<String, Object> begun(@Nullable UserReport first, @Nullable Move move) {
        outputs.check();
        if (run == null) {
            outputs.open(settings);
            Map<String, Object> line = DocumentLines.run(settings.sources(), first, move, settings.deployment());
            run = line;
            write(line, writer -> writer.run(line));
        }
        return run;
    }

    private void write(Map<String, Object> line, Output.Line how) {
        outputs.write(how);
        if (compared != null) {
            compared.add(line);
        }
    }

    void close() {
        outputs.close();
    }
}
