package org.ucsmigration.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.internal.Instants;
import org.ucsmigration.internal.Shown;

/**
 * What a witness knows of failed attempts to migrate a user: none, or the latest with its code. Immutable, compared by
 * content.
 *
 * <p>Sources: "Debug-CsStorageServiceFailures" (Skype for Business Server 2015 and later), whose sample has
 * {@code EndpointStatusTime} and {@code EndpointStatusDetail} with {@code code=ErrorEwsAutodiscover, reason=…};
 * "Debug-CsUnifiedContactStore", whose sample shows {@code FailedUserData} of a pool blank, so that what stands in it when
 * it is not is inferred, and which promises attempts of a user without naming the properties. A failure of the storage
 * service need not be one of this user's migration: it shows what its contacts would meet.
 *
 * <p>Two of them agree always: together they tell the later failure and the later success. A list that does not name the
 * user takes nothing back.
 *
 * @since 0.1.0
 */
public final class MigrationFailure extends Agreeing<MigrationFailure> {

    private static final int LONGEST = 1_000;
    private static final MigrationFailure NONE = new MigrationFailure(null, "", null, null);
    /** How far the clocks of two computers may be apart: a time later than that is no time. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /** The failure that says more: any before none, undated before dated, the later, then by its words. */
    private static final Comparator<MigrationFailure> WEIGHT = Comparator
            .<MigrationFailure, Boolean>comparing(one -> !one.isNone())
            .thenComparing(one -> one.failedAt == null ? Instant.MAX : one.failedAt)
            .thenComparing(one -> one.code == null ? "" : one.code)
            .thenComparing(one -> one.detail);

    @Nullable
    private final String code;
    private final String detail;
    @Nullable
    private final Instant failedAt;
    @Nullable
    private final Instant lastSuccess;

    private MigrationFailure(@Nullable String code, String detail, @Nullable Instant failedAt, @Nullable Instant lastSuccess) {
        this.code = code;
        this.detail = detail;
        this.failedAt = failedAt;
        this.lastSuccess = lastSuccess;
    }

    /** The witness was asked, and names no failed attempt of the user. */
    public static MigrationFailure none() {
        return NONE;
    }

    /**
     * An attempt that failed.
     *
     * @param detail what the witness says of it, as it shall stand in a sentence
     * @throws IllegalArgumentException if the detail is blank
     */
    public static MigrationFailure of(String detail) {
        return new MigrationFailure(null, checked("detail", detail, "the pool names the user among those that failed"), null,
                null);
    }

    /**
     * The same failure with its code.
     *
     * @param newCode as the witness spells it: {@code ErrorEwsAutodiscover}
     * @throws IllegalArgumentException if the code is blank
     * @throws IllegalStateException    if there is no failure
     */
    public MigrationFailure withCode(String newCode) {
        return new MigrationFailure(checked("code", newCode, "ErrorEwsAutodiscover"), failed().detail, failedAt, lastSuccess);
    }

    /**
     * The same failure at that instant.
     *
     * @throws IllegalStateException if there is no failure
     */
    public MigrationFailure withFailedAt(Instant at) {
        return new MigrationFailure(code, failed().detail, Objects.requireNonNull(at, "at: leave it out where it is not known"),
                lastSuccess);
    }

    /** The same, with the instant at which an attempt last succeeded. */
    public MigrationFailure withLastSuccess(Instant at) {
        return new MigrationFailure(code, detail, failedAt, Objects.requireNonNull(at, "at: leave it out where it is not known"));
    }

    /** Whether no failed attempt is named. */
    public boolean isNone() {
        return detail.isEmpty();
    }

    /** The code, as the witness spells it, where it gives one. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** What the witness says of it; empty exactly where there is no failure. */
    public String detail() {
        return detail;
    }

    /** When it failed, where known. */
    public Optional<Instant> failedAt() {
        return Optional.ofNullable(failedAt);
    }

    /** When an attempt last succeeded, where known. */
    public Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    /**
     * Whether the failure stands: it is fresh, and no later success is known. A failure counts from when it happened, else
     * from when its source was asked; one without any time, or of a time that is still to come, counts as new, since a known
     * obstacle always counts.
     *
     * @param source    who tells it
     * @param asOf      the instant that the question speaks of
     * @param freshness how old it may be; see {@code Rules.freshness()}
     */
    public boolean isStanding(Source source, Instant asOf, Duration freshness) {
        Objects.requireNonNull(source, "source: who tells it, as the fact's claim has it");
        Objects.requireNonNull(asOf, "asOf: the instant that the question speaks of");
        Objects.requireNonNull(freshness, "freshness: how old it may be, for example Duration.ofDays(7)");
        if (isNone()) {
            return false;
        }
        Optional<Instant> at = failedAt().or(source::at).filter(time -> Duration.between(asOf, time).compareTo(CLOCKS) <= 0);
        boolean isOld = at.filter(time -> Duration.between(time, asOf).compareTo(freshness) > 0).isPresent();
        boolean isOvertaken = lastSuccess != null && at.filter(time -> !time.isAfter(lastSuccess)).isPresent();
        return !isOld && !isOvertaken;
    }

    /** What failed has failed: a later list of the same witness that names none takes nothing back; a later success does. */
    @Override
    boolean accumulates() {
        return !isNone();
    }

    private MigrationFailure failed() {
        if (isNone()) {
            throw new IllegalStateException("There is no failure to say more of: start from MigrationFailure.of(detail).");
        }
        return this;
    }

    @Override
    Optional<MigrationFailure> agreeWith(MigrationFailure other) {
        MigrationFailure later = WEIGHT.compare(this, other) >= 0 ? this : other;
        Instant success = Instants.later(lastSuccess(), other.lastSuccess()).orElse(null);
        return Optional.of(Objects.equals(success, later.lastSuccess) ? later
                : new MigrationFailure(later.code, later.detail, later.failedAt, success));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MigrationFailure that && Objects.equals(code, that.code) && detail.equals(that.detail)
                && Objects.equals(failedAt, that.failedAt) && Objects.equals(lastSuccess, that.lastSuccess);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, detail, failedAt, lastSuccess);
    }

    /** What is known of it in words, fit for the middle of a sentence. */
    @Override
    public String toString() {
        String success = lastSuccess == null ? "" : ", last success " + lastSuccess;
        return isNone() ? "no failed attempt" + success
                : Shown.of(detail, LONGEST) + (code == null ? "" : " (" + Shown.of(code, LONGEST) + ")")
                        + (failedAt == null ? "" : ", failed " + failedAt) + success;
    }

    private static String checked(String what, String text, String example) {
        Objects.requireNonNull(text, () -> "The " + what + " is null. Leave it out where it is not known.");
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " of a failure is blank: give it as in \"" + example
                    + "\", or leave it out.");
        }
        return text.strip();
    }
}
