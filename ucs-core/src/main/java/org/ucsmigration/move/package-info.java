/**
 * May this user be moved now without losing contacts, and what must be done before: the check that mailbox and user moves lack.
 *
 * <p>Promise: pure; it only judges what a report says, and its commands are text for people. Reason codes, actions and map keys
 * are stable, sentences are not. First class to open: {@link org.ucsmigration.move.MoveCheck}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.move;

import javax.annotation.ParametersAreNonnullByDefault;
