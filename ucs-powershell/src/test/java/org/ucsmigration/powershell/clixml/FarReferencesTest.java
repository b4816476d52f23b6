package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape is that of the script far-references.ps1 of the field, which the engine runs elsewhere. */
@DisplayName("A file whose rows share objects by references that reach far back")
class FarReferencesTest {

    private static final int USERS = 8_000;

    @TempDir
    Path folder;

    static Stream<Charset> encodings() {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    }

    private Path export(Charset charset, int users, int policies, int padding) throws IOException {
        StringBuilder text = new StringBuilder(
                "\uFEFF<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\r\n");
        int number = 0;
        int[] written = new int[policies];
        for (int i = 0; i < users; i++) {
            text.append("  <Obj RefId=\"").append(number++).append("\"><MS><S N=\"Name\">User ").append(i).append("</S>");
            if (i < policies) {
                written[i] = number;
                text.append("<Obj N=\"Policy\" RefId=\"").append(number++).append("\"><MS><S N=\"FriendlyName\">Policy ")
                        .append(i).append("</S></MS></Obj>");
            } else {
                text.append("<Ref N=\"Policy\" RefId=\"").append(written[i % policies]).append("\" />");
            }
            text.append("<S N=\"Description\">").append("x".repeat(padding)).append("</S></MS></Obj>\r\n");
        }
        return Files.write(folder.resolve("Get-CsUser.clixml"), text.append("</Objs>").toString().getBytes(charset));
    }

    private static List<String> policies(Path file) {
        List<String> policies = new ArrayList<>();
        Clixml.End end = Clixml.stream(file, row -> policies.add(((PsObject) row).object("Policy").value()
                .flatMap(policy -> policy.string("FriendlyName").value()).orElse("unknown")));
        assertThat(end.isComplete()).isTrue();
        return policies;
    }

    @ParameterizedTest
    @MethodSource("encodings")
    @DisplayName("is read with each of them, in any encoding")
    void every(Charset charset) throws IOException {
        List<String> policies = policies(export(charset, USERS, 2, 400));
        assertThat(policies).hasSize(USERS);
        assertThat(policies.subList(0, USERS / 2)).allMatch(policy -> policy.startsWith("Policy "));
        for (int i = 0; i < USERS; i++) {
            assertThat(policies.get(i)).isEqualTo("Policy " + i % 2);
        }
    }

    @Test
    @DisplayName("up to a bound of memory: beyond it a reference is unresolved, never another object")
    void bounded() throws IOException {
        int policies = 200_000;
        List<String> read = policies(export(StandardCharsets.UTF_8, policies + 1_000, policies, 0));
        assertThat(read.subList(policies, policies + 1_000)).allMatch(policy -> policy.equals("unknown")
                || policy.startsWith("Policy "));
        for (int i = 0; i < 1_000; i++) {
            assertThat(read.get(policies + i)).isIn("unknown", "Policy " + i);
        }
        assertThat(read.get(policies)).isEqualTo("Policy 0");
    }
}
