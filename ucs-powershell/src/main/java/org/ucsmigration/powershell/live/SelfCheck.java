package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.Secret;
import org.ucsmigration.powershell.internal.cmdlets.Question;
import org.ucsmigration.powershell.internal.cmdlets.Side;

/**
 * Says in words what a live session can do on this machine: which shell answered, which modules and cmdlets are there, and what
 * does not work. Changes nothing. Immutable.
 *
 * <p>From a command line: {@code java -jar ucs-powershell-….jar}, with the jar of {@code ucs-core} beside it, and the shell as an
 * argument where it is not the standard one. From Groovy: {@code println SelfCheck.of(PowerShellOptions.standard())}.
 *
 * @since 0.1.0
 */
public final class SelfCheck {

    private static final String TEXT = "a'b\"c$(1+1);`n\u2019 \ud83d\ude00";
    private static final String REVEAL =
            "param($s) (New-Object System.Management.Automation.PSCredential 'u', $s).GetNetworkCredential().Password";

    private final List<String> lines = new ArrayList<>();
    private boolean sound = true;

    private SelfCheck() {
    }

    /**
     * Starts a shell, tries it, and ends it; one, even where the options are for several.
     *
     * @param options which shell; modules and scripts in them are prepared first
     * @return what was found; what fails is a line of it, never an exception
     */
    public static SelfCheck of(PowerShellOptions options) {
        Objects.requireNonNull(options, "options: pass PowerShellOptions.standard()");
        SelfCheck check = new SelfCheck();
        long start = System.nanoTime();
        try (LiveSession session = LiveSession.start(options.withShells(1))) {
            check.good(session + " started in " + (System.nanoTime() - start) / 1_000_000 + " ms: "
                    + server(session.serverInfo()));
            session.problems().forEach(check::bad);
            LiveSession brisk = session.withTimeout(Duration.ofSeconds(30));
            check.calls(brisk);
            check.bulk(brisk);
            check.surroundings(brisk);
            for (String module : List.of("Lync", "SkypeForBusiness")) {
                check.module(session, module);
            }
            Stream.of(Side.values()).map(Question::cmdlets).forEach(names -> check.cmdlets(brisk, names));
        } catch (PowerShellException e) {
            check.bad(String.valueOf(e.getMessage()));
        }
        return check;
    }

    private static String server(PsObject info) {
        Map<?, ?> privateData = info.dictionary("ApplicationPrivateData").value().orElse(Map.of());
        if (!(privateData.get("PSVersionTable") instanceof PsObject table)
                || !(table.value().orElse(null) instanceof Map<?, ?> versions)) {
            return "it does not say which PowerShell it is";
        }
        return "PowerShell " + versions.get("PSVersion") + Optional.ofNullable(versions.get("PSEdition"))
                .map(edition -> " " + edition).orElse("")
                + ", remoting protocol " + versions.get("PSRemotingProtocolVersion");
    }

    private void calls(LiveSession session) {
        CommandResult text = script(session, "param($v) $v", Map.of("v", TEXT));
        report(text.output().equals(List.of(TEXT)), "values go both ways unchanged", text);
        String encrypted = "secrets go encrypted (session key)";
        try (Secret secret = Secret.of(TEXT.toCharArray())) {
            CommandResult secrets = script(session, REVEAL, Map.of("s", secret));
            report(secrets.output().equals(List.of(TEXT)), encrypted, secrets);
        } catch (PowerShellException e) {
            // A server that does not answer the key exchange may do all else.
            bad("NOT: " + encrypted + " (" + e.getMessage() + ")");
        }
        String stopping = "a command can be stopped, and the session goes on";
        try {
            report(false, stopping, script(session.withTimeout(Duration.ofMillis(500)),
                    "while ($true) { [System.Threading.Thread]::Sleep(10) }", Map.of()));
        } catch (PowerShellException expected) {
            CommandResult after = script(session, "1", Map.of());
            report(after.output().equals(List.of(1)), stopping, after);
        }
    }

