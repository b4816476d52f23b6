package org.ucsmigration.powershell.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.powershell.Notice;

/**
 * How to start a shell, and what to prepare in it. Immutable: each {@code with…} gives another one.
 *
 * <pre>{@code
 * PowerShellOptions options = PowerShellOptions.standard().withModule("Lync").withTimeout(Duration.ofMinutes(5));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PowerShellOptions {

    private static final PowerShellOptions STANDARD = new PowerShellOptions(new OptionParts());

    private final OptionParts parts;

    private PowerShellOptions(OptionParts parts) {
        this.parts = parts;
    }

    /**
     * What fits this machine: on Windows its Windows PowerShell, by full path and 64-bit also where Java is not; elsewhere
     * {@code pwsh} from the path. No profile is loaded. Two minutes to start; an hour for a call.
     *
     * @return the options
     */
    public static PowerShellOptions standard() {
        return STANDARD;
    }

    /**
     * The same with another shell.
     *
     * @param program a full path, or a name to be found on the path: on Windows in its full folders, never in the current one;
     *                {@code powershell.exe} is taken for Windows PowerShell
     * @param arguments its arguments in place of those that make it a remoting server; none for those
     * @return the options
     */
    public PowerShellOptions withShell(String program, String... arguments) {
        Objects.requireNonNull(arguments, "arguments: pass none where there is none");
        OptionParts next = parts.copy();
        next.program = Objects.requireNonNull(program, "program");
        next.arguments = List.of(arguments);
        return new PowerShellOptions(next);
    }

    /**
     * The same with more than one shell for a session, each a process of its own and prepared alike: calls of several threads go
     * to those that are free, and {@link LiveSession#invokeEach} is shared out among them. The first is started with the session,
     * each of the others when a call first finds none free. Of connections to Exchange there are fewer:
     * {@link Connection#withShells}.
     *
     * @param most how many there may be
     * @return the options
     * @throws IllegalArgumentException if that is none
     */
    public PowerShellOptions withShells(int most) {
        OptionParts next = parts.copy();
        next.shells = OptionParts.atLeastOne(most);
        return new PowerShellOptions(next);
    }

    /**
     * The same with an environment variable for the shell.
     *
     * @param name the variable
     * @param value its value
     */
    public PowerShellOptions withEnvironment(String name, String value) {
        OptionParts next = parts.copy();
        next.environment.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new PowerShellOptions(next);
    }

    /**
     * The same with an execution policy for this shell only, such as {@code RemoteSigned}: modules made of script load only where
     * the policy lets them. Group Policy wins over it.
     *
     * @param policy the policy's name
     */
    public PowerShellOptions withExecutionPolicy(String policy) {
        return withEnvironment("PSExecutionPolicyPreference", policy);
    }

    /**
     * The same with a working directory for the shell.
     *
     * @param directory the directory
     */
    public PowerShellOptions withDirectory(Path directory) {
        OptionParts next = parts.copy();
        next.directory = Objects.requireNonNull(directory, "directory");
        return new PowerShellOptions(next);
    }

    /**
     * The same with one more module to import, or it does not start.
     *
     * @param module its name or path, such as {@code Lync} or {@code SkypeForBusiness}
     * @return the options
     * @throws IllegalArgumentException if the name is blank
     */
    public PowerShellOptions withModule(String module) {
        Objects.requireNonNull(module, "module: its name or path");
        if (module.isBlank()) {
            throw new IllegalArgumentException("The name of a module is blank: give one such as Lync.");
        }
        return withPreparation(Preparation.module(module));
    }

    /**
     * The same with one more place to have cmdlets from, or it does not start.
     *
     * @param connection the place
     * @return the options
     */
    public PowerShellOptions withConnection(Connection connection) {
        return withPreparation(Objects.requireNonNull(connection,
                "connection: make one with Connection.lyncModule() or its likes").preparation());
    }

    /**
     * The same with a script to run at the start, after what was asked for before it. The session does not start where it ends by
     * an error, by {@code exit}, or by {@code break} outside a loop; what it merely complains of are
     * {@linkplain LiveSession#problems() problems}. What it sets of preferences and default parameters holds for start-up alone.
     *
     * @param script PowerShell, trusted as code: values go into the parameters
     * @param parameters values for the script's {@code param} block by name, as
     *     {@link org.ucsmigration.powershell.clixml.PsObject} lists them
     * @return the options
     */
    public PowerShellOptions withStartupScript(String script, Map<String, ?> parameters) {
        Objects.requireNonNull(parameters, "parameters: pass an empty map where there is none");
        return withPreparation(Preparation.startup(script, parameters));
    }

    private PowerShellOptions withPreparation(Preparation preparation) {
        OptionParts next = parts.copy();
        next.preparations.add(preparation);
        return new PowerShellOptions(next);
    }

    /**
     * The same with another limit for starting the shell and preparing it.
     *
     * @param limit how long it may take
     * @return the options
     * @throws IllegalArgumentException if the limit is not positive
     */
    public PowerShellOptions withStartTimeout(Duration limit) {
        OptionParts next = parts.copy();
        next.startTimeout = Durations.positive("limit", limit, "Duration.ofMinutes(2)");
        return new PowerShellOptions(next);
    }

    /**
     * The same with another limit for each call, its wait for the calls before it included.
     *
     * @param limit how long it may take
     * @return the options
     * @throws IllegalArgumentException if the limit is not positive
     */
    public PowerShellOptions withTimeout(Duration limit) {
        OptionParts next = parts.copy();
        next.timeout = Durations.positive("limit", limit, "Duration.ofMinutes(5)");
        return new PowerShellOptions(next);
    }

    /**
     * The same with a listener that hears warnings, messages and progress as they come.
     *
     * @param listener called by the thread that makes the call; what it throws ends the call and reaches the caller
     * @return the options
     */
    public PowerShellOptions withListener(Consumer<Notice> listener) {
        OptionParts next = parts.copy();
        next.listener = Objects.requireNonNull(listener, "listener");
        return new PowerShellOptions(next);
    }

    int shells() {
        return parts.shells;
    }

    Optional<String> program() {
        return Optional.ofNullable(parts.program);
    }

    List<String> arguments() {
        return parts.arguments;
    }

    Map<String, String> environment() {
        return parts.environment;
    }

    Optional<Path> directory() {
        return Optional.ofNullable(parts.directory);
    }

    List<Preparation> preparations() {
        return parts.preparations;
    }

    Duration startTimeout() {
        return parts.startTimeout;
    }

    Duration timeout() {
        return parts.timeout;
    }

    Consumer<Notice> listener() {
        return parts.listener;
    }

    /** The same with another limit for a command to stop; for tests. */
    PowerShellOptions withStopLimit(Duration limit) {
        OptionParts next = parts.copy();
        next.stopLimit = limit;
        return new PowerShellOptions(next);
    }

    Duration stopLimit() {
        return parts.stopLimit;
    }
}
