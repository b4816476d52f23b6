/**
 * Many users as one stream of reports.
 *
 * <p>Promise: constant memory whatever the number of users, and one user's failure is that user's reason, never the end of
 * the survey. First class to open: {@link org.ucsmigration.survey.Survey}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.survey;

import javax.annotation.ParametersAreNonnullByDefault;
