package org.ucsmigration.powershell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.internal.FileTrouble;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.files.NotRegularException;
import org.ucsmigration.powershell.internal.files.RegularFile;

/**
 * One manifest of a folder, and what is wrong with it.
 *
 * <p>A manifest of the second version begins with an object that says of which run it is, names with each entry that run, the
 * rows and the digest of the file, and is {@linkplain Seal sealed}. One whose seal is broken or lost says nothing. One of the
 * first version proves nothing: what its files hold is used, and no absence from them.
 */
final class ManifestFile {

    /** Far more than any collection runs: who writes more than that writes nonsense. */
    private static final int MOST_ENTRIES = 2_000;
    private static final int LARGEST = 64 << 20;
    private static final int VERSION = 2;
    /** So far two clocks may differ before a time counts as one of the future. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private final Path path;
    private final Instant now;
    private final List<ManifestEntry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final Set<String> organisation = new LinkedHashSet<>();
    @Nullable
    private String run;
    private String half = "";
    private long version = 1;
    private int number;

    private ManifestFile(Path path, Instant now) {
        this.path = path;
        this.now = now;
    }

    /** Reads a manifest; whatever is wrong with it is a problem, never an exception. */
    static ManifestFile of(Path path, Instant now) {
        ManifestFile manifest = new ManifestFile(path, now);
        try {
            manifest.read(RegularFile.of(path).bytes(LARGEST));
        } catch (NotRegularException e) {
            manifest.loss(e.getMessage());
        } catch (IOException e) {
            manifest.loss(FileTrouble.words(e));
        }
        return manifest;
    }

    private void read(byte[] bytes) {
        Seal seal = Seal.of(bytes);
        if (seal == Seal.BROKEN) {
            loss("it was changed or damaged after it was written (its digest is of something else), so nothing that it says is "
                    + "used; take it from where it was collected, or collect again");
            return;
        }
        try {
            Clixml.stream(new ByteArrayInputStream(bytes), this::add).problem().ifPresent(this::loss);
        } catch (ClixmlException e) {
            loss(e.reason());
        }
        if (number > MOST_ENTRIES) {
            loss("it has more than " + MOST_ENTRIES + " entries; the rest was not read");
        }
        boolean isFirst = version == 1 && entries.stream().allMatch(entry -> entry.run() == null && entry.proof() == null);
        if (isFirst) {
            first();
        } else if (seal == Seal.NONE) {
            loss("it has lost the digest at its end, so it was changed or cut after it was written, and nothing that it says is "
                    + "used; take it from where it was collected, or collect again");
            entries.clear();
        } else {
            second();
        }
        entries.replaceAll(this::inTime);
    }

    private void add(Object value) {
        if (++number > MOST_ENTRIES) {
            return;
        }
        if (!(value instanceof PsObject entry)) {
            loss("entry " + number + ": " + PsObject.describe(value) + ", not an object");
            return;
        }
        try {
            if (number == 1 && entry.number("Manifest").isPresent()) {
                head(entry);
            } else {
                entries.add(ManifestEntry.of(entry));
            }
        } catch (PowerShellException e) {
            loss("entry " + number + ": " + e.reason());
        } catch (ClixmlException e) {
            loss("entry " + number + ": " + e.reason());
        }
    }

    private void head(PsObject head) {
        version = head.number("Manifest").orElseThrow();
        run = head.string("Run").orElseThrow();
        half = head.string("Half").value().orElse("");
        organisation.addAll(head.texts("Organisation"));
        if (version > VERSION) {
            problem("it is of the version " + version + ", and this library knows none later than " + VERSION
                    + ": what it lists proves no absence; use a newer library");
        }
        if (!head.instant("EndedAt").isPresent()) {
            problem("the collection was broken off, or still runs; what had not ended is not complete");
        } else if (isFuture(head.instant("EndedAt").orElseThrow())) {
            problem("it is of the future (" + head.instant("EndedAt").orElseThrow()
                    + "): the clock there, or the one here, is wrong");
        }
    }

    /** Of the first version: neither run, nor rows, nor digest. */
    private void first() {
        if (entries.isEmpty()) {
            return;
        }
        problem("it is of the first version, which cannot tell whether rows were lost or files are of another run:"
                + " what it lists proves no absence; collect again with the script of this library");
        entries.replaceAll(entry -> entry.doubted("a manifest of the first version proves no absence"));
        entries.stream().filter(ManifestEntry::isInterrupted)
                .forEach(entry -> problem(entry.command() + " was interrupted, and is not complete"));
    }

    private void second() {
        if (entries.removeIf(entry -> !Objects.equals(entry.run(), run))) {
            problem("it has entries of another run, which are not used");
        }
        if (version > VERSION) {
            entries.replaceAll(entry -> entry.doubted("a manifest of a later version proves no absence here"));
        }
        // A file that was still being written when the manifest was may as well be another run's.
        entries.replaceAll(entry -> entry.file() == null || entry.proof() != null ? entry : entry.disputed());
    }

    private ManifestEntry inTime(ManifestEntry entry) {
        if (entry.collectedAt() == null || !isFuture(entry.collectedAt())) {
            return entry;
        }
        problem(entry.command() + " was run in the future (" + entry.collectedAt()
                + "): the clock there, or the one here, is wrong");
        return entry.undated().doubted("its time lies in the future");
    }

    private boolean isFuture(Instant at) {
        return at.isAfter(now.plus(SKEW));
    }

    private void problem(String words) {
        problems.add(path + ": " + words);
    }

    /** A problem for which entries may be missing. */
    private void loss(String words) {
        problem(words);
        losses.add(path + ": " + words);
    }

    Path path() {
        return path;
    }

    List<ManifestEntry> entries() {
        return entries;
    }

    List<String> problems() {
        return problems;
    }

    /** Those of the problems for which entries may be missing. */
    List<String> losses() {
        return losses;
    }

    /** When the first command was run; the beginning of time where it is not known. */
    Instant start() {
        return entries.stream().map(ManifestEntry::collectedAt).filter(Objects::nonNull).min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    Set<String> files() {
        return entries.stream().map(ManifestEntry::file).filter(Objects::nonNull).map(file -> file.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether both are of one half: by what they say, or, in the first version, by a file that both name. */
    boolean isOfTheHalfOf(ManifestFile other) {
        return (half.isBlank() || other.half.isBlank()) ? !Collections.disjoint(files(), other.files())
                : half.equalsIgnoreCase(other.half);
    }

    boolean isOfTheRunOf(ManifestFile other) {
        return run != null && run.equals(other.run);
    }

    /** Whether its entries prove their files. */
    boolean isProven() {
        return run != null;
    }

    /** Uses none of its files, and says why. */
    void dispute(String words) {
        problem(words);
        entries.replaceAll(ManifestEntry::disputed);
    }

    /** The domains of which something was collected; empty where the manifest does not say. */
    Set<String> organisation() {
        return organisation;
    }
}
