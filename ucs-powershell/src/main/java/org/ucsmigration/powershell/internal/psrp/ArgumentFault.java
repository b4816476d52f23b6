package org.ucsmigration.powershell.internal.psrp;

/** The arguments of a call could not be read; nothing was sent. */
public final class ArgumentFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArgumentFault(String message, Throwable cause) {
        super(message, cause);
    }
}
