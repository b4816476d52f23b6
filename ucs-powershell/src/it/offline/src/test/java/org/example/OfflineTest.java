package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.SurveyResult;

class OfflineTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"com.sun.jna.Native", "com.sun.jna.platform.win32.Advapi32", "javax.annotation.Nullable"})
    void theOptionalPartsAreNotThere(String type) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(type));
    }

    @Test
    void surveysFiles() throws IOException {
        Files.writeString(folder.resolve("manifest.clixml"), bags("""
                <S N="Command">Get-CsUser</S><S N="File">users.clixml</S><B N="Complete">true</B>
                <DT N="CollectedAt">2014-03-03T08:00:00Z</DT>"""));
        Files.writeString(folder.resolve("users.clixml"), bags("""
                <S N="SipAddress">sip:kenmyer@litwareinc.com</S><B N="Enabled">true</B>"""));
        Path export = Files.writeString(folder.resolve("ken.reg"), """
                REGEDIT4

                [HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS]
                "InUCSMode"=dword:00000875
                """);

        SurveyResult result = Offline.survey(folder, export);

        UserReport report = result.iterator().next();
        assertEquals(1, result.users());
        assertTrue(report.conclusion().isMigrated(), report::toString);
        assertFalse(report.assessment().isReady());
        assertFalse(result.isComplete(), "only one list of many was collected");
        assertFalse(result.problems().isEmpty());
    }

    @Test
    void aWrongFolderDoesNotLookLikeAllIsWell() throws IOException {
        Path export = Files.writeString(folder.resolve("ken.reg"), "REGEDIT4\n");

        PowerShellException wrong = assertThrows(PowerShellException.class,
                () -> Offline.survey(folder.resolve("no-such-folder"), export));

        assertTrue(wrong.getMessage().contains("no-such-folder"), wrong::getMessage);
    }

    @Test
    void theLiveRegistryIsUnavailableAndSaysWhy() {
        try (Registry live = Registry.currentUser()) {
            assertFalse(assertThrows(RegistryException.class, () -> live.find("HKCU\\Software")).reason().isBlank());
        }
    }

    private static String bags(String members) {
        return "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj RefId=\"0\"><MS>"
                + members + "</MS></Obj></Objs>";
    }
}
