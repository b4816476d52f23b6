/**
 * May this user's contacts migrate? Facts in, an explained assessment out.
 *
 * <p>Promise: pure rules. No fact, no verdict: what is not known is {@code UNKNOWN}, and learning it never turns one
 * definite verdict into its opposite. First class to open: {@link org.ucsmigration.precondition.Assessment}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.precondition;

import javax.annotation.ParametersAreNonnullByDefault;
