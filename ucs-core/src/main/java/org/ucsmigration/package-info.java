/**
 * The words that every other package uses: who is meant, and who says so.
 *
 * <p>What can be wrong has a word each, in all packages: a fact is unknown for <i>reasons</i>; a list has a <i>gap</i> where
 * it may lack something; a source has <i>problems</i>, a sentence each for people, and a registry has <i>caveats</i>, which its
 * reader must know beside its keys; a <i>note</i> tells how a user was found; a <i>hazard</i> is a way in which contacts get
 * lost. A <i>fault</i> is an exception that never leaves the library.
 *
 * <p>Promise: immutable values, compared by content, without input or output. First class to open:
 * {@link org.ucsmigration.UserIdentity}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration;

import javax.annotation.ParametersAreNonnullByDefault;
