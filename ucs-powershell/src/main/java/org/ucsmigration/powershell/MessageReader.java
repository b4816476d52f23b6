package org.ucsmigration.powershell;

import org.ucsmigration.powershell.internal.clixml.ClixmlFault;
import org.ucsmigration.powershell.internal.clixml.Pieces;
import org.ucsmigration.powershell.internal.clixml.XmlPull;

/** Reads the values of the messages of one call, one after the other. For one thread. */
final class MessageReader {

    /** So many characters go through one parser, which never forgets a name that it has met. */
    private static final int MOST_FOR_A_PARSER = 16 << 20;

    private Pieces pieces;
    private ClixmlReader reader;
    private int characters;

    /**
     * The value of a message.
     *
     * @param clixml the value without an envelope; empty for null
     * @throws PowerShellException if that is not one value; the next message can be read all the same
     */
    Object read(String clixml) {
        if (clixml.isEmpty()) {
            return PsNull.NULL;
        }
        if (reader == null || characters > MOST_FOR_A_PARSER) {
            pieces = new Pieces();
            reader = new ClixmlReader(XmlPull.of(pieces), false);
            characters = 0;
        }
        characters += clixml.length();
        pieces.add(clixml);
        ClixmlReader sound = reader;
        reader = null;
        try {
            Object value = sound.ofNextPiece();
            reader = sound;
            return value;
        } catch (ClixmlFault e) {
            throw PowerShellException.of("message", e.getMessage(), e);
        }
    }
}
