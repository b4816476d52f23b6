package org.ucsmigration.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Connects to another computer's registry. */
final class RemoteRegistry {

    private static final Map<String, Long> ROOTS = new LinkedHashMap<>();

    static {
        ROOTS.put(KeyPath.USERS, NativeRegistry.USERS);
        ROOTS.put(KeyPath.LOCAL_MACHINE, NativeRegistry.LOCAL_MACHINE);
    }

    private RemoteRegistry() {
    }

    static Registry connect(String computer, Supplier<NativeRegistry> library) {
        String host = checkedHost(computer);
        String name = "registry of " + host;
        try {
            return connect(name, "\\\\" + host, library.get());
        } catch (LinkageError fault) {
            return new UnavailableRegistry(name, ROOTS.keySet(), LiveRegistry.reason(fault));
        }
    }

    /** The name without leading backslashes. */
    static String checkedHost(String computer) {
        String host = computer.startsWith("\\\\") ? computer.substring(2) : computer;
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || "\\/\"<>|*?".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("\"" + computer + "\" is not a computer's name. Give it as DESKTOP-7 or desktop-7.litwareinc.com.");
        }
        return host;
    }

    private static Registry connect(String name, String host, NativeRegistry windows) {
        Map<String, Long> handles = new LinkedHashMap<>();
        for (Map.Entry<String, Long> root : ROOTS.entrySet()) {
            long[] handle = new long[1];
            int error = windows.connect(host, root.getValue(), handle);
            if (error != WindowsError.SUCCESS) {
                handles.values().forEach(windows::close);
                return new UnavailableRegistry(name, ROOTS.keySet(), WindowsError.ofConnecting(error));
            }
            handles.put(root.getKey(), handle[0]);
        }
        return new LiveRegistry(name, windows, handles, true);
    }
}
