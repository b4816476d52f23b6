/**
 * Inside the child process: a shell that reads and writes lines, owned from its start to its end.
 *
 * <p>Nothing here is API; start reading at {@link org.ucsmigration.powershell.internal.shell.Shell}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.internal.shell;

import javax.annotation.ParametersAreNonnullByDefault;
