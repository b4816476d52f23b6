package org.ucsmigration.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ucsmigration.registry.internal.windows.WindowsRegistry;

/** Registries over a stand-in for Windows, and one that cannot be reached, for the tests of other packages. */
public final class Registries {

    private Registries() {
    }

    public static Registry loadedUsers(Supplier<WindowsRegistry> windows) {
        return LiveRegistry.loadedUsers(windows);
    }

    public static Registry currentUser(WindowsRegistry windows) {
        return LiveRegistry.open("registry of DESKTOP-7", () -> windows, Map.of(RegistryPath.CURRENT_USER,
                WindowsRegistry.CURRENT_USER));
    }

    public static Registry ofComputer(String name, Supplier<WindowsRegistry> windows) {
        return RemoteRegistry.connect(name, windows);
    }

    /** A registry export that is in no file. */
    public static Registry export(String name, byte[] bytes) {
        return RegFile.parse(name, bytes, RegFile.CODE_PAGE_1252, Instant.EPOCH);
    }

    public static Registry unavailable(String name, String reason) {
        return new UnavailableRegistry(name, List.of(RegistryPath.CURRENT_USER), reason);
    }
}
