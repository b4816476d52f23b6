package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;

/** The call behind recorded messages: what Microsoft's client was asked to run. */
final class SampleRequests {

    private SampleRequests() {
    }

    static PipelineRequest of(List<Message> messages) {
        PsObject creation = (PsObject) messages.get(0).value();
        List<PipelineRequest.Step> steps = new ArrayList<>();
        for (Object each : creation.object("PowerShell").orElseThrow().list("Cmds").orElseThrow()) {
            PsObject command = (PsObject) each;
            List<PipelineRequest.Argument> arguments = new ArrayList<>();
            for (Object argument : command.list("Args").orElseThrow()) {
                PsObject pair = (PsObject) argument;
                arguments.add(new PipelineRequest.Argument(pair.string("N").value().orElse(null), pair.extended().get("V")));
            }
            Kind kind = command.bool("IsScript").orElseThrow() ? Kind.SCRIPT : Kind.COMMAND;
            steps.add(new PipelineRequest.Step(command.string("Cmd").orElseThrow(), kind, arguments));
        }
        List<Object> input = new ArrayList<>();
        messages.stream().filter(message -> message.type() == MessageType.PIPELINE_INPUT).forEach(m -> input.add(m.value()));
        return new PipelineRequest(steps, creation.bool("NoInput").orElseThrow() ? Optional.empty() : Optional.of(input));
    }

    /** A script for the pipeline that stays. */
    static PipelineRequest kept(String text, Map<?, ?> with) {
        List<PipelineRequest.Argument> arguments = new ArrayList<>();
        with.forEach((name, value) -> arguments.add(new PipelineRequest.Argument((String) name, value)));
        return PipelineRequest.of(new PipelineRequest.Step(text, Kind.KEPT, arguments));
    }

    static PipelineRequest script(String text) {
        return PipelineRequest.of(new PipelineRequest.Step(text, Kind.SCRIPT, List.of()));
    }
}
