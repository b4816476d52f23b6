package org.ucsmigration.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ucsmigration.registry.internal.RegularFile;
import org.ucsmigration.registry.internal.hive.Hive;
import org.ucsmigration.registry.internal.hive.HiveException;

/** The hive file of a profile. */
final class HiveRegistry implements Registry {

    private final String name;
    private final Hive hive;
    private final RegistryOrigin origin;
    private volatile boolean closed;

    private HiveRegistry(Path file, Hive hive) {
        this.name = file.toString();
        this.origin = RegistryOrigin.ofFileName(file.getFileName().toString());
        this.hive = hive;
    }

    static HiveRegistry open(Path file) {
        try {
            return new HiveRegistry(file, Hive.open(file));
        } catch (IOException | SecurityException fault) {
            throw RegistryException.of(file.toString(), RegularFile.reason(fault), fault);
        } catch (HiveException fault) {
            throw RegistryException.atOffset(file.toString(), null, null, fault.offset(), fault.reason(), fault);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> roots() {
        return List.of(RegistryPath.CURRENT_USER);
    }

    @Override
    public Optional<RegistryKey> find(String path) {
        if (closed) {
            throw RegistryException.of(name, "it is closed: ask before closing it");
        }
        RegistryPath wanted = RegistryPath.of(path);
        if (!wanted.root().equals(RegistryPath.CURRENT_USER)) {
            return Optional.empty();
        }
        Optional<RegistryKey> key = Optional.of(new HiveKey(name, hive.root(), RegistryPath.CURRENT_USER));
        for (String step : wanted.names()) {
            key = key.flatMap(above -> above.subKey(step));
        }
        return key;
    }

    @Override
    public Optional<Instant> observedAt() {
        return Optional.of(hive.lastModified().toInstant());
    }

    @Override
    public List<String> caveats() {
        return hive.caveats();
    }

    @Override
    public RegistryOrigin origin() {
        return origin;
    }

    @Override
    public void close() {
        closed = true;
        try {
            hive.close();
        } catch (IOException fault) {
            throw RegistryException.of(name, "it cannot be closed: " + fault.getMessage(), fault);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
