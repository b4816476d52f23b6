package org.ucsmigration.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.output.internal.CsvTable;
import org.ucsmigration.output.internal.JsonLines;
import org.ucsmigration.output.internal.Page;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.SurveyResult;

/**
 * Takes a survey's reports as they come and writes them to files: the document as JSON lines, {@code report.jsonl}, and of it a
 * table for spreadsheets, {@code report.csv}, and a page for people to work from, {@code report.html}. What stands in the
 * document, the package says. Constant memory, whatever the number of users. One thread at a time.
 *
 * <p>A file appears under its name when it is whole, at {@link #finish(SurveyResult) finish}, in place of any that has the name
 * by then. Without that, as after an exception, there is none. Finish a survey that was cancelled, too: the last line says what
 * is missing. A process that is killed leaves files behind whose names end in {@code .part}, which nobody needs.
 *
 * <pre>{@code
 * Wave wave = Wave.of(Move.mailboxToExchangeOnline());
 * try (ReportFiles files = ReportFiles.in(Path.of("reports"))) {
 *     files.finish(Survey.over(probe).run(users, files.andThen(wave)), wave);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ReportFiles implements Consumer<UserReport>, AutoCloseable {

    private final Outputs.Opening opening;
    private final OutputSettings settings;
    private final Document document;
    @Nullable
    private Wave wave;

    private ReportFiles(Outputs.Opening opening, OutputSettings settings) {
        this.opening = opening;
        this.settings = settings;
        this.document = new Document(settings, new Outputs(opening));
    }

    /**
     * All files, into that folder, which is made where it is missing. They are begun with the first report.
     *
     * @throws UncheckedIOException if the folder cannot be made, or is none
     */
    public static ReportFiles in(Path folder) {
        Objects.requireNonNull(folder, "folder: where the files are to be");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Reports cannot be written to " + Shown.of(folder.toString(), 300)
                    + ", since no folder can be made there: " + Failures.words(e) + ". Name another.", e);
        }
        return new ReportFiles((list, settings) -> {
            list.add(Output.file(folder.resolve(settings.name() + ".jsonl"), JsonLines::new));
            list.add(Output.file(folder.resolve(settings.name() + ".csv"), to -> new CsvTable(to, settings.separator())));
            list.add(Output.file(folder.resolve(settings.name() + ".html"), to -> new Page(to, folder)));
        }, OutputSettings.NONE);
    }

    /** The JSON lines alone, in UTF-8, to that stream. It is flushed at the end, and left open. */
    public static ReportFiles jsonLines(OutputStream to) {
        Objects.requireNonNull(to, "to: what takes the JSON lines");
        return new ReportFiles((list, settings) -> list.add(Output.stream(to, JsonLines::new)), OutputSettings.NONE);
    }

    /** The table alone, as CSV in UTF-8, to that stream. It is flushed at the end, and left open. */
    public static ReportFiles csv(OutputStream to) {
        Objects.requireNonNull(to, "to: what takes the table");
        return new ReportFiles((list, settings) ->
                list.add(Output.stream(to, stream -> new CsvTable(stream, settings.separator()))), OutputSettings.NONE);
    }

    /**
     * The same with files of another name than {@code report}; each adds its ending.
     *
     * @throws IllegalArgumentException if it is no name of a file everywhere: blank, over 200 bytes, a device of Windows, with a
     *                                  control character or one of {@code / \ : * ? " < > |}, or with a full stop at either end
     */
    public ReportFiles withName(String name) {
        return with(settings.withName(name));
    }

    /** The same with the names of what was asked, {@link org.ucsmigration.survey.Survey#probes()}, in the first line. */
    public ReportFiles withSources(List<String> names) {
        return with(settings.withSources(names));
    }

    /** The same with the deployment's pre-flight in the first line. */
    public ReportFiles withDeployment(Preflight deployment) {
        return with(settings.withDeployment(deployment));
    }

    /**
     * The same with another separator in the table than the comma. Excel opens a file by a double click with what Windows has for
     * the list separator: in most of Europe that is {@code ;}.
     *
     * @throws IllegalArgumentException if it is no comma, semicolon or tab
     */
    public ReportFiles withCsvSeparator(char separator) {
        return with(settings.withSeparator(separator));
    }

    /**
     * The same compared with an earlier run, which is read now: {@link #comparison()} has what changed, and the page shows it.
     *
     * @param lines the lines of its document, the run line first, each as a JSON library reads it
     * @throws IllegalArgumentException if they are not those of one document, or of a version that is not read here
     */
    public ReportFiles withEarlier(Iterable<Map<String, Object>> lines) {
        return with(settings.withEarlier(lines));
    }

    private ReportFiles with(OutputSettings changed) {
        if (document.isBegun() || wave != null) {
            throw new IllegalStateException("Files are set up before the first report: their first line is written, or they have "
                    + "a wave.");
        }
        return new ReportFiles(opening, changed);
    }

    /**
     * Gives each report to these files, then to the wave, and checks each user for the wave's move here, too: verdict, findings
     * and steps stand in the user's line.
     *
     * @throws IllegalStateException after the first report
     */
    public Consumer<UserReport> andThen(Wave after) {
        Objects.requireNonNull(after, "after: a wave");
        if (document.isBegun()) {
            throw new IllegalStateException("A wave comes before the first report: the first line says which move is checked.");
        }
        wave = after;
        return andThen((Consumer<UserReport>) after);
    }

    /**
     * Writes one more user.
     *
     * @throws UncheckedIOException  if a file cannot be written, with its name
     * @throws IllegalStateException after the end
     */
    @Override
    public void accept(UserReport report) {
        Objects.requireNonNull(report, "report: on one more user");
        document.user(report, move());
    }

    /**
     * Writes what belongs to none of the users, a line each: mailboxes, profiles of people who have gone.
     *
     * @param source who knows of it: the name of a probe
     * @param names  what it is
     * @throws UncheckedIOException  if a file cannot be written, with its name
     * @throws IllegalStateException after the end
     */
    public void unmatched(String source, Collection<String> names) {
        Objects.requireNonNull(source, "source: the name of the probe that knows of them");
        Objects.requireNonNull(names, "names: of what belongs to none of the users");
        names.forEach(name -> document.unmatched(source, Objects.requireNonNull(name, "names: none of them null"), move()));
    }

    /**
     * Writes the last line, and lets the files appear.
     *
     * @param result what came of the survey that gave the reports; of a cancelled one, too
     * @return the files, in the order of the class; none where a stream takes them
     * @throws UncheckedIOException  if a file cannot be written or cannot take its name; what is whole stays, and the message
     *                               says where
     * @throws IllegalStateException if they are finished
     */
    public List<Path> finish(SurveyResult result) {
        return end(result, wave);
    }

    /**
     * The same with the wave's counts.
     *
     * @param counted what got the same reports
     * @throws IllegalArgumentException if the files were given another wave
     */
    public List<Path> finish(SurveyResult result, Wave counted) {
        Objects.requireNonNull(counted, "counted: a wave; leave it out where there is none");
        if (wave != null && wave != counted) {
            throw new IllegalArgumentException("These files check users for " + wave.move() + ", and the wave of "
                    + counted.move() + " is another: finish them with the one that was given to andThen.");
        }
        return end(result, counted);
    }

    private List<Path> end(SurveyResult result, @Nullable Wave ofAll) {
        Objects.requireNonNull(result, "result: what came of the survey");
        return document.end(result, ofAll, move());
    }

    /** What changed since the earlier run: there once the files are finished, where there is an earlier run. */
    public Optional<Comparison> comparison() {
        return document.comparison();
    }

    /** Without an end, as if nothing had been written; else nothing. */
    @Override
    public void close() {
        document.close();
    }

    @Nullable
    private Move move() {
        return wave == null ? null : wave.move();
    }
}
