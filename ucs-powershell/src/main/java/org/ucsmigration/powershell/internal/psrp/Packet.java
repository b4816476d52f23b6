package org.ucsmigration.powershell.internal.psrp;

import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.ucsmigration.internal.Shown;

/**
 * One line of the transport: a kind, whom it is for, and the bytes of a {@code Data}.
 *
 * <p>The target is a pipeline, or {@link #POOL}. The stream of what a server sends has no meaning and is not kept.
 */
final class Packet {

    /** What stands in for a pipeline's GUID where the runspace pool is meant. */
    static final UUID POOL = new UUID(0, 0);

    private static final byte[] NOTHING = {};
    private static final String TARGET = " PSGuid=";
    private static final int GUID_LENGTH = 36;

    enum Kind {
        DATA("Data"), DATA_ACK("DataAck"), COMMAND("Command"), COMMAND_ACK("CommandAck"),
        SIGNAL("Signal"), SIGNAL_ACK("SignalAck"), CLOSE("Close"), CLOSE_ACK("CloseAck");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        @Override
        public String toString() {
            return element;
        }
    }

    /** The two ways a {@code Data} can go; answers to host calls overtake what else is waiting. */
    enum Stream {
        DEFAULT("Default"), PROMPT_RESPONSE("PromptResponse");

        private final String text;

        Stream(String text) {
            this.text = text;
        }
    }

    private final Kind kind;
    private final UUID target;
    private final byte[] payload;

    Packet(Kind kind, UUID target, byte[] payload) {
        this.kind = kind;
        this.target = target;
        this.payload = payload;
    }

    Kind kind() {
        return kind;
    }

    UUID target() {
        return target;
    }

    /** The bytes of a {@code Data}; empty for the other kinds. */
    byte[] payload() {
        return payload;
    }

    /** The line of a packet without bytes. */
    static String line(Kind kind, UUID target) {
        return "<" + kind + " PSGuid='" + target + "' />";
    }

    /** The line of a {@code Data}. */
    static String data(Stream stream, UUID target, byte[] payload) {
        return "<Data Stream='" + stream.text + "' PSGuid='" + target + "'>" + Base64.getEncoder().encodeToString(payload)
                + "</Data>";
    }

    /** Reads a line as a server writes it: one element, its attributes in either kind of quotes. */
    static Packet parse(String line) throws ProtocolFault {
        int tagEnd = line.indexOf('>');
        if (!line.startsWith("<") || tagEnd < 0) {
            throw foreign(line);
        }
        boolean empty = line.charAt(tagEnd - 1) == '/';
        String tag = line.substring(1, empty ? tagEnd - 1 : tagEnd);
        int nameEnd = tag.indexOf(' ');
        Kind kind = kind(nameEnd < 0 ? tag : tag.substring(0, nameEnd), line);
        UUID target = target(tag, line);
        if (kind != Kind.DATA) {
            if (!empty || tagEnd != line.length() - 1) {
                throw foreign(line);
            }
            return new Packet(kind, target, NOTHING);
        }
        int textEnd = line.length() - "</Data>".length();
        if (empty || textEnd <= tagEnd || !line.endsWith("</Data>")) {
            throw foreign(line);
        }
        try {
            return new Packet(kind, target, Base64.getDecoder().decode(line.substring(tagEnd + 1, textEnd)));
        } catch (IllegalArgumentException e) {
            throw new ProtocolFault("a Data line whose content is not base64: " + excerpt(line), e);
        }
    }

    private static Kind kind(String element, String line) throws ProtocolFault {
        for (Kind kind : Kind.values()) {
            if (kind.element.equals(element)) {
                return kind;
            }
        }
        throw foreign(line);
    }

    private static UUID target(String tag, String line) throws ProtocolFault {
        int at = tag.indexOf(TARGET) + TARGET.length();
        int end = at + GUID_LENGTH + 1;
        if (at < TARGET.length() || end >= tag.length() || tag.charAt(at) != tag.charAt(end)
                || "'\"".indexOf(tag.charAt(at)) < 0) {
            throw foreign(line);
        }
        try {
            return UUID.fromString(tag.substring(at + 1, end));
        } catch (IllegalArgumentException e) {
            throw new ProtocolFault("a line for no GUID: " + excerpt(line), e);
        }
    }

    private static ProtocolFault foreign(String line) {
        return new ProtocolFault("a line that is not PowerShell remoting: " + excerpt(line));
    }

    private static String excerpt(String line) {
        Objects.requireNonNull(line, "line");
        return "'" + Shown.of(line, 120) + "'";
    }
}
