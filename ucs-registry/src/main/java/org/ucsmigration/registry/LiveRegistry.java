package org.ucsmigration.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The registry of a running Windows. Every question opens its key, asks on the calling thread, and closes the key. */
final class LiveRegistry implements Registry {

    private final String name;
    private final NativeRegistry windows;
    private final Map<String, Long> roots;
    private volatile boolean closed;

    LiveRegistry(String name, NativeRegistry windows, Map<String, Long> roots) {
        this.name = name;
        this.windows = windows;
        this.roots = Map.copyOf(roots);
    }

    static Registry currentUser() {
        String name = "registry of " + System.getProperty("user.name", "the current user") + " on " + computer();
        return open(name, JnaRegistry::load, KeyPath.CURRENT_USER, NativeRegistry.CURRENT_USER);
    }

    static Registry open(String name, Supplier<NativeRegistry> library, String root, long handle) {
        try {
            return new LiveRegistry(name, library.get(), Map.of(root, handle));
        } catch (LinkageError fault) {
            return new UnavailableRegistry(name, root, reason(fault));
        }
    }

    static String reason(LinkageError fault) {
        String system = System.getProperty("os.name", "an unknown system");
        return system.startsWith("Windows") ? "the library that reads it cannot be loaded (" + fault + ")"
                : "there is a live registry on Windows only, and this is " + system;
    }

    private static String computer() {
        String computer = System.getenv("COMPUTERNAME");
        return computer == null || computer.isBlank() ? "this computer" : computer;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> roots() {
        return roots.keySet().stream().sorted().toList();
    }

    @Override
    public Optional<RegistryKey> find(String path) {
        if (closed) {
            throw RegistryException.of(name, "it is closed");
        }
        KeyPath wanted = KeyPath.of(path);
        Long root = roots.get(wanted.root());
        if (root == null) {
            return Optional.empty();
        }
        LiveKey key = new LiveKey(name, windows, root, wanted.root(), String.join("\\", wanted.names()));
        return key.exists() ? Optional.of(key) : Optional.empty();
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
        closed = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
