/**
 * Lync and Exchange cmdlets, live or exported, as facts and evidence; and PowerShell's values in Java.
 *
 * <p>Open {@link org.ucsmigration.powershell.PowerShellSession} first: a {@link org.ucsmigration.powershell.LyncProbe} and an
 * {@link org.ucsmigration.powershell.ExchangeProbe} ask it. A probe never throws for the world, and absence is a fact only inside a
 * list that is complete. {@link org.ucsmigration.powershell.Clixml} reads a single export: it gives
 * {@link org.ucsmigration.powershell.PsObject}s, whose properties are present, null, absent or of another type, and say which.
 * What goes wrong with a file, a document, a command or a session is a
 * {@link org.ucsmigration.powershell.PowerShellException}; nothing else is thrown, whatever the bytes. Values are immutable
 * and safe for use by several threads, and nothing is ever null.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell;

import javax.annotation.ParametersAreNonnullByDefault;
