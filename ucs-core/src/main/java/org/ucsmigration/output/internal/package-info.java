/**
 * The forms of the document, each a writer of its lines, and a file that appears when it is whole. Not API: it may change with
 * any version, and no signature names it.
 *
 * <p>Promise: knows plain data only. First class to open: {@link org.ucsmigration.output.internal.DocumentWriter}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.output.internal;

import javax.annotation.ParametersAreNonnullByDefault;
