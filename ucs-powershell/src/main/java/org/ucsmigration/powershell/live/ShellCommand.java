package org.ucsmigration.powershell.live;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ucsmigration.powershell.PowerShellException;

/**
 * The command line and environment of a shell on this or that system.
 *
 * <p>A function of what it is given, since Windows is not where it can be tried everywhere. Sources: about_PowerShell_exe;
 * "File System Redirector" of the Windows documentation; about_Execution_Policies; about_PSModulePath.
 */
final class ShellCommand {

    private static final List<String> SERVER = List.of("-s", "-NoLogo", "-NoProfile");

    private final boolean windows;
    private final Predicate<String> isFile;
    private final Map<String, String> environment = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Describes a system by Java's name for it, its environment, and which files there are. */
    ShellCommand(String osName, Map<String, String> environment, Predicate<String> isFile) {
        this.isFile = isFile;
        this.windows = osName.toLowerCase(Locale.ROOT).startsWith("windows");
        this.environment.putAll(environment);
    }

    static ProcessBuilder onThisMachine(PowerShellOptions options) {
        ShellCommand command = new ShellCommand(System.getProperty("os.name"), System.getenv(),
                file -> new File(file).isFile());
        ProcessBuilder builder = new ProcessBuilder(command.line(options));
        command.prepare(builder.environment(), options);
        options.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        return builder;
    }

    List<String> line(PowerShellOptions options) {
        String program = options.program().orElseGet(this::standardProgram);
        List<String> line = new ArrayList<>(List.of(windows ? onPath(program) : program));
        // No -Version: the newest engine of the machine answers, and one that is not there would not; servers have 3.0 to 5.1.
        line.addAll(options.arguments().isEmpty() ? SERVER : options.arguments());
        return line;
    }

    /** By its full path: Windows would look in the current directory first, and in the one of the running program. */
    private String onPath(String program) {
        if (program.matches(".*[\\\\/:].*")) {
            return program;
        }
        String file = program.toLowerCase(Locale.ROOT).endsWith(".exe") ? program : program + ".exe";
        for (String folder : environment.getOrDefault("Path", "").split(";")) {
            String whole = folder.replace("\"", "").strip() + "\\" + file;
            if (whole.matches("(?i)[a-z]:[\\\\/].*|\\\\\\\\.*") && isFile.test(whole)) {
                return whole;
            }
        }
        throw PowerShellException.of(program, "the shell does not start: there is no " + file
                + " in a folder of the variable Path; give its full path");
    }

    private String standardProgram() {
        if (!windows) {
            return "pwsh";
        }
        String root = environment.getOrDefault("SystemRoot", "C:\\Windows");
        // A 32-bit Java sees the 32-bit system under the name System32, and there the Lync module does not load.
        boolean redirected = environment.containsKey("PROCESSOR_ARCHITEW6432");
        return root + "\\" + (redirected ? "Sysnative" : "System32") + "\\WindowsPowerShell\\v1.0\\powershell.exe";
    }

    private static boolean isWindowsPowerShell(String program) {
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.exe$", "").equals("powershell");
    }

    /** Changes the environment that the shell would inherit. */
    void prepare(Map<String, String> inherited, PowerShellOptions options) {
        if (isWindowsPowerShell(options.program().orElseGet(this::standardProgram))) {
            // Inherited from pwsh, it names modules that Windows PowerShell cannot load; without it the shell makes its own.
            inherited.keySet().removeIf("PSModulePath"::equalsIgnoreCase);
        }
        inherited.putAll(options.environment());
    }
}
