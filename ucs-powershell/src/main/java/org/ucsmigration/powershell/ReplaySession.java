package org.ucsmigration.powershell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ucsmigration.Source;
import org.ucsmigration.internal.Shown;

/** Answers from a folder of exports. */
final class ReplaySession implements PowerShellSession {

    private static final int LONGEST_PROBLEM = 2_000;

    private final Path folder;
    private final Instant opened = Instant.now();
    private final Manifest manifest;
    private final Map<ManifestEntry, ForEachExport> exports = new ConcurrentHashMap<>();
    private final Set<String> damages = new LinkedHashSet<>();
    private volatile boolean closed;

    /** @throws PowerShellException if there is no such folder, it cannot be read, or it holds no manifest */
    ReplaySession(Path folder) {
        this.folder = folder;
        this.manifest = Manifest.of(folder, opened);
        manifest.entries().stream().map(ManifestEntry::file).filter(Objects::nonNull).map(folder::resolve)
                .filter(file -> Files.notExists(file)).forEach(file -> damage(file + ": there is no such file"));
    }

    private void damage(String problem) {
        synchronized (damages) {
            damages.add(problem);
        }
    }

    @Override
    public List<String> problems() {
        synchronized (damages) {
            return Stream.concat(manifest.problems().stream(), damages.stream())
                    .map(problem -> Shown.of(problem, LONGEST_PROBLEM)).distinct().toList();
        }
    }

    @Override
    public CommandResult invoke(Command command, Command... next) {
        Command.refuseNull(command);
        Objects.requireNonNull(next, "next: pass none where there is no pipeline");
        if (next.length > 0) {
            checkOpen(command);
            return CommandResult.notCollected(Source.of(command.name()),
                    "not collected: a replay folder holds single commands, not pipelines");
        }
        List<Object> output = new ArrayList<>();
        CommandResult rest = stream(command, output::add);
        return rest.withOutput(output);
    }

    @Override
    public CommandResult stream(Command command, Consumer<Object> consumer) {
        Command.refuseNull(command);
        Objects.requireNonNull(consumer, "consumer: what takes the output");
        checkOpen(command);
        CommandKey question = CommandKey.of(command);
        Optional<ManifestEntry> entry = manifest.newest(question);
        if (entry.isPresent()) {
            return read(entry.get(), consumer);
        }
        CommandResult one = ofOneValue(command, question);
        one.output().forEach(consumer);
        return one.withOutput(List.of());
    }

    private CommandResult read(ManifestEntry entry, Consumer<Object> consumer) {
        if (entry.file() == null) {
            return entry.result(null);
        }
        ExportFile file = new ExportFile(folder, entry, this::damage);
        Optional<String> doubt = file.doubt();
        return doubt.isPresent() ? entry.lost("not collected (" + doubt.get() + ")")
                : entry.result(file.read(consumer).orElse(null));
    }

    /** Exports that were asked for as many values as they have are not needed in memory for more. */
    @Override
    public void invokeEach(Command command, String parameter, Collection<String> values,
            BiConsumer<String, CommandResult> consumer) {
        PowerShellSession.super.invokeEach(command, parameter, values, consumer);
        manifest.forEach(CommandKey.of(command.with(parameter, "any"))).stream()
                .filter(entry -> entry.proof() != null && entry.proof().rows() <= values.size()).forEach(exports::remove);
    }

    /**
     * Where the command took one value after another and this is one of them. What a newer run may have said, no older one does.
     */
    private CommandResult ofOneValue(Command command, CommandKey question) {
        List<String> gaps = new ArrayList<>();
        CommandResult failed = null;
        for (ManifestEntry entry : manifest.forEach(question)) {
            if (entry.file() == null) {
                failed = failed == null ? entry.result(null) : failed;
                continue;
            }
            ForEachExport export = export(entry);
            Optional<CommandResult> result = export.result(entry.valueOf(question).orElseThrow());
            if (result.isPresent() && gaps.isEmpty()) {
                return result.get();
            }
            export.gap().ifPresent(gaps::add);
        }
        if (failed != null && gaps.isEmpty()) {
            return failed;
        }
        gaps.addAll(gaps.isEmpty() ? manifest.losses() : List.of());
        String why = gaps.isEmpty() ? "" : " (" + String.join("; ", gaps) + ")";
        return CommandResult.notCollected(Source.of(command.name()), "not collected" + why);
    }

    @Override
    public Optional<CommandResult> collected(Command command) {
        Command.refuseNull(command);
        checkOpen(command);
        CommandKey question = CommandKey.of(command);
        for (ManifestEntry entry : manifest.like(question)) {
            if (entry.forEach() == null) {
                List<Object> output = new ArrayList<>();
                return Optional.of(read(entry, output::add).withOutput(output));
            }
            Optional<CommandResult> result = entry.file() == null ? Optional.empty()
                    : export(entry).result(entry.valueOf(question).orElseThrow());
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    private ForEachExport export(ManifestEntry entry) {
        ForEachExport known = exports.get(entry);
        if (known != null) {
            return known;
        }
        synchronized (exports) {
            ForEachExport read = exports.get(entry);
            if (read == null) {
                read = ForEachExport.of(entry, new ExportFile(folder, entry, this::damage), opened);
                // An interrupted reading breaks off early: the next one who asks reads again.
                if (!Thread.currentThread().isInterrupted()) {
                    exports.put(entry, read);
                }
            }
            return read;
        }
    }

    private void checkOpen(Command command) {
        if (closed) {
            throw PowerShellException.of(command.toString(), "the session over " + folder + " is closed: ask before closing it");
        }
    }

    @Override
    public void close() {
        closed = true;
        exports.clear();
    }

    /** Where it answers from. */
    @Override
    public String toString() {
        return "replay of " + folder;
    }
}
