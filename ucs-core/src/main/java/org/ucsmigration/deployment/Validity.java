package org.ucsmigration.deployment;

import java.time.Duration;
import java.time.Instant;

/** Whether a certificate can be used at an instant. */
enum Validity {

    NAMELESS, EXPIRED, CHANGES, NOT_YET, UNKNOWN, EXPIRES_SOON, VALID;

    private static final Duration SOON = Duration.ofDays(30);

    /** The first that fits; a time without a zone decides only where it does so in every zone. */
    static Validity of(Certificate certificate, Instant asOf) {
        if (certificate.thumbprint().isEmpty()) {
            return NAMELESS;
        }
        if (certificate.validUntil().filter(until -> until.isSurelyNotAfter(asOf)).isPresent()) {
            return EXPIRED;
        }
        if (certificate.effectiveFrom().filter(from -> !from.isSurelyNotAfter(asOf)).isPresent()) {
            return CHANGES;
        }
        if (certificate.validFrom().filter(from -> from.isSurelyAfter(asOf)).isPresent()) {
            return NOT_YET;
        }
        boolean begun = certificate.validFrom().filter(from -> from.isSurelyNotAfter(asOf)).isPresent();
        boolean going = certificate.validUntil().filter(until -> until.isSurelyAfter(asOf)).isPresent();
        if (!begun || !going) {
            return UNKNOWN;
        }
        boolean soon = certificate.validUntil().filter(until -> !until.earliest().minus(SOON).isAfter(asOf)).isPresent();
        return soon ? EXPIRES_SOON : VALID;
    }

    /** What it is, for behind the certificate's name. */
    String words(Certificate certificate) {
        String from = certificate.validFrom().map(time -> time.day().toString()).orElse("a day that is not known");
        String until = certificate.validUntil().map(time -> time.day().toString()).orElse("a day that is not known");
        return switch (this) {
            case NAMELESS -> "is listed without a thumbprint: none is assigned";
            case EXPIRED -> "expired on " + until;
            case CHANGES -> "is to be used from " + certificate.effectiveFrom().orElseThrow().day()
                    + ", and which one is used until then is not shown";
            case NOT_YET -> "is not valid before " + from;
            case UNKNOWN -> "is valid from " + from + " to " + until
                    + ", which does not tell for certain whether it is valid now";
            case EXPIRES_SOON -> "is valid, and expires on " + until + ": renew it before";
            case VALID -> "is valid until " + until;
        };
    }
}
