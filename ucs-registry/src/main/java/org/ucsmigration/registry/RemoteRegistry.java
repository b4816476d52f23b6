package org.ucsmigration.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.ucsmigration.registry.internal.windows.ComputerName;
import org.ucsmigration.registry.internal.windows.WindowsError;
import org.ucsmigration.registry.internal.windows.WindowsRegistry;

/** Connects to another computer's registry. */
final class RemoteRegistry {

    private static final Map<String, Long> ROOTS = new LinkedHashMap<>();

    static {
        ROOTS.put(RegistryPath.USERS, WindowsRegistry.USERS);
        ROOTS.put(RegistryPath.LOCAL_MACHINE, WindowsRegistry.LOCAL_MACHINE);
    }

    private RemoteRegistry() {
    }

    static Registry connect(String computer, Supplier<WindowsRegistry> library) {
        String host = ComputerName.checked(computer);
        String name = "registry of " + host;
        try {
            return connect(name, host, library.get());
        } catch (LinkageError fault) {
            return new UnavailableRegistry(name, ROOTS.keySet(), LiveRegistry.reason(fault));
        }
    }

    private static Registry connect(String name, String host, WindowsRegistry windows) {
        Map<String, Long> handles = new LinkedHashMap<>();
        for (Map.Entry<String, Long> root : ROOTS.entrySet()) {
            WindowsRegistry.Handle handle = windows.connect("\\\\" + host, root.getValue());
            if (!handle.isOpen()) {
                handles.values().forEach(windows::close);
                return new UnavailableRegistry(name, ROOTS.keySet(), WindowsError.ofConnecting(handle.error()));
            }
            handles.put(root.getKey(), handle.value());
        }
        return new LiveRegistry(name, windows, handles, true, RegistryOrigin.unknown().withComputer(host).asComputersWord());
    }
}
