/**
 * For the unit tests of code that brings a PowerShell session of its own.
 *
 * <p>Promise: what the library's own sessions keep, another's can be held to. For tests that only need a session there is
 * {@link org.ucsmigration.powershell.PowerShellSession#scripted()}. It is in the {@code tests} artifact of
 * {@code ucs-powershell}. First class to open: {@link org.ucsmigration.powershell.testing.PowerShellSessionContract}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.testing;

import javax.annotation.ParametersAreNonnullByDefault;
