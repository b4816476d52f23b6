package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.Deadline;

/**
 * The answers of one call that runs a command for several values, as {@code each.ps1} writes them. Used by one thread. The one
 * place where that format is written down in Java.
 *
 * <p>The call gives arrays. The first element of each is a text: the number of the value, from 0; a blank; a letter for each of
 * the records that follow in the array; and, where the value is done with them, a full stop and the number of all its output, or
 * an exclamation mark where the command did not run to its end. The letters are O for output, E for an
 * error after which the command went on, W for a warning, V for verbose, D for debug, I for information, and F for the failure
 * that ended the command. Values are done in their order; one that gives many records takes several arrays. Anything else is
 * refused.
 */
final class EachAnswers {

    private static final String SCRIPT = Resources.script("each.ps1");
    private static final Pattern HEAD = Pattern.compile("[0-9]{1,9} [A-Z]*(?:\\.[0-9]{1,9}|!)?");
    private static final int RECORDS_IN_AN_ARRAY = 500;

    private final Command command;
    private final List<String> values;
    private final Consumer<Notice> listener;
    private final Source source;
    private final List<CommandResult> done = new ArrayList<>();
    private List<Object> output = new ArrayList<>();
    private Streams streams;

    EachAnswers(Command command, List<String> values, Consumer<Notice> listener) {
        this.command = command;
        this.values = values;
        this.listener = listener;
        this.source = Source.of(command.name(), Instant.now());
        this.streams = new Streams(command.name(), listener);
    }

    /**
     * Makes the call; it ends at the first value that is done after so long.
     *
     * @throws PowerShellException if it does not come to its end; what came before is there
     */
    void ask(String parameter, Caller caller, Duration limit, Duration enough) {
        end(new Execution(command.name(), this::take, listener)
                .run(command.toString(), request(parameter, enough.toMillis()), caller, Deadline.after(limit)));
    }

    private PipelineRequest request(String parameter, long milliseconds) {
        return Requests.kept(SCRIPT, Map.of("Mark", new EndMark().text(), "Name", command.name(), "Parameters",
                command.parameters(), "Each", parameter,
                "Values", values.toArray(new String[0]), "Property", command.properties().toArray(new String[0]),
                "Size", RECORDS_IN_AN_ARRAY, "Milliseconds", (int) milliseconds));
    }

    /**
     * Takes one array.
     *
     * @throws PowerShellException if it is not one of this format that is due now
     */
    void take(Object array) {
        Object base = array instanceof PsObject object ? object.value().orElse(array) : array;
        if (!(base instanceof List<?> records) || records.isEmpty()) {
            throw refused("an array without a head: " + PsObject.describe(array));
        }
        String text = String.valueOf(records.get(0));
        String[] head = text.split(" ", 2);
        if (!HEAD.matcher(text).matches() || !head[0].equals(String.valueOf(done.size())) || done.size() == values.size()) {
            throw refused("an answer for another value than the one that is due");
        }
        String letters = head[1].replaceFirst("[.!].*", "");
        String end = head[1].substring(letters.length());
        if (letters.length() != records.size() - 1) {
            throw refused(records.size() - 1 + " records where " + letters.length() + " were announced");
        }
        for (int i = 0; i < letters.length(); i++) {
            record(letters.charAt(i), records.get(i + 1));
        }
        if (!end.isEmpty()) {
            next(ended(end));
        }
    }

    private CommandResult ended(String end) {
        CommandResult all = CommandResult.complete(source, output);
        String number = end.equals("!") ? null : end.substring(1);
        return EndMark.gap(number, output.size(), streams.hasErrors()).map(all::withGap).orElse(all);
    }

    private void record(char letter, Object value) {
        switch (letter) {
            case 'O' -> output.add(Records.unwrapped(value));
            case 'E' -> streams.error(Records.error(value));
            case 'F' -> streams.end(Records.error(value));
            case 'W' -> streams.message(Notice.Stream.WARNING, Records.text(value));
            case 'V' -> streams.message(Notice.Stream.VERBOSE, Records.text(value));
            case 'D' -> streams.message(Notice.Stream.DEBUG, Records.text(value));
            case 'I' -> streams.message(Notice.Stream.INFORMATION, Records.text(value));
            default -> throw refused("a record of the unknown kind '" + letter + "'");
        }
    }

    private PowerShellException refused(String why) {
        return PowerShellException.of(command.toString(), "the shell gave " + why);
    }

    private void next(CommandResult bare) {
        done.add(streams.addTo(bare));
        output = new ArrayList<>();
        streams = new Streams(command.name(), listener);
    }

    /**
     * The call is over. What is wrong with it as a whole is the reason of the value that was not done, or one more reason of
     * every one; what it said beside its answers is of the value at which it ended.
     */
    void end(CommandResult call) {
        if (done.isEmpty() || (done.size() < values.size() && !call.isComplete())) {
            next(CommandResult.incomplete(source, output, call.reason().orElse("the shell gave no answer")));
        } else if (!call.isComplete()) {
            String reason = call.reason().orElseThrow();
            done.replaceAll(result -> result.withGap(reason));
        }
        done.set(done.size() - 1, saying(done.get(done.size() - 1), call));
    }

    private static CommandResult saying(CommandResult answer, CommandResult call) {
        CommandResult all = answer;
        for (Notice.Stream stream : List.of(Notice.Stream.WARNING, Notice.Stream.VERBOSE, Notice.Stream.DEBUG,
                Notice.Stream.INFORMATION)) {
            if (!call.messages(stream).isEmpty()) {
                List<String> both = new ArrayList<>(answer.messages(stream));
                both.addAll(call.messages(stream));
                all = all.withMessages(stream, both);
            }
        }
        return all;
    }

    /** Hands on what is there, and says how many that were. */
    int deliver(BiConsumer<String, CommandResult> consumer) {
        for (int i = 0; i < done.size(); i++) {
            consumer.accept(values.get(i), done.get(i));
        }
        return done.size();
    }
}
