package org.ucsmigration.powershell.internal.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A process that is none: what it does is done by a thread of the test. */
public abstract class InnerProcess extends Process {

    private static final AtomicInteger ALIVE = new AtomicInteger();

    /** What the client said. */
    final InputStream clientLines;
    /** What the client hears. */
    final OutputStream toClient;
    private final OutputStream toServer;
    private final InputStream output;
    private final CompletableFuture<Process> exit = new CompletableFuture<>();
    private final AtomicBoolean gone = new AtomicBoolean();

    InnerProcess() {
        InnerPipe input = new InnerPipe();
        clientLines = input.source();
        toServer = input.sink();
        InnerPipe answers = new InnerPipe();
        output = answers.source();
        toClient = answers.sink();
        ALIVE.incrementAndGet();
    }

    /** The process is gone. */
    void exit() {
        // Before it can be seen that it has gone.
        if (!gone.getAndSet(true)) {
            ALIVE.decrementAndGet();
        }
        exit.complete(this);
    }

    /** How many of them have not ended. */
    public static int alive() {
        return ALIVE.get();
    }

    @Override
    public OutputStream getOutputStream() {
        return toServer;
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit.thenApply(process -> process);
    }

    @Override
    public int waitFor() {
        return exit.thenApply(process -> 0).join();
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
        try {
            exit.get(time, unit);
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
            return false;
        }
        return true;
    }

    @Override
    public int exitValue() {
        if (!exit.isDone()) {
            throw new IllegalThreadStateException();
        }
        return 160;
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public void destroy() {
        destroyForcibly();
    }

    @Override
    public Process destroyForcibly() {
        try {
            clientLines.close();
            toClient.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        exit();
        return this;
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public long pid() {
        return -System.identityHashCode(this);
    }
}
