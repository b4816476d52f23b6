package org.ucsmigration.powershell.internal.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

/**
 * A running shell: lines in and out, the last of its standard error, its end.
 *
 * <p>Sending never blocks: a thread of its own writes. Reading is for one thread. The end of the shell's input is its end too, so
 * that it never outlives this Java process, however that ends.
 */
public final class Shell {

    private static final String NO_MORE = "";
    private static final long MOMENT = 500;

    private final Process process;
    private final Kin kin;
    private final LineInput output;
    private final Tail errors = new Tail();
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private final Thread writer;
    private final Thread errorReader;

    private Shell(Process process, String mark, int longestLine) {
        this.process = process;
        this.kin = new Kin(mark);
        this.output = new LineInput(process.getInputStream(), longestLine);
        String name = "powershell-" + process.pid();
        this.writer = daemon(name + "-writer", this::writeAll);
        this.errorReader = daemon(name + "-errors",
                () -> errors.readAll(new InputStreamReader(process.getErrorStream(), nativeCharset())));
    }

    /** Marks what a command will start, and whatever that starts in its turn, so that it is found again; gives the mark. */
    public static String mark(ProcessBuilder command) {
        return Kin.mark(command.environment());
    }

    /**
     * Owns a process from now on.
     *
     * @param process a shell that has just started, its streams not redirected
     * @param mark its {@linkplain #mark mark}
     * @param longestLine the longest line that {@link #readLine()} is to take
     */
    public static Shell of(Process process, String mark, int longestLine) {
        return new Shell(process, mark, longestLine);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Charset nativeCharset() {
        String name = System.getProperty("native.encoding");
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    /**
     * The next line that the shell wrote, or null at the end of its output.
     *
     * @throws IOException if the line is too long or the output breaks
     */
    @Nullable
    public String readLine() throws IOException {
        return output.next();
    }

    /** Sends lines, in order, as soon as the shell takes them. */
    public void send(List<String> lines) {
        outgoing.addAll(lines);
    }

    private void writeAll() {
        try (OutputStream input = process.getOutputStream()) {
            for (String line = outgoing.take(); !line.equals(NO_MORE); line = outgoing.take()) {
                input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                if (outgoing.isEmpty()) {
                    input.flush();
                }
            }
        } catch (IOException e) {
            // The shell does not read any more; that its output ends too is what its reader sees.
            outgoing.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits a while for the process and what it wrote to standard error; the exit status, where it has ended. */
    public OptionalInt awaitExit(long time, TimeUnit unit) {
        try {
            boolean ended = process.waitFor(time, unit);
            errorReader.join(ended ? unit.toMillis(time) : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** The last lines of standard error, oldest first. */
    public List<String> lastErrors() {
        return errors.lines();
    }

    /** The number of the process. */
    public long pid() {
        return process.pid();
    }

    /**
     * Ends the shell: closes its input, which ends a sound one, then forces it; and what it started and left behind.
     *
     * @param patience how long it may take to end by itself
     */
    public void end(Duration patience) {
        outgoing.clear();
        outgoing.add(NO_MORE);
        List<ProcessHandle> children = process.descendants().toList();
        boolean interrupted = false;
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            try {
                long left = deadline - System.nanoTime();
                if (left <= 0 || interrupted) {
                    process.destroyForcibly();
                    process.waitFor(5, TimeUnit.SECONDS);
                    break;
                }
                process.waitFor(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        children.forEach(ProcessHandle::destroyForcibly);
        writer.interrupt();
        // What is no child of the shell any more, and may hold its output open.
        kin.end();
        if (interrupted) {
            Thread.currentThread().interrupt();
        } else {
            awaitLastErrors();
        }
    }

    /** Waits a moment for the last lines of standard error, which nothing can write to any more. */
    private void awaitLastErrors() {
        try {
            errorReader.join(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
