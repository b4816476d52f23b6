package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Argument;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;

/** Commands and constant scripts as the pipelines that the protocol knows. */
final class Requests {

    private static final String LIST = Resources.script("list.ps1");
    private static final String VARIABLES = "$command# = & $find $Step[#].Name; $with# = [hashtable] $Step[#].Parameters;"
            + " $property# = [string[]] @($Step[#].Property)\n";
    /** Select-Object would add those that an object lacks, as null; of one that cannot be read only the method tells. */
    private static final String SELECT =
            "& { process { if ($null -eq $_) { , $null; return }; $from = $_.PSObject.Properties; $to = [ordered] @{};"
            + " foreach ($one in $property#) { $found = $from[$one]; if ($null -ne $found) { $to[$one] = $found.get_Value() } };"
            + " [pscustomobject] $to } }";

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

    /**
     * Commands of which each takes the output of the one before, and gives of its objects the properties that are wanted; behind
     * the last row the end mark. The text is made of fixed words and numbers; whatever is the caller's is in its parameters.
     */
    static PipelineRequest list(EndMark end, Command first, Command... next) {
        List<Command> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(next));
        List<Map<String, Object>> steps = new ArrayList<>();
        StringBuilder variables = new StringBuilder();
        List<String> pipeline = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Command command = all.get(i);
            steps.add(Map.of("Name", command.name(), "Parameters", command.parameters(),
                    "Property", command.properties().toArray(new String[0])));
            variables.append(VARIABLES.replace("#", String.valueOf(i)));
            pipeline.add("& $command# @with#".replace("#", String.valueOf(i)));
            if (!command.properties().isEmpty()) {
                pipeline.add(SELECT.replace("#", String.valueOf(i)));
            }
        }
        String text = LIST.replace("#variables", variables).replace("#pipeline", String.join(" | ", pipeline));
        return script(text, Map.of("Mark", end.text(), "Step", steps.toArray()));
    }
}
