/**
 * PowerShell's values and the documents that hold them: read, made and written, and typed where they are asked for.
 *
 * <p>Open {@link org.ucsmigration.powershell.clixml.Clixml} first: it reads an export and gives
 * {@link org.ucsmigration.powershell.clixml.PsObject}s, whose properties are present, null, absent or of another type, and say
 * which. What cannot be read or written is a {@link org.ucsmigration.powershell.clixml.ClixmlException}; nothing else is thrown,
 * whatever the bytes. Nothing is ever null. Values are immutable and safe for use by several threads. Knows nothing of sessions.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.clixml;

import javax.annotation.ParametersAreNonnullByDefault;
