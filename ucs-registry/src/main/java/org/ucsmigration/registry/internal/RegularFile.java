package org.ucsmigration.registry.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.ucsmigration.internal.FileTrouble;

/** Which files are read, and in words why one is not. */
public final class RegularFile {

    private RegularFile() {
    }

    private static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Refused(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /**
     * The attributes of a regular file.
     *
     * @throws IOException if it is none: to read a pipe or a device might never end
     */
    public static BasicFileAttributes attributes(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new Refused(attributes.isDirectory() ? "it is a folder"
                    : "it is not a regular file but a pipe, a socket or a device");
        }
        return attributes;
    }

    /** Why a file cannot be read, without its name. */
    public static String reason(Exception fault) {
        return fault instanceof Refused refused ? refused.reason : FileTrouble.words(fault);
    }
}
