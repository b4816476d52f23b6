package org.ucsmigration.powershell;

/**
 * The streams that a command writes.
 *
 * @since 0.1.0
 */
public enum MessageStream {
    /** The objects that it gives. */
    OUTPUT,
    /** Errors after which it goes on. */
    ERROR,
    /** Warnings. Their text is in the language of the server. */
    WARNING,
    /** What {@code -Verbose} shows. */
    VERBOSE,
    /** What {@code -Debug} shows. */
    DEBUG,
    /** What {@code Write-Information} and {@code Write-Host} write. */
    INFORMATION,
    /** How far it has come. */
    PROGRESS
}
