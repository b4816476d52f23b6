package org.ucsmigration.powershell;

import java.util.Map;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;

/** Something that a session does before it is handed out: a cmdlet or a constant script, with typed values. */
final class Preparation {

    private final String title;
    private final Step step;

    private Preparation(String title, Step step) {
        this.title = title;
        this.step = step;
    }

    static Preparation module(String name) {
        return new Preparation("module " + name, Requests.step("Import-Module", false,
                Map.of("Name", name, "DisableNameChecking", true, "ErrorAction", "Stop")));
    }

    static Preparation script(String title, String script, Map<String, ?> parameters) {
        return new Preparation(title, Requests.step(script, true, parameters));
    }

    /** What it is, for sentences. */
    String title() {
        return title;
    }

    PipelineRequest request() {
        return PipelineRequest.of(step);
    }
}
