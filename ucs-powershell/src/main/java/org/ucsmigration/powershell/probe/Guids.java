package org.ucsmigration.powershell.probe;

import java.util.UUID;

/** GUIDs as directories hold them. */
final class Guids {

    private static final UUID NONE = new UUID(0, 0);

    private Guids() {
    }

    /** Whether it is one at all: all zeros stand for none. */
    static boolean isReal(UUID guid) {
        return !guid.equals(NONE);
    }
}
