/**
 * Inside a live session: one shell, one runspace in it, calls that take their turn.
 *
 * <p>Nothing here is API; start reading at {@link org.ucsmigration.powershell.internal.session.Runspace}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.internal.session;

import javax.annotation.ParametersAreNonnullByDefault;
