package org.ucsmigration.registry;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.ucsmigration.registry.internal.windows.JnaRegistry;

/**
 * A tree of registry keys, to read from. Safe for use by several threads.
 *
 * <p>A path is full and starts with a root key: {@code HKEY_CURRENT_USER\Software\...} or {@code HKEY_USERS\<SID>\...};
 * {@code HKCU}, {@code HKU} and {@code HKLM} are accepted too, and names are compared ignoring case. Keys hold no handle:
 * only the registry is to be closed.
 *
 * <pre>{@code
 * try (Registry registry = Registry.regFile(Path.of("ken.reg"))) {
 *     registry.find("HKCU\\Software\\Microsoft\\Office\\15.0\\Lync")
 *             .ifPresent(lync -> lync.subKeyNames().forEach(System.out::println));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface Registry extends AutoCloseable {

    /**
     * Fills a registry in memory. Not thread-safe; what it has built does not change any more.
     *
     * <pre>{@code
     * Registry registry = Registry.inMemory()
     *         .value("HKCU\\Software\\Microsoft\\Office\\15.0\\Lync\\kenmyer@litwareinc.com\\UCS",
     *                 RegistryValue.dword("InUCSMode", 2165))
     *         .unreadable("HKCU\\Software\\Microsoft\\Office\\16.0", "access denied")
     *         .build();
     * }</pre>
     *
     * @since 0.1.0
     */
    final class Builder extends RegistryBuilder {
        Builder() {
        }
    }

    /** What this registry is, as it shall stand in a sentence: {@code "registry of DESKTOP-7"}, or the file. Never blank. */
    String name();

    /** The root keys that it holds, by their full names, as in {@code HKEY_CURRENT_USER}. */
    List<String> roots();

    /**
     * The key at a path.
     *
     * @return the key; empty where this registry holds no such key
     * @throws RegistryException        if it cannot be read whether there is such a key
     * @throws IllegalArgumentException if the path does not start with a root key, or has an empty name in it
     */
    Optional<RegistryKey> find(String path);

    /**
     * When its content was as it reads: of a file the time of its last change. Empty where it is read anew each time, as the
     * live registry is, and as this method answers unless it is overridden.
     */
    default Optional<Instant> observedAt() {
        return Optional.empty();
    }

    /**
     * What a reader must know beside the keys and values, one sentence each: lines that could not be read, changes that
     * may be missing. Empty where all is well, and unless it is overridden.
     */
    default List<String> caveats() {
        return List.of();
    }

    /** Where it comes from, as it says itself; unknown unless it is overridden. */
    default RegistryOrigin origin() {
        return RegistryOrigin.unknown();
    }

    /** Closes files and handles, if any. Afterwards {@link #find} is refused with a {@link RegistryException}. */
    @Override
    void close();

    /** A registry in memory, to be filled: for tests, and for what comes from elsewhere. */
    static Builder inMemory() {
        return new Builder();
    }

    /**
     * A registry export, {@code Windows Registry Editor Version 5.00} or {@code REGEDIT4}, the latter in code page 1252.
     *
     * <p>It is read whole, and the file is closed when this returns. A line that cannot be read is left out and named in
     * {@link #caveats()}; to ask for what it may have held is answered with a {@link RegistryException}. What follows such a line
     * belongs to no key until the next key that can be read, and no key is certainly absent any more. Deletions
     * ({@code [-key]}, {@code "value"=-}) take away what stands above them, and make a script of the file
     * ({@link RegistryOrigin#isScript()}).
     *
     * @throws RegistryException if the file cannot be read, is not a registry export, is larger than 64 MiB, or holds more
     *                           than a million keys and values
     */
    static Registry regFile(Path file) {
        return RegFile.read(Objects.requireNonNull(file, "file"), null, null);
    }

    /**
     * As {@link #regFile(Path)}, with the code page in which the file was written: a {@code REGEDIT4} file, or what a tool
     * without Unicode made of one of version 5.00.
     *
     * @throws RegistryException as {@link #regFile(Path)}
     */
    static Registry regFile(Path file, Charset ansi) {
        return RegFile.read(Objects.requireNonNull(file, "file"), Objects.requireNonNull(ansi, "ansi"), null);
    }

    /**
     * As {@link #regFile(Path)}, of a file of any size, of which only some keys are kept, with those above them. To ask for
     * another key is answered with a {@link RegistryException}, since it was not looked at.
     *
     * @param wanted tells the keys to keep, and is asked for each key of the file
     * @throws RegistryException if the file cannot be read, is not a registry export, or if more than a million keys and values
     *                           of it are wanted
     */
    static Registry regFile(Path file, Predicate<? super RegistryPath> wanted) {
        return RegFile.read(Objects.requireNonNull(file, "file"), null, Objects.requireNonNull(wanted,
                "wanted: tells the keys to keep"));
    }

    /**
     * The hive file of a profile, {@code NTUSER.DAT}, as {@code HKEY_CURRENT_USER}.
     *
     * <p>The file stays open, and is read on demand: a look-up reads what lies on its path. Nothing is ever written. A hive
     * that was not closed cleanly is brought up to date in memory from the transaction logs beside it ({@code .LOG},
     * {@code .LOG1}, {@code .LOG2}); where these are missing or of no use, {@link #caveats()} say that it may be stale.
     * What is damaged is answered, when it is asked for, with a {@link RegistryException} that has the offset in the file.
     *
     * @throws RegistryException if the file cannot be opened, as while its user is signed in, is no hive, or is damaged so
     *                           that its root key cannot be read
     */
    static Registry hive(Path file) {
        return HiveRegistry.open(Objects.requireNonNull(file, "file"));
    }

    /**
     * The live registry of the user who runs this program, {@code HKEY_CURRENT_USER}.
     *
     * <p>On another system than Windows every {@link #find} is answered with a {@link RegistryException} that says so. A
     * service sees its own {@code HKEY_CURRENT_USER}, not that of the person at the screen.
     */
    static Registry currentUser() {
        return LiveRegistry.currentUser();
    }

    /**
     * The live registry of everybody who is signed in to this computer: {@code HKEY_USERS}, with a key for each SID, and
     * {@code HKEY_LOCAL_MACHINE}. Other people's keys want an administrator.
     *
     * <p>On another system than Windows every {@link #find} is answered with a {@link RegistryException} that says so.
     */
    static Registry loadedUsers() {
        return LiveRegistry.loadedUsers();
    }

    /**
     * The live registry of another computer: {@code HKEY_USERS}, where those who are signed in there have a key for each SID,
     * and {@code HKEY_LOCAL_MACHINE}. It wants an administrator of that computer, and its RemoteRegistry service running.
     *
     * <p>Whose account a key is there is the word of that computer ({@link RegistryOrigin#isComputersWord()}), as its
     * administrators could make it say anything: it is heard, and nobody vouches for it.
     *
     * <p>The connection is made here and held until the registry is closed. Where it cannot be made, every {@link #find} is
     * answered with a {@link RegistryException} that says why.
     *
     * @param computer its name, {@code DESKTOP-7} or {@code desktop-7.litwareinc.com}, with or without leading backslashes
     * @throws IllegalArgumentException if that is no computer's name
     */
    static Registry ofComputer(String computer) {
        Objects.requireNonNull(computer, "computer: pass its name");
        return RemoteRegistry.connect(computer, JnaRegistry::load);
    }
}
