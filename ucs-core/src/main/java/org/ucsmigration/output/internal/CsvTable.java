package org.ucsmigration.output.internal;

import static org.ucsmigration.output.internal.PlainData.fact;
import static org.ucsmigration.output.internal.PlainData.list;
import static org.ucsmigration.output.internal.PlainData.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A row for each user with what people filter by: CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows it. Where
 * the survey is not complete, the last row says so in its first cell, behind a {@code #}.
 */
public final class CsvTable implements DocumentWriter {

    private static final Map<String, Function<Map<String, Object>, String>> COLUMNS = columns();

    private final OutputStream to;
    private final char separator;
    private String asOf = "";

    /** To that stream, which stays open. */
    public CsvTable(OutputStream to, char separator) {
        this.to = to;
        this.separator = separator;
    }

    private static Map<String, Function<Map<String, Object>, String>> columns() {
        Map<String, Function<Map<String, Object>, String>> columns = new LinkedHashMap<>();
        columns.put("user", user -> text(user, "user"));
        columns.put("upn", user -> text(user, "identity", "upn"));
        columns.put("directoryGuid", user -> text(user, "identity", "directoryGuid"));
        columns.put("pool", user -> fact(user, "homePool", "fqdn"));
        columns.put("poolRelease", user -> fact(user, "homePool", "release"));
        columns.put("policy", user -> fact(user, "policy", "identity"));
        columns.put("ucsAllowed", user -> fact(user, "policy", "ucsAllowed"));
        columns.put("mailbox", PlainData::mailbox);
        columns.put("outcome", user -> text(user, "assessment", "outcome"));
        columns.put("eligible", user -> text(user, "assessment", "eligible"));
        columns.put("state", user -> text(user, "conclusion", "state"));
        columns.put("certainty", user -> text(user, "conclusion", "certainty"));
        columns.put("contradictory", user -> text(user, "conclusion", "contradictory"));
        columns.put("nextStep", user -> text(user, "nextStep", "action"));
        columns.put("reasons", user -> joined(list(user, "assessment", "findings").stream()
                .filter(finding -> !text(finding, "outcome").equals("MET")).toList(), "reason"));
        // The most pressing hazard comes first.
        columns.put("severity", user -> list(user, "hazards").stream().findFirst().map(one -> text(one, "severity")).orElse(""));
        columns.put("hazards", user -> joined(list(user, "hazards"), "hazard"));
        columns.put("outOfScope", user -> text(user, "outOfScope"));
        columns.put("move", user -> text(user, "move", "verdict"));
        columns.put("moveReasons", user -> joined(list(user, "move", "findings").stream()
                .filter(finding -> !text(finding, "verdict").equals("GO")).toList(), "reason"));
        columns.put("firstStep",
                user -> list(user, "move", "steps").stream().findFirst().map(one -> text(one, "action")).orElse(""));
        columns.put("what", user -> text(user, "nextStep", "sentence"));
        columns.put("asOf", user -> text(user, "asOf"));
        return columns;
    }

    private static String joined(List<?> maps, String key) {
        return maps.stream().map(each -> text(each, key)).collect(Collectors.joining(" "));
    }

    @Override
    public void run(Map<String, Object> line) throws IOException {
        asOf = text(line, "asOf");
        write("\uFEFF" + String.join(String.valueOf(separator), COLUMNS.keySet()));
    }

    @Override
    public void user(Map<String, Object> line) throws IOException {
        StringBuilder row = new StringBuilder();
        COLUMNS.forEach((name, content) -> {
            String cell = content.apply(line);
            row.append(row.isEmpty() ? "" : separator).append(CsvCell.of(name.equals("asOf") && cell.isEmpty() ? asOf : cell));
        });
        write(row.toString());
    }

    @Override
    public void unmatched(Map<String, Object> line) {
        // Rows are users.
    }

    @Override
    public void end(Map<String, Object> line) throws IOException {
        if (!text(line, "complete").equals("true")) {
            write(CsvCell.of("# " + missing(line).strip()));
        }
        to.flush();
    }

    private static String missing(Map<String, Object> end) {
        String left = text(end, "notReached");
        return "Not complete. " + (!text(end, "cancelled").equals("true") ? ""
                : left.isEmpty() ? "Cancelled before the end. " : "Cancelled with " + left + " users still to come. ")
                + list(end, "problems").stream().map(problem -> problem + " ").collect(Collectors.joining())
                + list(end, "gaps").stream()
                .map(gap -> text(gap, "users") + " without an answer, since " + text(gap, "reason") + " ")
                .collect(Collectors.joining())
                + list(end, "reach").stream().filter(one -> !text(one, "answered").equals(text(one, "asked")))
                .map(one -> text(one, "probe") + ": " + text(one, "answered") + " of " + text(one, "asked") + " "
                + text(one, "places") + " answered. ").collect(Collectors.joining());
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    private void write(String row) throws IOException {
        to.write((row + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
