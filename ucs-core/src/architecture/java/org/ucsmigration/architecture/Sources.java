package org.ucsmigration.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is said of source files by their size. */
final class Sources {

    private Sources() {
    }

    static List<String> linesLongerThan(int most, Path folder) throws IOException {
        return files(folder).entrySet().stream().flatMap(file -> {
            List<String> lines = file.getValue();
            return IntStream.range(0, lines.size()).filter(i -> lines.get(i).length() > most)
                    .mapToObj(i -> file.getKey() + ":" + (i + 1) + " has " + lines.get(i).length() + " characters");
        }).toList();
    }

    static List<String> filesLongerThan(int most, Path folder) throws IOException {
        return files(folder).entrySet().stream().filter(file -> file.getValue().size() > most)
                .map(file -> file.getKey() + " has " + file.getValue().size() + " lines").toList();
    }

    static List<String> foldersOfMoreThan(int most, Path folder) throws IOException {
        return files(folder).keySet().stream()
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()))
                .entrySet().stream().filter(each -> each.getValue() > most)
                .map(each -> each.getKey() + " has " + each.getValue() + " files").toList();
    }

    /** Every Java file below the folder with its lines; the tests run where the build runs them, beside the sources. */
    private static Map<Path, List<String>> files(Path folder) throws IOException {
        Map<Path, List<String>> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(each -> each.toString().endsWith(".java")).toList()) {
                files.put(file, Files.readAllLines(file));
            }
        }
        return files;
    }
}
