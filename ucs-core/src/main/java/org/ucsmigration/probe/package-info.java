/**
 * The port: how facts and evidence about a user get in.
 *
 * <p>Promise: a probe only reads, never throws for the world, and answers "unknown" with the reason instead. First class to
 * open: {@link org.ucsmigration.probe.Probe}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.probe;

import javax.annotation.ParametersAreNonnullByDefault;
