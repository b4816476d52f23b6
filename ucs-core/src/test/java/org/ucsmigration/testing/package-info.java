/**
 * For the unit tests of code that uses this library: assertions that explain, users in every state, and the contract of a
 * probe.
 *
 * <p>Promise: a failure shows the whole explanation of a verdict, not only that it differs. It is in the {@code tests}
 * artifact of {@code ucs-core} and needs AssertJ and JUnit Jupiter on the test class path. First class to open:
 * {@link org.ucsmigration.testing.UcsAssertions}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.testing;

import javax.annotation.ParametersAreNonnullByDefault;
