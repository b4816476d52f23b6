package org.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

/** Reads what others have collected; nothing native, nothing but files. */
public final class Offline {

    private Offline() {
    }

    public static List<UserReport> survey(Path exports, Path regFile) {
        List<UserReport> reports = new ArrayList<>();
        try (PowerShellSession session = PowerShellSession.replay(exports); Registry registry = Registry.regFile(regFile)) {
            LyncProbe lync = LyncProbe.over(session);
            Survey.asking(lync, ExchangeProbe.over(session), RegistryProbe.of(registry)).run(lync.users(), reports::add);
        }
        return reports;
    }
}
