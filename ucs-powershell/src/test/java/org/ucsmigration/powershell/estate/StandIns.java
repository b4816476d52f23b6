package org.ucsmigration.powershell.estate;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.ucsmigration.powershell.live.Connection;
import org.ucsmigration.powershell.live.LiveSession;
import org.ucsmigration.powershell.live.PowerShellOptions;

/**
 * The real engine behind {@code UCS_PWSH} with the stand-in modules Lync and Exchange of the test resources; {@code Estate.psm1}
 * there says which environment variables steer them.
 */
final class StandIns {

    private StandIns() {
    }

    static Path script(String name) {
        return resource("/org/ucsmigration/powershell/" + name);
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(StandIns.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Options of a live session that knows the stand-ins. */
    static PowerShellOptions options(String... modules) {
        PowerShellOptions options = PowerShellOptions.standard().withShell(System.getenv("UCS_PWSH"))
                .withEnvironment("PSModulePath", modulePath());
        for (String module : modules) {
            options = options.withModule(module);
        }
        return options;
    }

    /**
     * Options of a live session whose cmdlets come from two shells of their own, in which the objects have their local shape.
     *
     * @param policy the execution policy that the session believes to have
     */
    static PowerShellOptions endpoints(String policy) {
        return options("Remoting").withEnvironment("STANDIN_SHAPE", "local")
                .withStartupScript("param($policy) $global:policy = $policy; function global:Get-ExecutionPolicy { "
                + "$global:policy }", Map.of("policy", policy))
                .withConnection(Connection.ocsPowershell("pool01.litwareinc.com"))
                .withConnection(Connection.exchange("mbx01.litwareinc.com"));
    }

    static LiveSession start(String... modules) {
        return LiveSession.start(options(modules));
    }

    static String modulePath() {
        return resource("/modules").toString();
    }

    /** What a shell wrote, and how it ended. */
    record Ended(int status, String text) {

        /**
         * The text without what the shell does to fit an error into a window: lines broken at blanks, each with a bar before it.
         */
        String message() {
            return text.replaceAll("\\s*\\R\\s*\\|?\\s*", " ");
        }
    }

    /** Runs a script file with parameters as an administrator would type them, once for each. */
    static Ended run(String script, Map<String, String> environment, String... parameters) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String each : parameters) {
            lines.add("& '" + script(script).toString().replace("'", "''") + "' " + each);
        }
        return ended(start(String.join("; ", lines), environment));
    }

    /** Runs a script file as a scheduled task would: the engine with {@code -File}, and arguments that are texts. */
    static Ended file(String script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getenv("UCS_PWSH"), "-NoLogo", "-NoProfile", "-File",
                script(script).toString()));
        command.addAll(List.of(arguments));
        return ended(start(new ProcessBuilder(command), modulePath(), environment));
    }

    static Ended ended(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the shell did not end: " + text);
        }
        // The console breaks an error at its width, and leads its lines.
        return new Ended(process.exitValue(), text.replaceAll("\\u001B\\[[0-9;]*m", "").replaceAll("\\R +\\| ", " "));
    }

    static Process start(ProcessBuilder builder, String modulePath, Map<String, String> environment) throws IOException {
        builder.redirectErrorStream(true);
        builder.environment().put("PSModulePath", modulePath);
        builder.environment().put("NO_COLOR", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** A shell that runs that text; errors and warnings come with its output. */
    static Process start(String text, Map<String, String> environment) throws IOException {
        return start(new ProcessBuilder(System.getenv("UCS_PWSH"), "-NoLogo", "-NoProfile", "-Command", text), modulePath(),
                environment);
    }
}
