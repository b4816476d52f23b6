package org.ucsmigration.powershell.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file whose size was known before a byte of it was read.
 *
 * <p>A folder, a pipe or a device is refused before it is opened, since opening a pipe waits for whoever writes to it. What is
 * appended while it is read is not read. Reading is by channel, and ends with an {@code IOException} when the thread is
 * interrupted.
 *
 * @param path where it is
 * @param size its size in bytes
 */
public record RegularFile(Path path, long size) {

    /**
     * Looks at a file.
     *
     * @throws IOException if it is not there, cannot be looked at, or is no regular file
     */
    public static RegularFile of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new NotRegularException(attributes.isDirectory() ? "it is a folder"
                    : "it is not a regular file but a pipe or a device");
        }
        return new RegularFile(path, attributes.size());
    }

    /** Its bytes, as many as it had when it was looked at; the caller closes it. */
    public InputStream open() throws IOException {
        return new Bounded(Channels.newInputStream(Files.newByteChannel(path)), size);
    }

    /**
     * All its bytes.
     *
     * @throws IOException if it is larger than that many bytes, or cannot be read
     */
    public byte[] bytes(int most) throws IOException {
        if (size > most) {
            throw new NotRegularException("it is larger than any file of its kind: " + size + " bytes");
        }
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }
}
