package org.ucsmigration.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sessions with the real engine behind {@code UCS_PWSH}, and scripts in them. */
final class Engine {

    private Engine() {
    }

    static PowerShellOptions options() {
        return PowerShellOptions.standard().withShell(System.getenv("UCS_PWSH"));
    }

    static LiveSession start() {
        return PowerShellSession.start(options());
    }

    static CommandResult script(LiveSession session, String script, Object... namesAndValues) {
        Map<String, Object> parameters = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        List<Object> output = new ArrayList<>();
        return session.script("script", script, parameters, output::add).withOutput(output);
    }
}
