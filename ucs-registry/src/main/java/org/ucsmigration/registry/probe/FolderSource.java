package org.ucsmigration.registry.probe;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.internal.RegularFile;

/** Every registry file in a folder and the folders in it. */
final class FolderSource implements SweepSource {

    private final Path folder;

    FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public void give(Terms terms, Consumer<SweepTask> into) {
        Clock clock = terms.clock();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.equals(folder)) {
                        into.accept(failed(file, "it is not a folder", clock));
                    } else if (attributes.isRegularFile()) {
                        into.accept(FileTask.any(file, clock));
                    } else {
                        into.accept(() -> Taken.passedOver(SweepResult.PassedOver.NOT_A_FILE));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) {
                    into.accept(failed(file, RegularFile.reason(fault), clock));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault) {
                    if (fault != null) {
                        into.accept(failed(visited, RegularFile.reason(fault), clock));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            into.accept(failed(folder, RegularFile.reason(fault), clock));
        }
    }

    private static SweepTask failed(Path file, String reason, Clock clock) {
        return FileTask.unreadable(file.toString(), RegistryPath.CURRENT_USER, null, reason, clock);
    }
}
