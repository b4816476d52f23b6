package org.ucsmigration.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.ucsmigration.registry.internal.Names;

/** A key in memory while its tree is built; nothing changes it once its {@link TreeRegistry} exists. */
final class TreeNode {

    final String name;
    private Map<String, TreeNode> children = Map.of();
    private Map<String, RegistryValue> values = Map.of();
    @Nullable
    Instant lastWriteTime;
    /** Why nothing of this key can be read, if so. */
    @Nullable
    String unreadable;
    /** The values that stand in damaged lines, and the first such line whose value's name is lost. */
    private Map<String, Damage> damaged = Map.of();
    @Nullable
    Damage lostValue;

    /** A line that could not be read, and why. */
    record Damage(long line, String reason) {
    }

    TreeNode(String name) {
        this.name = name;
    }

    Collection<TreeNode> children() {
        return children.values();
    }

    @Nullable
    TreeNode child(String childName) {
        return children.get(Names.folded(childName));
    }

    /** The child of that name, made where there is none yet. */
    TreeNode childOrNew(String childName, Runnable made) {
        String key = Names.folded(childName);
        TreeNode there = children.get(key);
        if (there == null) {
            made.run();
            there = new TreeNode(childName);
            children = grown(children);
            children.put(key, there);
        }
        return there;
    }

    void remove(String childName) {
        if (!children.isEmpty()) {
            children.remove(Names.folded(childName));
        }
    }

    List<RegistryValue> values() {
        return List.copyOf(values.values());
    }

    @Nullable
    RegistryValue value(String valueName) {
        return values.get(Names.folded(valueName));
    }

    @Nullable
    Damage damage(String valueName) {
        Damage own = damaged.get(Names.folded(valueName));
        return own != null ? own : lostValue;
    }

    void set(RegistryValue value) {
        String key = Names.folded(value.name());
        values = grown(values);
        values.put(key, value);
        forget(damaged, key);
    }

    void removeValue(String valueName) {
        String key = Names.folded(valueName);
        forget(values, key);
        forget(damaged, key);
    }

    /** The value's last line could not be read: what an earlier one said no longer holds. */
    void setDamaged(String valueName, Damage damage) {
        String key = Names.folded(valueName);
        forget(values, key);
        damaged = grown(damaged);
        damaged.put(key, damage);
    }

    TreeNode copy() {
        TreeNode copy = new TreeNode(name);
        copy.lastWriteTime = lastWriteTime;
        copy.unreadable = unreadable;
        copy.values = values.isEmpty() ? values : new LinkedHashMap<>(values);
        for (Map.Entry<String, TreeNode> child : children.entrySet()) {
            copy.children = grown(copy.children);
            copy.children.put(child.getKey(), child.getValue().copy());
        }
        return copy;
    }

    /** Most keys have few children or none: a map is made when it is needed, and starts small. */
    private static <T> Map<String, T> grown(Map<String, T> map) {
        return map.isEmpty() && !(map instanceof LinkedHashMap) ? new LinkedHashMap<>(2) : map;
    }

    private static <T> void forget(Map<String, T> map, String key) {
        if (!map.isEmpty()) {
            map.remove(key);
        }
    }
}
