package org.ucsmigration.powershell.internal.psrp;

/** The server said what the protocol does not allow; nothing more can be understood of it. */
public final class ProtocolFault extends Exception {

    private static final long serialVersionUID = 1L;

    ProtocolFault(String message) {
        super(message);
    }

    ProtocolFault(String message, Throwable cause) {
        super(message, cause);
    }
}
