package org.ucsmigration.registry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A registry that cannot be reached: every question is answered with the reason. */
final class UnavailableRegistry implements Registry {

    private final String name;
    private final String root;
    private final String reason;

    UnavailableRegistry(String name, String root, String reason) {
        this.name = name;
        this.root = root;
        this.reason = reason;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> roots() {
        return List.of(root);
    }

    @Override
    public Optional<RegistryKey> find(String path) {
        Objects.requireNonNull(path, "path");
        throw RegistryException.of(name, reason);
    }

    @Override
    public Optional<Instant> observedAt() {
        return Optional.empty();
    }

    @Override
    public List<String> caveats() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    @Override
    public String toString() {
        return name;
    }
}
