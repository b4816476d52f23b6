package org.ucsmigration.internal;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read, in words that follow its name and a colon. */
public final class FileTrouble {

    private FileTrouble() {
    }

    /**
     * The reason.
     *
     * @param fault what reading threw: an {@code IOException} or a {@code SecurityException}
     */
    public static String words(Exception fault) {
        if (fault instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (fault instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (fault instanceof AccessDeniedException || fault instanceof SecurityException) {
            return "access denied";
        }
        return "it cannot be read: " + Failures.words(fault);
    }
}
