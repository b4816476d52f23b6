package org.ucsmigration.powershell.clixml;

/** The type of {@link PsObject#NULL}. */
enum PsNull {
    NULL;

    /** The word that PowerShell people use: {@code $null}. */
    @Override
    public String toString() {
        return "$null";
    }
}
