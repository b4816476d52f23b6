package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ucsmigration.powershell.CommandResult;

/** Sessions with the real engine behind {@code UCS_PWSH}, and scripts in them. */
public final class Engine {

    /** A module whose function gives so many objects of that name. */
    static final String ECHO =
            "New-Module -Name Echoing -ScriptBlock { function Get-Echo { [CmdletBinding()] param($Id, [int] $Count)"
            + " for ($i = 0; $i -lt $Count; $i++) { [pscustomobject] @{ Id = $Id; N = $i } } } } | Import-Module -Global";

    private Engine() {
    }

    public static PowerShellOptions options() {
        return PowerShellOptions.standard().withShell(System.getenv("UCS_PWSH"));
    }

    public static LiveSession start() {
        return LiveSession.start(options());
    }

    public static CommandResult script(LiveSession session, String script, Object... namesAndValues) {
        Map<String, Object> parameters = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        List<Object> output = new ArrayList<>();
        return session.script("script", script, parameters, output::add).withOutput(output);
    }
}
