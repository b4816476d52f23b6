package org.ucsmigration.registry.probe;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ucsmigration.Sid;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryPath;

/** Everybody's registry on computers: those who are signed in live, and what {@code ProfileList} says of the others. */
final class ComputerSource {

    private static final Pattern VARIABLE = Pattern.compile("%([^%]+)%");

    private ComputerSource() {
    }

    /** @param environment gives the value of a variable of the environment, or null */
    static SweepSource local(Supplier<? extends Registry> open, UnaryOperator<String> environment) {
        return (terms, into) -> {
            try (Registry live = open.get()) {
                List<RegistryReading> readings = new ArrayList<>();
                List<ProfileList.Profile> others = new ArrayList<>();
                walk(live, terms.clock().instant(), readings, others);
                into.accept(() -> Taken.of(readings));
                others.forEach(profile -> into.accept(task(live.name(), profile, environment, terms.clock())));
            }
        };
    }

    private static SweepTask task(String computer, ProfileList.Profile profile, UnaryOperator<String> environment, Clock clock) {
        String problem;
        try {
            if (profile.problem().isEmpty()) {
                return FileTask.hive(Path.of(expanded(profile.folder(), environment)).resolve("NTUSER.DAT"),
                        new ProfileList.Owner(profile.sid(), null), clock);
            }
            problem = profile.problem().get();
        } catch (InvalidPathException fault) {
            problem = "ProfileList names a folder that cannot be one, " + fault.getMessage();
        }
        return FileTask.unreadable(computer, RegistryPath.USERS + "\\" + profile.sid(), profile.sid(), problem, clock);
    }

    /** ProfileImagePath is a REG_EXPAND_SZ; a variable that is not set stays as it is, as Windows leaves it. */
    private static String expanded(String path, UnaryOperator<String> environment) {
        return VARIABLE.matcher(path).replaceAll(found -> {
            String value = environment.apply(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    static SweepSource remote(Collection<String> computers, Function<String, ? extends Registry> open) {
        List<String> names = List.copyOf(computers);
        return (terms, into) -> names.forEach(name -> into.accept(() -> {
            Instant now = terms.clock().instant();
            return Taken.of(TimeLimit.within(terms.limit(), () -> read(name, open, now), reason -> List.of(
                    RegistryReading.unreadable("registry of " + name, RegistryPath.USERS, null, now, reason))));
        }));
    }

    private static List<RegistryReading> read(String name, Function<String, ? extends Registry> open, Instant now) {
        List<RegistryReading> readings = new ArrayList<>();
        List<ProfileList.Profile> others = new ArrayList<>();
        try (Registry live = open.apply(name)) {
            walk(live, now, readings, others);
            readings.replaceAll(reading -> reading.asWordOf(name));
            others.forEach(profile -> readings.add(RegistryReading.unreadable(live.name(), RegistryPath.USERS + "\\"
                    + profile.sid(),
                    profile.sid(), now, profile.problem().orElse("its user is not signed in there, so that the profile in "
                    + profile.folder() + " has to be read as a file"))));
        } catch (RegistryException fault) {
            readings.add(RegistryReading.unreadable(fault.source(), RegistryPath.USERS, null, now, fault.problem()));
        }
        return readings;
    }

    /** The readings of those who are signed in, and the profiles of those who are not. */
    private static void walk(Registry live, Instant now, List<RegistryReading> readings, List<ProfileList.Profile> others) {
        OfficeWalk.walk(live, now, ProfileList.Owner.UNKNOWN, readings::add);
        Set<Sid> loaded = new HashSet<>();
        readings.forEach(reading -> reading.sid().ifPresent(loaded::add));
        try {
            ProfileList.read(live, RegistryPath.LOCAL_MACHINE + "\\Software").stream()
                    .filter(profile -> !loaded.contains(profile.sid())).forEach(others::add);
        } catch (RegistryException fault) {
            String problem = fault.problem();
            if (readings.stream().noneMatch(reading -> reading.problems().contains(problem))) {
                readings.add(RegistryReading.unreadable(live.name(), RegistryPath.LOCAL_MACHINE, null, now, problem));
            }
        }
    }
}
