package org.ucsmigration.registry.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryPath;

/** Reads one collected file, closes it, and turns whatever is wrong with it into a reading. */
final class FileTask {

    private static final byte[] HIVE = {'r', 'e', 'g', 'f'};

    private FileTask() {
    }

    /** The work for a file of whatever kind; its readings are none where it is no registry. */
    static ReadingTask any(Path file, Clock clock) {
        return () -> {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".reg")) {
                return read(file, Registry::regFile, null, clock.instant());
            }
            // Transaction logs begin as their hive does, and UsrClass.dat is a part of a profile that has no client in it.
            if (name.matches(".*\\.log[12]?") || name.equals("usrclass.dat")) {
                return List.of();
            }
            return isHive(file) ? read(file, Registry::hive, null, clock.instant()) : List.of();
        };
    }

    /** The work for the hive of a profile. */
    static ReadingTask hive(Path file, @Nullable String sid, Clock clock) {
        return () -> read(file, Registry::hive, sid, clock.instant());
    }

    /** The work that is to say that something cannot be read. */
    static ReadingTask unreadable(String source, String root, @Nullable String sid, String problem, Clock clock) {
        return () -> List.of(RegistryReading.unreadable(source, root, sid, clock.instant(), problem));
    }

    private static List<RegistryReading> read(Path file, Function<Path, Registry> open, @Nullable String sid, Instant now) {
        List<RegistryReading> readings = new ArrayList<>();
        try (Registry registry = open.apply(file)) {
            OfficeWalk.walk(registry, now, sid, readings::add);
        } catch (RegistryException fault) {
            readings.add(RegistryReading.unreadable(file.toString(), RegistryPath.CURRENT_USER, sid, now, fault.problem()));
        }
        return readings;
    }

    /** A file that cannot be opened may be one: then the attempt to read it says why. */
    private static boolean isHive(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HIVE.length), HIVE);
        } catch (IOException | SecurityException fault) {
            return file.getFileName().toString().equalsIgnoreCase("NTUSER.DAT");
        }
    }
}
