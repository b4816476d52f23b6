package org.ucsmigration.powershell.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ucsmigration.powershell.clixml.Clixml;
import org.ucsmigration.powershell.clixml.PsObject;

/** A folder that the collection script wrote, with the calls that it made of the stand-ins. */
final class Collected {

    private final Path folder;
    private final Path calls;
    private final StandIns.Ended ended;

    private Collected(Path folder, Path calls, StandIns.Ended ended) {
        this.folder = folder;
        this.calls = calls;
        this.ended = ended;
    }

    /** Runs the script in the engine, once for each text of parameters. */
    static Collected into(Path folder, Map<String, String> environment, String... parameters) throws Exception {
        Path calls = Files.createTempFile("calls", ".txt");
        calls.toFile().deleteOnExit();
        Map<String, String> all = new TreeMap<>(environment);
        all.put("STANDIN_CALLS", calls.toString());
        String[] lines = Stream.of(parameters).map(each -> "-Path '" + folder + "' " + each).toArray(String[]::new);
        return new Collected(folder, calls, StandIns.run("Export-UcsEstate.ps1", all, lines));
    }

    /** Both halves with everything that may be asked for; run once, since it takes the engine some seconds. */
    static Collected whole() {
        return Whole.COLLECTED;
    }

    private static final class Whole {

        static final Collected COLLECTED = run();

        private static Collected run() {
            try {
                Path folder = Files.createTempDirectory("estate");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return into(folder, Map.of(), "-Lync -EffectivePolicy -TestUser kim.akers@litwareinc.com, "
                        + "sip:Holly.Holt@litwareinc.com, don.funk@litwareinc.com, nobody@litwareinc.com",
                        "-Exchange");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            folder.toFile().delete();
        }
    }

    Path folder() {
        return folder;
    }

    StandIns.Ended ended() {
        return ended;
    }

    List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    List<PsObject> objects(String file) {
        Clixml.Document document = Clixml.read(folder.resolve(file));
        if (!document.end().isComplete()) {
            throw new AssertionError(file + ": " + document.end().problem());
        }
        return document.values().stream().map(PsObject.class::cast).toList();
    }

    /** The entries of a manifest, without the object at its head. */
    List<PsObject> entries(String manifest) {
        List<PsObject> all = objects(manifest);
        return all.subList(1, all.size());
    }

    /** The first entry of a manifest for that command. */
    PsObject entry(String manifest, String command) {
        return entries(manifest).stream().filter(entry -> entry.string("Command").orElseThrow().equals(command))
                .findFirst().orElseThrow(() -> new AssertionError(manifest + " has no entry for " + command));
    }
}
