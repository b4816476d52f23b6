package org.ucsmigration.powershell.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.MessageStream;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;

/** The answers of one call that runs a command for several values, as {@code each.ps1} writes them. Used by one thread. */
final class EachAnswers {

    private static final String SCRIPT = Resources.text("each.ps1");
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

    /** The call; it ends at the first value that is done after so many milliseconds. */
    PipelineRequest request(String parameter, long milliseconds) {
        return Requests.script(SCRIPT, Map.of("Name", command.name(), "Parameters", command.parameters(), "Each", parameter,
                "Values", values.toArray(new String[0]), "Property", command.properties().toArray(new String[0]),
                "Size", RECORDS_IN_AN_ARRAY, "Milliseconds", (int) milliseconds));
    }

    /** Takes one array. */
    void take(Object array) {
        Object base = array instanceof PsObject object ? object.value().orElse(array) : array;
        String[] head = base instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.get(0)).split(" ", 2) : new String[0];
        if (head.length != 2 || !head[0].equals(String.valueOf(done.size())) || done.size() == values.size()) {
            throw PowerShellException.of(command.toString(), "the shell answered for another value than the one that is due");
        }
        List<?> records = (List<?>) base;
        if (head[1].length() < records.size() - 1) {
            throw PowerShellException.of(command.toString(), "the shell gave more than it announced");
        }
        for (int i = 1; i < records.size(); i++) {
            record(head[1].charAt(i - 1), records.get(i));
        }
        if (head[1].endsWith(".")) {
            next(null);
        }
    }

    private void record(char letter, Object value) {
        switch (letter) {
            case 'O' -> output.add(Records.unwrapped(value));
            case 'E' -> streams.error(Records.error(value));
            case 'F' -> streams.end(Records.error(value));
            case 'W' -> streams.message(MessageStream.WARNING, Records.text(value));
            case 'V' -> streams.message(MessageStream.VERBOSE, Records.text(value));
            case 'D' -> streams.message(MessageStream.DEBUG, Records.text(value));
            default -> streams.message(MessageStream.INFORMATION, Records.text(value));
        }
    }

    private void next(String gap) {
        CommandResult bare = gap == null ? CommandResult.complete(source, output) : CommandResult.incomplete(source, output, gap);
        done.add(streams.addTo(bare));
        output = new ArrayList<>();
        streams = new Streams(command.name(), listener);
    }

    /** The call is over. What is wrong with it as a whole is the reason of the value that was not done, or of every one. */
    void end(CommandResult call) {
        if (done.isEmpty() || done.size() < values.size() && !call.isComplete()) {
            next(call.reason().orElse("the shell gave no answer"));
        } else if (!call.isComplete()) {
            String reason = call.reason().orElseThrow();
            done.replaceAll(result -> CommandResult.incomplete(source, result.output(), reason).withErrors(result.errors()));
        }
    }

    /** Hands on what is there, and says how many that were. */
    int deliver(BiConsumer<String, CommandResult> consumer) {
        for (int i = 0; i < done.size(); i++) {
            consumer.accept(values.get(i), done.get(i));
        }
        return done.size();
    }
}
