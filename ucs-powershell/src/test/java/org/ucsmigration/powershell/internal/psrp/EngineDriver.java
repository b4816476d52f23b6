package org.ucsmigration.powershell.internal.psrp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.shell.Shell;

/** The engine and a real server in one thread: sends, reads, and hands on events. */
final class EngineDriver implements AutoCloseable {

    private final Shell shell;
    private final RunspacePool pool = new RunspacePool(UUID.randomUUID());
    private final Deque<Event> events = new ArrayDeque<>();
    private final UnaryOperator<String> onTheWay;

    EngineDriver() throws IOException, ProtocolFault {
        this(UnaryOperator.identity());
    }

    /** Lets a test change what goes out. */
    EngineDriver(UnaryOperator<String> onTheWay) throws IOException, ProtocolFault {
        this.onTheWay = onTheWay;
        shell = Shell.of(new ProcessBuilder(System.getenv("UCS_PWSH"), "-s", "-NoLogo", "-NoProfile").start(),
                "UCS_POWERSHELL=none", RunspacePool.LONGEST_LINE);
        pool.open();
        if (!(next() instanceof Event.Opened)) {
            throw new AssertionError("did not open");
        }
    }

    Event next() throws IOException, ProtocolFault {
        flush();
        while (events.isEmpty()) {
            String line = shell.readLine();
            if (line == null) {
                throw new AssertionError("the server ended: " + shell.lastErrors());
            }
            pool.receive(line);
            flush();
        }
        return events.remove();
    }

    private void flush() {
        shell.send(pool.takeLines().stream().map(onTheWay).toList());
        events.addAll(pool.takeEvents());
    }

    UUID start(PipelineRequest request) {
        UUID pipeline = UUID.randomUUID();
        pool.start(pipeline, request);
        return pipeline;
    }

    void stop(UUID pipeline) {
        pool.stop(pipeline);
    }

    void closePool() {
        pool.close();
    }

    KeyExchange keys() {
        return pool.link.keys();
    }

    /** Runs a pipeline to its end. */
    List<Event> run(PipelineRequest request) throws IOException, ProtocolFault {
        start(request);
        return rest();
    }

    List<Event> rest() throws IOException, ProtocolFault {
        List<Event> all = new ArrayList<>();
        do {
            all.add(next());
        } while (!(all.get(all.size() - 1) instanceof Event.Finished));
        return all;
    }

    /** What an event carries, read. */
    static Object value(Event item) {
        String clixml = ((Event.Item) item).clixml();
        return clixml.isEmpty() ? PsObject.NULL : Clixml.parse(clixml).values().get(0);
    }

    /** The output of a pipeline that is to go well. */
    List<Object> output(PipelineRequest request) throws IOException, ProtocolFault {
        List<Object> output = new ArrayList<>();
        for (Event event : run(request)) {
            if (event instanceof Event.Item item && item.type() == MessageType.PIPELINE_OUTPUT) {
                output.add(value(item));
            } else if (!(event instanceof Event.Finished end) || end.outcome() != Event.Outcome.COMPLETED) {
                throw new AssertionError("not as it should be: " + event);
            }
        }
        return output;
    }

    @Override
    public void close() {
        shell.end(Duration.ofSeconds(10));
    }
}
