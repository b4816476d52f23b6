package org.example.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.RegistryValue;

/** A registry as a table of paths, as an inventory's database has it. */
public final class InventoryRegistry implements Registry {

    private final Map<String, Row> rows = new TreeMap<>();
    private volatile boolean closed;

    private record Row(String path, List<RegistryValue> values) {
    }

    /** Takes a key of another registry and all below it. */
    public InventoryRegistry with(RegistryKey key) {
        rows.put(folded(key.path()), new Row(key.path(), key.values()));
        key.subKeys().forEach(this::with);
        return this;
    }

    private static String folded(String path) {
        return path.toUpperCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public List<String> roots() {
        return List.of(RegistryPath.CURRENT_USER);
    }

    @Override
    public Optional<RegistryKey> find(String path) {
        RegistryPath full = RegistryPath.of(path);
        if (closed) {
            throw RegistryException.of(name(), "it is closed");
        }
        return Optional.ofNullable(rows.get(folded(full.toString()))).map(Key::new);
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Key implements RegistryKey {

        private final Row row;

        private Key(Row row) {
            this.row = row;
        }

        @Override
        public String path() {
            return row.path();
        }

        @Override
        public String name() {
            return path().substring(path().lastIndexOf('\\') + 1);
        }

        @Override
        public List<RegistryKey> subKeys() {
            String prefix = folded(path()) + "\\";
            return rows.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix) && entry.getKey().indexOf('\\', prefix.length()) < 0)
                    .<RegistryKey>map(entry -> new Key(entry.getValue())).toList();
        }

        @Override
        public Optional<RegistryKey> subKey(String name) {
            return subKeys().stream().filter(key -> key.name().equalsIgnoreCase(name)).findFirst();
        }

        @Override
        public List<RegistryValue> values() {
            return row.values();
        }

        @Override
        public Optional<RegistryValue> value(String name) {
            return row.values().stream().filter(value -> value.name().equalsIgnoreCase(name)).findFirst();
        }
    }
}
