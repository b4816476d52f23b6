package org.ucsmigration.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.annotation.Nullable;

/** A key of a {@link LiveRegistry}: a path, and how to ask Windows about it. */
final class LiveKey implements RegistryKey {

    /** Windows' limits: 255 characters in a key's name, 16,383 in a value's; and room for the NUL. */
    private static final int KEY_NAME = 256;
    private static final int VALUE_NAME = 16_384;
    private static final int USUAL_DATA = 4_096;
    private static final int LARGEST_DATA = 64 << 20;
    /** What changes faster than it can be read is given up. */
    private static final int ATTEMPTS = 20;

    private final String source;
    private final NativeRegistry windows;
    private final LongSupplier root;
    private final String rootName;
    private final String below;

    LiveKey(String source, NativeRegistry windows, LongSupplier root, String rootName, String below) {
        this.source = source;
        this.windows = windows;
        this.root = root;
        this.rootName = rootName;
        this.below = below;
    }

    /** What one attempt at a value gave: an error code, and what came with it. */
    private static final class Read {
        final int[] type = new int[1];
        final int[] length = new int[1];
        final int[] nameLength = new int[1];
        byte[] data = new byte[USUAL_DATA];
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
        long[] handle = new long[1];
        int error = windows.open(root.getAsLong(), below, handle);
        if (error == WindowsError.SUCCESS) {
            windows.close(handle[0]);
        } else if (!WindowsError.isAbsent(error)) {
            throw failed(error);
        }
        return error == WindowsError.SUCCESS;
    }

    @Override
    public List<RegistryKey> subKeys() {
        return ask(handle -> settled(handle, () -> {
            List<RegistryKey> keys = new ArrayList<>();
            char[] name = new char[KEY_NAME];
            int[] length = new int[1];
            while (true) {
                length[0] = name.length;
                int error = windows.subKey(handle, keys.size(), name, length);
                if (error == WindowsError.NO_MORE_ITEMS) {
                    return List.copyOf(keys);
                }
                if (error != WindowsError.SUCCESS) {
                    throw failed(error);
                }
                keys.add(child(new String(name, 0, length[0])));
            }
        }));
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
        return ask(handle -> settled(handle, () -> {
            List<RegistryValue> values = new ArrayList<>();
            char[] name = new char[VALUE_NAME];
            Read read = new Read();
            while (true) {
                int index = values.size();
                int error = grown(read, null, now -> {
                    now.nameLength[0] = name.length;
                    return windows.value(handle, index, name, now.nameLength, now.type, now.data, now.length);
                });
                if (error == WindowsError.NO_MORE_ITEMS) {
                    return List.copyOf(values);
                }
                if (error != WindowsError.SUCCESS) {
                    throw failed(error);
                }
                values.add(value(new String(name, 0, read.nameLength[0]), read));
            }
        }));
    }

    @Override
    public Optional<RegistryValue> value(String name) {
        Objects.requireNonNull(name, "name");
        return ask(handle -> {
            Read read = new Read();
            int error = grown(read, name, now -> windows.value(handle, name, now.type, now.data, now.length));
            if (WindowsError.isAbsent(error)) {
                return Optional.empty();
            }
            if (error != WindowsError.SUCCESS) {
                throw RegistryException.atValue(source, path(), name, WindowsError.words(error));
            }
            return Optional.of(value(name, read));
        });
    }

    @Override
    public Optional<Instant> lastWriteTime() {
        return ask(handle -> FileTime.instant(written(handle)));
    }

    private long written(long handle) {
        long[] time = new long[1];
        int error = windows.lastWriteTime(handle, time);
        if (error != WindowsError.SUCCESS) {
            throw failed(error);
        }
        return time[0];
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

    @Override
    public String toString() {
        return path();
    }

    /** Another program may make the value longer between two calls, so that a size once told is no promise. */
    private int grown(Read read, @Nullable String valueName, ToIntFunction<Read> attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            read.length[0] = read.data.length;
            int error = attempt.applyAsInt(read);
            if (error != WindowsError.MORE_DATA) {
                return error;
            }
            long needed = Math.max(read.length[0], read.data.length * 2L);
            if (needed > LARGEST_DATA) {
                break;
            }
            read.data = new byte[(int) needed];
        }
        String reason = "a value is larger than " + (LARGEST_DATA >> 20) + " MiB, or grows while it is read";
        throw valueName == null ? RegistryException.atKey(source, path(), reason)
                : RegistryException.atValue(source, path(), valueName, reason);
    }

    private static RegistryValue value(String name, Read read) {
        return RegistryValue.owning(name, read.type[0] & 0xFFFFFFFFL, Arrays.copyOf(read.data, Math.min(read.data.length, Math.max(0, read.length[0]))));
    }

    private LiveKey child(String name) {
        return new LiveKey(source, windows, root, rootName, below.isEmpty() ? name : below + "\\" + name);
    }

    private <T> T ask(Function<Long, T> question) {
        long[] handle = new long[1];
        int error = windows.open(root.getAsLong(), below, handle);
        if (error != WindowsError.SUCCESS) {
            throw failed(error);
        }
        try {
            return question.apply(handle[0]);
        } finally {
            windows.close(handle[0]);
        }
    }

    private RegistryException failed(int error) {
        return RegistryException.atKey(source, path(), WindowsError.words(error));
    }
}
