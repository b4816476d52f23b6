/**
 * Have the contacts migrated? Evidence in, a conclusion out.
 *
 * <p>Promise: pure rules on what each witness can and cannot show. Absence of a sign shows nothing; only the server's own
 * state concludes "not migrated" outright. First class to open: {@link org.ucsmigration.evidence.MigrationConclusion}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.evidence;

import javax.annotation.ParametersAreNonnullByDefault;
