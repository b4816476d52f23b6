/**
 * The words that every other package uses: who is meant, and who says so.
 *
 * <p>Promise: immutable values, compared by content, without input or output. First class to open:
 * {@link org.ucsmigration.UserIdentity}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration;

import javax.annotation.ParametersAreNonnullByDefault;
