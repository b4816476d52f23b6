package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;

/** Something that a session does before it is handed out: a cmdlet or a constant script, with typed values. */
final class Preparation {

    private static final String MARK = "param($Mark) $Mark";

    private final String title;
    private final PipelineRequest request;
    private final int shells;
    private final List<String> cmdlets;

    private Preparation(String title, PipelineRequest request) {
        this(title, request, Integer.MAX_VALUE, List.of());
    }

    private Preparation(String title, PipelineRequest request, int shells, List<String> cmdlets) {
        this.title = title;
        this.request = request;
        this.shells = shells;
        this.cmdlets = cmdlets;
    }

    static Preparation module(String name) {
        return new Preparation("module " + name,
                PipelineRequest.of(Requests.step("Microsoft.PowerShell.Core\\Import-Module", Kind.COMMAND,
                Map.of("Name", name, "DisableNameChecking", true, "ErrorAction", "Stop"))));
    }

    /** A user's own script: the session keeps what it sets. */
    static Preparation startup(String script, Map<String, ?> parameters) {
        return new Preparation("start-up script", PipelineRequest.of(Requests.step(script, Kind.SCRIPT, parameters)));
    }

    /** A script of the library, which leaves behind only what it says is global: no credential among that. */
    static Preparation script(String title, String script, Map<String, ?> parameters) {
        return new Preparation(title, Requests.script(script, parameters));
    }

    /** The same for at most so many of a session's shells, without which the others do not have these cmdlets. */
    Preparation within(int most, List<String> only) {
        return new Preparation(title, request, most, only);
    }

    /** In how many of a session's shells it is done. */
    int shells() {
        return shells;
    }

    /** Whether a command is there only where it was done. */
    boolean brings(String command) {
        return cmdlets.stream().anyMatch(command::equalsIgnoreCase);
    }

    /** What it is, for sentences. */
    String title() {
        return title;
    }

    /**
     * The pipeline.
     *
     * @param mark what is the last of its output where it ran to its end, and not at an exit, a break or a stop
     */
    PipelineRequest request(String mark) {
        List<Step> steps = new ArrayList<>(request.steps());
        steps.add(Requests.step(MARK, Kind.SCRIPT_OF_OWN_SCOPE, Map.of("Mark", mark)));
        return new PipelineRequest(steps, request.input());
    }
}
