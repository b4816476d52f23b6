/**
 * Assessment and conclusion of one user joined: what holds, why, what to do next, and what to beware of.
 *
 * <p>Promise: pure; the clock is a parameter. Actions, hazard codes and map keys are stable, sentences are not. First class
 * to open: {@link org.ucsmigration.report.UserReport}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.report;

import javax.annotation.ParametersAreNonnullByDefault;
