package org.ucsmigration.registry;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What is wrong with a file, in words. */
final class FileFault {

    private FileFault() {
    }

    /** The attributes of a regular file; a folder, a pipe or a device is refused, since to read it might never end. */
    static BasicFileAttributes regular(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw RegistryException.of(file.toString(), attributes.isDirectory() ? "it is a folder" : "it is not a regular file");
            }
            return attributes;
        } catch (IOException | SecurityException fault) {
            throw of(file, fault);
        }
    }

    static RegistryException of(Path file, Exception fault) {
        return RegistryException.of(file.toString(), reason(fault), fault);
    }

    private static String reason(Exception fault) {
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
