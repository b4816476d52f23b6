package org.ucsmigration.registry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A key of a {@link Registry}: a name, keys below it, values, and the time of its last change. It holds no handle; what it
 * is asked for is read when it is asked. Safe for use by several threads.
 *
 * <p>Names are compared ignoring case. The lists hold what could be read, in the registry's own order; where something is
 * missing from them the registry's {@link Registry#caveats()} say so.
 *
 * @since 0.1.0
 */
public interface RegistryKey {

    /** The full path, with the root key's full name first. */
    String path();

    /** The last name of the path, in the case in which it is stored. */
    String name();

    /**
     * The keys right below.
     *
     * @throws RegistryException if they cannot be read
     */
    List<RegistryKey> subKeys();

    /**
     * Gives each key right below that can be read to one consumer, in the registry's own order, and the reason of each that
     * cannot to another: one damaged key costs itself only. Without a method of its own a registry gives all or one reason.
     */
    default void eachSubKey(Consumer<? super RegistryKey> into, Consumer<? super RegistryException> unreadable) {
        Objects.requireNonNull(into, "into: what takes the keys");
        Objects.requireNonNull(unreadable, "unreadable: what takes the reasons");
        List<RegistryKey> keys;
        try {
            keys = subKeys();
        } catch (RegistryException fault) {
            unreadable.accept(fault);
            return;
        }
        keys.forEach(into);
    }

    /**
     * The names of the keys right below.
     *
     * @throws RegistryException if they cannot be read
     */
    default List<String> subKeyNames() {
        return subKeys().stream().map(RegistryKey::name).toList();
    }

    /**
     * The key of that name right below.
     *
     * @return the key; empty where there is none
     * @throws RegistryException if it cannot be read whether there is one
     */
    Optional<RegistryKey> subKey(String name);

    /**
     * The values.
     *
     * @throws RegistryException if they cannot be read
     */
    List<RegistryValue> values();

    /**
     * The value of that name.
     *
     * @param name the name; empty for the key's default value
     * @return the value; empty where there is none
     * @throws RegistryException if it cannot be read, or cannot be read whether there is one
     */
    Optional<RegistryValue> value(String name);

    /**
     * When the key was last written: a value set or a sub-key added. Empty where the source does not keep it, as
     * {@code .reg} files do not, and unless it is overridden.
     *
     * @throws RegistryException if it cannot be read
     */
    default Optional<Instant> lastWriteTime() {
        return Optional.empty();
    }
}
