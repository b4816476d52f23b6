package org.ucsmigration.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real files to test against, where the environment names them; without them a test is skipped and says so. */
public final class Corpora {

    private Corpora() {
    }

    public static Path file(String name) {
        String folder = System.getenv("UCS_CORPORA");
        Assumptions.assumeTrue(folder != null && !folder.isBlank(), "UCS_CORPORA does not name the folder of test corpora");
        Path file = Path.of(folder).resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
        return file;
    }
}
