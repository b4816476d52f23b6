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
    /** Whether it was named itself, not only by what lies below. */
    boolean stated;
    /** The values that stand in damaged lines, and the first such line whose value's name is lost. */
    private Map<String, RegDamage.Line> damaged = Map.of();
    @Nullable
    private RegDamage.Line lostValue;

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

    /** Removes the key at a path, if there is one. */
    void removeAt(RegistryPath path) {
        TreeNode parent = this;
        String last = path.root();
        for (String step : path.names()) {
            parent = parent == null ? null : parent.child(last);
            last = step;
        }
        if (parent != null) {
            parent.remove(last);
        }
    }

    private void remove(String childName) {
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
    RegDamage.Line damage(String valueName) {
        RegDamage.Line own = damaged.get(Names.folded(valueName));
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

    /**
     * A line that could not be read: what an earlier one said of its value no longer holds.
     *
     * @param valueName null where it is lost, too
     */
    void damage(@Nullable String valueName, RegDamage.Line line) {
        if (valueName == null) {
            lostValue = lostValue == null ? line : lostValue;
            return;
        }
        String key = Names.folded(valueName);
        forget(values, key);
        damaged = grown(damaged);
        damaged.put(key, line);
    }

    TreeNode copy() {
        TreeNode copy = new TreeNode(name);
        copy.lastWriteTime = lastWriteTime;
        copy.unreadable = unreadable;
        copy.stated = stated;
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
