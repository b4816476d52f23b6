package org.ucsmigration.registry;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A registry that cannot be reached: every question is answered with the reason. */
final class UnavailableRegistry implements Registry {

    private final String name;
    private final List<String> roots;
    private final String reason;

    UnavailableRegistry(String name, Collection<String> roots, String reason) {
        this.name = name;
        this.roots = roots.stream().sorted().toList();
        this.reason = reason;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> roots() {
        return roots;
    }

    @Override
    public Optional<RegistryKey> find(String path) {
        Objects.requireNonNull(path, "path");
        throw RegistryException.of(name, reason);
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
