package org.ucsmigration.powershell.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.annotation.Nullable;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of one document in order, over the JDK's StAX reader with DTDs and entities refused.
 *
 * <p>Text between elements must be white space; the text of an element is read whole by {@link #text()}.
 */
public final class XmlPull {

    /**
     * The JDK's limits on entities count every {@code &lt;} too, and that on depth is 100 from JDK 24 on: both would stop sound
     * documents. DTDs are refused, so no entity can expand, and the reader of objects bounds the depth.
     */
    private static final String[] LIFTED_LIMITS = {
        "jdk.xml.entityExpansionLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.maxGeneralEntitySizeLimit",
        "jdk.xml.entityReplacementLimit", "jdk.xml.maxElementDepth",
    };
    public static final int LONGEST_TEXT = 32 << 20;

    private final CharInput input;
    /** Opened by the first {@link #advance()}: opening reads, and may fail as reading does. */
    @SuppressWarnings("NullAway.Init") // Everything but malformed(), which looks, is asked after that.
    private XMLStreamReader xml;
    private int event = XMLStreamConstants.START_DOCUMENT;
    private int depth;
    private boolean tooLong;

    private XmlPull(CharInput input) {
        this.input = input;
    }

    /** Opens a document in bytes, in any of the encodings that exports come in. */
    public static XmlPull of(InputStream bytes) throws IOException {
        return new XmlPull(new CharInput(bytes));
    }

    /** Opens a document in a text. */
    public static XmlPull of(String text) {
        return new XmlPull(new CharInput(new StringReader(text)));
    }

    /** Opens a document that has no end. */
    public static XmlPull of(Pieces pieces) {
        return new XmlPull(new CharInput(pieces));
    }

    private void open() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        for (String limit : LIFTED_LIMITS) {
            factory.setProperty(limit, "0");
        }
        xml = factory.createXMLStreamReader(input);
    }

    /** Goes to the next start or end of an element; true at a start, false at an end or at the end of the document. */
    public boolean nextTag() throws XmlFault {
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT:
                    return true;
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT:
                    return false;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA:
                    if (!xml.isWhiteSpace()) {
                        throw malformed("text where only elements belong");
                    }
                    break;
                default:
                    break;
            }
        }
    }

    /** Whether the document has ended. */
    public boolean isAtEnd() {
        return event == XMLStreamConstants.END_DOCUMENT;
    }

    /** The text of the element whose start was just read, not unescaped; blank where it {@link #isTooLong()}; goes to its end. */
    public String text() throws XmlFault {
        String first = null;
        StringBuilder more = null;
        tooLong = false;
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.END_ELEMENT:
                    return tooLong ? "" : more != null ? more.toString() : first != null ? first : "";
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE:
                    if (tooLong) {
                        break;
                    }
                    if (first == null) {
                        first = xml.getText();
                        break;
                    }
                    if (more == null) {
                        more = new StringBuilder(first);
                    }
                    more.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    if (more.length() > LONGEST_TEXT) {
                        tooLong = true;
                        more = null;
                    }
                    break;
                case XMLStreamConstants.START_ELEMENT:
                    throw malformed("element " + name() + " inside a value that is a text");
                default:
                    break;
            }
        }
    }

    /** Whether the text that was just read was longer than {@value #LONGEST_TEXT} characters, and is not kept. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** How many elements are open. */
    public int depth() {
        return depth;
    }

    /** Goes on until no more than so many elements are open. */
    public void skipTo(int open) throws XmlFault {
        while (depth > open && !isAtEnd()) {
            advance();
        }
    }

    /** The name of the element whose start was just read. */
    public String name() {
        return xml.getLocalName();
    }

    /** The attribute of the element whose start was just read, not unescaped; null where it has none. */
    @Nullable
    public String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** Characters of the document read so far. */
    public long position() {
        return input.delivered();
    }

    /** The fault that something which was just read is not what CLIXML allows. */
    public XmlFault malformed(String what) {
        Location at = xml == null ? null : xml.getLocation();
        return at == null ? XmlFault.malformed(what, 0, 0, null)
                : XmlFault.malformed(what, at.getLineNumber(), at.getColumnNumber(), null);
    }

    private int advance() throws XmlFault {
        try {
            if (xml == null) {
                open();
            }
            event = xml.next();
        } catch (XMLStreamException e) {
            throw fault(e);
        } catch (RuntimeException e) {
            // The JDK's scanner has let unchecked exceptions out on malformed input; none may cross the API.
            throw XmlFault.malformed("XML that the parser gave up on: " + e, 0, 0, e);
        }
        input.eventDone();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        if (event == XMLStreamConstants.DTD) {
            throw malformed("a document type declaration, which is refused");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw malformed("a reference to an entity, which is refused");
        }
        return event;
    }

    private XmlFault fault(XMLStreamException e) {
        Location at = e.getLocation();
        long line = at == null ? 0 : at.getLineNumber();
        long column = at == null ? 0 : at.getColumnNumber();
        if (e.getNestedException() instanceof IOException io) {
            return XmlFault.malformed(String.valueOf(io.getMessage()), line, column, io);
        }
        if (at == null || input.isCutAt(at.getCharacterOffset())) {
            return XmlFault.earlyEnd("the document ends early", line, column);
        }
        return XmlFault.malformed("not well-formed XML: " + reason(e), line, column, e);
    }

    /** The parser's own words without its "ParseError at [row,col]" frame; they follow the language of the machine. */
    private static String reason(XMLStreamException e) {
        String text = String.valueOf(e.getMessage());
        int message = text.indexOf("Message: ");
        return (message < 0 ? text : text.substring(message + 9)).strip();
    }
}
