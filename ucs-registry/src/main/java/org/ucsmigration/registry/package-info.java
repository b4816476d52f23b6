/** Placeholder promise of the package. */
@ParametersAreNonnullByDefault
package org.ucsmigration.registry;

import javax.annotation.ParametersAreNonnullByDefault;
