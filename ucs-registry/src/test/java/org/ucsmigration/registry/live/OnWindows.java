package org.ucsmigration.registry.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test that asks the registry of this machine, and is skipped where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledOnOs(value = OS.WINDOWS,
        disabledReason = "There is no Windows registry here; src/it/live-registry.sh runs this under Wine.")
@ResourceLock("HKEY_CURRENT_USER")
@interface OnWindows {
}
