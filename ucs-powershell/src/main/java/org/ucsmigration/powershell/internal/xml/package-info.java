/**
 * The text of CLIXML, with no notion of what it stands for: decoding bytes, pulling XML within bounds, escapes.
 *
 * <p>Nothing here is API, and nothing here knows anything else of the library. What makes values of it is
 * {@code org.ucsmigration.powershell.clixml}; start reading at {@link org.ucsmigration.powershell.internal.xml.XmlPull}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.powershell.internal.xml;

import javax.annotation.ParametersAreNonnullByDefault;
