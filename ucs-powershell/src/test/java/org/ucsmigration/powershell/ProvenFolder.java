package org.ucsmigration.powershell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * A copy of a folder of the first version, with manifests that prove its files: what it shows is then not hidden by that doubt.
 */
public final class ProvenFolder {

    private ProvenFolder() {
    }

    /** Copies the files, and writes for each manifest one of the second version. */
    public static Path of(Path source, Path target) throws IOException {
        copy(source, target);
        try (Stream<Path> files = Files.list(source)) {
            for (Path manifest : files.filter(file -> file.getFileName().toString().startsWith("manifest")).sorted().toList()) {
                ExportFolder folder = new ExportFolder(target);
                for (PsObject entry : Clixml.read(manifest).objects()) {
                    folder.entry(properties(entry, target));
                }
                folder.manifest(manifest.getFileName().toString());
            }
        }
        return target;
    }

    /** Copies the files alone. */
    public static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.write(target.resolve(file.getFileName().toString()), Files.readAllBytes(file));
            }
        }
    }

    private static Map<String, Object> properties(PsObject entry, Path folder) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Command", entry.string("Command").orElseThrow());
        Map<Object, Object> parameters = new LinkedHashMap<>();
        entry.dictionary("Parameters").orElseThrow()
                .forEach((name, value) -> parameters.put(name, value.equals(true) ? true : value.toString()));
        all.put("Parameters", parameters);
        all.put("ForEach", entry.string("ForEach").value().orElse(null));
        all.put("CollectedAt", ExportFolder.time(entry.instant("CollectedAt").orElseThrow().toString()));
        all.put("Complete", entry.bool("Complete").orElseThrow());
        all.put("Warnings", List.copyOf(entry.texts("Warnings")));
        all.put("Errors", List.copyOf(entry.texts("Errors")));
        entry.string("File").value().ifPresent(file -> {
            all.put("File", file);
            all.put("Rows", rows(folder.resolve(file)));
        });
        return all;
    }

    private static int rows(Path file) {
        try {
            return Files.exists(file) ? Clixml.read(file).values().size() : 0;
        } catch (UncheckedIOException e) {
            throw new AssertionError(e);
        }
    }
}
