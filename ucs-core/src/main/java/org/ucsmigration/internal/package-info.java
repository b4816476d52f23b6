/**
 * Small words that all modules of this library share: showing text from outside, trouble with files, spans of time, and
 * finding by keys. Not API: it may change with any version, and no signature names it.
 *
 * <p>Promise: knows nothing of the library, and does no input or output.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.internal;

import javax.annotation.ParametersAreNonnullByDefault;