    /** What the probes rest on besides: objects in batches, and many values in a call. */
    private void bulk(LiveSession session) {
        List<String> names = List.of("Get-Command", "Get-Module");
        CommandResult batch = session.invoke(Command.of("Get-Command").with("Name", names).selecting("Name", "NotThere"));
        report(batch.objects().size() == names.size() && batch.objects().stream().map(PsObject::properties).allMatch(
                properties -> properties.size() == 1 && names.contains(properties.get("Name"))), "objects come in batches",
                        batch);
        List<CommandResult> results = new ArrayList<>();
        session.invokeEach(Command.of("Get-Command").selecting("Name"), "Name", names, (name, result) -> results.add(result));
        report(results.size() == names.size() && results.stream()
                .allMatch(result -> result.isComplete() && result.objects().size() == 1),
                "a command runs for many values in one call",
                results.stream().filter(result -> !result.isComplete()).findFirst().orElse(batch));
    }

    private void surroundings(LiveSession session) {
        CommandResult mode = script(session, "$ExecutionContext.SessionState.LanguageMode.ToString()", Map.of());
        report(mode.output().equals(List.of("FullLanguage")), "language mode: " + mode.output(), mode);
        CommandResult policy = session.invoke(Command.of("Get-ExecutionPolicy"));
        String name = policy.objects().stream().flatMap(each -> each.text().stream()).findFirst().orElse("unknown");
        boolean strict = name.toLowerCase(Locale.ROOT).matches("restricted|allsigned");
        note("execution policy: " + name + (strict ? ", under which modules made of script do not load; connections do without"
                : ""));
    }

    private void module(LiveSession session, String name) {
        CommandResult found = session.invoke(Command.of("Get-Module").with("Name", name).with("ListAvailable")
                .selecting("Name", "Version"));
        if (found.objects().isEmpty()) {
            note("module " + name + ": not on this machine" + found.reason().map(reason -> " (" + reason + ")").orElse(""));
            return;
        }
        String version = found.objects().get(0).string("Version").value().orElse("of unknown version");
        CommandResult imported = session.invoke(Command.of("Import-Module").with("Name", name).with("DisableNameChecking")
                .with("ErrorAction", "Stop"));
        report(imported.errors().isEmpty(), "module " + name + " " + version + " loads", imported);
    }

    private void cmdlets(LiveSession session, List<String> names) {
        CommandResult found = session.invoke(Command.of("Get-Command").with("Name", names)
                .with("ErrorAction", "SilentlyContinue").selecting("Name"));
        List<String> here = found.objects().stream().flatMap(each -> each.string("Name").value().stream())
                .map(name -> name.toLowerCase(Locale.ROOT)).toList();
        List<String> missing = names.stream().filter(name -> !here.contains(name.toLowerCase(Locale.ROOT))).toList();
        List<String> present = names.stream().filter(name -> !missing.contains(name)).toList();
        if (!present.isEmpty()) {
            good("cmdlets there: " + String.join(", ", present));
        }
        if (!missing.isEmpty()) {
            note("cmdlets not there: " + String.join(", ", missing) + "; for those of a server see Connection");
        }
    }

    private static CommandResult script(LiveSession session, String script, Map<String, ?> parameters) {
        List<Object> output = new ArrayList<>();
        return session.script("self check", script, parameters, output::add).withOutput(output);
    }

    private void report(boolean isGood, String text, CommandResult result) {
        if (isGood && result.errors().isEmpty()) {
            good(text);
        } else {
            bad("NOT: " + text + result.problem().map(problem -> " (" + problem + ")").orElse(""));
        }
    }

    private void good(String line) {
        lines.add("ok    " + line);
    }

    private void note(String line) {
        lines.add("      " + line);
    }

    private void bad(String line) {
        sound = false;
        lines.add("FAIL  " + line);
    }

    /** Whether a shell answered and did everything that the library itself needs; modules and cmdlets aside. */
    public boolean isSound() {
        return sound;
    }

    /** What was found, a line for each thing; for people, the wording may change. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The lines. */
    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }

    /**
     * Checks and prints; the exit status is 0 where the check is sound, else 1.
     *
     * @param arguments the shell, where it is not the standard one
     */
    public static void main(String... arguments) {
        Objects.requireNonNull(arguments, "arguments: pass none, or the shell's path");
        PowerShellOptions standard = PowerShellOptions.standard();
        SelfCheck check = of(arguments.length == 0 ? standard : standard.withShell(arguments[0]));
        System.out.println(check);
        if (!check.isSound()) {
            System.exit(1);
        }
    }
}
