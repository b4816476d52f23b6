/**
 * The functions of Windows that read a registry, as plain questions with small records for answers. Not API.
 *
 * <p>Promise: no type of JNA and no out-parameter of C leaves it, and one class touches the native library. First class to
 * open: {@link org.ucsmigration.registry.internal.windows.WindowsRegistry}. Knows nothing of the API.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.registry.internal.windows;

import javax.annotation.ParametersAreNonnullByDefault;
