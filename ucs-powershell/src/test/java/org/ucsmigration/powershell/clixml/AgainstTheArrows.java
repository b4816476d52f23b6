package org.ucsmigration.powershell.clixml;

import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellSession;

/** What must not be in this package: values that know of sessions. The architecture test has to find it. */
public interface AgainstTheArrows {

    CommandResult of(PowerShellSession session);
}
