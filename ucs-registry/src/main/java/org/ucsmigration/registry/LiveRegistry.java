package org.ucsmigration.registry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.ucsmigration.registry.internal.windows.JnaRegistry;
import org.ucsmigration.registry.internal.windows.WindowsRegistry;

/** The registry of a running Windows. Every question opens its key, asks on the calling thread, and closes the key. */
final class LiveRegistry implements Registry {

    private final String name;
    private final WindowsRegistry windows;
    private final Map<String, Long> roots;
    private final RegistryOrigin origin;
    private final boolean connected;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param connected whether the roots are handles to be closed, not the predefined ones */
    LiveRegistry(String name, WindowsRegistry windows, Map<String, Long> roots, boolean connected, RegistryOrigin origin) {
        this.name = name;
        this.origin = origin;
        this.windows = windows;
        this.roots = Map.copyOf(roots);
        this.connected = connected;
    }

    static Registry currentUser() {
        String user = System.getProperty("user.name", "the current user");
        return open("registry of " + user + " on " + computer(), JnaRegistry::load, Map.of(RegistryPath.CURRENT_USER,
                WindowsRegistry.CURRENT_USER));
    }

    static Registry loadedUsers() {
        return loadedUsers(JnaRegistry::load);
    }

    static Registry loadedUsers(Supplier<WindowsRegistry> library) {
        return open("registry of " + computer(), library,
                Map.of(RegistryPath.USERS, WindowsRegistry.USERS, RegistryPath.LOCAL_MACHINE, WindowsRegistry.LOCAL_MACHINE));
    }

    static Registry open(String name, Supplier<WindowsRegistry> library, Map<String, Long> roots) {
        try {
            return new LiveRegistry(name, library.get(), roots, false, RegistryOrigin.unknown());
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
    public RegistryOrigin origin() {
        return origin;
    }

    @Override
    public Optional<RegistryKey> find(String path) {
        refuseWhenClosed();
        RegistryPath wanted = RegistryPath.of(path);
        if (!roots.containsKey(wanted.root())) {
            return Optional.empty();
        }
        LiveKey key = new LiveKey(name, windows, () -> handle(wanted.root()), wanted.root(), String.join("\\", wanted.names()));
        return key.exists() ? Optional.of(key) : Optional.empty();
    }

    /** A key may outlive its registry: then the handle may already be somebody else's. */
    private long handle(String root) {
        refuseWhenClosed();
        return Objects.requireNonNull(roots.get(root), root);
    }

    private void refuseWhenClosed() {
        if (closed.get()) {
            throw RegistryException.of(name, "it is closed: ask before closing it");
        }
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
