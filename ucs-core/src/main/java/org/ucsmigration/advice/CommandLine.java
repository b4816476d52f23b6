package org.ucsmigration.advice;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A PowerShell command as text for people, with every value so quoted that it is one value whatever is in it. Immutable,
 * compared by content.
 *
 * <p>Never with {@code -Force}: Invoke-CsUcsRollback and Move-CsUser lose contacts with it.
 *
 * <pre>{@code
 * CommandLine.of("Debug-CsUnifiedContactStore").with("Identity", "sip:kenmyer@litwareinc.com").toString();
 * // Debug-CsUnifiedContactStore -Identity 'sip:kenmyer@litwareinc.com'
 * }</pre>
 *
 * @since 0.1.0
 */
public final class CommandLine {

    private static final Pattern CMDLET = Pattern.compile("([A-Za-z][A-Za-z0-9.]*\\\\)?[A-Z][A-Za-z]*-[A-Z][A-Za-z0-9]*");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final String text;

    private CommandLine(String text) {
        this.text = text;
    }

    /**
     * A cmdlet without a parameter.
     *
     * @param cmdlet its name, as in {@code Get-Mailbox}, or behind its module's, where other modules export one of that name
     * @throws IllegalArgumentException if it is not a cmdlet's name
     */
    public static CommandLine of(String cmdlet) {
        Objects.requireNonNull(cmdlet, "cmdlet: its name, for example Get-Mailbox");
        if (!CMDLET.matcher(cmdlet).matches()) {
            throw new IllegalArgumentException(Literal.of(cmdlet)
                    + " is not a cmdlet's name: give a verb and a noun, as in Get-Mailbox, "
                    + "or Lync\\Get-CsUser with its module's.");
        }
        return new CommandLine(cmdlet);
    }

    /**
     * The same command with a text for a parameter.
     *
     * @throws IllegalArgumentException if it is not a parameter's name, or means {@code -Force}
     */
    public CommandLine with(String parameter, String value) {
        Objects.requireNonNull(value, "value: leave the parameter out where there is none");
        return withParameter(parameter, " " + Literal.of(value));
    }

    /**
     * The same command with several texts for a parameter.
     *
     * @throws IllegalArgumentException if there is no text, if it is not a parameter's name, or if it means {@code -Force}
     */
    public CommandLine with(String parameter, Collection<String> values) {
        Objects.requireNonNull(values, "values: leave the parameter out where there is none");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The parameter " + parameter + " has no value: leave it out.");
        }
        return withParameter(parameter, values.stream().map(Literal::of).collect(Collectors.joining(", ", " ", "")));
    }

    /**
     * The same command with a parameter that is true or false, or a switch: {@code -UcsAllowed:$false}.
     *
     * @throws IllegalArgumentException if it is not a parameter's name, or means {@code -Force}
     */
    public CommandLine with(String parameter, boolean value) {
        return withParameter(parameter, value ? ":$true" : ":$false");
    }

    /** The same command, whose output the next one takes: {@code Get-CsUser | Format-List}. */
    public CommandLine then(CommandLine next) {
        Objects.requireNonNull(next, "next: as CommandLine.of(\"Format-List\")");
        return new CommandLine(text + " | " + next.text);
    }

    /** The command as one line. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandLine that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The command as one line. */
    @Override
    public String toString() {
        return text;
    }

    private CommandLine withParameter(String parameter, String value) {
        Objects.requireNonNull(parameter, "parameter: its name, for example Identity");
        if (!PARAMETER.matcher(parameter).matches()) {
            throw new IllegalArgumentException(Literal.of(parameter)
                    + " is not a parameter's name: give it without a hyphen, as in Identity.");
        }
        if ("force".startsWith(parameter.toLowerCase(Locale.ROOT))) {
            // PowerShell takes any beginning of a name for the parameter.
            throw new IllegalArgumentException("The parameter " + parameter
                    + " means -Force, with which contacts get lost: leave it out.");
        }
        return new CommandLine(text + " -" + parameter + value);
    }
}
