package org.ucsmigration.powershell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.internal.psrp.Event;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.Call;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.Runspace;
import org.ucsmigration.powershell.internal.session.SessionFault;

/** One call of a live session, in the thread that makes it: hands on the output, and collects the rest. */
final class Execution {

    private final String name;
    private final Consumer<Object> consumer;
    private final Consumer<Notice> listener;
    private final Streams streams;
    private final MessageReader reader = new MessageReader();
    private final List<String> gaps = new ArrayList<>();
    private boolean failed;

    /** A call of that name. */
    Execution(String name, Consumer<Object> consumer, Consumer<Notice> listener) {
        this.name = name;
        this.consumer = consumer;
        this.listener = listener;
        this.streams = new Streams(name, listener);
    }

    /**
     * Runs the pipeline to its end, or stops it.
     *
     * @throws PowerShellException if the session is closed or dead, or the wait was interrupted or took too long
     */
    CommandResult run(String subject, PipelineRequest request, Runspace runspace, Deadline deadline) {
        Source source = Source.of(name, Instant.now());
        try (Call call = runspace.call(request, deadline)) {
            while (true) {
                Event event = call.next(deadline);
                if (event instanceof Event.Finished end) {
                    return result(source, end);
                }
                take(event);
            }
        } catch (SessionFault e) {
            throw PowerShellException.of(subject, e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PowerShellException.of(subject, "the calling thread was interrupted, and the command stopped", e);
        }
    }

    /** Whether the command ended with a terminating error, or was stopped. */
    boolean hasFailed() {
        return failed;
    }

    private void take(Event event) {
        if (event instanceof Event.Item item) {
            Object value;
            try {
                value = reader.read(item.clixml());
            } catch (PowerShellException e) {
                unreadable(item.stream(), e);
                return;
            }
            switch (item.stream()) {
                case OUTPUT -> consumer.accept(value);
                case ERROR -> streams.error(Records.error(value));
                case PROGRESS -> listener.accept(Records.progress(name, value));
                default -> streams.message(MessageStream.valueOf(item.stream().name()), Records.text(value));
            }
        }
    }

    private void unreadable(Event.Stream stream, PowerShellException why) {
        if (gaps.isEmpty()) {
            gaps.add("something on its " + stream.name().toLowerCase(Locale.ROOT) + " stream could not be read: " + why.reason());
        }
    }

    private CommandResult result(Source source, Event.Finished end) {
        failed = end.outcome() != Event.Outcome.COMPLETED;
        if (end.outcome() == Event.Outcome.FAILED) {
            streams.end(end.error().map(Records::error).orElse(CommandError.of("the command failed and does not say why")));
        } else if (end.outcome() == Event.Outcome.STOPPED) {
            gaps.add("it was stopped in the shell");
        }
        return streams.addTo(gaps.isEmpty() ? CommandResult.complete(source, List.of())
                : CommandResult.incomplete(source, List.of(), String.join("; ", gaps)));
    }
}
