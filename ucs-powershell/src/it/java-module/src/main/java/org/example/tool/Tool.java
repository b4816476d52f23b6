package org.example.tool;

import java.time.Instant;
import java.util.List;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.UserReport;

public final class Tool {

    private Tool() {
    }

    public static List<String> advice(String sipAddress) {
        UserFacts facts = UserFacts.builder().serverToServerTrust(true).build();
        UserReport report = UserReport.of(Observations.of(UserIdentity.of(sipAddress), facts), Instant.now());
        return List.of(report.assessment().sentence(), report.nextStep().sentence());
    }
}
