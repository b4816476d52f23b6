package org.ucsmigration.deployment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/**
 * A certificate that one of the two sides signs its tokens with, as a list of certificates shows it. Immutable, compared by
 * content, the thumbprint ignoring case and white space.
 *
 * <p>Its times may come without a zone: such a time is anywhere from UTC-12 to UTC+14, and what depends on it is unknown in
 * between.
 *
 * @since 0.1.0
 */
public final class Certificate {

    private final String thumbprint;
    private final String subject;
    @Nullable
    private final Span validFrom;
    @Nullable
    private final Span validUntil;
    @Nullable
    private final Span effectiveFrom;

    private Certificate(String thumbprint, String subject, @Nullable Span validFrom, @Nullable Span validUntil,
            @Nullable Span effectiveFrom) {
        this.thumbprint = thumbprint;
        this.subject = subject;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
        this.effectiveFrom = effectiveFrom;
    }

    /**
     * A certificate of which nothing else is known.
     *
     * @param thumbprint as the list writes it; blank where the list names none, which is a fault of its own
     */
    public static Certificate of(String thumbprint) {
        Objects.requireNonNull(thumbprint, "thumbprint: pass a blank text where the list names none");
        return new Certificate(thumbprint.replaceAll("\\s", "").toUpperCase(Locale.ROOT), "", null, null, null);
    }

    /** The same with the name that it was issued to. */
    public Certificate withSubject(String newSubject) {
        Objects.requireNonNull(newSubject, "subject: leave it out where it is not known");
        return new Certificate(thumbprint, newSubject.strip(), validFrom, validUntil, effectiveFrom);
    }

    /** The same, valid from then on. */
    public Certificate withValidFrom(Instant time) {
        return new Certificate(thumbprint, subject, Span.of(time), validUntil, effectiveFrom);
    }

    /** The same, valid from then on, in a zone that is not known. */
    public Certificate withValidFrom(LocalDateTime time) {
        return new Certificate(thumbprint, subject, Span.of(time), validUntil, effectiveFrom);
    }

    /** The same, valid until then. */
    public Certificate withValidUntil(Instant time) {
        return new Certificate(thumbprint, subject, validFrom, Span.of(time), effectiveFrom);
    }

    /** The same, valid until then, in a zone that is not known. */
    public Certificate withValidUntil(LocalDateTime time) {
        return new Certificate(thumbprint, subject, validFrom, Span.of(time), effectiveFrom);
    }

    /** The same, to be used from then on: a time to come means that it is to take the place of another. */
    public Certificate withEffectiveFrom(Instant time) {
        return new Certificate(thumbprint, subject, validFrom, validUntil, Span.of(time));
    }

    /** The same, to be used from then on, in a zone that is not known. */
    public Certificate withEffectiveFrom(LocalDateTime time) {
        return new Certificate(thumbprint, subject, validFrom, validUntil, Span.of(time));
    }

    /** What the certificate is known by, in upper case; blank where the list names none. */
    public String thumbprint() {
        return thumbprint;
    }

    /** The name that it was issued to; blank where it is not known. */
    public String subject() {
        return subject;
    }

    Optional<Span> validFrom() {
        return Optional.ofNullable(validFrom);
    }

    Optional<Span> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    Optional<Span> effectiveFrom() {
        return Optional.ofNullable(effectiveFrom);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate that && thumbprint.equals(that.thumbprint) && subject.equals(that.subject)
                && Objects.equals(validFrom, that.validFrom) && Objects.equals(validUntil, that.validUntil)
                && Objects.equals(effectiveFrom, that.effectiveFrom);
    }

    @Override
    public int hashCode() {
        return Objects.hash(thumbprint, validUntil);
    }

    /** The subject, as far as it is known, and the thumbprint. */
    @Override
    public String toString() {
        String name = thumbprint.isEmpty() ? "without a thumbprint" : Shown.of(thumbprint, 60);
        return subject.isEmpty() ? name : Shown.of(subject, 80) + " (" + name + ")";
    }

    /** A point in time, or where in time a clock time without a zone may be. */
    record Span(Instant earliest, Instant latest) {

        /** No certificate is of another time than these, and no arithmetic of days fails between them. */
        private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 2, 0, 0);
        private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 30, 0, 0);

        static Span of(Instant time) {
            Objects.requireNonNull(time, "time: leave it out where it is not known");
            Instant first = FIRST.toInstant(ZoneOffset.UTC);
            Instant last = LAST.toInstant(ZoneOffset.UTC);
            Instant bounded = time.isBefore(first) ? first : time.isAfter(last) ? last : time;
            return new Span(bounded, bounded);
        }

        static Span of(LocalDateTime time) {
            Objects.requireNonNull(time, "time: leave it out where it is not known");
            LocalDateTime bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
            return new Span(bounded.toInstant(ZoneOffset.ofHours(14)), bounded.toInstant(ZoneOffset.ofHours(-12)));
        }

        boolean isSurelyAfter(Instant instant) {
            return earliest.isAfter(instant);
        }

        boolean isSurelyNotAfter(Instant instant) {
            return !latest.isAfter(instant);
        }

        /** The day in UTC; of a time without a zone the earlier of the days that it may be. */
        LocalDate day() {
            return earliest.atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }
}
