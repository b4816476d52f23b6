/**
 * What somebody should do: next steps, remedies and the steps of a move are made of it.
 *
 * <p>Promise: text for people, made without knowing anything else of the library; nothing here runs a command. Action codes
 * and map keys are stable, sentences are not. First class to open: {@link org.ucsmigration.advice.Advice}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.advice;

import javax.annotation.ParametersAreNonnullByDefault;
