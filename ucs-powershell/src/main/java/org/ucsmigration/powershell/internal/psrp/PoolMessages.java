package org.ucsmigration.powershell.internal.psrp;

import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.clixml.PsObject;

/** Reads what the server says about the runspace pool itself. Source: MS-PSRP, 2.2.2. */
final class PoolMessages {

    private static final int OPENED = 2;
    private static final int CLOSED = 3;
    private static final int CLOSING = 4;
    private static final int BROKEN = 5;
    private static final int LAST_STATE = 11;

    private final Link link;
    @Nullable
    private PsObject capability;
    @Nullable
    private PsObject serverInfo;

    PoolMessages(Link link) {
        this.link = link;
    }

    /** Takes a message; the opening or the end of the pool, where it says that, for the pool to act on. */
    Optional<Event> receive(Message message) throws ProtocolFault {
        switch (message.type()) {
            case SESSION_CAPABILITY -> capability(message.object());
            case APPLICATION_PRIVATE_DATA -> serverInfo = message.object();
            case RUNSPACEPOOL_STATE -> {
                return state(message.object());
            }
            case ENCRYPTED_SESSION_KEY -> link.keys().accept(message.object().string("EncryptedSessionKey").value()
                    .orElseThrow(() -> new ProtocolFault("a session key message without a key")));
            case PUBLIC_KEY_REQUEST -> link.exchangeKeys();
            case RUNSPACEPOOL_HOST_CALL -> hostCall(message);
            case RUNSPACE_AVAILABILITY, RUNSPACEPOOL_INIT_DATA, USER_EVENT -> { }
            default -> throw new ProtocolFault("a " + message.type() + " for the runspace pool");
        }
        return Optional.empty();
    }

    private void capability(PsObject content) throws ProtocolFault {
        String version = content.string("protocolversion").value().orElse("");
        if (capability != null || !version.startsWith("2.")) {
            throw new ProtocolFault(capability != null ? "a second negotiation"
                    : "protocol version '" + version + "', which is not 2");
        }
        capability = content;
    }

    private Optional<Event> state(PsObject content) throws ProtocolFault {
        long state = content.number("RunspaceState").value().orElse(-1L);
        if (state < 0 || state > LAST_STATE) {
            throw new ProtocolFault("a runspace pool state that there is not: " + content.property("RunspaceState"));
        }
        if (state == OPENED) {
            if (capability == null) {
                throw new ProtocolFault("a runspace pool opened before the two ends knew their versions");
            }
            return Optional.of(new Event.Opened(serverInfo != null ? serverInfo : PsObject.builder().build()));
        }
        if (state == CLOSED || state == CLOSING || state == BROKEN) {
            return Optional.of(new Event.Broken(content.object("ExceptionAsErrorRecord").value().flatMap(PsObject::text)
                    .orElse(state == BROKEN ? "the shell's runspace is broken" : "the shell closed its runspace")));
        }
        return Optional.empty();
    }

    private void hostCall(Message message) throws ProtocolFault {
        HostCall call = HostCall.of(message.object());
        if (call.isExit()) {
            link.tell(new Event.ExitAnnounced(Packet.POOL));
        }
        if (call.isAnswerWanted()) {
            link.ofPool().add(Packet.Stream.PROMPT_RESPONSE,
                    link.message(MessageType.RUNSPACEPOOL_HOST_RESPONSE, Packet.POOL, link.plain(call.refusal())));
            link.tell(new Event.HostCallRefused(Packet.POOL, call.method()));
        }
    }
}
