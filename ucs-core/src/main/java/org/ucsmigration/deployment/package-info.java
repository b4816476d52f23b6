/**
 * Is the deployment itself set up for the unified contact store? Facts of both sides in, findings out, and what follows for
 * each user.
 *
 * <p>Promise: pure rules. Configured is not proven; what is only inferred is marked and unknown; what is known to be missing is
 * missing for every user. First class to open: {@link org.ucsmigration.deployment.Preflight}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.deployment;

import javax.annotation.ParametersAreNonnullByDefault;
