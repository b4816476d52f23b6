package org.ucsmigration.registry.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;

/**
 * A folder of collected files, one in twenty of them damaged, through a sweep and the probe, in a Java of its own with a small
 * heap; it says in one line what came out.
 */
public final class MixedFolder {

    private MixedFolder() {
    }

    /** @param arguments the folder, and the number of files */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int files = Integer.parseInt(arguments[1]);
        Set<Integer> damaged = write(folder, files);
        long start = System.nanoTime();
        List<RegistryReading> readings = new ArrayList<>();
        SweepResult result = RegistrySweep.ofFiles(folder).withThreads(2).read(readings::add);
        long swept = System.nanoTime();
        List<UserIdentity> users = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            users.add(UserIdentity.of(Damage.address(i)));
        }
        int[] answers = new int[3];
        int[] next = {0};
        RegistryProbe.ofReadings(readings).observeAll(users, seen -> {
            int user = next[0]++;
            MigrationState state = seen.evidence().stream().map(Evidence::state).filter(one -> one != MigrationState.UNKNOWN)
                    .findFirst()
                    .orElse(MigrationState.UNKNOWN);
            MigrationState truth = Damage.isMigrated(user) ? MigrationState.MIGRATED : MigrationState.NOT_MIGRATED;
            if (state != truth && (state != MigrationState.UNKNOWN || !damaged.contains(user))) {
                throw new IllegalStateException(users.get(user) + " is " + state + ": " + seen.evidence());
            }
            answers[state == truth ? 0 : 1]++;
        });
        long end = System.nanoTime();
        if (result.found() != files || result.readings() != readings.size() || answers[0] + answers[1] != files) {
            throw new IllegalStateException(result + " of " + files);
        }
        System.out.printf("%d files: swept in %.2f s, %d users asked for in %.2f s, %d known, %d not. %s%n", files,
                (swept - start) / 1e9,
                users.size(), (end - swept) / 1e9, answers[0], answers[1], result);
    }

    private static Set<Integer> write(Path folder, int files) throws IOException {
        Random random = new Random(2165);
        Set<Integer> damaged = new HashSet<>();
        for (int i = 0; i < files; i++) {
            boolean hive = i % 5 == 0;
            byte[] bytes = hive ? Damage.hive(i) : Damage.export(i, i % 2 == 0);
            String name = i + (hive ? ".dat" : ".reg");
            if (random.nextInt(20) == 0) {
                damaged.add(i);
                bytes = Damage.damaged(bytes, random);
            }
            Path part = folder.resolve(String.valueOf(i / 1000));
            Files.createDirectories(part);
            Files.write(part.resolve(name), bytes);
        }
        return damaged;
    }
}
