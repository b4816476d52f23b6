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
final class ScriptRunner implements Running, Feed {

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
    private boolean ended;
    private boolean retired;
    private boolean inputEnded;
    private int done;
    /** A part of the mark that is to come: nothing more of its form is sure, as where Update-TypeData was used. */
    private String next = mark;
    /** The script that runs from now on. */
    @Nullable
    private String sent;
    @Nullable
    private UUID current;
    @Nullable
    private Creation script;

    ScriptRunner(Link link) {
        this.link = link;
        this.creation = link.plain(ClientMessages.pipeline(PipelineRequest.of(
                new Step(SCRIPT, Kind.SCRIPT_OF_OWN_SCOPE, List.of(new Argument("Mark", mark)))).withInput(List.of())));
        this.pipeline = new Pipeline(link, UUID.randomUUID(), this, this::hear);
    }

    /** Takes a script to run under that name; false where it cannot, now or any more. */
    boolean take(UUID name, Creation what) {
        if (current != null || retired || ended) {
            return false;
        }
        current = name;
        pipeline.speakFor(name);
        script = what;
        signSeen = false;
        if (what.hasSecrets()) {
            link.exchangeKeys();
        }
        return true;
    }

    /** Whether it waits for a script, or will as soon as it can. */
    boolean isIdle() {
        return current == null && !ended;
    }

    @Override
    public boolean isPipeline(UUID name) {
        return pipeline.isPipeline(name);
    }

    @Override
    public boolean runs(UUID name) {
        return name.equals(current);
    }

    @Override
    public boolean isGone() {
        return pipeline.isGone();
    }

    @Override
    public boolean wasStopped() {
        return pipeline.wasStopped();
    }

    @Override
    public void pump() {
        pipeline.pump();
    }

    /** Ends as soon as nothing runs in it. */
    void retire() {
        retired = true;
    }

    @Override
    public void receive(Packet packet) throws ProtocolFault {
        pipeline.receive(packet);
    }

    /** Where nothing of it has been sent, nothing is to be stopped. */
    @Override
    public void stop() {
        retired = true;
        if (script == null) {
            pipeline.stop();
        } else {
            finish(Event.Outcome.STOPPED, Optional.empty());
        }
    }

    /** Ends as soon as it can, and begins nothing: whether nothing runs in it that could go on for long. */
    boolean leave() {
        retired = true;
        if (script != null) {
            finish(Event.Outcome.STOPPED, Optional.empty());
        }
        return isIdle();
    }

    private void finish(Event.Outcome outcome, Optional<PsObject> error) {
        UUID over = current;
        if (over != null) {
            wipe();
            current = null;
            link.tell(new Event.Finished(over, outcome, error));
        }
    }

    /** What the pipeline says, in the name of what runs in it. */
    private void hear(Event event) {
        if (event instanceof Event.Finished end) {
            ended = true;
            finish(end.outcome(), end.error());
        } else if (event instanceof Event.Item item && item.type() == MessageType.PROGRESS_RECORD
                && item.clixml().contains(mark)) {
            signSeen = true;
        } else if (event instanceof Event.Item item && item.type() == MessageType.PIPELINE_OUTPUT
                && item.clixml().substring(0, Math.min(LONGEST_MARK, item.clixml().length())).contains(next)) {
            nextMark();
        } else if (current != null) {
            link.tell(event);
        }
    }

    private void nextMark() {
        if (waiting) {
            done++;
            retired |= !signSeen;
            finish(Event.Outcome.COMPLETED, Optional.empty());
        }
        waiting = true;
        next = mark + " " + (done + 1) + "<";
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean waitsForKey() {
        return script != null && script.text(link.keys()).isEmpty();
    }

    @Override
    public boolean isBegun() {
        return begun;
    }

    @Override
    public void fill(Outbox outbox) {
        if (!begun) {
            begun = true;
            outbox.add(link.message(MessageType.CREATE_PIPELINE, pipeline.id(), creation));
        } else if (script != null && waiting) {
            Optional<String> text = script.text(link.keys());
            if (text.isPresent()) {
                String wanted = script.request().steps().get(0).text();
                if (!wanted.equals(sent)) {
                    sent = wanted;
                    outbox.add(link.message(MessageType.PIPELINE_INPUT, pipeline.id(), link.plain(wanted)));
                }
                outbox.add(link.message(MessageType.PIPELINE_INPUT, pipeline.id(), text.get()));
                retired |= script.hasSecrets();
                wipe();
            } else {
                link.exchangeKeys();
            }
        } else if (retired && current == null && !inputEnded) {
            inputEnded = true;
            outbox.add(link.message(MessageType.END_OF_PIPELINE_INPUT, pipeline.id(), ""));
        }
    }

    @Override
    public void wipe() {
        if (script != null) {
            script.wipe();
            script = null;
        }
    }
}
