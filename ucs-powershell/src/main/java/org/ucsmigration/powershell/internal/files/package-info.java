/**
 * Files from outside, opened with care. Not API: it may change with any version, and no signature names it.
 *
 * <p>Promise: knows nothing of the library.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.internal.files;

import javax.annotation.ParametersAreNonnullByDefault;
