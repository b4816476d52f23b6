package org.ucsmigration.registry;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** Every registry file in a folder and the folders in it. */
final class FileFeed implements RegistrySweep.Feed {

    private final Path folder;

    FileFeed(Path folder) {
        this.folder = folder;
    }

    @Override
    public void give(Clock clock, Consumer<Lanes.Work> into) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.equals(folder)) {
                        into.accept(failed(file, "it is not a folder", clock));
                    } else if (attributes.isRegularFile()) {
                        into.accept(FileWork.any(file, clock));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) {
                    into.accept(failed(file, FileFault.of(file, fault).reason(), clock));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault) {
                    if (fault != null) {
                        into.accept(failed(visited, FileFault.of(visited, fault).reason(), clock));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            into.accept(failed(folder, FileFault.of(folder, fault).reason(), clock));
        }
    }

    private static Lanes.Work failed(Path file, String reason, Clock clock) {
        return FileWork.unreadable(file.toString(), KeyPath.CURRENT_USER, null, reason, clock);
    }
}
