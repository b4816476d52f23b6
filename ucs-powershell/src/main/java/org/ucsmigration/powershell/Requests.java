package org.ucsmigration.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Argument;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;

/** Commands and constant scripts as the pipelines that the protocol knows. */
final class Requests {

    private Requests() {
    }

    static Step step(String text, boolean isScript, Map<String, ?> parameters) {
        List<Argument> arguments = new ArrayList<>();
        parameters.forEach((name, value) -> arguments.add(new Argument(name, value)));
        return new Step(text, isScript, arguments);
    }

    static PipelineRequest of(Command first, Command... next) {
        List<Step> steps = new ArrayList<>();
        add(steps, first);
        for (Command each : next) {
            add(steps, each);
        }
        return new PipelineRequest(steps, java.util.Optional.empty());
    }

    private static void add(List<Step> steps, Command command) {
        steps.add(step(command.name(), false, command.parameters()));
        if (!command.properties().isEmpty()) {
            steps.add(step("Select-Object", false, Map.of("Property", command.properties().toArray(new String[0]))));
        }
    }
}
