package org.ucsmigration.powershell.clixml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.FileTrouble;
import org.ucsmigration.powershell.internal.xml.XmlFault;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/**
 * Reads the values of one document as they are asked for. For one thread.
 *
 * <p>{@link Clixml} reads whole files, and hands values on where nothing is to happen between two. For single values without a
 * document around them there is {@link FragmentReader}.
 *
 * <pre>{@code
 * DocumentReader reader = DocumentReader.of("<Objs><S>Atlanta</S></Objs>");
 * for (Optional<Object> value = reader.read(); value.isPresent(); value = reader.read()) {
 *     System.out.println(value.get());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DocumentReader {

    /** The subject of sentences about a document of which only the content is known. */
    static final String NAMELESS = "CLIXML";

    private final String subject;
    private final ClixmlReader values;
    private long count;
    @Nullable
    private Clixml.End end;
    @Nullable
    private ClixmlException failure;

    DocumentReader(String subject, ClixmlReader values) {
        this.subject = subject;
        this.values = values;
    }

    /**
     * Opens a document in bytes, to be read in memory that does not grow with the number of its values.
     *
     * <p>References to objects further back than some two million characters read as {@link PsUnread}.
     *
     * @param bytes the document; whoever opened the stream closes it
     * @return a reader that stands before the first value
     * @throws ClixmlException if the bytes cannot be read
     */
    public static DocumentReader of(InputStream bytes) {
        Objects.requireNonNull(bytes, "bytes: the document");
        try {
            return new DocumentReader(NAMELESS, new ClixmlReader(XmlPull.of(bytes), true));
        } catch (IOException e) {
            throw ClixmlException.of(NAMELESS, FileTrouble.words(e), e);
        }
    }

    /** Opens a document in a text: an {@code Objs}, or a single value without it. */
    public static DocumentReader of(String text) {
        XmlPull xml = XmlPull.of(Objects.requireNonNull(text, "text: the document"));
        return new DocumentReader(NAMELESS, new ClixmlReader(xml, false));
    }

    /**
     * The next value of the top level, as {@link PsObject} lists them.
     *
     * @return the value; empty where no more comes, and {@link #end()} says why
     * @throws ClixmlException if what comes next is not CLIXML; then each time
     */
    public Optional<Object> read() {
        if (end != null) {
            return Optional.empty();
        }
        if (failure != null) {
            throw failure;
        }
        try {
            Object value = values.next();
            if (value != null) {
                count++;
                return Optional.of(value);
            }
            end = Clixml.End.complete(count);
        } catch (XmlFault e) {
            if (!e.isEarlyEnd()) {
                failure = ClixmlException.at(subject, String.valueOf(e.getMessage()), e.line(), e.column(), e.getCause());
                throw failure;
            }
            end = Clixml.End.early(count, "the document ends early, after " + count + " whole values, at line " + e.line());
        }
        return Optional.empty();
    }

    /** How the document ended; empty before {@link #read()} came to that. */
    public Optional<Clixml.End> end() {
        return Optional.ofNullable(end);
    }
}
