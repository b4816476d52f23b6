/**
 * What Lync and Exchange say of their users, as facts and evidence: asked live, or read from exports.
 *
 * <p>Promise: a probe only reads, never throws for the world, and never takes absence for a fact outside a list that is
 * complete. First class to open: {@link org.ucsmigration.powershell.probe.LyncProbe}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.probe;

import javax.annotation.ParametersAreNonnullByDefault;
