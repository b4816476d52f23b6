package org.example;

import java.nio.file.Path;
import org.ucsmigration.powershell.probe.ExchangeProbe;
import org.ucsmigration.powershell.probe.LyncProbe;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyResult;

/** Reads what others have collected; nothing native, nothing but files. */
public final class Offline {

    private Offline() {
    }

    public static SurveyResult survey(Path exports, Path regFile) {
        try (PowerShellSession session = PowerShellSession.replay(exports); Registry registry = Registry.regFile(regFile)) {
            LyncProbe lync = LyncProbe.over(session);
            return Survey.over(lync, ExchangeProbe.over(session), RegistryProbe.of(registry)).run(lync.users());
        }
    }
}
