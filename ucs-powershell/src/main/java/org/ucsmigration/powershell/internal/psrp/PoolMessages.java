package org.ucsmigration.powershell.internal.psrp;

import org.ucsmigration.powershell.clixml.PsObject;

/** What the server says about the runspace pool. Source: MS-PSRP, 2.2.2. */
final class PoolMessages {

    private static final int OPENED = 2;
    private static final int CLOSED = 3;
    private static final int CLOSING = 4;
    private static final int BROKEN = 5;
    private static final int LAST_STATE = 11;

    private final RunspacePool pool;
    private PsObject capability;
    private PsObject serverInfo;

    PoolMessages(RunspacePool pool) {
        this.pool = pool;
    }

    void receive(Message message) throws ProtocolFault {
        switch (message.type()) {
            case SESSION_CAPABILITY -> capability(message.object());
            case APPLICATION_PRIVATE_DATA -> serverInfo = message.object();
            case RUNSPACEPOOL_STATE -> state(message.object());
            case ENCRYPTED_SESSION_KEY -> pool.keys().accept(message.object().string("EncryptedSessionKey").value()
                    .orElseThrow(() -> new ProtocolFault("a session key message without a key")));
            case PUBLIC_KEY_REQUEST -> pool.exchangeKeys();
            case RUNSPACEPOOL_HOST_CALL -> hostCall(message);
            case RUNSPACE_AVAILABILITY, RUNSPACEPOOL_INIT_DATA, USER_EVENT -> { }
            default -> throw new ProtocolFault("a " + message.type() + " for the runspace pool");
        }
    }

    private void capability(PsObject content) throws ProtocolFault {
        String version = content.string("protocolversion").value().orElse("");
        if (capability != null || !version.startsWith("2.")) {
            throw new ProtocolFault(capability != null ? "a second negotiation"
                    : "protocol version '" + version + "', which is not 2");
        }
        capability = content;
    }

    private void state(PsObject content) throws ProtocolFault {
        long state = content.number("RunspaceState").value().orElse(-1L);
        if (state < 0 || state > LAST_STATE) {
            throw new ProtocolFault("a runspace pool state that there is not: " + content.property("RunspaceState"));
        }
        if (state == OPENED) {
            if (capability == null) {
                throw new ProtocolFault("a runspace pool opened before the two ends knew their versions");
            }
            pool.opened(serverInfo != null ? serverInfo : PsObject.builder().build());
        } else if (state == CLOSED || state == CLOSING || state == BROKEN) {
            pool.ending(content.object("ExceptionAsErrorRecord").value().flatMap(PsObject::text)
                    .orElse(state == BROKEN ? "the shell's runspace is broken" : "the shell closed its runspace"));
        }
    }

    private void hostCall(Message message) throws ProtocolFault {
        HostCall call = HostCall.of(message.object());
        if (call.isAnswerWanted()) {
            pool.answer(pool.message(MessageType.RUNSPACEPOOL_HOST_RESPONSE, Packet.POOL, pool.plain(call.refusal())));
            pool.tell(new Event.HostCallRefused(Packet.POOL, call.method()));
        }
    }
}
