package org.ucsmigration.registry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ucsmigration.registry.internal.Implied;

/** A key of a {@link TreeRegistry}. */
final class TreeKey implements RegistryKey, Implied {

    private final TreeRegistry registry;
    private final TreeNode node;
    private final String path;

    TreeKey(TreeRegistry registry, TreeNode node, String path) {
        this.registry = registry;
        this.node = node;
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String name() {
        return node.name;
    }

    @Override
    public List<RegistryKey> subKeys() {
        return readable().children().stream().map(this::below).toList();
    }

    @Override
    public Optional<RegistryKey> subKey(String name) {
        TreeNode child = readable().child(Objects.requireNonNull(name, "name"));
        if (child != null && child.unreadable != null) {
            throw RegistryException.atKey(registry.name, path + "\\" + child.name, child.unreadable);
        }
        return child == null ? registry.absent(path + "\\" + name) : Optional.of(below(child));
    }

    @Override
    public List<RegistryValue> values() {
        return readable().values();
    }

    @Override
    public Optional<RegistryValue> value(String name) {
        RegistryValue value = readable().value(Objects.requireNonNull(name, "name"));
        RegDamage.Line damage = value == null ? node.damage(name) : null;
        if (damage != null) {
            throw RegistryException.atLine(registry.name, path, name, damage.number(), damage.reason());
        }
        return Optional.ofNullable(value);
    }

    @Override
    public Optional<Instant> lastWriteTime() {
        return Optional.ofNullable(readable().lastWriteTime);
    }

    @Override
    public boolean isImplied() {
        return !node.stated;
    }

    @Override
    public String toString() {
        return path;
    }

    private RegistryKey below(TreeNode child) {
        return new TreeKey(registry, child, path + "\\" + child.name);
    }

    private TreeNode readable() {
        if (node.unreadable != null) {
            throw RegistryException.atKey(registry.name, path, node.unreadable);
        }
        return node;
    }
}
