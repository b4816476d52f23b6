package org.ucsmigration.powershell.clixml;

/**
 * PowerShell's {@code $null} as a value: what a property, a list or a dictionary holds where it holds nothing.
 *
 * <p>A null property is there and empty; a property that is not there at all is another answer.
 *
 * @since 0.1.0
 */
public enum PsNull {
    /** The only one. */
    NULL;

    /** The word that PowerShell people use: {@code $null}. */
    @Override
    public String toString() {
        return "$null";
    }
}
