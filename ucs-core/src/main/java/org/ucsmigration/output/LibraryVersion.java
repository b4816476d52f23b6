package org.ucsmigration.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import javax.annotation.Nullable;

/** The version of this library, which the build notes beside this class: a jar's manifest is lost where jars are joined. */
final class LibraryVersion {

    @Nullable
    private static final String VERSION = read();

    private LibraryVersion() {
    }

    /** The version; empty where the build did not note it. */
    static Optional<String> get() {
        return Optional.ofNullable(VERSION);
    }

    @Nullable
    private static String read() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream("library.properties")) {
            if (in == null) {
                return null;
            }
            Properties noted = new Properties();
            noted.load(in);
            String version = noted.getProperty("version", "$");
            return version.startsWith("$") ? null : version;
        } catch (IOException | IllegalArgumentException e) {
            // A document without it is sound.
            return null;
        }
    }
}
