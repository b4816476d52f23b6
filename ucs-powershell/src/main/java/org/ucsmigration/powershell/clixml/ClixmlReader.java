package org.ucsmigration.powershell.clixml;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.FileTrouble;
import org.ucsmigration.powershell.internal.xml.Escapes;
import org.ucsmigration.powershell.internal.xml.Pieces;
import org.ucsmigration.powershell.internal.xml.XmlFault;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/**
 * Reads the values of one document, one after the other, as they are asked for. For one thread.
 *
 * <p>A document is an {@code Objs} with any number of values, or a single value without it, as a remoting message carries. For many of
 * those there is {@link FragmentReader}; {@link Clixml} reads whole files, and hands values on where nothing is to happen between two.
 *
 * <pre>{@code
 * ClixmlReader reader = ClixmlReader.of("<Objs><S>Atlanta</S></Objs>");
 * for (Optional<Object> value = reader.read(); value.isPresent(); value = reader.read()) {
 *     System.out.println(value.get());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ClixmlReader {

    /** Objects within objects; PowerShell itself writes at most 100 deep. */
    private static final int DEEPEST = 500;
    private static final int MOST_NAMES = 10_000;
    private static final long LARGEST_STREAMED = 64_000_000;

    private long count;
    @Nullable
    private ClixmlEnd end;
    @Nullable
    private XmlFault fault;
    private final XmlPull xml;
    private final boolean windowed;
    private final Map<String, String> names = new HashMap<>();
    private References references;
    private int depth;
    private long valueStart;
    private boolean started;
    private boolean bare;

    ClixmlReader(XmlPull xml, boolean windowed) {
        this.xml = xml;
        this.windowed = windowed;
        this.references = new References(windowed);
    }

    /** The next value of the top level, or null at the sound end of the document. */
    @Nullable
    Object next() throws XmlFault {
        boolean first = !started;
        if (first) {
            started = true;
            xml.nextTag();
            bare = !xml.name().equals("Objs");
        }
        if (!(first && bare) && !xml.nextTag()) {
            while (!xml.isAtEnd()) {
                xml.nextTag();
            }
            return null;
        }
        valueStart = xml.position();
        Object value = value();
        references.endOfValue(xml.position());
        return value;
    }

    /** The one value of the next piece of a document {@linkplain Pieces in pieces}, whose references mean nothing to another. */
    Object ofNextPiece() throws XmlFault {
        if (!started) {
            started = true;
            xml.nextTag();
        }
        references = new References(false);
        xml.nextTag();
        if (!xml.nextTag()) {
            throw xml.malformed("no value");
        }
        Object value = value();
        if (xml.nextTag()) {
            throw xml.malformed("more than one value");
        }
        return value;
    }

    /** Reads the value whose element was just opened, to its end. */
    Object value() throws XmlFault {
        if (windowed && xml.position() - valueStart > LARGEST_STREAMED) {
            throw xml.malformed("one value of more than " + LARGEST_STREAMED + " characters, too large to stream:"
                    + " export the objects one by one through the pipeline, or read the document whole");
        }
        String element = xml.name();
        switch (element) {
            case "S":
                return Escapes.decode(xml.text());
            case "Obj":
                return object();
            case "Nil":
                xml.text();
                return PsNull.NULL;
            case "Ref":
                return reference();
            case "URI":
                return PsText.of(PsText.Kind.URI, Escapes.decode(xml.text()));
            case "Version":
                return PsText.of(PsText.Kind.VERSION, xml.text());
            case "XD":
                return PsText.of(PsText.Kind.XML, Escapes.decode(xml.text()));
            case "SBK":
                return PsText.of(PsText.Kind.SCRIPT_BLOCK, Escapes.decode(xml.text()));
            case "SS":
                return PsSecureString.ofSerialized(xml.text());
            case "PR":
                return ProgressReader.read(this);
            default:
                return primitive(element);
        }
    }

    private Object primitive(String element) throws XmlFault {
        if (!Primitives.isPrimitive(element)) {
            throw xml.malformed("an element that CLIXML does not have: " + element);
        }
        String text = xml.text();
        try {
            return Primitives.read(element, text);
        } catch (IllegalArgumentException e) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            throw xml.malformed("\"" + shown + "\" is no value of the type " + element);
        }
    }

    private Object object() throws XmlFault {
        enter();
        String id = xml.attribute("RefId");
        PsObject object = new PsObject();
        if (id != null) {
            references.put(id, object);
        }
        new ObjectReader(this).readInto(object);
        leave();
        return object;
    }

    void enter() throws XmlFault {
        if (++depth > DEEPEST) {
            throw xml.malformed("objects nested more than " + DEEPEST + " deep");
        }
    }

    void leave() {
        depth--;
    }

    private Object reference() throws XmlFault {
        String id = xml.attribute("RefId");
        xml.text();
        if (id == null) {
            throw xml.malformed("a Ref without a RefId");
        }
        Object known = references.object(id);
        return known != null ? known : PsUnresolved.of(id);
    }

    /** The name of the member whose element was just opened. */
    String memberName() throws XmlFault {
        String written = xml.attribute("N");
        if (written == null) {
            throw xml.malformed("a property without a name");
        }
        String known = names.get(written);
        if (known != null) {
            return known;
        }
        String name = Escapes.decode(written);
        if (names.size() < MOST_NAMES && name.length() < 200) {
            names.put(written, name);
        }
        return name;
    }

    XmlPull xml() {
        return xml;
    }

    void remember(@Nullable String id, List<String> typeNames) throws XmlFault {
        if (id != null && !references.putTypeNames(id, typeNames)) {
            throw xml.malformed("more different types than any export has");
        }
    }

    List<String> typeNames(@Nullable String id) throws XmlFault {
        List<String> known = id == null ? null : references.typeNames(id);
        if (known == null) {
            throw xml.malformed("a TNRef to type names that were not written: " + id);
        }
        return known;
    }

    /**
     * Opens a document in bytes, to be read in memory that does not grow with the number of its values.
     *
     * <p>References to objects further back than some two million characters read as {@link PsUnresolved}.
     *
     * @param bytes the document; whoever opened the stream closes it
     * @return a reader that stands before the first value
     * @throws ClixmlException if the bytes cannot be read
     */
    public static ClixmlReader of(InputStream bytes) {
        Objects.requireNonNull(bytes, "bytes: the document");
        try {
            return new ClixmlReader(XmlPull.of(bytes), true);
        } catch (IOException e) {
            throw ClixmlException.of(Clixml.NAMELESS, FileTrouble.words(e), e);
        }
    }

    /** Opens a document in a text: an {@code Objs}, or a single value without it. */
    public static ClixmlReader of(String text) {
        return new ClixmlReader(XmlPull.of(Objects.requireNonNull(text, "text: the document")), false);
    }

    /**
     * The next value of the top level, as {@link PsObject} lists them.
     *
     * @return the value; empty where no more comes, and {@link #end()} says why
     * @throws ClixmlException if what comes next is not CLIXML; then each time
     */
    public Optional<Object> read() {
        return read(Clixml.NAMELESS);
    }

    Optional<Object> read(String subject) {
        if (end != null) {
            return Optional.empty();
        }
        try {
            if (fault != null) {
                throw fault;
            }
            Object value = next();
            if (value != null) {
                count++;
                return Optional.of(value);
            }
            end = ClixmlEnd.complete(count);
        } catch (XmlFault e) {
            if (!e.isEarlyEnd()) {
                fault = e;
                throw ClixmlException.at(subject, e.getMessage(), e.line(), e.column(), e.getCause());
            }
            end = ClixmlEnd.early(count, "the document ends early, after " + count + " whole values, at line " + e.line());
        }
        return Optional.empty();
    }

    /** How the document ended; empty before {@link #read()} came to that. */
    public Optional<ClixmlEnd> end() {
        return Optional.ofNullable(end);
    }
}
