package org.ucsmigration.powershell;

/**
 * The streams of text that a command writes beside its output and its errors.
 *
 * @since 0.1.0
 */
public enum MessageStream {
    /** Warnings. Their text is in the language of the server. */
    WARNING,
    /** What {@code -Verbose} shows. */
    VERBOSE,
    /** What {@code -Debug} shows. */
    DEBUG,
    /** What {@code Write-Information} and {@code Write-Host} write. */
    INFORMATION
}
