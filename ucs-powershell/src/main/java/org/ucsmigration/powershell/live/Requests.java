package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.HashMap;
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
    /** Select-Object would add those that an object lacks, as null; of one that cannot be read only the method tells. */
    private static final String SELECT =
            " | & { process { if ($null -eq $_) { , $null; return }; $from = $_.PSObject.Properties; $to = [ordered] @{};"
            + " foreach ($one in $Property#) { $found = $from[$one]; if ($null -ne $found) { $to[$one] = $found.get_Value() } };"
            + " [pscustomobject] $to } }";

    /** What most calls are. */
    private static final String SINGLE = text(List.of(false));

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

    /** The same for one that is run again and again. */
    static PipelineRequest kept(String text, Map<String, ?> parameters) {
        return PipelineRequest.of(step(text, Kind.KEPT, parameters));
    }

    /**
     * Commands of which each takes the output of the one before, and gives of its objects the properties that are wanted; behind
     * the last row the end mark. Whatever is the caller's is in the parameters.
     */
    static PipelineRequest list(EndMark end, Command first, Command... next) {
        List<Command> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(next));
        Map<String, Object> parameters = new HashMap<>(Map.of("Mark", end.text()));
        List<Boolean> selecting = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Command command = all.get(i);
            parameters.put("Name" + i, command.name());
            parameters.put("With" + i, command.parameters());
            parameters.put("Property" + i, command.properties().toArray(new String[0]));
            selecting.add(!command.properties().isEmpty());
        }
        return kept(all.size() == 1 && !selecting.get(0) ? SINGLE : text(selecting), parameters);
    }

    /** Made of fixed words and numbers, of as many commands as there are, of which these select properties. */
    private static String text(List<Boolean> selecting) {
        StringBuilder names = new StringBuilder();
        StringBuilder commands = new StringBuilder();
        StringBuilder pipeline = new StringBuilder();
        for (int i = 0; i < selecting.size(); i++) {
            String number = String.valueOf(i);
            names.append(", $Name#, $With#, $Property#".replace("#", number));
            commands.append("$command# = & $find $Name#\n".replace("#", number));
            pipeline.append((i == 0 ? "" : " | ") + "& $command# @With#".replace("#", number));
            pipeline.append(selecting.get(i) ? SELECT.replace("#", number) : "");
        }
        return LIST.replace("#names", names).replace("#commands", commands).replace("#pipeline", pipeline);
    }
}
