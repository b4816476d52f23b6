package org.ucsmigration.powershell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.ucsmigration.internal.FileTrouble;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.internal.files.NotRegularException;
import org.ucsmigration.powershell.internal.files.RegularFile;

/** The file of a manifest's entry, read value by value; what is wrong with it is told to the listener. */
final class ExportFile {

    private final Path path;
    private final ManifestEntry entry;
    private final Consumer<String> problems;

    ExportFile(Path folder, ManifestEntry entry, Consumer<String> problems) {
        this.path = folder.resolve(entry.file());
        this.entry = entry;
        this.problems = problems;
    }

    /**
     * Why it cannot be what the manifest speaks of, as a sentence's part that names the file; empty where it may be. Reads it
     * whole.
     */
    Optional<String> doubt() {
        try {
            RegularFile file = RegularFile.of(path);
            if (entry.isDisputed()) {
                return Optional.of(this + ": the manifests do not prove of which run it is");
            }
            return entry.proof() == null || entry.proof().holdsFor(file) ? Optional.empty()
                    : told("it is not what was written: rows were lost or changed, or the file is of another run "
                            + "(its digest is not the manifest's)");
        } catch (NotRegularException e) {
            return told(e.getMessage());
        } catch (IOException e) {
            return told(FileTrouble.words(e));
        }
    }

    /**
     * Gives the values up to the end or the break.
     *
     * @return what broke it, as a sentence's part that names the file; empty where the file was read whole
     */
    Optional<String> read(Consumer<Object> consumer) {
        Guarded guarded = new Guarded(consumer);
        try {
            Clixml.End end = Clixml.stream(path, guarded);
            if (end.problem().isPresent()) {
                return told(end.problem().get());
            }
            Proof proof = entry.proof();
            return proof == null || proof.rows() == end.count() ? Optional.empty()
                    : told("it holds " + end.count() + " rows, and the manifest counts " + proof.rows());
        } catch (ClixmlException e) {
            if (guarded.isInside) {
                throw e;
            }
            return told(e.reason() + (e.line().isPresent() ? " at line " + e.line().getAsLong() : ""));
        }
    }

    private Optional<String> told(String problem) {
        if (!Thread.currentThread().isInterrupted()) {
            problems.accept(path + ": " + problem);
        }
        return Optional.of(this + ": " + problem);
    }

    /** Tells an exception of the consumer's from one of the file's, which is of the same type. */
    private static final class Guarded implements Consumer<Object> {

        private final Consumer<Object> consumer;
        private boolean isInside;

        Guarded(Consumer<Object> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void accept(Object value) {
            isInside = true;
            consumer.accept(value);
            isInside = false;
        }
    }

    /** The file's name, without the folder. */
    @Override
    public String toString() {
        return String.valueOf(path.getFileName());
    }
}
