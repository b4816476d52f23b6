package org.example.archive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;
import org.ucsmigration.registry.RegistryKey;
import org.ucsmigration.registry.RegistryPath;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.registry.testing.RegistryContract;

@DisplayName("A registry from a foreign package, by the public API alone")
class ForeignRegistryTest extends RegistryContract {

    @Override
    protected Registry registry() {
        Table table = new Table();
        copy(sample().build().find(RegistryPath.CURRENT_USER).orElseThrow(), table);
        return table;
    }

    private static void copy(RegistryKey key, Table into) {
        into.rows.put(key.path().toUpperCase(Locale.ROOT), new Row(key.path(), key.values()));
        key.subKeys().forEach(below -> copy(below, into));
    }

    private record Row(String path, List<RegistryValue> values) {
    }

    /** A registry as a table of paths, as an inventory's database has it. */
    private static final class Table implements Registry {

        private final Map<String, Row> rows = new TreeMap<>();
        private boolean closed;

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
            return Optional.ofNullable(rows.get(full.toString().toUpperCase(Locale.ROOT))).map(row -> new Key(this, row));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record Key(Table table, Row row) implements RegistryKey {

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
            String prefix = path().toUpperCase(Locale.ROOT) + "\\";
            return table.rows.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix)
                    && entry.getKey().indexOf('\\', prefix.length()) < 0).<RegistryKey>map(entry -> new Key(table,
                    entry.getValue())).toList();
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
