/**
 * Small words shared by all that reads registries: how names are compared, and which files are read. Not API.
 *
 * <p>Promise: one rule for each, so that a name that one registry finds is found in all. Knows nothing of the API.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.registry.internal;

import javax.annotation.ParametersAreNonnullByDefault;
