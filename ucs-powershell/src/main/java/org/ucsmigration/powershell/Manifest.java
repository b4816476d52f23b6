package org.ucsmigration.powershell;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.internal.FileTrouble;

/**
 * What the manifests of a folder say together, the newest first, and what is wrong with them and the folder.
 *
 * @param entries  one for each command that was run
 * @param problems one sentence for each file that is missing, damaged, named twice or not at all
 * @param losses   those of them for which entries may be missing
 */
record Manifest(List<ManifestEntry> entries, List<String> problems, List<String> losses) {

    private static final String WHAT_TO_DO = "; name the folder that Export-UcsEstate.ps1 wrote to";
    private static final int MOST_FILES = 10_000;
    private static final int MOST_NAMED = 20;
    private static final Comparator<ManifestEntry> NEWEST_FIRST = Comparator.comparing(
            entry -> Objects.requireNonNullElse(entry.collectedAt(), Instant.MIN), Comparator.reverseOrder());

    /**
     * Reads the manifests of a folder.
     *
     * @throws PowerShellException if there is no such folder, it cannot be read, or it holds no manifest
     */
    static Manifest of(Path folder, Instant now) {
        List<Path> exports = exports(folder);
        List<ManifestFile> manifests = exports.stream().filter(Manifest::isManifest).map(file -> ManifestFile.of(file, now))
                .toList();
        if (manifests.isEmpty()) {
            throw PowerShellException.of(folder.toString(),
                    "no manifest is in this folder (manifest.clixml, manifest-lync.clixml or the like)" + WHAT_TO_DO);
        }
        keepOneRun(manifests);
        List<ManifestEntry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ManifestFile manifest : manifests) {
            entries.addAll(manifest.entries());
            problems.addAll(manifest.problems());
        }
        entries.sort(NEWEST_FIRST);
        problems.addAll(twoOrganisations(manifests));
        problems.addAll(unnamed(exports, entries));
        Map<String, Set<ManifestEntry>> byFile = new HashMap<>();
        entries.stream().filter(entry -> entry.file() != null)
                .forEach(entry -> byFile.computeIfAbsent(name(entry.file()), any -> new HashSet<>()).add(entry));
        byFile.values().stream().filter(all -> all.size() > 1)
                .forEach(all -> problems.add(folder.resolve(all.iterator().next().file())
                + ": " + all.size() + " entries of the manifests name this file, and at most one can speak of it"));
        // Where no digest tells which, none of them is taken to.
        entries.replaceAll(entry -> entry.file() == null || entry.proof() != null
                || byFile.getOrDefault(name(entry.file()), Set.of()).size() < 2 ? entry : entry.disputed());
        List<String> losses = manifests.stream().flatMap(manifest -> manifest.losses().stream()).toList();
        return new Manifest(List.copyOf(entries), problems.stream().distinct().toList(), losses);
    }

    private static List<Path> exports(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.[cC][lL][iI][xX][mM][lL]")) {
            for (Path file : found) {
                files.add(file);
                if (files.size() > MOST_FILES) {
                    throw PowerShellException.of(folder.toString(), "more than " + MOST_FILES + " exports are in this folder"
                            + WHAT_TO_DO);
                }
            }
        } catch (IOException e) {
            throw PowerShellException.of(folder.toString(), FileTrouble.words(e) + WHAT_TO_DO, e);
        } catch (DirectoryIteratorException e) {
            IOException cause = Objects.requireNonNull(e.getCause());
            throw PowerShellException.of(folder.toString(), FileTrouble.words(cause) + WHAT_TO_DO, e);
        }
        Collections.sort(files);
        return files;
    }

    private static boolean isManifest(Path file) {
        return name(file.getFileName().toString()).startsWith("manifest");
    }

    /** Windows tells no names apart by case. */
    private static String name(String file) {
        return file.toLowerCase(Locale.ROOT);
    }

    /** Of several runs of one half only the newest is used, and that only where it proves its files. */
    private static void keepOneRun(List<ManifestFile> manifests) {
        for (ManifestFile one : manifests) {
            List<ManifestFile> others = manifests.stream().filter(other -> other != one && one.isOfTheHalfOf(other)
                    && !one.isOfTheRunOf(other)).toList();
            boolean isNewest = one.isProven() && others.stream().allMatch(other -> other.start().isBefore(one.start()));
            if (!others.isEmpty() && !isNewest) {
                one.dispute("two runs lie in one folder (this and " + others.get(0).path().getFileName()
                        + "), so nothing of this one is used; keep each run in a folder of its own");
            }
        }
    }

    private static List<String> twoOrganisations(List<ManifestFile> manifests) {
        List<String> problems = new ArrayList<>();
        for (ManifestFile one : manifests) {
            for (ManifestFile other : manifests) {
                boolean apart = !one.organisation().isEmpty() && !other.organisation().isEmpty()
                        && Collections.disjoint(one.organisation(), other.organisation());
                if (apart && one.path().compareTo(other.path()) < 0) {
                    problems.add(other.path() + ": of other domains (" + words(other.organisation()) + ") than "
                            + one.path().getFileName() + " ("
                            + words(one.organisation())
                            + "): two organisations, unless one forest holds the users and the other their mailboxes");
                }
            }
        }
        return problems;
    }

    private static String words(Set<String> domains) {
        return String.join(", ", domains.stream().limit(3).toList()) + (domains.size() > 3 ? ", …" : "");
    }

    private static List<String> unnamed(List<Path> exports, List<ManifestEntry> entries) {
        Set<String> named = new HashSet<>();
        entries.stream().filter(entry -> entry.file() != null).forEach(entry -> named.add(name(entry.file())));
        List<Path> strange = exports.stream().filter(file -> !isManifest(file)
                && !named.contains(name(file.getFileName().toString()))).toList();
        List<String> problems = new ArrayList<>();
        strange.stream().limit(MOST_NAMED).forEach(file -> problems.add(file
                + ": no manifest names this file, so what it is of is not known,"
                + " and it is not used"));
        if (strange.size() > MOST_NAMED) {
            problems.add(strange.get(0).getParent() + ": " + (strange.size() - MOST_NAMED)
                    + " more files that no manifest names");
        }
        return problems;
    }

    /** The newest run of that command that has a file, or else the newest. */
    Optional<ManifestEntry> newest(CommandKey question) {
        List<ManifestEntry> runs = entries.stream()
                .filter(entry -> entry.forEach() == null && entry.question().equals(question)).toList();
        return runs.stream().filter(entry -> entry.file() != null).findFirst().or(() -> runs.stream().findFirst());
    }

    /** The runs of that command for one value after another, newest first. */
    List<ManifestEntry> forEach(CommandKey question) {
        return entries.stream().filter(entry -> entry.forEach() != null && entry.valueOf(question).isPresent()
                && question.without(entry.forEach()).equals(entry.question())).toList();
    }

    /** The runs of that cmdlet with at least these parameters, newest first. */
    List<ManifestEntry> like(CommandKey question) {
        return entries.stream().filter(entry -> {
            String each = entry.forEach();
            CommandKey asked = each != null && entry.valueOf(question).isPresent() ? question.without(each) : question;
            boolean one = each == null || entry.valueOf(question).isPresent();
            return one && entry.question().name().equals(asked.name()) && entry.question().parameters().entrySet()
                    .containsAll(asked.parameters().entrySet());
        }).toList();
    }
}
