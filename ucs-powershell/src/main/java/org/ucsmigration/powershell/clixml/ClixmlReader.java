package org.ucsmigration.powershell.clixml;

import java.util.List;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.internal.xml.Escapes;
import org.ucsmigration.powershell.internal.xml.Pieces;
import org.ucsmigration.powershell.internal.xml.XmlFault;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/**
 * Reads the values of one document, one after the other.
 *
 * <p>A document is an {@code Objs} with any number of values, or a single value without it, as a remoting message carries.
 */
final class ClixmlReader {

    /** Objects within objects; PowerShell itself writes at most 100 deep. */
    private static final int DEEPEST = 500;
    private static final long LARGEST_STREAMED = 64_000_000;

    private final XmlPull xml;
    private final boolean windowed;
    @Nullable
    private final FarReferences far;
    private final boolean isCollecting;
    final PsMembers.Stack members;
    private References references;
    private int depth;
    private long valueStart;
    private boolean started;
    private boolean bare;

    /** Reads with all references, or windowed: with those that do not reach far back. */
    ClixmlReader(XmlPull xml, boolean windowed) {
        this(xml, windowed, null, false);
    }

    /** Reads windowed or not; what lies far back is asked for there, or, where this collects, offered there. */
    ClixmlReader(XmlPull xml, boolean windowed, @Nullable FarReferences far, boolean isCollecting) {
        this.xml = xml;
        this.windowed = windowed;
        this.far = far;
        this.isCollecting = isCollecting;
        this.references = new References(windowed);
        this.members = new PsMembers.Stack(windowed ? new Repeated() : null);
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
        Object value = streamed();
        references.endOfValue(xml.position());
        return value;
    }

    /** The value of the top level, or what stands for it where it is larger than what may be held at a time. */
    private Object streamed() throws XmlFault {
        int outside = xml.depth() - 1;
        try {
            return value();
        } catch (ValueTooLarge e) {
            depth = 0;
            members.clear(0);
            references.forgetValue();
            xml.skipTo(outside);
            return PsUnread.omitted("one value of more than " + LARGEST_STREAMED
                    + " characters: export the objects one by one through the pipeline");
        }
    }

    /** What ends the reading of a single value. */
    private static final class ValueTooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ValueTooLarge() {
            super("a value of more than " + LARGEST_STREAMED + " characters", null, false, false);
        }
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
            throw new ValueTooLarge();
        }
        String element = xml.name();
        switch (element) {
            case "S":
                return text(Escapes::decode);
            case "Obj":
                return object();
            case "Nil":
                xml.text();
                return PsObject.NULL;
            case "Ref":
                return reference();
            case "URI":
                return text(written -> PsText.of(PsText.Kind.URI, Escapes.decode(written)));
            case "Version":
                return text(written -> PsText.of(PsText.Kind.VERSION, written));
            case "XD":
                return text(written -> PsText.of(PsText.Kind.XML, Escapes.decode(written)));
            case "SBK":
                return text(written -> PsText.of(PsText.Kind.SCRIPT_BLOCK, Escapes.decode(written)));
            case "SS":
                return text(PsSecureString::ofSerialized);
            case "PR":
                return ProgressReader.read(this);
            default:
                return primitive(element);
        }
    }

    private Object text(Function<String, Object> made) throws XmlFault {
        String written = xml.text();
        return xml.isTooLong() ? tooLong() : made.apply(written);
    }

    private static PsUnread tooLong() {
        return PsUnread.omitted("a text of more than " + XmlPull.LONGEST_TEXT + " characters");
    }

    private Object primitive(String element) throws XmlFault {
        Function<String, Object> reader = Primitives.reader(element);
        if (reader == null) {
            throw xml.malformed("an element that CLIXML does not have: " + element);
        }
        String text = xml.text();
        if (xml.isTooLong()) {
            return tooLong();
        }
        try {
            return Primitives.read(reader, text);
        } catch (IllegalArgumentException e) {
            throw xml.malformed("\"" + Shown.of(text, 60) + "\" is no value of the type " + element);
        }
    }

    private Object object() throws XmlFault {
        enter();
        String id = xml.attribute("RefId");
        long start = xml.position();
        PsObject object = new PsObject();
        if (id != null) {
            references.put(id, object);
        }
        new ObjectReader(this).readInto(object);
        if (id != null && far != null && isCollecting) {
            far.offer(References.number(id), object, xml.position() - start);
        }
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
        if (known == null && far != null && !isCollecting) {
            known = far.object(References.number(id));
        }
        return known != null ? known : PsUnread.reference(id);
    }

    /** The name of the member whose element was just opened. */
    MemberName memberName() throws XmlFault {
        String written = xml.attribute("N");
        if (written == null) {
            throw xml.malformed("a property without a name");
        }
        return members.name(written);
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
}
