package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.FragmentReader;
import org.ucsmigration.powershell.internal.psrp.ArgumentFault;
import org.ucsmigration.powershell.internal.psrp.Event;
import org.ucsmigration.powershell.internal.psrp.MessageType;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.Call;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.SessionFault;

/** One call of a live session, in the thread that makes it: hands on the output, and collects the rest. */
final class Execution {

    /** How long a call waits to say that its command has stopped. */
    private static final Duration STOPPING = Duration.ofMillis(500);

    private final String name;
    private final Consumer<Object> consumer;
    private final Consumer<Notice> listener;
    private final Streams streams;
    private final FragmentReader reader = new FragmentReader();
    private final List<String> gaps = new ArrayList<>();
    private boolean failed;
    private boolean exited;
    @Nullable
    private EndMark end;

    /** A call of that name. */
    Execution(String name, Consumer<Object> consumer, Consumer<Notice> listener) {
        this.name = name;
        this.consumer = consumer;
        this.listener = listener;
        this.streams = new Streams(name, listener);
    }

    /** The same call, whose output is complete only with this mark behind it. */
    Execution until(EndMark mark) {
        end = mark;
        return this;
    }

    /**
     * Runs the pipeline to its end, or stops it.
     *
     * @throws PowerShellException if the session is closed or dead, or the wait was interrupted or took too long
     */
    CommandResult run(String subject, PipelineRequest request, Caller caller, Deadline deadline) {
        Source source = Source.of(name, Instant.now());
        try (Call call = begin(subject, request, caller, deadline)) {
            return take(source, subject, call, deadline);
        } catch (SessionFault e) {
            throw PowerShellException.of(subject, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PowerShellException.of(subject, "the calling thread was interrupted before the command started", e);
        }
    }

    private static Call begin(String subject, PipelineRequest request, Caller caller, Deadline deadline) throws SessionFault,
            InterruptedException {
        try {
            return caller.call(request, deadline);
        } catch (ClixmlException e) {
            throw PowerShellException.of(e.subject(), e.reason(), e);
        } catch (ArgumentFault e) {
            throw PowerShellException.of(subject, String.valueOf(e.getMessage()), e);
        }
    }

    private CommandResult take(Source source, String subject, Call call, Deadline deadline) throws SessionFault {
        try {
            while (true) {
                Event event = call.next(deadline);
                if (event instanceof Event.Finished finished) {
                    return result(source, finished);
                }
                take(event);
            }
        } catch (SessionFault e) {
            if (!e.isLate()) {
                throw e;
            }
            throw PowerShellException.of(subject,
                    e.getMessage() + stopped(call, ", and was stopped", ", and has not stopped so far"), e);
        } catch (InterruptedException e) {
            String end = stopped(call, "the command stopped", "the command has not stopped so far");
            Thread.currentThread().interrupt();
            throw PowerShellException.of(subject, "the calling thread was interrupted, and " + end, e);
        }
    }

    private static String stopped(Call call, String yes, String notYet) {
        return call.stop(STOPPING) ? yes : notYet;
    }

    /** Whether the command ended with a terminating error, or was stopped. */
    boolean hasFailed() {
        return failed;
    }

    private void take(Event event) {
        if (event instanceof Event.Item item) {
            Notice.Stream stream = streamOf(item.type());
            Object value;
            try {
                value = reader.read(item.clixml());
            } catch (ClixmlException e) {
                unreadable(stream, e);
                return;
            }
            switch (stream) {
                case OUTPUT -> {
                    if (end == null || !end.take(value)) {
                        consumer.accept(value);
                    }
                }
                case ERROR -> streams.error(Records.error(value));
                case PROGRESS -> listener.accept(Records.progress(name, value));
                case WARNING, VERBOSE, DEBUG, INFORMATION -> streams.message(stream, Records.text(value));
            }
        } else if (event instanceof Event.ExitAnnounced) {
            exited = true;
        }
    }

    private static Notice.Stream streamOf(MessageType type) {
        return switch (type) {
            case PIPELINE_OUTPUT -> Notice.Stream.OUTPUT;
            case ERROR_RECORD -> Notice.Stream.ERROR;
            case WARNING_RECORD -> Notice.Stream.WARNING;
            case VERBOSE_RECORD -> Notice.Stream.VERBOSE;
            case DEBUG_RECORD -> Notice.Stream.DEBUG;
            case INFORMATION_RECORD -> Notice.Stream.INFORMATION;
            case PROGRESS_RECORD -> Notice.Stream.PROGRESS;
            default -> throw new IllegalStateException("no stream of a pipeline has a " + type);
        };
    }

    private void unreadable(Notice.Stream stream, ClixmlException why) {
        if (gaps.isEmpty()) {
            gaps.add("something on its " + stream.name().toLowerCase(Locale.ROOT) + " stream could not be read: " + why.reason());
        }
    }

    private CommandResult result(Source source, Event.Finished finished) {
        failed = finished.outcome() != Event.Outcome.COMPLETED || (end == null && exited);
        if (finished.outcome() == Event.Outcome.FAILED) {
            streams.end(finished.error().map(Records::error).orElse(CommandError.of("the command failed and does not say why")));
        } else if (finished.outcome() == Event.Outcome.STOPPED) {
            gaps.add("it was stopped in the shell");
        } else if (end != null) {
            end.gap(streams.hasErrors()).ifPresent(gaps::add);
        } else if (exited) {
            gaps.add("it ended by exit, and what came behind that was not done");
        }
        return streams.addTo(gaps.isEmpty() ? CommandResult.complete(source, List.of())
                : CommandResult.incomplete(source, List.of(), String.join("; ", gaps)));
    }
}
