package org.ucsmigration.powershell;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsText;

/**
 * A cmdlet with its parameters. Immutable, compared by content, names ignoring case.
 *
 * <p>Parameters are typed values and travel as such: nothing is spliced into text, so that no value can become a command.
 *
 * <pre>{@code
 * Command all = Command.of("Get-Mailbox").with("ResultSize", "Unlimited").with("Verbose");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Command {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}-[A-Za-z0-9]{1,80}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,80}");

    private final String name;
    private final Map<String, Object> parameters;
    private final List<String> properties;

    private Command(String name, Map<String, Object> parameters, List<String> properties) {
        this.name = name;
        this.parameters = Collections.unmodifiableMap(parameters);
        this.properties = properties;
    }

    /**
     * A cmdlet without parameters.
     *
     * @param name the name, {@code Verb-Noun}
     * @return the command
     * @throws IllegalArgumentException if the name is not of that form: aliases, paths and script are not commands here
     */
    public static Command of(String name) {
        Objects.requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + Shown.of(name, 100)
                    + "\" is not the name of a cmdlet: give verb and noun with a hyphen, "
                    + "as in Get-Mailbox, and each parameter by with(name, value).");
        }
        return new Command(name, new LinkedHashMap<>(), List.of());
    }

    /** What every session says to a caller who passes no command. */
    static void refuseNull(@Nullable Command command) {
        Objects.requireNonNull(command, "command: pass Command.of(name of the cmdlet)");
    }

    /**
     * The same command with a parameter.
     *
     * @param parameter the parameter's name, without the hyphen
     * @param value a value as {@link org.ucsmigration.powershell.clixml.PsObject} lists them, or a {@code List} or {@code Map} of
     *              them
     * @return the command
     * @throws IllegalArgumentException if the name is not one word, or the command has that parameter already
     */
    public Command with(String parameter, Object value) {
        Objects.requireNonNull(parameter, "parameter: its name without the hyphen, as in ResultSize");
        Objects.requireNonNull(value,
                "The value of a parameter is null: leave the parameter out, or pass PsObject.NULL for $null.");
        if (!PARAMETER.matcher(parameter).matches()) {
            throw new IllegalArgumentException("\"" + Shown.of(parameter, 100)
                    + "\" is not the name of a parameter: give one word of letters and digits, "
                    + "as in ResultSize, without the hyphen.");
        }
        if (parameters.keySet().stream().anyMatch(parameter::equalsIgnoreCase)) {
            throw new IllegalArgumentException(name + " has the parameter " + parameter + " already: give each once.");
        }
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value instanceof List<?> list ? List.copyOf(list) : value);
        return new Command(name, more, properties);
    }

    /**
     * The same command with a switch that is on.
     *
     * @param parameter the switch's name, without the hyphen
     * @return the command
     * @throws IllegalArgumentException if the name is not one word, or the command has that parameter already
     */
    public Command with(String parameter) {
        return with(parameter, true);
    }

    /**
     * The same command of whose objects only these properties are wanted, so that a live session need not ship the others. A
     * replay gives whatever the export holds.
     *
     * @param names names of properties; one that is given again, in whatever case, counts once
     * @return the command
     */
    public Command selecting(String... names) {
        Objects.requireNonNull(names, "names: pass those of the wanted properties; none means all");
        Set<String> once = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return new Command(name, new LinkedHashMap<>(parameters), List.of(names).stream().filter(once::add).toList());
    }

    /** The cmdlet's name, as given. */
    public String name() {
        return name;
    }

    /** The parameters in the order in which they were given; a switch that is on is {@code true}. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** The properties that are wanted of each object; empty where all are. */
    public List<String> properties() {
        return properties;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Command that && name.equalsIgnoreCase(that.name)
                && named(parameters).equals(named(that.parameters))
                && properties.equals(that.properties);
    }

    private static Map<String, Object> named(Map<String, Object> parameters) {
        Map<String, Object> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(parameters);
        return ignoringCase;
    }

    @Override
    public int hashCode() {
        return name.toLowerCase(Locale.ROOT).hashCode() * 31 + parameters.size();
    }

    /**
     * The command as people write it, for sentences: not to be run. Texts, numbers and times are shown, shortened where long;
     * of anything else, secrets among it, only that it is there.
     */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>(List.of(name));
        parameters.forEach((parameter, value) -> words.add(value.equals(true) ? "-" + parameter
                : value instanceof Boolean ? "-" + parameter + ":$false" : "-" + parameter + " " + shown(value)));
        return String.join(" ", words);
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            String first = list.stream().limit(3).map(Command::shown).collect(Collectors.joining(", "));
            return first + (list.size() > 3 ? ", …" : "");
        }
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean
                || value instanceof Character
                || value instanceof TemporalAccessor || value instanceof UUID || value instanceof PsText
                || value == PsObject.NULL;
        String text = plain ? Shown.of(value.toString(), 100) : "(not shown)";
        return plain && text.chars().anyMatch(c -> Character.isWhitespace(c) || c == '\'')
                ? "'" + text.replace("'", "''") + "'" : text;
    }
}
