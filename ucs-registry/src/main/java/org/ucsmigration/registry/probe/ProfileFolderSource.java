package org.ucsmigration.registry.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.internal.RegularFile;

/** The hives of the profiles in a folder such as {@code Users}. */
final class ProfileFolderSource implements SweepSource {

    private static final String HIVE = "NTUSER.DAT";

    private final Path users;

    ProfileFolderSource(Path users) {
        this.users = users;
    }

    @Override
    public void give(Terms terms, Consumer<SweepTask> into) {
        Clock clock = terms.clock();
        ProfileList.Owners owners = owners();
        try (Stream<Path> listed = Files.list(users)) {
            // "All Users" and "Default User" are links; "Default" is what new profiles are made from.
            listed.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .filter(folder -> !folder.getFileName().toString().equalsIgnoreCase("Default")).sorted()
                    .forEach(folder -> profile(folder, owners.of(folder.getFileName().toString()), clock, into));
        } catch (IOException | UncheckedIOException fault) {
            Exception cause = fault instanceof UncheckedIOException unchecked ? Objects.requireNonNull(unchecked.getCause())
                    : fault;
            into.accept(FileTask.unreadable(users.toString(), RegistryPath.CURRENT_USER, null, RegularFile.reason(cause), clock));
        }
    }

    private static void profile(Path folder, ProfileList.Owner owner, Clock clock, Consumer<SweepTask> into) {
        Optional<Path> hive;
        try {
            hive = inside(folder, HIVE);
        } catch (IOException fault) {
            into.accept(FileTask.unreadable(folder.toString(), RegistryPath.CURRENT_USER, owner.sid(),
                    RegularFile.reason(fault), clock));
            return;
        }
        hive.ifPresent(file -> into.accept(FileTask.hive(file, owner, clock)));
    }

    /** A file by its name ignoring case: an image is often read on a system that does not ignore it. */
    static Optional<Path> inside(Path folder, String name) throws IOException {
        Path exact = folder.resolve(name);
        if (Files.exists(exact)) {
            return Optional.of(exact);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> file.getFileName().toString()
                .equalsIgnoreCase(name))) {
            for (Path file : files) {
                return Optional.of(file);
            }
            return Optional.empty();
        } catch (DirectoryIteratorException fault) {
            throw fault.getCause();
        }
    }

    /** Whose the folders are, from the image that they lie in, if they do. */
    private ProfileList.Owners owners() {
        ProfileList.Owners owners = new ProfileList.Owners();
        try {
            Optional<Path> file = Optional.ofNullable(users.toAbsolutePath().normalize().getParent());
            for (String step : List.of("Windows", "System32", "config", "SOFTWARE")) {
                file = file.isPresent() ? inside(file.get(), step) : file;
            }
            if (file.isPresent()) {
                try (Registry software = Registry.hive(file.get())) {
                    ProfileList.read(software, RegistryPath.CURRENT_USER).forEach(owners::add);
                }
            }
        } catch (IOException | RegistryException none) {
            // Whose a profile is then follows from the addresses in it, as with any collected hive.
            return new ProfileList.Owners();
        }
        return owners;
    }
}
