/**
 * Shells of this machine: started, prepared with modules and connections, and asked.
 *
 * <p>Open {@link org.ucsmigration.powershell.live.LiveSession} first. A call that fails, takes too long or is interrupted leaves
 * the session usable, and no shell outlives its session. What goes wrong with a session is a
 * {@link org.ucsmigration.powershell.PowerShellException}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.live;

import javax.annotation.ParametersAreNonnullByDefault;
