package org.ucsmigration.powershell.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder that {@code Export-LyncKeys.ps1} wrote: its table and its files, none of them half. */
record AskedTable(Path folder, Map<String, Row> rows) {

    private static final Pattern LINE = Pattern.compile(
            "\"((?:[^\"]|\"\")*)\",\"([A-Z_]+)\",\"([^\"]*)\",\"([0-9]+)\",\"((?:[^\"]|\"\")*)\"");

    record Row(String computer, String outcome, int accounts, String reason) {
    }

    static AskedTable read(Path folder) throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("computers.csv"));
        assertThat(lines.get(0)).isEqualTo("\uFEFF\"Computer\",\"Outcome\",\"Time\",\"Accounts\",\"Reason\"");
        for (String line : lines.subList(1, lines.size())) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                rows.put(matcher.group(1), new Row(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(4)),
                        matcher.group(5)));
            }
        }
        return new AskedTable(folder, rows);
    }

    Row row(String computer) {
        return rows.get(computer);
    }

    Map<String, String> outcomes() {
        return rows.values().stream().collect(Collectors.toMap(Row::computer, Row::outcome, (one, other) -> other, TreeMap::new));
    }

    /** The names of all files but the table. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("computers.csv")).sorted()
                    .toList();
        }
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_16);
    }
}
