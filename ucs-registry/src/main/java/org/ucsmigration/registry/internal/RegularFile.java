package org.ucsmigration.registry.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Which files are read, and in words why one is not. */
public final class RegularFile {

    private RegularFile() {
    }

    /**
     * The attributes of a regular file.
     *
     * @throws IOException if it is none: to read a pipe or a device might never end
     */
    public static BasicFileAttributes attributes(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new IOException(attributes.isDirectory() ? "it is a folder" : "it is not a regular file");
        }
        return attributes;
    }

    /** Why a file cannot be read, without its name. */
    public static String reason(Exception fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (fault instanceof AccessDeniedException || fault instanceof SecurityException) {
            return "access denied";
        }
        String text = fault.getMessage();
        return text == null || text.isBlank() ? fault.getClass().getSimpleName() : text;
    }
}
