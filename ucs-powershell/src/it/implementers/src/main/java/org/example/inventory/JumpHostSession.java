package org.example.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ucsmigration.Source;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.PowerShellSession;

/** Commands that another machine runs for us: hands every result on whole, with what the way there adds to it. */
public final class JumpHostSession implements PowerShellSession {

    private final PowerShellSession far;
    private final Consumer<Notice> listener;
    private volatile boolean shaky;
    private volatile boolean closed;

    public JumpHostSession(PowerShellSession far, Consumer<Notice> listener) {
        this.far = far;
        this.listener = listener;
    }

    /** From now on the line may swallow something. */
    public void growShaky() {
        shaky = true;
    }

    @Override
    public CommandResult invoke(Command command, Command... next) {
        if (closed) {
            throw PowerShellException.of(command.toString(), "the jump host's session is closed");
        }
        if (next.length > 0) {
            return CommandResult.notCollected(Source.of(command.name()), "the jump host runs no pipelines");
        }
        CommandResult result = far.invoke(command);
        List<String> warnings = new ArrayList<>(result.warnings());
        warnings.add("asked through the jump host");
        listener.accept(Notice.of(command.name(), Notice.Stream.WARNING, "asked through the jump host"));
        listener.accept(Notice.progress(command.name(), "done", 100));
        CommandResult told = result.withMessages(Notice.Stream.WARNING, warnings);
        return shaky ? told.withGap("the line to the jump host is shaky") : told;
    }

    @Override
    public CommandResult stream(Command command, Consumer<Object> consumer) {
        CommandResult result = invoke(command);
        result.output().forEach(consumer);
        return result.withOutput(List.of());
    }

    @Override
    public void close() {
        closed = true;
        far.close();
    }
}
