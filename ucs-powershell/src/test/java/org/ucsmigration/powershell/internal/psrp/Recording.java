package org.ucsmigration.powershell.internal.psrp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A conversation of Microsoft's own client and server, in the order in which its lines crossed. */
public record Recording(String name, List<Line> lines) {

    public record Line(boolean fromClient, String text) {
    }

    /** The conversations behind {@code UCS_CORPORA}. */
    public static List<Recording> all() {
        try (Stream<Path> files = Files.list(Path.of(System.getenv("UCS_CORPORA"), "psrp"))) {
            return files.sorted().map(Recording::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording read(Path file) {
        List<Line> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                lines.add(new Line(line.startsWith("> "), line.substring(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Recording(file.getFileName().toString().replace(".txt", ""), lines);
    }

    public List<String> serverLines() {
        return lines.stream().filter(line -> !line.fromClient).map(Line::text).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
