/**
 * What a session is: a place where cmdlets are run, or where it is kept what they gave; a command and its result.
 *
 * <p>Open {@link org.ucsmigration.powershell.PowerShellSession} first: it replays a folder of exports and is scripted in tests,
 * and anyone may implement it. Sessions in a shell are in {@code org.ucsmigration.powershell.live}, the values that they give in
 * {@link org.ucsmigration.powershell.clixml}. What goes wrong with a session is a
 * {@link org.ucsmigration.powershell.PowerShellException}; nothing else is thrown, and nothing is ever null.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell;

import javax.annotation.ParametersAreNonnullByDefault;
