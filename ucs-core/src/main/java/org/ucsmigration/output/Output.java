package org.ucsmigration.output;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.output.internal.DocumentWriter;
import org.ucsmigration.output.internal.WholeFile;

/** One form of the document on its way to a file, or to a caller's stream; what goes wrong there is told with its name. */
final class Output implements Closeable {

    /** A line for a writer. */
    interface Line {
        void to(DocumentWriter writer) throws IOException;
    }

    /** Makes the writer of one form. */
    interface Form {
        DocumentWriter to(OutputStream stream) throws IOException;
    }

    private interface Work {
        void run() throws IOException;
    }

    private final DocumentWriter writer;
    @Nullable
    private final WholeFile file;

    private Output(DocumentWriter writer, @Nullable WholeFile file) {
        this.writer = writer;
        this.file = file;
    }

    /** To a file that appears there. */
    static Output file(Path target, Form form) {
        try {
            WholeFile file = WholeFile.at(target);
            try {
                return new Output(form.to(file.stream()), file);
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw trouble(target, e);
        }
    }

    /** To a stream, which stays open. */
    static Output stream(OutputStream to, Form form) {
        try {
            return new Output(form.to(to), null);
        } catch (IOException e) {
            throw trouble(null, e);
        }
    }

    /** The file, where it is one. */
    Optional<Path> target() {
        return Optional.ofNullable(file).map(WholeFile::target);
    }

    void write(Line line) {
        told(target().orElse(null), () -> line.to(writer));
    }

    /** Ends the file's content. */
    void complete() {
        if (file != null) {
            told(file.target(), file::complete);
        }
    }

    /** Lets the file appear. */
    void appear() {
        if (file != null) {
            told(file.target(), file::appear);
        }
    }

    /** Frees everything, and takes away a file that is not whole. */
    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    private static void told(@Nullable Path target, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw trouble(target, e);
        }
    }

    private static UncheckedIOException trouble(@Nullable Path target, IOException e) {
        return new UncheckedIOException((target == null ? "The stream that takes the reports" : Shown.of(target.toString(), 300))
                + " cannot be written: " + Failures.words(e) + ".", e);
    }
}
