package org.ucsmigration.powershell.live;

import static org.ucsmigration.powershell.ExportFolder.bag;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.ExportFolder;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.testing.PowerShellSessionContract;

@DisplayName("A session")
class SessionContractTest {

    private static final Command SITES = Command.of("Get-CsSite");

    @Nested
    @DisplayName("that is scripted")
    class Scripted extends PowerShellSessionContract {

        @Override
        protected PowerShellSession session() {
            return PowerShellSession.scripted().answer(SITES, PsObject.of(Map.of("Identity", "Site:Redmond")),
                    PsObject.of(Map.of("Identity", "Site:Paris")));
        }

        @Override
        protected Command answered() {
            return SITES;
        }
    }

    @Nested
    @DisplayName("over a folder of exports")
    class Replay extends PowerShellSessionContract {

        @TempDir
        private Path folder;

        @Override
        protected PowerShellSession session() {
            return new ExportFolder(folder).list("Get-CsSite", Map.of(), "sites.clixml", bag("Identity", "Site:Redmond"),
                    bag("Identity", "Site:Paris")).replay();
        }

        @Override
        protected Command answered() {
            return SITES;
        }
    }

    @Nested
    @DisplayName("in a live shell")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "UCS_PWSH names no PowerShell")
    class Live extends PowerShellSessionContract {

        @Override
        protected PowerShellSession session() {
            return Engine.start();
        }

        @Override
        protected Command answered() {
            return Command.of("Write-Output").with("InputObject", List.of("one", 2L, true));
        }
    }

    @Nested
    @DisplayName("in several live shells")
    @EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "UCS_PWSH names no PowerShell")
    class Several extends PowerShellSessionContract {

        @Override
        protected PowerShellSession session() {
            return LiveSession.start(Engine.options().withShells(3));
        }

        @Override
        protected Command answered() {
            return Command.of("Write-Output").with("InputObject", List.of("one", 2L, true));
        }
    }
}
