package org.ucsmigration.registry.internal.hive;

/** Why a transaction log, or the rest of it, is of no use. */
final class LogFault extends Exception {

    private static final long serialVersionUID = 1L;

    LogFault(String log, String reason) {
        super(log + ": " + reason);
    }
}
