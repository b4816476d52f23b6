package org.example.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.testing.PowerShellSessionContract;

class JumpHostSessionTest extends PowerShellSessionContract {

    private static final Command SITES = Command.of("Get-CsSite");

    private final List<Notice> heard = new ArrayList<>();

    @Override
    protected PowerShellSession session() {
        return new JumpHostSession(PowerShellSession.scripted().answer(SITES, PsObject.of(Map.of("Identity", "Site:Redmond"))),
                notice -> { });
    }

    @Override
    protected Command answered() {
        return SITES;
    }

    @Test
    void handsAResultOnWhole() {
        CommandResult far = CommandResult.complete(Source.of("Get-CsSite"), List.of("row")).withScope("whole forest")
                .withErrors(List.of(CommandError.of("denied"))).withMessages(Notice.Stream.VERBOSE, List.of("looking"));
        try (JumpHostSession session = new JumpHostSession(PowerShellSession.scripted().answer(SITES, far), heard::add)) {
            session.growShaky();
            CommandResult result = session.invoke(SITES);
            assertThat(result.output()).containsExactly("row");
            assertThat(result.scope()).contains("whole forest");
            assertThat(result.messages(Notice.Stream.VERBOSE)).containsExactly("looking");
            assertThat(result.warnings()).containsExactly("asked through the jump host");
            assertThat(result.reason()).contains("the line to the jump host is shaky; denied");
        }
        assertThat(heard).extracting(Notice::stream).containsExactly(Notice.Stream.WARNING, Notice.Stream.PROGRESS);
    }
}
