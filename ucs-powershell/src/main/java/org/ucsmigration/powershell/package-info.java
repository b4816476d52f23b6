/**
 * PowerShell from Java: sessions that run cmdlets or replay what they gave, and PowerShell's values, typed.
 *
 * <p>Open {@link org.ucsmigration.powershell.PowerShellSession} first. {@link org.ucsmigration.powershell.Clixml} reads a single
 * export: it gives {@link org.ucsmigration.powershell.PsObject}s, whose properties are present, null, absent or of another type, and
 * say which. What goes wrong with a file, a document, a command or a session is a
 * {@link org.ucsmigration.powershell.PowerShellException}; nothing else is thrown, whatever the bytes. Values are immutable
 * and safe for use by several threads, and nothing is ever null.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell;

import javax.annotation.ParametersAreNonnullByDefault;
