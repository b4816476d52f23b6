package org.ucsmigration.powershell.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An engine that runs a text from a file, here or on Windows in Wine, where this machine's files are those of the drive Z. */
enum Shell {
    LINUX("UCS_PWSH"), WINDOWS("UCS_WINDOWS_PWSH");

    private final String variable;

    Shell(String variable) {
        this.variable = variable;
    }

    boolean isThere() {
        return System.getenv(variable) != null && !System.getenv(variable).isBlank();
    }

    /** A path as this shell writes it. */
    String path(Path path) {
        return this == LINUX ? path.toString() : "Z:" + path.toString().replace('/', '\\');
    }

    /**
     * Runs a text with {@code -File}.
     *
     * @param place a folder for the text, and for the registry of Wine
     */
    StandIns.Ended run(Path place, String text, Map<String, String> environment) throws Exception {
        return StandIns.ended(start(place, text, environment));
    }

    Process start(Path place, String text, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(Files.createTempFile(place, "way", ".ps1"), text);
        Map<String, String> all = new TreeMap<>(environment);
        all.putIfAbsent("WINEPREFIX", place.resolve("wine").toString());
        return StandIns.start(new ProcessBuilder(List.of(System.getenv(variable), "-NoLogo", "-NoProfile", "-File", path(file))),
                path(Path.of(StandIns.modulePath())), all);
    }

    /** Ends what Wine left running for that place, and removes the place; its links lead out of it and are not followed. */
    static void clear(Path place) throws Exception {
        if (Files.exists(place.resolve("wine"))) {
            ProcessBuilder builder = new ProcessBuilder("wineserver", "--kill");
            builder.environment().put("WINEPREFIX", place.resolve("wine").toString());
            builder.start().waitFor();
        }
        new ProcessBuilder("rm", "-rf", place.toString()).start().waitFor();
    }
}
