package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.Advapi32Util.registryCreateKey;
import static com.sun.jna.platform.win32.Advapi32Util.registryDeleteKey;
import static com.sun.jna.platform.win32.Advapi32Util.registrySetIntValue;
import static com.sun.jna.platform.win32.WinReg.HKEY_CURRENT_USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.probe.RegistryProbe;
import org.ucsmigration.registry.probe.RegistryReading;

/** While another program changes a key, what stays in it is never reported missing. */
@OnWindows
class ChangingKeyLiveIT {

    private static final int WALKS = 100;

    private static void whileChanging(Runnable change, Runnable walks) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread changer = new Thread(() -> {
            while (!done.get()) {
                change.run();
            }
        });
        changer.start();
        try {
            walks.run();
        } finally {
            done.set(true);
            changer.join();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void itsOtherSubKeysAreListed() throws InterruptedException {
        try (ScratchKey scratch = ScratchKey.create(); Registry registry = Registry.currentUser()) {
            List<String> kept = IntStream.range(100, 400).mapToObj(i -> "kept-" + i).toList();
            kept.forEach(name -> registryCreateKey(HKEY_CURRENT_USER, scratch.path(), name));
            RegistryKey key = registry.find(scratch.fullPath()).orElseThrow();
            int[] answered = new int[1];
            whileChanging(() -> {
                registryCreateKey(HKEY_CURRENT_USER, scratch.path(), "gone");
                pause();
                registryDeleteKey(HKEY_CURRENT_USER, scratch.path(), "gone");
                pause();
            }, () -> {
                for (int i = 0; i < WALKS; i++) {
                    try {
                        assertThat(key.subKeyNames()).containsAll(kept).doesNotHaveDuplicates();
                        answered[0]++;
                    } catch (RegistryException e) {
                        assertThat(e).hasMessageContaining("changes while it is read");
                    }
                }
            });
            assertThat(answered[0]).isPositive();
        }
    }

    @Test
    void itsOtherProfilesAreWitnessed() throws InterruptedException {
        try (ScratchKey scratch = ScratchKey.create(); Registry registry = Registry.currentUser()) {
            String lync = "Software\\Microsoft\\Office\\15.0\\Lync\\";
            registryCreateKey(HKEY_CURRENT_USER, scratch.path() + "\\Root\\" + lync + "kept@litwareinc.com\\UCS");
            registrySetIntValue(HKEY_CURRENT_USER, scratch.path() + "\\Root\\" + lync + "kept@litwareinc.com\\UCS", "InUCSMode",
                    2165);
            scratch.standInFor(HKEY_CURRENT_USER, "\\Root");
            whileChanging(() -> {
                registryCreateKey(HKEY_CURRENT_USER, lync + "gone@litwareinc.com\\UCS");
                registrySetIntValue(HKEY_CURRENT_USER, lync + "gone@litwareinc.com\\UCS", "InUCSMode", 2165);
                registryDeleteKey(HKEY_CURRENT_USER, lync + "gone@litwareinc.com\\UCS");
                registryDeleteKey(HKEY_CURRENT_USER, lync + "gone@litwareinc.com");
            }, () -> {
                for (int i = 0; i < WALKS; i++) {
                    RegistryReading reading = RegistryProbe.of(registry).readings().get(0);
                    // That the account which went could not be read is a problem of the reading, too; before, it was only the
                    // account's.
                    boolean changed = reading.problems().stream()
                            .anyMatch(problem -> problem.contains("changes while it is read"));
                    assertThat(reading.problems()).allMatch(problem -> changed
                            || problem.startsWith("1 of 2 accounts could not be read"));
                    assertThat(reading.profiles().stream().filter(one -> one.address().startsWith("kept"))
                            .allMatch(one -> one.evidence().sentence().contains("2165"))).isTrue();
                    assertThat(!changed).isEqualTo(reading.profiles().stream().anyMatch(one -> one.address().startsWith("kept")));
                }
            });
        }
    }
}
