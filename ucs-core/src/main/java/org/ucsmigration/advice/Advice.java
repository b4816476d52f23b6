package org.ucsmigration.advice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody should do: an action, a sentence, the commands to type, and what must hold before. Immutable, compared by
 * content. Text for people: the library itself runs none of the commands.
 *
 * <pre>{@code
 * Advice ask = Advice.of(Action.ASK_SERVER, "Ask the server whether the contacts have moved.")
 *         .withCommand(CommandLine.of("Debug-CsUnifiedContactStore").with("Identity", "sip:kenmyer@litwareinc.com"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Advice {

    private final Action action;
    private final String sentence;
    private final List<String> commands;
    private final List<String> before;

    private Advice(Action action, String sentence, List<String> commands, List<String> before) {
        this.action = action;
        this.sentence = sentence;
        this.commands = commands;
        this.before = before;
    }

    /**
     * Advice without a command.
     *
     * @throws IllegalArgumentException if the sentence is blank
     */
    public static Advice of(Action action, String sentence) {
        Objects.requireNonNull(action, "action: what to do, for example Action.ASK_SERVER");
        return new Advice(action, said("sentence", sentence), List.of(), List.of());
    }

    /**
     * The same advice in other words.
     *
     * @throws IllegalArgumentException if the sentence is blank
     */
    public Advice withSentence(String newSentence) {
        return new Advice(action, said("sentence", newSentence), commands, before);
    }

    /** The same advice with one more command behind the others. */
    public Advice withCommand(CommandLine command) {
        Objects.requireNonNull(command, "command: as CommandLine.of(\"Debug-CsUnifiedContactStore\")");
        return new Advice(action, sentence, joined(commands, command.text()), before);
    }

    /**
     * The same advice with one more thing that must hold before it is followed.
     *
     * @param condition a sentence, as in {@code The policy forbids UCS for this user.}
     * @throws IllegalArgumentException if it is blank
     */
    public Advice withCondition(String condition) {
        return new Advice(action, sentence, commands, joined(before, said("condition", condition)));
    }

    /** What to do, as a stable code. */
    public Action action() {
        return action;
    }

    /** What to do, in words; the wording may change. Never blank. */
    public String sentence() {
        return sentence;
    }

    /** The commands to type into PowerShell, in order; empty where there is none. */
    public List<String> commands() {
        return commands;
    }

    /** What must hold before, a sentence each; empty where nothing must. */
    public List<String> before() {
        return before;
    }

    /**
     * The advice as plain data, in order: {@code action, sentence} (text), {@code before} and {@code commands} (lists of text,
     * absent where empty).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("action", action.name());
        map.put("sentence", sentence);
        if (!before.isEmpty()) {
            map.put("before", before);
        }
        if (!commands.isEmpty()) {
            map.put("commands", commands);
        }
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Advice that && action == that.action && sentence.equals(that.sentence)
                && commands.equals(that.commands) && before.equals(that.before);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, sentence);
    }

    /** The sentence. */
    @Override
    public String toString() {
        return sentence;
    }

    private static String said(String what, String text) {
        Objects.requireNonNull(text, () -> "Advice needs a " + what
                + " for people, for example \"Ask the server.\", but it is null.");
        if (text.isBlank()) {
            throw new IllegalArgumentException("Advice needs a " + what
                    + " for people, for example \"Ask the server.\", but it is blank.");
        }
        return text;
    }

    private static List<String> joined(List<String> some, String more) {
        if (some.isEmpty()) {
            return List.of(more);
        }
        List<String> all = new ArrayList<>(some);
        all.add(more);
        return Collections.unmodifiableList(all);
    }
}
