package org.ucsmigration.powershell.internal.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a shell has started, and what that has: told by a variable of its environment, which goes from a process to those that it
 * starts, also where they are no children of anybody any more. On systems that show the environment of a process as a file,
 * {@code /proc/<number>/environ}; on others nothing is found.
 */
final class Kin {

    private static final int PATIENCE = 5;
    private static final String VARIABLE = "UCS_POWERSHELL";

    private final String mark;

    Kin(String mark) {
        this.mark = mark;
    }

    /** Puts a new mark into the environment of a process that is to be started. */
    static String mark(Map<String, String> environment) {
        String value = UUID.randomUUID().toString();
        environment.put(VARIABLE, value);
        return VARIABLE + "=" + value;
    }

    /** Ends them, and waits until they have ended, for a few seconds at most. */
    void end() {
        List<ProcessHandle> all = ProcessHandle.allProcesses().filter(this::isOne).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?> ended = CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new));
        try {
            ended.get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The system ends what it was told to end in its own time.
            return;
        }
    }

    private boolean isOne(ProcessHandle process) {
        Path environment = Path.of("/proc/" + process.pid() + "/environ");
        try {
            return Files.isReadable(environment)
                    && new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException e) {
            // It has ended, or is somebody else's.
            return false;
        }
    }
}
