/**
 * What is known about one user, who says so, and what is not known and why.
 *
 * <p>Promise: immutable values that hold facts and draw no conclusion about migration. A fact is never null: it is
 * known, unknown with reasons, or contested. First class to open: {@link org.ucsmigration.fact.UserFacts}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.fact;

import javax.annotation.ParametersAreNonnullByDefault;
