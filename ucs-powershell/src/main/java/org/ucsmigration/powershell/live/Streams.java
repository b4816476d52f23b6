package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;

/** What a running command writes beside its output: told to the listener at once, and kept for the result. */
final class Streams {

    /** Of each stream; a command that writes a line for each of a million objects must not fill memory. */
    private static final int MOST_KEPT = 10_000;

    private final String name;
    private final Consumer<Notice> listener;
    private final List<CommandError> errors = new ArrayList<>();
    private final Map<Notice.Stream, List<String>> messages = new EnumMap<>(Notice.Stream.class);

    Streams(String name, Consumer<Notice> listener) {
        this.name = name;
        this.listener = listener;
    }

    void error(CommandError error) {
        keep(errors, error);
        listener.accept(Notice.of(name, Notice.Stream.ERROR, error.message()));
    }

    void message(Notice.Stream stream, String text) {
        keep(messages.computeIfAbsent(stream, key -> new ArrayList<>()), text);
        listener.accept(Notice.of(name, stream, text));
    }

    private static <T> void keep(List<T> list, T element) {
        if (list.size() < MOST_KEPT) {
            list.add(element);
        }
    }

    /** The error that ended the command, kept in any case; the caller hears of it from the result. */
    void end(CommandError error) {
        errors.add(error);
    }

    /** Whether an error was heard, be it the one that ended the command or not. */
    boolean hasErrors() {
        return !errors.isEmpty();
    }

    CommandResult addTo(CommandResult bare) {
        CommandResult result = bare;
        for (Map.Entry<Notice.Stream, List<String>> each : messages.entrySet()) {
            result = result.withMessages(each.getKey(), each.getValue());
        }
        return errors.isEmpty() ? result : result.withErrors(errors);
    }
}
