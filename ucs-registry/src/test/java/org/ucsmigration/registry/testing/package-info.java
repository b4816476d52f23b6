/**
 * For the unit tests of code that brings a registry of its own.
 *
 * <p>Promise: what the library's own registries keep, another's can be held to. For tests that only need a registry there is
 * {@link org.ucsmigration.registry.Registry#inMemory()}. It is in the {@code tests} artifact of {@code ucs-registry}. First
 * class to open: {@link org.ucsmigration.registry.testing.RegistryContract}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.registry.testing;

import org.ucsmigration.registry.Registry;
import javax.annotation.ParametersAreNonnullByDefault;
