package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.Runspace;
import org.ucsmigration.powershell.internal.session.SessionFault;

/** The start of a shell, from nothing to prepared: of each of a session's shells, and of each that replaces one. */
final class Opening {

    private static final String FULL = "FullLanguage";
    /**
     * In which state the session is, its language mode first; strict mode makes errors of the look, of version 1 outside a text
     * only. The state of a shell that has just started is what ready.ps1 would make of any other.
     */
    private static final String STATE = """
            $loading = $global:PSModuleAutoloadingPreference
            "$($ExecutionContext.SessionState.LanguageMode) $global:ErrorActionPreference $global:WarningPreference \
            $global:WhatIfPreference $global:ConfirmPreference $($global:PSDefaultParameterValues.Count) \
            $global:VerbosePreference $global:DebugPreference $global:InformationPreference $global:ProgressPreference \
            $loading.\"""";
    private static final String AS_STARTED = FULL + " Continue Continue False High 0 SilentlyContinue SilentlyContinue "
            + "SilentlyContinue Continue .";
    private static final String LANGUAGE_MODE = "\"$($ExecutionContext.SessionState.LanguageMode)\"";

    private final PowerShellOptions options;
    private final int number;
    private final Deadline deadline;
    private final List<String> problems = new ArrayList<>();

    private Opening(PowerShellOptions options, int number) {
        this.options = options;
        this.number = number;
        this.deadline = Deadline.after(options.startTimeout());
    }

    /**
     * A shell that is ready, with what its start-up scripts complained of.
     *
     * @param number which of a session's shells, from 0; what is to be done in fewer is left out in the later ones
     * @throws PowerShellException if it does not start, is not ready in time, or cannot be prepared; nothing is left running
     */
    static Opened open(PowerShellOptions options, int number) {
        Opening opening = new Opening(options, number);
        Runspace runspace = opening.start();
        boolean ready = false;
        try {
            opening.prepare(runspace);
            ready = true;
            return new Opened(runspace, List.copyOf(opening.problems));
        } finally {
            if (!ready) {
                runspace.close();
            }
        }
    }

    /**
     * What came of it.
     *
     * @param runspace in the shell
     * @param problems what start-up scripts complained of without failing, one sentence each
     */
    record Opened(Runspace runspace, List<String> problems) {
    }

    private Runspace start() {
        ProcessBuilder command = ShellCommand.onThisMachine(options);
        String program = command.command().get(0);
        try {
            return Runspace.open(command, options.stopLimit(), deadline);
        } catch (SessionFault e) {
            throw PowerShellException.of(program, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PowerShellException.of(program, "the calling thread was interrupted while the shell started", e);
        }
    }

    private void prepare(Runspace runspace) {
        watchThisProcess(runspace);
        for (Preparation each : options.preparations()) {
            if (number >= each.shells()) {
                continue;
            }
            String mark = UUID.randomUUID().toString();
            AtomicReference<Object> last = new AtomicReference<>(PsObject.NULL);
            Execution execution = new Execution(each.title(), last::set, options.listener());
            CommandResult result = execution.run(each.title(), each.request(mark), runspace::call, deadline);
            if (execution.hasFailed()) {
                refuseLessLanguage(runspace, LANGUAGE_MODE);
            }
            result.errors().stream().filter(Opening::isForbidden).findFirst().ifPresent(error -> {
                throw PowerShellException.of(each.title(), error.message() + " Where that is the execution policy, give another"
                        + " one for this shell with withExecutionPolicy, such as RemoteSigned; Group Policy wins over it.");
            });
            if (execution.hasFailed()) {
                throw PowerShellException.of(each.title(), result.reason().orElse("it failed"));
            }
            if (!mark.equals(last.get())) {
                throw PowerShellException.of(each.title(), "it broke off, by break or continue outside a loop: what comes behind"
                        + " that was not done" + result.reason().map(reason -> " (" + reason + ")").orElse(""));
            }
            result.problem().ifPresent(problems::add);
        }
        // Behind the preparation: each script runs in the language mode of when it was made. That it fails is no news yet.
        CommandResult state = said(runspace, Requests.kept(STATE, Map.of()), notice -> { });
        if (!state.errors().isEmpty() || !state.output().contains(AS_STARTED)) {
            refuseLessLanguage(runspace, Resources.text("ready.ps1"));
        }
    }

    /** Whether a script was not run at all, which is more than a complaint. Source: about_Execution_Policies. */
    private static boolean isForbidden(CommandError error) {
        return error.category().filter("SecurityError"::equals).isPresent();
    }

    /** In constrained language the library's scripts fail, with words that say nothing of why; this script says the mode. */
    private void refuseLessLanguage(Runspace runspace, String script) {
        CommandResult result = said(runspace, PipelineRequest.of(Requests.step(script, Kind.SCRIPT, Map.of())),
                options.listener());
        List<Object> modes = result.output();
        Optional<CommandError> error = result.errors().stream().findFirst();
        if (modes.isEmpty() && error.isPresent()) {
            throw PowerShellException.of("shell", "the session's language mode does not let it run a script, as "
                    + "RestrictedLanguage and NoLanguage do: " + needed()
                    + " (" + error.get().message() + ")");
        }
        if (!modes.contains(FULL)) {
            throw PowerShellException.of("shell", "the session is in the language mode " + modes
                    + ", as where an application control policy or a session configuration sets it: " + needed());
        }
    }

    private CommandResult said(Runspace runspace, PipelineRequest request, Consumer<Notice> listener) {
        List<Object> output = new ArrayList<>();
        return new Execution("language mode", output::add, listener).run("language mode", request, runspace::call, deadline)
                .withOutput(output);
    }

    private static String needed() {
        return "run it where the mode is " + FULL;
    }

    /** Not waited for, and no matter where it fails: then a hanging cmdlet outlives a crash until it returns. */
    private void watchThisProcess(Runspace runspace) {
        Map<String, Integer> parameters = Map.of("ParentId", (int) ProcessHandle.current().pid());
        try {
            runspace.call(Requests.script(Resources.text("watch-parent.ps1"), parameters), deadline).detach();
        } catch (SessionFault e) {
            throw PowerShellException.of("shell", String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
