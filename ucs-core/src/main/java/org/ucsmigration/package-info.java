/** Placeholder promise of the package. */
@ParametersAreNonnullByDefault
package org.ucsmigration;

import javax.annotation.ParametersAreNonnullByDefault;
