/**
 * The Windows registry, wherever it is: live, exported to a file, or in memory; and what it tells of a Lync client.
 *
 * <p>Promise: it only reads. Present, absent and unreadable are three answers: a value, an empty {@code Optional}, and a
 * {@link org.ucsmigration.registry.RegistryException}, which is the only exception that the world can cause here. No public
 * type carries a native one. First class to open: {@link org.ucsmigration.registry.Registry}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.registry;

import javax.annotation.ParametersAreNonnullByDefault;
