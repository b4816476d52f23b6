package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Argument;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;

/** Commands and constant scripts as the pipelines that the protocol knows. */
final class Requests {

    private static final String SELECT = Resources.text("select.ps1");

    private Requests() {
    }

    static Step step(String text, Kind kind, Map<String, ?> parameters) {
        List<Argument> arguments = new ArrayList<>();
        parameters.forEach((name, value) -> arguments.add(new Argument(name, value)));
        return new Step(text, kind, arguments);
    }

    /** A script of the library, which leaves behind only what it says is global. */
    static PipelineRequest script(String text, Map<String, ?> parameters) {
        return PipelineRequest.of(step(text, Kind.SCRIPT_OF_OWN_SCOPE, parameters));
    }

    static PipelineRequest of(Command first, Command... next) {
        List<Step> steps = new ArrayList<>();
        add(steps, first);
        for (Command each : next) {
            add(steps, each);
        }
        return new PipelineRequest(steps, Optional.empty());
    }

    private static void add(List<Step> steps, Command command) {
        steps.add(step(command.name(), Kind.COMMAND, command.parameters()));
        if (!command.properties().isEmpty()) {
            steps.add(step(SELECT, Kind.SCRIPT_OF_OWN_SCOPE, Map.of("Property", command.properties().toArray(new String[0]))));
        }
    }
}
