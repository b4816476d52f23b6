package org.ucsmigration.advice;

import java.util.Collection;
import java.util.Objects;
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

    private static final String DIGITS = "0123456789";

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
        if (!isCmdlet(cmdlet)) {
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

    /** A verb and a noun, each with a capital first, and perhaps a module before them. */
    private static boolean isCmdlet(String text) {
        int verb = text.indexOf('\\') + 1;
        int hyphen = text.indexOf('-', verb);
        return hyphen > 0 && (verb == 0 || isWord(text.substring(0, verb - 1), DIGITS + "."))
                && isCapital(text.charAt(verb)) && isWord(text.substring(verb, hyphen), "")
                && hyphen + 1 < text.length() && isCapital(text.charAt(hyphen + 1)) && isWord(text.substring(hyphen + 1), DIGITS);
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Letters of ASCII, and behind the first also these. By hand and not by a pattern, since every report writes commands. */
    private static boolean isWord(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = isCapital(c) || (c >= 'a' && c <= 'z');
            if (!letter && (i == 0 || others.indexOf(c) < 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private CommandLine withParameter(String parameter, String value) {
        Objects.requireNonNull(parameter, "parameter: its name, for example Identity");
        if (!isWord(parameter, DIGITS)) {
            throw new IllegalArgumentException(Literal.of(parameter)
                    + " is not a parameter's name: give it without a hyphen, as in Identity.");
        }
        if ("force".regionMatches(true, 0, parameter, 0, parameter.length())) {
            // PowerShell takes any beginning of a name for the parameter.
            throw new IllegalArgumentException("The parameter " + parameter
                    + " means -Force, with which contacts get lost: leave it out.");
        }
        return new CommandLine(text + " -" + parameter + value);
    }
}
