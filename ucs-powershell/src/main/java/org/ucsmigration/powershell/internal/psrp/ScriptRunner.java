package org.ucsmigration.powershell.internal.psrp;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Argument;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;

/**
 * A pipeline that stays, and runs one script after the other as each is piped in: so that a call costs the way there and back
 * once, not three times, and nothing is made, parsed or compiled for it that the call before had already.
 *
 * <p>It says when it waits for the first, and behind each one that it is done, by a mark that nobody else knows. Whatever ends a
 * script before that (an exit, a break, an error that ends all, a stop) ends the pipeline too, and is the end of what ran; the
 * next script has a new pipeline; it has one too behind a script with secrets, of which nothing is to stay, and behind one with
 * nested pipelines. Nothing is piped in before it waits: a {@code Signal} that comes while a pipeline is about to
 * start is not heeded, and this one would stay for ever.
 */
final class ScriptRunner implements Feed {

    /**
     * A text is the script to run from now on, a table the parameters to run it with. What the shell made of a text before it
     * finds again by the text, where nothing of the session holds it or shows it; where it keeps nothing it is slower, and the
     * same. The input is read as it comes, since there is nothing but an end block. Sources: ScriptBlock.Create, and Complete of
     * PowerShell's DlrScriptCommandProcessor; tried with 7.6.
     *
     * <p>What ends a script is reported here, so that the preference for that must be the call's own here too. Neither a try nor
     * a process block, since below these a function ends at an error after which it goes on otherwise. A break or continue that
     * finds no loop finds the inner one. What a script warns of, and says of its progress, goes by a way that a nested pipeline
     * takes away from the one around it: a sign goes it behind each script, and where it does not arrive, the next script has
     * another pipeline.
     */
    static final String SCRIPT = """
            param($Mark)
            $Number = 0
            $Sign = [System.Management.Automation.ProgressRecord]
            $Sign = [Activator]::CreateInstance($Sign, [object[]] @(0, $Mark, 'done'))
            $Mark
            foreach ($With in $input) {
                if ($With -is [string]) {
                    $Script = $null
                    $Script = [System.Management.Automation.ScriptBlock]::Create($With)
                    continue
                }
                $Number++
                $Ended = $false
                foreach ($Once in 1) {
                    $ErrorActionPreference = 'Continue'
                    & $Script @With
                    $Ended = $true
                }
                $With = $null
                if (-not $Ended) { break }
                $Host.UI.WriteProgress(0, $Sign)
                "$Mark $Number"
            }""";
    private static final int LONGEST_MARK = 1_000;

    private final Link link;
    private final String mark = UUID.randomUUID().toString();
    private final String creation;
    private final Pipeline pipeline;
    private boolean begun;
    private boolean waiting;
    private boolean signSeen;
    private boolean retired;
    private boolean inputEnded;
    private int done;
    /** A part of the mark that is to come: nothing more of its form is sure, as where Update-TypeData was used. */
    private String nextMark = mark;
    /** The script that runs from now on. */
    @Nullable
    private String sent;
    /** What is to be sent next, where that waits. */
    @Nullable
    private Creation script;

    ScriptRunner(Link link) {
        this.link = link;
        this.creation = link.plain(ClientMessages.pipeline(PipelineRequest.of(
                new Step(SCRIPT, Kind.SCRIPT_OF_OWN_SCOPE, List.of(new Argument("Mark", mark)))).withInput(List.of())));
        this.pipeline = new Pipeline(link, UUID.randomUUID(), this, this::hear);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Takes a script to run under that name; false where it cannot, now or any more. */
    boolean take(UUID name, Creation what) {
        if (!isIdle() || retired) {
            return false;
        }
        pipeline.speakFor(name);
        script = what;
        signSeen = false;
        if (what.hasSecrets()) {
            link.exchangeKeys();
        }
        return true;
    }

    /** Ends as soon as nothing runs in it. */
    void retire() {
        retired = true;
    }

    /** It speaks for nobody else. */
    @Override
    public boolean isIdle() {
        return pipeline.runs(pipeline.id());
    }

    @Override
    public boolean withdraw() {
        retired = true;
        boolean unsent = script != null;
        if (unsent) {
            finish(Event.Outcome.STOPPED, Optional.empty());
        }
        return unsent;
    }

    private void finish(Event.Outcome outcome, Optional<PsObject> error) {
        if (!isIdle()) {
            wipe();
            link.tell(pipeline.endOf(outcome, error));
            pipeline.speakFor(pipeline.id());
        }
    }

    /** What the pipeline says, in the name of what runs in it. */
    private void hear(Event event) {
        if (event instanceof Event.Finished end) {
            retired = true;
            finish(end.outcome(), end.error());
        } else if (event instanceof Event.Item item && item.type() == MessageType.PROGRESS_RECORD
                && item.clixml().contains(mark)) {
            signSeen = true;
        } else if (event instanceof Event.Item item && item.type() == MessageType.PIPELINE_OUTPUT
                && item.clixml().substring(0, Math.min(LONGEST_MARK, item.clixml().length())).contains(nextMark)) {
            marked();
        } else if (!isIdle()) {
            link.tell(event);
        }
    }

    private void marked() {
        if (waiting) {
            done++;
            retired |= !signSeen;
            finish(Event.Outcome.COMPLETED, Optional.empty());
        }
        waiting = true;
        nextMark = mark + " " + (done + 1) + "<";
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean waitsForKey() {
        return script != null && script.waitsFor(link.keys());
    }

    @Override
    public boolean isBegun() {
        return begun;
    }

    @Override
    public void fill(Outbox outbox) {
        Creation next = script;
        if (!begun) {
            begun = true;
            outbox.add(link.message(MessageType.CREATE_PIPELINE, pipeline.id(), creation));
        } else if (next != null && waiting) {
            next.text(link.keys()).ifPresent(parameters -> send(next, parameters, outbox));
        } else if (retired && isIdle() && !inputEnded) {
            inputEnded = true;
            outbox.add(link.message(MessageType.END_OF_PIPELINE_INPUT, pipeline.id(), ""));
        }
    }

    private void send(Creation what, String parameters, Outbox outbox) {
        String text = what.request().steps().get(0).text();
        if (!text.equals(sent)) {
            sent = text;
            outbox.add(link.message(MessageType.PIPELINE_INPUT, pipeline.id(), link.plain(text)));
        }
        outbox.add(link.message(MessageType.PIPELINE_INPUT, pipeline.id(), parameters));
        retired |= what.hasSecrets();
        wipe();
    }

    @Override
    public void wipe() {
        if (script != null) {
            script.wipe();
            script = null;
        }
    }
}
