/**
 * Engine room of CLIXML: decoding bytes, pulling XML within bounds, reading and writing the text of single values.
 *
 * <p>Nothing here is API. What assembles whole values lies beside {@code PsObject}, whose parts it fills; start reading at
 * {@link org.ucsmigration.powershell.internal.clixml.XmlPull}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.internal.clixml;

import javax.annotation.ParametersAreNonnullByDefault;
