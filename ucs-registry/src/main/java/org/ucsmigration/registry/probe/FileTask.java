package org.ucsmigration.registry.probe;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryPath;

/** Reads one collected file, closes it, and turns whatever is wrong with it into a reading. */
final class FileTask {

    private FileTask() {
    }

    /** The task for a regular file of whatever kind; it is passed over where it is no registry. */
    static SweepTask any(Path file, Clock clock) {
        return () -> {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".reg")) {
                // Nearly all files called so are exports, which is not worth a look beforehand; some are hives.
                List<RegistryReading> export = export(file, clock);
                boolean hive = export.get(0).isUnread() && FileKind.of(file) == FileKind.HIVE;
                return hive ? hive(file, ProfileList.Owner.UNKNOWN, clock).call() : Taken.of(export);
            }
            FileKind kind = FileKind.of(file);
            Optional<SweepResult.PassedOver> passedOver = kind.passedOver(name);
            if (passedOver.isPresent()) {
                return Taken.passedOver(passedOver.get());
            }
            if (kind == FileKind.COMPUTERS) {
                return Taken.of(ComputerTable.read(file));
            }
            return kind == FileKind.EXPORT ? Taken.of(export(file, clock)) : hive(file, ProfileList.Owner.UNKNOWN, clock).call();
        };
    }

    /** Of an export of any size no more is held than what is asked for. */
    private static List<RegistryReading> export(Path file, Clock clock) {
        return read(file, exported -> Registry.regFile(exported, OfficeWalk::isWanted), ProfileList.Owner.UNKNOWN,
                clock.instant());
    }

    /** The task for the hive of a profile. */
    static SweepTask hive(Path file, ProfileList.Owner owner, Clock clock) {
        return () -> Taken.of(read(file, Registry::hive, owner, clock.instant()));
    }

    /** The task that is to say that something cannot be read. */
    static SweepTask unreadable(String source, String root, @Nullable Sid sid, String problem, Clock clock) {
        return () -> Taken.of(RegistryReading.unreadable(source, root, sid, clock.instant(), problem));
    }

    private static List<RegistryReading> read(Path file, Function<Path, Registry> open, ProfileList.Owner owner, Instant now) {
        List<RegistryReading> readings = new ArrayList<>();
        try (Registry registry = open.apply(file)) {
            OfficeWalk.walk(registry, now, owner, readings::add);
        } catch (RegistryException fault) {
            readings.add(unread(file, owner.sid(), now, fault.problem()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            // One file's failure, be it the library's own, is that file's: what was read of it may be half the truth.
            readings.clear();
            readings.add(unread(file, owner.sid(), now, "to read it failed with " + Failures.words(fault)));
        }
        return readings;
    }

    private static RegistryReading unread(Path file, @Nullable Sid sid, Instant now, String problem) {
        return RegistryReading.unreadable(file.toString(), RegistryPath.CURRENT_USER, sid, now, problem);
    }
}
