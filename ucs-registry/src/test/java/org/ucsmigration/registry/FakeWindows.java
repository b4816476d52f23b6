package org.ucsmigration.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows' registry calls over a registry in memory, with faults to order; it counts what is opened and closed. */
class FakeWindows implements NativeRegistry {

    static final int ANY = Integer.MIN_VALUE;

    private Registry content;
    /** 2015-10-21T07:28:00Z in 100 ns since 1601, as PowerShell's ToFileTimeUtc gives it. */
    private long written = 130_898_860_800_000_000L;
    private final Map<Long, String> open = new HashMap<>();
    /** Error codes by call ("open", "subKey", ...) and, if given, by key path. */
    private final Map<String, Integer> faults = new HashMap<>();
    private long next = 1000;
    long opened;
    long closed;
    final List<String> wrongCloses = new ArrayList<>();
    /** Values that are longer each time that they are asked for. */
    boolean growing;

    FakeWindows(Registry content) {
        this.content = content;
    }

    FakeWindows fault(String call, String path, int code) {
        faults.put(call + " " + path, code);
        return this;
    }

    /** What another program makes of it. */
    void become(Registry changed) {
        content = changed;
        written++;
    }

    int stillOpen() {
        return open.size();
    }

    private Optional<Integer> fault(String call, String path) {
        return Optional.ofNullable(faults.getOrDefault(call + " " + path, faults.get(call + " *")));
    }

    private String path(long handle) {
        if (handle == CURRENT_USER) {
            return "HKEY_CURRENT_USER";
        }
        if (handle == USERS) {
            return "HKEY_USERS";
        }
        return handle == LOCAL_MACHINE ? "HKEY_LOCAL_MACHINE" : open.get(handle);
    }

    @Override
    public synchronized int open(long key, String path, long[] handle) {
        String parent = path(key);
        if (parent == null) {
            return 6;
        }
        String full = path.isEmpty() ? parent : parent + "\\" + path;
        Optional<Integer> fault = fault("open", full);
        if (fault.isPresent()) {
            return fault.get();
        }
        if (content.find(full).isEmpty()) {
            return 2;
        }
        opened++;
        handle[0] = next++;
        open.put(handle[0], full);
        return 0;
    }

    @Override
    public synchronized int connect(String computer, long root, long[] handle) {
        Optional<Integer> fault = fault("connect", computer);
        if (fault.isPresent()) {
            return fault.get();
        }
        opened++;
        handle[0] = next++;
        open.put(handle[0], path(root));
        return 0;
    }

    @Override
    public synchronized int close(long handle) {
        closed++;
        if (open.remove(handle) == null) {
            wrongCloses.add("handle " + handle);
            return 6;
        }
        return 0;
    }

    @Override
    public synchronized int lastWriteTime(long handle, long[] time) {
        String path = path(handle);
        Optional<Integer> fault = fault("lastWriteTime", path);
        time[0] = written;
        return fault.orElse(0);
    }

    @Override
    public synchronized int subKey(long handle, int index, char[] name, int[] length) {
        String path = path(handle);
        Optional<Integer> fault = fault("subKey", path);
        if (fault.isPresent()) {
            return fault.get();
        }
        List<String> names = content.find(path).orElseThrow().subKeyNames();
        return index < names.size() ? put(names.get(index), name, length) : 259;
    }

    @Override
    public synchronized int value(long handle, int index, char[] name, int[] nameLength, int[] type, byte[] data, int[] length) {
        String path = path(handle);
        Optional<Integer> fault = fault("value", path);
        if (fault.isPresent()) {
            return fault.get();
        }
        List<RegistryValue> values = content.find(path).orElseThrow().values();
        if (index >= values.size()) {
            return 259;
        }
        int error = put(values.get(index).name(), name, nameLength);
        return error != 0 ? error : put(values.get(index), type, data, length);
    }

    @Override
    public synchronized int value(long handle, String name, int[] type, byte[] data, int[] length) {
        String path = path(handle);
        Optional<Integer> fault = fault("value", path);
        if (fault.isPresent()) {
            return fault.get();
        }
        Optional<RegistryValue> value = content.find(path).orElseThrow().value(name);
        return value.isEmpty() ? 2 : put(value.get(), type, data, length);
    }

    private static int put(String text, char[] name, int[] length) {
        if (text.length() >= length[0]) {
            return 234;
        }
        text.getChars(0, text.length(), name, 0);
        length[0] = text.length();
        return 0;
    }

    private int put(RegistryValue value, int[] type, byte[] data, int[] length) {
        byte[] bytes = value.bytes();
        type[0] = (int) value.type();
        int room = length[0];
        length[0] = growing ? room + 1 : bytes.length;
        if (growing || bytes.length > room) {
            return 234;
        }
        System.arraycopy(bytes, 0, data, 0, bytes.length);
        return 0;
    }
}
