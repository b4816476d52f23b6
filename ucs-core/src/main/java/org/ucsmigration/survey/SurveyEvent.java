package org.ucsmigration.survey;

import java.util.Objects;
import org.ucsmigration.UserIdentity;

/**
 * Something that went wrong between a probe and a user: which probe did what to whom, with the exception. Immutable.
 *
 * @param probe  the probe's name, as reasons have it
 * @param user   whom it befell; where a question about many broke off, the first of them who has no answer
 * @param kind   what it was
 * @param reason what it was, as it stands in the user's report
 * @param cause  the exception that the probe threw; where it threw none, one that says what happened instead
 * @since 0.1.0
 */
public record SurveyEvent(String probe, UserIdentity user, Kind kind, String reason, Throwable cause) {

    /**
     * What can go wrong.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** A question about many users ended without an answer for each; each who has none is asked about alone. */
        BROKE_OFF,
        /** The probe threw an exception; the user has no answer of it. */
        FAILED,
        /** The probe gave no answer within the limit; the user has none of it. */
        TIMED_OUT,
        /** The probe ended without an answer for the user. */
        NO_ANSWER,
        /** The probe was not asked about the user: it is given up, or the executor takes no more work. */
        NOT_ASKED
    }

    /** Refuses null. */
    public SurveyEvent {
        Objects.requireNonNull(probe, "probe: its name");
        Objects.requireNonNull(user, "user: whom it befell");
        Objects.requireNonNull(kind, "kind: what it was");
        Objects.requireNonNull(reason, "reason: what it was, in words");
        Objects.requireNonNull(cause, "cause: what the probe threw, or an exception that says what happened");
    }
}
