package org.ucsmigration.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every form that is asked for, written side by side: opened with the first line, each whole at the end, or none of them. */
final class Outputs {

    /** Opens what the caller asked for, into the list. */
    interface Opening {
        void into(List<Output> list, OutputSettings settings);
    }

    private final Opening opening;
    private final List<Output> all = new ArrayList<>();
    private boolean isOver;
    /** While a line is under way, and after one could not be written: what is there may be half a line. */
    private boolean isBroken;

    Outputs(Opening opening) {
        this.opening = opening;
    }

    void open(OutputSettings settings) {
        isBroken = true;
        opening.into(all, settings);
        isBroken = false;
    }

    /** Refuses to go on after the end, and where a line is missing. */
    void check() {
        if (isOver) {
            throw new IllegalStateException("These files are finished or closed: make others for another survey.");
        }
        if (isBroken) {
            throw new IllegalStateException("A line could not be written, as was said then: close these files, and run the "
                    + "survey again.");
        }
    }

    void write(Output.Line line) {
        isBroken = true;
        all.forEach(output -> output.write(line));
        isBroken = false;
    }

    /** Lets every file appear that can; what cannot is told when the others have. */
    List<Path> finish() {
        all.forEach(Output::complete);
        isOver = true;
        UncheckedIOException failure = null;
        for (Output output : all) {
            try {
                output.appear();
            } catch (UncheckedIOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return all.stream().map(Output::target).flatMap(Optional::stream).toList();
    }

    void close() {
        isOver = true;
        for (Output output : all) {
            try {
                output.close();
            } catch (IOException e) {
                // A file that cannot be taken away says by its name that it is not whole.
            }
        }
        all.clear();
    }
}
