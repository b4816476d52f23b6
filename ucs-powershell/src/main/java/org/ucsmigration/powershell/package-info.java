/** Placeholder promise of the package. */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell;

import javax.annotation.ParametersAreNonnullByDefault;
