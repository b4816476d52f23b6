/**
 * What registries tell of the Lync and Skype for Business clients: whose contacts a client has met in Exchange.
 *
 * <p>Promise: it only reads, and whatever cannot be read is a reading with the reason. First classes to open:
 * {@link org.ucsmigration.registry.probe.RegistryProbe} for a registry that is at hand, and
 * {@link org.ucsmigration.registry.probe.RegistrySweep} for many.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.registry.probe;

import javax.annotation.ParametersAreNonnullByDefault;
