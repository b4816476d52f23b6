package org.ucsmigration.powershell.internal.psrp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;

/**
 * What a pipeline is to run: commands one after the other, each with typed arguments, and the objects to pipe in.
 *
 * @param steps the commands, at least one
 * @param input the objects for the first command; empty where it is to have no input at all
 */
public record PipelineRequest(List<Step> steps, Optional<List<Object>> input) {

    /** Copies its lists. */
    public PipelineRequest {
        steps = List.copyOf(steps);
        input = input.map(List::copyOf);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a pipeline without a command");
        }
        if (steps.stream().anyMatch(step -> step.kind() == Kind.KEPT) && (steps.size() > 1 || input.isPresent())) {
            throw new IllegalArgumentException("a script that is kept, with other commands or input");
        }
    }

    /** Whether it is a script that is run again and again. */
    boolean isKept() {
        return steps.get(0).kind() == Kind.KEPT;
    }

    /** A pipeline of these commands without input. */
    public static PipelineRequest of(Step... steps) {
        return new PipelineRequest(List.of(steps), Optional.empty());
    }

    /** The same commands with objects piped in. */
    public PipelineRequest withInput(List<?> objects) {
        return new PipelineRequest(steps, Optional.of(List.copyOf(objects)));
    }

    /**
     * One command of a pipeline.
     *
     * @param text the name of the command, or a script
     * @param kind which of these
     * @param arguments in order
     */
    public record Step(String text, Kind kind, List<Argument> arguments) {

        /** What a step is, and for a script where its parameters and variables end up. */
        public enum Kind {
            /** The name of a command. */
            COMMAND,
            /** A script of which the session keeps what it sets, its parameters included. */
            SCRIPT,
            /** A script that leaves nothing behind but what it says is global. */
            SCRIPT_OF_OWN_SCOPE,
            /**
             * Such a script that is run again and again, alone in its request and without input, its arguments named: it shares
             * a pipeline with those before it, and is parsed once.
             */
            KEPT
        }

        /** Copies its list. */
        public Step {
            Objects.requireNonNull(text, "text");
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * One argument.
     *
     * @param name the parameter's name, or null for a positional argument
     * @param value a value as {@code PsObject} lists them
     */
    public record Argument(@Nullable String name, Object value) {

        /** Checks that there is a value. */
        public Argument {
            Objects.requireNonNull(value, "value");
        }
    }
}
