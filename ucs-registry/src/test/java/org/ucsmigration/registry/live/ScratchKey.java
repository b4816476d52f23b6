package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.Advapi32Util.registryCreateKey;
import static com.sun.jna.platform.win32.Advapi32Util.registryDeleteKey;
import static com.sun.jna.platform.win32.Advapi32Util.registryGetKeys;
import static com.sun.jna.platform.win32.Advapi32Util.registryGetValues;
import static com.sun.jna.platform.win32.Advapi32Util.registryKeyExists;
import static com.sun.jna.platform.win32.WinReg.HKEY_CURRENT_USER;

import com.sun.jna.NativeLibrary;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A key of the current user that was not there before a test and is not there after it. */
final class ScratchKey implements AutoCloseable {

    private static final String DEFAULT_PATH = "Software\\ucs-registry-live-test";

    private final String path;
    private final Deque<String> created;
    private final List<HKEY> replaced = new ArrayList<>();

    private ScratchKey(String path, Deque<String> created) {
        this.path = path;
        this.created = created;
    }

    static ScratchKey create() {
        return create(DEFAULT_PATH);
    }

    /**
     * @throws IllegalStateException if the key exists: what is in it is not the test's to delete
     */
    static ScratchKey create(String path) {
        if (registryKeyExists(HKEY_CURRENT_USER, path)) {
            throw new IllegalStateException("HKEY_CURRENT_USER\\" + path + " exists. If an interrupted test left it, delete it.");
        }
        Deque<String> created = new ArrayDeque<>();
        for (String key = path; !registryKeyExists(HKEY_CURRENT_USER, key); key = key.substring(0, key.lastIndexOf('\\'))) {
            created.addLast(key);
        }
        registryCreateKey(HKEY_CURRENT_USER, path);
        return new ScratchKey(path, created);
    }

    /** Below the current user. */
    String path() {
        return path;
    }

    /** From the root, as {@code reg.exe} and {@code .reg} files write it. */
    String fullPath() {
        return "HKEY_CURRENT_USER\\" + path;
    }

    /**
     * From now until the end, this process sees a sub-key of this key in the place of a root, and other processes do not:
     * RegOverridePredefKey.
     */
    void standInFor(HKEY root, String subKey) {
        HKEYByReference key = new HKEYByReference();
        check("RegOpenKeyEx", Advapi32.INSTANCE.RegOpenKeyEx(HKEY_CURRENT_USER, path + subKey, 0, WinNT.KEY_ALL_ACCESS, key));
        try {
            replace(root, key.getValue());
            replaced.add(root);
        } finally {
            Advapi32.INSTANCE.RegCloseKey(key.getValue());
        }
    }

    /** Ends {@link #standInFor}, deletes the key with all below it, and those above it that came with it and are empty. */
    @Override
    public void close() {
        replaced.forEach(root -> replace(root, null));
        replaced.clear();
        check("RegDeleteTree", advapi32("RegDeleteTreeW", HKEY_CURRENT_USER, new WString(path)));
        for (String key : created) {
            if (registryKeyExists(HKEY_CURRENT_USER, key) && isEmpty(key)) {
                registryDeleteKey(HKEY_CURRENT_USER, key);
            }
        }
    }

    private static boolean isEmpty(String key) {
        return registryGetKeys(HKEY_CURRENT_USER, key).length == 0 && registryGetValues(HKEY_CURRENT_USER, key).isEmpty();
    }

    private static void replace(HKEY root, HKEY by) {
        check("RegOverridePredefKey", advapi32("RegOverridePredefKey", root, by));
    }

    private static int advapi32(String function, Object... arguments) {
        return NativeLibrary.getInstance("advapi32").getFunction(function).invokeInt(arguments);
    }

    private static void check(String function, int result) {
        if (result != 0) {
            throw new IllegalStateException(function + " answered " + result + ".");
        }
    }
}
