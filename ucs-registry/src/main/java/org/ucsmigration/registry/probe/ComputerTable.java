package org.ucsmigration.registry.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.ucsmigration.registry.internal.RegularFile;

/**
 * The table that {@code Export-LyncKeys.ps1} keeps beside its files: which computers were to be asked, and what became of each.
 * The last line of a computer counts, since the script appends while it runs. Other programs may have saved it with other
 * separators and fewer quotes.
 *
 * @param rows   by the computer's name in lower case
 * @param damage what is wrong with it; null where nothing is
 */
record ComputerTable(Path file, Map<String, Row> rows, @Nullable String damage) {

    private static final Pattern HEADER = Pattern.compile("\"?Computer\"?[,;\t]\"?Outcome\"?[,;\t].*", Pattern.DOTALL);
    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_LINE = 10_000;
    private static final int LONGEST_NAME = 300;
    private static final int FIELDS = 5;

    /**
     * What became of a computer.
     *
     * @param accounts how many files there are of it
     */
    record Row(String computer, String outcome, long accounts) {

        boolean isAnswered() {
            return outcome.equals("ANSWERED");
        }
    }

    /** Whether a text begins as such a table does. */
    static boolean isTable(String text) {
        return HEADER.matcher(text).matches();
    }

    /** Reads as much of it as can be read. */
    static ComputerTable read(Path file) {
        Map<String, Row> rows = new LinkedHashMap<>();
        String damage = null;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String header = line(in);
            char separator = header == null ? ',' : header.charAt(header.indexOf("omputer") + (header.contains("r\"") ? 8 : 7));
            long number = 1;
            for (String line = line(in); line != null; line = line(in)) {
                number++;
                if (rows.size() >= MOST_ROWS || Thread.currentThread().isInterrupted()) {
                    damage = "it was read up to line " + number + " only";
                    break;
                }
                Row row = row(line, separator);
                if (row != null) {
                    rows.put(row.computer.toLowerCase(Locale.ROOT), row);
                } else if (!line.isBlank() && damage == null) {
                    damage = "line " + number + " cannot be read";
                }
            }
        } catch (IOException | SecurityException fault) {
            damage = RegularFile.reason(fault);
        }
        return new ComputerTable(file, rows, damage);
    }

    /** The next line without its end, cut off where it is longer than any that the script writes; null at the end. */
    @Nullable
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r' && line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Nullable
    private static Row row(String line, char separator) {
        List<String> fields = fields(line, separator);
        if (fields.size() != FIELDS || fields.get(0).isBlank() || fields.get(0).length() > LONGEST_NAME
                || !fields.get(1).matches("[A-Z_]{1,40}") || !fields.get(3).matches("[0-9]{1,9}")) {
            return null;
        }
        return new Row(fields.get(0), fields.get(1), Long.parseLong(fields.get(3)));
    }

    /** The fields of a line; none where a quote is not closed, since then the line may lack its end. */
    private static List<String> fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return quoted || line.length() > LONGEST_LINE ? List.of() : fields;
    }
}
