/**
 * Inside PowerShell remoting: the client's side of the protocol without I/O, threads or clocks.
 *
 * <p>Lines of the server in, events and lines to send out. Nothing here is API; start reading at
 * {@link org.ucsmigration.powershell.internal.psrp.RunspacePool}. Source: MS-PSRP, and for the transport, which is not in it,
 * what Microsoft's client and server were recorded to say.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.internal.psrp;

import javax.annotation.ParametersAreNonnullByDefault;
