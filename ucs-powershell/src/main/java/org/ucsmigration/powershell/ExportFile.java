package org.ucsmigration.powershell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.ClixmlException;

/** One export in a replay folder, read value by value; what is wrong with it is told once to the listener. */
final class ExportFile {

    private final Path path;
    private final Consumer<String> problems;

    ExportFile(Path path, Consumer<String> problems) {
        this.path = path;
        this.problems = problems;
    }

    /**
     * Gives the values up to the end or the break.
     *
     * @return what broke it, as a sentence's part that names the file; empty where the file was read whole
     */
    Optional<String> read(Consumer<Object> consumer) {
        boolean[] inConsumer = {false};
        String problem;
        try {
            problem = Clixml.stream(path, value -> {
                inConsumer[0] = true;
                consumer.accept(value);
                inConsumer[0] = false;
            }).problem().orElse(null);
        } catch (ClixmlException e) {
            if (inConsumer[0]) {
                throw e;
            }
            problem = e.reason() + (e.line().isPresent() ? " at line " + e.line().getAsLong() : "");
        }
        if (problem != null && !Thread.currentThread().isInterrupted()) {
            problems.accept(path + ": " + problem);
        }
        return Optional.ofNullable(problem).map(text -> this + ": " + text);
    }

    /** The file's name, without the folder. */
    @Override
    public String toString() {
        return String.valueOf(path.getFileName());
    }
}
