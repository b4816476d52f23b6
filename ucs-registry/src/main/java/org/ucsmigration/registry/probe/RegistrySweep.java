package org.ucsmigration.registry.probe;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.internal.windows.ComputerName;

/**
 * Reads the registries of many accounts, a few at a time: all of a computer, a folder of profiles, thousands of collected
 * files. Immutable; each {@code with…} gives another sweep.
 *
 * <p>Readings come in a stream, in the order in which their registries are found, and only a few are held at a time. What
 * cannot be read is a reading with the reason in {@link RegistryReading#problems()}; the others go on.
 *
 * <pre>{@code
 * RegistrySweep sweep = RegistrySweep.ofFiles(Path.of("collected"));
 * sweep.read(reading -> reading.profiles().forEach(System.out::println));
 * Probe probe = RegistryProbe.ofReadings(sweep.readings());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RegistrySweep {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final SweepSource source;
    private final int threads;
    private final LongConsumer progress;
    private final SweepSource.Terms terms;

    RegistrySweep(SweepSource source, int threads, LongConsumer progress, SweepSource.Terms terms) {
        this.source = source;
        this.threads = threads;
        this.progress = progress;
        this.terms = terms;
    }

    private static RegistrySweep of(SweepSource source) {
        return new RegistrySweep(source, Runtime.getRuntime().availableProcessors(), done -> { },
                new SweepSource.Terms(Clock.systemUTC(), LIMIT));
    }

    /**
     * Everybody who has a profile on this computer: those who are signed in from the live registry, the others from the
     * {@code NTUSER.DAT} that {@code ProfileList} names. It wants an administrator; services are left out.
     */
    public static RegistrySweep ofThisComputer() {
        return of(ComputerSource.local(Registry::loadedUsers, System::getenv));
    }

    /**
     * Everybody who is signed in to these other computers, by {@link Registry#ofComputer}. Who has a profile there and is
     * not signed in is a reading with that reason. Whose account it is is the word of each computer, for which nobody vouches, as
     * of what {@code Export-LyncKeys.ps1} fetches.
     *
     * @throws IllegalArgumentException if one is no computer's name
     */
    public static RegistrySweep ofComputers(Collection<String> computers) {
        Objects.requireNonNull(computers, "computers: pass their names");
        computers.forEach(ComputerName::checked);
        return ofComputers(computers, Registry::ofComputer);
    }

    /**
     * As {@link #ofComputers(Collection)}, of registries that this function opens, each by its computer's name; the sweep
     * closes them. They are taken for their computers' word, whatever they say of their origin. What the function refuses with
     * a {@link org.ucsmigration.registry.RegistryException} is a reading with that reason.
     */
    public static RegistrySweep ofComputers(Collection<String> computers, Function<String, ? extends Registry> open) {
        Objects.requireNonNull(computers, "computers: pass their names");
        Objects.requireNonNull(open, "open: what opens a computer's registry by its name");
        return of(ComputerSource.remote(computers, open));
    }

    /**
     * The profiles in a folder, {@code Users} of a computer or of a mounted image: the {@code NTUSER.DAT} of each folder in
     * it. Where {@code Windows\System32\config\SOFTWARE} lies beside, it tells the SIDs, unless several accounts have a folder
     * of that name.
     */
    public static RegistrySweep ofProfiles(Path users) {
        return of(new ProfileFolderSource(Objects.requireNonNull(users, "users")));
    }

    /**
     * Every registry export and every hive in a folder and the folders in it. They are known by their first bytes, whatever
     * their name, and by a name {@code *.reg} or {@code NTUSER.DAT}, whatever they hold; transaction logs are read with their
     * hive. Symbolic links are not followed. Where {@code Export-LyncKeys.ps1} left its table, one more reading at the end says
     * how many of the computers it asked have answered ({@link RegistryReading#reach()}). What is passed over is counted
     * ({@link SweepResult#passedOver()}).
     */
    public static RegistrySweep ofFiles(Path folder) {
        return of(new FolderSource(Objects.requireNonNull(folder, "folder")));
    }

    /**
     * The same sweep with that many threads, instead of as many as there are processors.
     *
     * @throws IllegalArgumentException if it is less than one
     */
    public RegistrySweep withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A sweep needs at least one thread, but got " + count + ".");
        }
        return new RegistrySweep(source, count, progress, terms);
    }

    /** The same sweep that tells the listener, after each reading, how many there were, on the thread that reads. */
    public RegistrySweep withProgress(LongConsumer listener) {
        return new RegistrySweep(source, threads, Objects.requireNonNull(listener, "listener"), terms);
    }

    /** The same sweep, with the clock that tells when a live registry is seen. */
    public RegistrySweep withClock(Clock newClock) {
        return new RegistrySweep(source, threads, progress, new SweepSource.Terms(Objects.requireNonNull(newClock, "clock"),
                terms.limit()));
    }

    /**
     * The same sweep that gives up a computer which has not been read within this time, instead of within a minute: it is a
     * reading with that reason, and the others go on. How many are asked at a time is {@link #withThreads}.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public RegistrySweep withLimit(Duration perComputer) {
        Durations.positive("limit per computer", perComputer, "Duration.ofSeconds(30)");
        return new RegistrySweep(source, threads, progress, new SweepSource.Terms(terms.clock(), perComputer));
    }

    /**
     * Reads everything and gives each reading to the consumer, on the calling thread.
     *
     * @return what was met: how many were read, how many could not be, and what was passed over
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted, within a tenth of a second
     * @throws RuntimeException whatever the consumer or the listener throws, which ends the sweep
     */
    public SweepResult read(Consumer<RegistryReading> into) {
        Objects.requireNonNull(into, "into");
        SweepResult.Count count = new SweepResult.Count();
        long[] done = new long[1];
        try (ReadAhead<Taken> ahead = new ReadAhead<>(threads, taken -> {
            count.add(taken);
            for (RegistryReading reading : taken.readings()) {
                into.accept(reading);
                progress.accept(++done[0]);
            }
        })) {
            source.give(terms, ahead::take);
            ahead.finish();
        }
        count.computers(terms.clock().instant()).ifPresent(reading -> {
            into.accept(reading);
            progress.accept(++done[0]);
        });
        return count.result();
    }

    /** Reads everything into a list. For many files use {@link #read} and keep what is needed. */
    public List<RegistryReading> readings() {
        List<RegistryReading> readings = new ArrayList<>();
        read(readings::add);
        return List.copyOf(readings);
    }
}
