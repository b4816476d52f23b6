package org.ucsmigration.registry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.registry.testing.RegistryContract;

class RegFileContractTest extends RegistryContract {

    @TempDir
    private Path folder;

    @Override
    protected Registry registry() throws Exception {
        String text = """
                \uFEFFWindows Registry Editor Version 5.00

                [HKEY_CURRENT_USER\\Software\\Lync]
                @="the default"
                "Mode"=dword:00000875
                "Text"="2165"
                "Odd"=hex(ffff0012):01,02,03
                "Empty"=hex:

                [HKEY_CURRENT_USER\\Software\\Lync\\Zoë@litwareinc.com]

                [HKEY_CURRENT_USER\\Software\\Lync\\Zoë@litwareinc.com\\UCS]

                [HKEY_CURRENT_USER\\Software\\Lync\\a]b;c=d]
                """.replace("\n", "\r\n");
        return Registry.regFile(Files.write(folder.resolve("sample.reg"), text.getBytes(StandardCharsets.UTF_16LE)));
    }
}
