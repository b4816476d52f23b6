package org.ucsmigration.powershell.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.internal.psrp.Event;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Argument;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step;
import org.ucsmigration.powershell.internal.psrp.Recording;
import org.ucsmigration.powershell.internal.psrp.RunspacePool;
import org.ucsmigration.powershell.internal.shell.Shell;

@EnabledIfEnvironmentVariable(named = "UCS_CORPORA", matches = ".+",
        disabledReason = "the recorded conversations are not at hand")
@DisplayName("A server that takes the public key and never answers it")
class UnansweredKeyTest {

    private static final String POOL = "PSGuid='00000000-0000-0000-0000-000000000000'";

    /** What was recorded, with the public key and its acknowledgement before the second of its three calls. */
    private static Recording silentOnKeys() {
        Recording recorded = Recording.all().stream().filter(each -> each.name().equals("three-pipelines")).findFirst()
                .orElseThrow();
        List<Recording.Line> lines = new ArrayList<>();
        int commands = 0;
        for (Recording.Line line : recorded.lines()) {
            if (line.fromClient() && line.text().startsWith("<Command ") && ++commands == 2) {
                lines.add(new Recording.Line(true, "<Data Stream='Default' " + POOL + ">AAAA</Data>"));
                lines.add(new Recording.Line(false, "<DataAck " + POOL + " />"));
            }
            lines.add(line);
        }
        return new Recording(recorded.name(), lines);
    }

    private static PipelineRequest request(Argument... arguments) {
        return PipelineRequest.of(new Step("1", Step.Kind.SCRIPT, List.of(arguments)));
    }

    private static Event.Outcome run(Runspace runspace, PipelineRequest request, Duration limit) throws Exception {
        Deadline deadline = Deadline.after(limit);
        try (Call call = runspace.call(request, deadline)) {
            while (true) {
                if (call.next(deadline) instanceof Event.Finished end) {
                    return end.outcome();
                }
            }
        }
    }

    @Test
    @DisplayName("costs the call that carries a secret, for that cause; the calls before and behind it are answered")
    void costsItsCall() throws Exception {
        Shell shell = Shell.of(new RecordedShell(silentOnKeys(), lines -> lines, true), "UCS_POWERSHELL=none",
                RunspacePool.LONGEST_LINE);
        Duration enough = Duration.ofSeconds(20);
        try (Runspace runspace = Runspace.open(shell, Duration.ofSeconds(10), Deadline.after(enough));
                Secret secret = Secret.of("p4ss".toCharArray())) {
            assertThat(run(runspace, request(), enough)).isEqualTo(Event.Outcome.COMPLETED);
            assertThatThrownBy(() -> run(runspace, request(new Argument("s", secret)), Duration.ofMillis(700)))
                    .isInstanceOf(SessionFault.class).hasMessage("the shell has not answered the key exchange within 0.7 "
                    + "seconds, without which no secret can be sent to it");
            assertThat(run(runspace, request(), enough)).isEqualTo(Event.Outcome.COMPLETED);
        }
    }
}
