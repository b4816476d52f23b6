package org.ucsmigration.report;

import java.time.Instant;

/**
 * Until when contacts in Exchange Online can be read, as far as anybody knows.
 *
 * <p>Source of the dates: Microsoft's message center, MC1227454 of February 2026, "Deprecation of Exchange Web Services in
 * Exchange Online", and the Exchange team's "Retirement of Exchange Web Services in Exchange Online": blocked from 1 October
 * 2026 unless the tenant sets EWSEnabled True and allows applications by name, ended on 1 April 2027; servers are not
 * concerned. That Lync reads contacts through EWS: "Configuring Lync Server 2013 to use the unified contact store". That
 * they cannot be read without it is inferred.
 */
final class OnlineEws {

    private static final Instant BLOCKED = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant ENDED = Instant.parse("2027-04-01T00:00:00Z");

    private OnlineEws() {
    }

    static String sentence(Instant asOf) {
        String told = asOf.isBefore(BLOCKED)
                ? "Exchange Online blocks Exchange Web Services by default from 1 October 2026 and ends them on 1 April 2027"
                : asOf.isBefore(ENDED)
                        ? "Exchange Online has blocked Exchange Web Services by default since 1 October 2026 and ends them on "
                                + "1 April 2027"
                        : "Exchange Online ended Exchange Web Services on 1 April 2027";
        return told + "; Lync reads these contacts through them, so that without them it is inferred that nobody can.";
    }
}
