package org.ucsmigration.powershell;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.ClixmlEnd;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * What the manifests of a folder say, the newest first, and what is wrong with them.
 *
 * @param entries  one for each command that was run
 * @param problems one sentence for each file that is missing or damaged
 */
record Manifest(List<ManifestEntry> entries, List<String> problems) {

    /** Far more than any collection runs: who writes more than that writes nonsense. */
    private static final int MOST_ENTRIES = 2_000;

    private static final Comparator<ManifestEntry> NEWEST_FIRST = Comparator.comparing(
            entry -> Objects.requireNonNullElse(entry.collectedAt(), Instant.MIN), Comparator.reverseOrder());

    static Manifest of(Path folder) {
        List<ManifestEntry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<Path> files = files(folder, problems);
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(folder + ": no manifest in this folder; one is named manifest.clixml, manifest-lync.clixml or the like");
        }
        for (Path file : files) {
            read(file, entries, problems);
        }
        entries.sort(NEWEST_FIRST);
        return new Manifest(List.copyOf(entries), List.copyOf(problems));
    }

    private static List<Path> files(Path folder, List<String> problems) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[mM]anifest*.clixml")) {
            found.forEach(files::add);
        } catch (NoSuchFileException e) {
            problems.add(folder + ": no such folder");
        } catch (NotDirectoryException e) {
            problems.add(folder + ": not a folder");
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(folder + ": the folder cannot be read: " + e.getMessage());
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static void read(Path file, List<ManifestEntry> entries, List<String> problems) {
        try {
            int[] number = {0};
            ClixmlEnd end = Clixml.stream(file, value -> {
                if (++number[0] <= MOST_ENTRIES) {
                    add(file, number[0], value, entries, problems);
                }
            });
            end.problem().ifPresent(problem -> problems.add(file + ": " + problem));
            if (number[0] > MOST_ENTRIES) {
                problems.add(file + ": more than " + MOST_ENTRIES + " entries; the rest was not read");
            }
        } catch (ClixmlException e) {
            problems.add(e.getMessage());
        }
    }

    private static void add(Path file, int number, Object value, List<ManifestEntry> entries, List<String> problems) {
        try {
            if (!(value instanceof PsObject entry)) {
                throw PowerShellException.of("entry", PsObject.describe(value) + ", not an object");
            }
            entries.add(ManifestEntry.of(entry));
        } catch (PowerShellException e) {
            problems.add(file + ": entry " + number + ": " + e.reason());
        } catch (ClixmlException e) {
            problems.add(file + ": entry " + number + ": " + e.reason());
        }
    }

    /** The newest run of that command that has a file, or else the newest. */
    Optional<ManifestEntry> newest(CommandKey question) {
        List<ManifestEntry> runs = entries.stream().filter(entry -> entry.forEach() == null && entry.question().equals(question)).toList();
        return runs.stream().filter(entry -> entry.file() != null).findFirst().or(() -> runs.stream().findFirst());
    }

    /** The runs of that command for one value after another, newest first. */
    List<ManifestEntry> forEach(CommandKey question) {
        return entries.stream().filter(entry -> entry.forEach() != null && question.parameters().containsKey(CommandKey.normal(entry.forEach()))
                && question.without(entry.forEach()).equals(entry.question())).toList();
    }
}
