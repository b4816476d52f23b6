/**
 * What is asked of Lync and Exchange: one table, from which the probes' commands, the list of what they may ask and the
 * connections are made, and against which a test holds what is written elsewhere (the collection script, the stand-in modules of
 * the tests).
 *
 * <p>Nothing here is API, and it knows nothing but names. The table is {@link
 * org.ucsmigration.powershell.internal.cmdlets.Question}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.internal.cmdlets;

import javax.annotation.ParametersAreNonnullByDefault;
