package org.ucsmigration.registry.live;

import com.sun.jna.NativeLibrary;

/** Whether this Windows is Wine, whose registry lacks some of what Windows has. */
final class Wine {

    private Wine() {
    }

    static boolean isHere() {
        try {
            NativeLibrary.getInstance("ntdll").getFunction("wine_get_version");
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
