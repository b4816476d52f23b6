package org.ucsmigration.powershell;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of Microsoft's serializer behind {@code UCS_CORPORA}; tests that need them skip where they are not. */
public final class Corpora {

    private Corpora() {
    }

    public static Path clixml() {
        String root = System.getenv("UCS_CORPORA");
        assumeTrue(root != null, "UCS_CORPORA is not set: the documents of the real serializer are not at hand");
        return Path.of(root, "clixml");
    }

    public static List<Path> documents() {
        try (Stream<Path> files = Files.list(clixml())) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
