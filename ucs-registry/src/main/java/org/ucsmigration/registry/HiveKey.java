package org.ucsmigration.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.registry.internal.hive.HiveException;
import org.ucsmigration.registry.internal.hive.KeyNode;
import org.ucsmigration.registry.internal.hive.ValueNode;

/** A key of a {@link HiveRegistry}. */
final class HiveKey implements RegistryKey {

    private final String source;
    private final KeyNode node;
    private final String path;

    HiveKey(String source, KeyNode node, String path) {
        this.source = source;
        this.node = node;
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String name() {
        return path.equals(RegistryPath.CURRENT_USER) ? path : node.name();
    }

    @Override
    public List<RegistryKey> subKeys() {
        try {
            return node.subKeys().stream().map(this::below).toList();
        } catch (HiveException fault) {
            throw at(null, fault);
        }
    }

    @Override
    public void eachSubKey(Consumer<? super RegistryKey> into, Consumer<? super RegistryException> unreadable) {
        Objects.requireNonNull(into, "into: what takes the keys");
        Objects.requireNonNull(unreadable, "unreadable: what takes the reasons");
        node.eachSubKey(child -> into.accept(below(child)), fault -> unreadable.accept(at(null, fault)));
    }

    @Override
    public Optional<RegistryKey> subKey(String name) {
        try {
            return node.subKey(Objects.requireNonNull(name, "name")).map(this::below);
        } catch (HiveException fault) {
            throw RegistryException.atOffset(source, path + "\\" + name, null, fault.offset(), fault.reason(), fault);
        }
    }

    @Override
    public List<RegistryValue> values() {
        try {
            List<RegistryValue> values = new ArrayList<>();
            for (ValueNode value : node.values()) {
                values.add(read(value));
            }
            return List.copyOf(values);
        } catch (HiveException fault) {
            throw at(null, fault);
        }
    }

    @Override
    public Optional<RegistryValue> value(String name) {
        try {
            Optional<ValueNode> value = node.value(Objects.requireNonNull(name, "name"));
            return value.isEmpty() ? Optional.empty() : Optional.of(read(value.get()));
        } catch (HiveException fault) {
            throw at(name, fault);
        }
    }

    @Override
    public Optional<Instant> lastWriteTime() {
        try {
            return FileTime.instant(node.lastWritten());
        } catch (HiveException fault) {
            throw at(null, fault);
        }
    }

    @Override
    public String toString() {
        return path;
    }

    private RegistryKey below(KeyNode child) {
        return new HiveKey(source, child, path + "\\" + child.name());
    }

    private static RegistryValue read(ValueNode value) throws HiveException {
        return RegistryValue.owning(value.name(), value.type(), value.bytes());
    }

    private RegistryException at(@Nullable String valueName, HiveException fault) {
        return RegistryException.atOffset(source, path, valueName, fault.offset(), fault.reason(), fault);
    }
}
