package org.ucsmigration.powershell.clixml;

import java.util.Objects;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.internal.xml.Pieces;
import org.ucsmigration.powershell.internal.xml.XmlFault;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/**
 * Reads single values without an envelope, as remoting messages carry them, one after the other and much faster than document by
 * document. For one thread.
 *
 * <p>What one fragment holds means nothing to another: neither its objects nor its type names can be referred to. A fragment
 * that is refused spoils none of the others.
 *
 * <pre>{@code
 * Object value = new FragmentReader().read("<S>Atlanta</S>");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FragmentReader {

    /** So many characters go through one parser, which never forgets a name that it has met. */
    private static final int MOST_FOR_A_PARSER = 16 << 20;

    private Pieces pieces = new Pieces();
    /** None where the next fragment needs a new parser. */
    @Nullable
    private ClixmlReader reader;
    private int characters;

    /** Starts with no fragment. */
    public FragmentReader() {
        // What it reads with is made when there is something to read.
    }

    /** The server writes the two characters that XML has no form for as references all the same. */
    private static String mended(String clixml) {
        return clixml.indexOf("&#xFFF") < 0 ? clixml : clixml.replace("&#xFFFE;", "_xFFFE_").replace("&#xFFFF;", "_xFFFF_");
    }

    /**
     * The value of a fragment.
     *
     * @param clixml the value without an envelope; empty for null
     * @return the value
     * @throws ClixmlException if that is not one value; the next fragment can be read all the same
     */
    public Object read(String clixml) {
        Objects.requireNonNull(clixml, "clixml: one value without an envelope, or an empty text for null");
        if (clixml.isEmpty()) {
            return PsObject.NULL;
        }
        ClixmlReader sound = reader;
        if (sound == null || characters > MOST_FOR_A_PARSER) {
            pieces = new Pieces();
            sound = new ClixmlReader(XmlPull.of(pieces), false);
            characters = 0;
        }
        String mended = mended(clixml);
        characters += mended.length();
        pieces.add(mended);
        reader = null;
        try {
            Object value = sound.ofNextPiece();
            reader = sound;
            return value;
        } catch (XmlFault e) {
            throw ClixmlException.of("message", String.valueOf(e.getMessage()), e);
        }
    }
}
