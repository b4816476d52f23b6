package org.ucsmigration.powershell.clixml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.internal.FileTrouble;
import org.ucsmigration.powershell.internal.files.NotRegularException;
import org.ucsmigration.powershell.internal.files.RegularFile;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/**
 * Reads what {@code Export-Clixml} writes: values of PowerShell in XML.
 *
 * <p>Whole into memory, or streaming in constant memory. UTF-8 and UTF-16, with or without a byte order mark, or the encoding
 * that the document declares. A document that stops early gives what lay before the break and
 * {@linkplain End says so}; one that is not CLIXML is refused. Document types and entities are refused, and nesting,
 * texts and tables are bounded, so that a document may come from anywhere. For use from any thread.
 *
 * <pre>{@code
 * Clixml.End end = Clixml.stream(Path.of("Get-CsUser.xml"), value -> ((PsObject) value).string("SipAddress"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Clixml {

    private Clixml() {
    }

    /**
     * Reads a file whole.
     *
     * @param file the file
     * @return its values
     * @throws ClixmlException if the file cannot be read or is not CLIXML
     */
    public static Document read(Path file) {
        List<Object> values = new ArrayList<>();
        return new Document(values, open(file, false, values::add));
    }

    /**
     * Reads bytes whole; the stream is read to its end and stays open.
     *
     * @param bytes the document
     * @return its values
     * @throws ClixmlException if the bytes cannot be read or are not CLIXML
     */
    public static Document read(InputStream bytes) {
        List<Object> values = new ArrayList<>();
        return new Document(values, read(DocumentReader.NAMELESS, bytes, false, values::add));
    }

    /**
     * Reads a text: a document, or a single value such as a remoting message carries.
     *
     * @param text the document
     * @return its values
     * @throws ClixmlException if the text is not CLIXML
     */
    public static Document parse(String text) {
        Objects.requireNonNull(text, "text");
        List<Object> values = new ArrayList<>();
        return new Document(values, read(DocumentReader.NAMELESS, new ClixmlReader(XmlPull.of(text), false), values::add));
    }

    /**
     * Reads a file value by value, in memory that does not grow with the number of values.
     *
     * <p>Where a reference is met to an object further back than some two million characters, the file is looked over and read a
     * second time for all that are referred to from afar; what does not fit into a bound of memory reads as
     * {@link PsUnread}, and so does a single value of more than 64 million characters.
     *
     * @param file a regular file: a folder, a pipe or a device is refused; what is appended meanwhile is not read
     * @param consumer takes each value of the top level; what it throws ends the reading and reaches the caller
     * @return how the document ended
     * @throws ClixmlException if the file cannot be read or is not CLIXML; the values before were consumed
     */
    public static End stream(Path file, Consumer<Object> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return open(file, true, consumer);
    }

    /**
     * Reads bytes value by value, as {@link #stream(Path, Consumer)} does, but without the second reading; the stream stays open.
     *
     * @param bytes the document
     * @param consumer takes each value of the top level; what it throws ends the reading and reaches the caller
     * @return how the document ended
     * @throws ClixmlException if the bytes cannot be read or are not CLIXML; the values before were consumed
     */
    public static End stream(InputStream bytes, Consumer<Object> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return read(DocumentReader.NAMELESS, bytes, true, consumer);
    }

    private static End open(Path file, boolean windowed, Consumer<Object> consumer) {
        Objects.requireNonNull(file, "file");
        try {
            RegularFile regular = RegularFile.of(file);
            try (InputStream bytes = regular.open()) {
                FarReferences far = windowed ? new FarReferences(regular) : null;
                return read(file.toString(), new ClixmlReader(XmlPull.of(bytes), windowed, far, false), consumer);
            }
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static End read(String subject, InputStream bytes, boolean windowed, Consumer<Object> consumer) {
        Objects.requireNonNull(bytes, "bytes");
        XmlPull xml;
        try {
            xml = XmlPull.of(bytes);
        } catch (IOException e) {
            throw unreadable(subject, e);
        }
        return read(subject, new ClixmlReader(xml, windowed), consumer);
    }

    private static End read(String subject, ClixmlReader clixml, Consumer<Object> consumer) {
        DocumentReader reader = new DocumentReader(subject, clixml);
        for (Optional<Object> value = reader.read(); value.isPresent(); value = reader.read()) {
            consumer.accept(value.get());
        }
        return reader.end().orElseThrow();
    }

    private static ClixmlException unreadable(String subject, IOException e) {
        return ClixmlException.of(subject, e instanceof NotRegularException ? String.valueOf(e.getMessage())
                : FileTrouble.words(e), e);
    }

    /**
     * A document read into memory: its values, and whether they are all that it was to hold.
     *
     * <p>Immutable; the values are those that {@link PsObject} lists, never null.
     *
     * @since 0.1.0
     */
    public static final class Document {

        private final List<Object> values;
        private final End end;

        Document(List<Object> values, End end) {
            this.values = List.copyOf(values);
            this.end = end;
        }

        /** The values of the top level in order, up to the break where there is one. */
        public List<Object> values() {
            return values;
        }

        /** Those values that are objects, which is what cmdlets give: lists of them are not opened. */
        public List<PsObject> objects() {
            return values.stream().filter(PsObject.class::isInstance).map(PsObject.class::cast).toList();
        }

        /** Whether the document was read to its own end. */
        public boolean isComplete() {
            return end.isComplete();
        }

        /** How the document ended. */
        public End end() {
            return end;
        }

        @Override
        public String toString() {
            return end.toString();
        }
    }

    /**
     * How the reading of a document ended: complete, or at a break, and after how many values.
     *
     * <p>A document that stops early is sound as far as it goes; whether something is missing from it can then not be said.
     * Immutable.
     *
     * @since 0.1.0
     */
    public static final class End {

        private final long count;
        @Nullable
        private final String problem;

        private End(long count, @Nullable String problem) {
            this.count = count;
            this.problem = problem;
        }

        static End complete(long count) {
            return new End(count, null);
        }

        static End early(long count, String problem) {
            return new End(count, problem);
        }

        /** Whether the document was read to its own end. */
        public boolean isComplete() {
            return problem == null;
        }

        /** Where and how the document broke off, as a sentence for people; empty for a complete one. */
        public Optional<String> problem() {
            return Optional.ofNullable(problem);
        }

        /** How many whole values of the top level were read. */
        public long count() {
            return count;
        }

        @Override
        public String toString() {
            return count + " values, " + (problem == null ? "complete" : problem);
        }
    }
}
