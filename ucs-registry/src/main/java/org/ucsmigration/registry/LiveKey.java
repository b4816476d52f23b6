package org.ucsmigration.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.ucsmigration.registry.internal.windows.WindowsError;
import org.ucsmigration.registry.internal.windows.WindowsRegistry;

/** A key of a {@link LiveRegistry}: a path, and how to ask Windows about it. */
final class LiveKey implements RegistryKey {

    private static final int USUAL_DATA = 4_096;
    private static final int LARGEST_DATA = 64 << 20;
    /** What changes faster than it can be read is given up. */
    private static final int ATTEMPTS = 20;

    private final String source;
    private final WindowsRegistry windows;
    private final LongSupplier root;
    private final String rootName;
    private final String below;

    LiveKey(String source, WindowsRegistry windows, LongSupplier root, String rootName, String below) {
        this.source = source;
        this.windows = windows;
        this.root = root;
        this.rootName = rootName;
        this.below = below;
    }

    @Override
    public String path() {
        return below.isEmpty() ? rootName : rootName + "\\" + below;
    }

    @Override
    public String name() {
        String path = path();
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    boolean exists() {
        WindowsRegistry.Handle handle = windows.open(root.getAsLong(), below);
        if (handle.isOpen()) {
            windows.close(handle.value());
        } else if (!WindowsError.isAbsent(handle.error())) {
            throw failed(handle.error());
        }
        return handle.isOpen();
    }

    @Override
    public List<RegistryKey> subKeys() {
        return ask(handle -> settled(handle, () -> listSubKeys(handle)));
    }

    @Override
    public Optional<RegistryKey> subKey(String name) {
        if (name.isEmpty() || name.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        LiveKey child = child(name);
        return child.exists() ? Optional.of(child) : Optional.empty();
    }

    @Override
    public List<RegistryValue> values() {
        return ask(handle -> settled(handle, () -> listValues(handle)));
    }

    @Override
    public Optional<RegistryValue> value(String name) {
        Objects.requireNonNull(name, "name");
        return ask(handle -> {
            WindowsRegistry.Value value = whole(name, room -> windows.value(handle, name, room));
            if (WindowsError.isAbsent(value.error())) {
                return Optional.empty();
            }
            if (value.error() != WindowsError.SUCCESS) {
                throw RegistryException.atValue(source, path(), name, WindowsError.words(value.error()));
            }
            return Optional.of(read(value));
        });
    }

    @Override
    public Optional<Instant> lastWriteTime() {
        return ask(handle -> FileTime.instant(written(handle)));
    }

    @Override
    public String toString() {
        return path();
    }

    private List<RegistryKey> listSubKeys(long handle) {
        List<RegistryKey> keys = new ArrayList<>();
        while (true) {
            WindowsRegistry.Name name = windows.subKey(handle, keys.size());
            if (name.error() == WindowsError.NO_MORE_ITEMS) {
                return List.copyOf(keys);
            }
            if (name.error() != WindowsError.SUCCESS) {
                throw failed(name.error());
            }
            keys.add(child(name.value()));
        }
    }

    private List<RegistryValue> listValues(long handle) {
        List<RegistryValue> values = new ArrayList<>();
        while (true) {
            int index = values.size();
            WindowsRegistry.Value value = whole(null, room -> windows.value(handle, index, room));
            if (value.error() == WindowsError.NO_MORE_ITEMS) {
                return List.copyOf(values);
            }
            if (value.error() != WindowsError.SUCCESS) {
                throw failed(value.error());
            }
            values.add(read(value));
        }
    }

    private long written(long handle) {
        WindowsRegistry.Time time = windows.lastWriteTime(handle);
        if (time.error() != WindowsError.SUCCESS) {
            throw failed(time.error());
        }
        return time.value();
    }

    /**
     * Windows numbers the entries anew when one comes or goes, so that a list may lack one that was there all the time, or
     * hold it twice, unless the key stayed as it was meanwhile.
     */
    private <T> List<T> settled(long handle, Supplier<List<T>> list) {
        long before = written(handle);
        for (int i = 0; i < ATTEMPTS; i++) {
            List<T> read = list.get();
            long after = written(handle);
            if (after == before) {
                return read;
            }
            before = after;
        }
        throw RegistryException.atKey(source, path(), "it changes while it is read");
    }

    /** Another program may make the value longer between two calls, so that a size once told is no promise. */
    private WindowsRegistry.Value whole(@Nullable String valueName, IntFunction<WindowsRegistry.Value> attempt) {
        long room = USUAL_DATA;
        for (int i = 0; i < ATTEMPTS && room <= LARGEST_DATA; i++) {
            WindowsRegistry.Value value = attempt.apply((int) room);
            if (value.error() != WindowsError.MORE_DATA) {
                return value;
            }
            room = Math.max(value.size(), room * 2);
        }
        String reason = "a value is larger than " + (LARGEST_DATA >> 20) + " MiB, or grows while it is read";
        throw valueName == null ? RegistryException.atKey(source, path(), reason)
                : RegistryException.atValue(source, path(), valueName, reason);
    }

    private static RegistryValue read(WindowsRegistry.Value value) {
        return RegistryValue.owning(value.name(), value.type(), value.data());
    }

    private LiveKey child(String name) {
        return new LiveKey(source, windows, root, rootName, below.isEmpty() ? name : below + "\\" + name);
    }

    private <T> T ask(Function<Long, T> question) {
        WindowsRegistry.Handle handle = windows.open(root.getAsLong(), below);
        if (!handle.isOpen()) {
            throw failed(handle.error());
        }
        try {
            return question.apply(handle.value());
        } finally {
            windows.close(handle.value());
        }
    }

    private RegistryException failed(int error) {
        return RegistryException.atKey(source, path(), WindowsError.words(error));
    }
}
