/**
 * Reads registry hive files (regf), with their transaction logs.
 *
 * <p>Promise: it reads a file by channel, only where it is asked to, and never writes. Whatever the bytes are, a question ends in
 * an answer or a {@link org.ucsmigration.registry.internal.hive.HiveException} that names the place; a walk over all keys and
 * values takes time and memory in proportion to the file. First class to open:
 * {@link org.ucsmigration.registry.internal.hive.Hive}. Source: "Windows registry file format specification" (M. Suhanov).
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.registry.internal.hive;

import javax.annotation.ParametersAreNonnullByDefault;
