package org.ucsmigration.report;

/**
 * How much a hazard presses. In the order of urgency.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** Something is under way that loses contacts, or a deadline runs: look today. */
    NOW,
    /** Something known endangers the contacts, or will once somebody moves: look before anything else is done with the user. */
    ACT,
    /** True of everybody in that state: to know before a move, and no alarm. */
    STANDING
}
