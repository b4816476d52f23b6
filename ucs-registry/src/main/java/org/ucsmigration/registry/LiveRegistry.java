package org.ucsmigration.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The registry of a running Windows. Every question opens its key, asks on the calling thread, and closes the key. */
final class LiveRegistry implements Registry {

    private final String name;
    private final NativeRegistry windows;
    private final Map<String, Long> roots;
    private final boolean connected;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param connected whether the roots are handles to be closed, not the predefined ones */
    LiveRegistry(String name, NativeRegistry windows, Map<String, Long> roots, boolean connected) {
        this.name = name;
        this.windows = windows;
        this.roots = Map.copyOf(roots);
        this.connected = connected;
    }

    static Registry currentUser() {
        String user = System.getProperty("user.name", "the current user");
        return open("registry of " + user + " on " + computer(), JnaRegistry::load, Map.of(KeyPath.CURRENT_USER, NativeRegistry.CURRENT_USER));
    }

    static Registry loadedUsers() {
        return loadedUsers(JnaRegistry::load);
    }

    static Registry loadedUsers(Supplier<NativeRegistry> library) {
        return open("registry of " + computer(), library,
                Map.of(KeyPath.USERS, NativeRegistry.USERS, KeyPath.LOCAL_MACHINE, NativeRegistry.LOCAL_MACHINE));
    }

    static Registry open(String name, Supplier<NativeRegistry> library, Map<String, Long> roots) {
        try {
            return new LiveRegistry(name, library.get(), roots, false);
        } catch (LinkageError fault) {
            return new UnavailableRegistry(name, roots.keySet(), reason(fault));
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
        refuseWhenClosed();
        KeyPath wanted = KeyPath.of(path);
        if (!roots.containsKey(wanted.root())) {
            return Optional.empty();
        }
        LiveKey key = new LiveKey(name, windows, () -> handle(wanted.root()), wanted.root(), String.join("\\", wanted.names()));
        return key.exists() ? Optional.of(key) : Optional.empty();
    }

    /** A key may outlive its registry: then the handle may already be somebody else's. */
    private long handle(String root) {
        refuseWhenClosed();
        return roots.get(root);
    }

    private void refuseWhenClosed() {
        if (closed.get()) {
            throw RegistryException.of(name, "it is closed: ask before closing it");
        }
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
        if (!closed.getAndSet(true) && connected) {
            roots.values().forEach(windows::close);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
