package org.ucsmigration.registry.probe;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Small inputs from the field on which an earlier version failed. */
final class Cases {

    private Cases() {
    }

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Cases.class.getResource("/cases/" + name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
