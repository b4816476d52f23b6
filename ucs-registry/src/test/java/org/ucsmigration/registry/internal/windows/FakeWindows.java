package org.ucsmigration.registry.internal.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryValue;

/** Windows' registry calls over a registry in memory, with faults to order; it counts what is opened and closed. */
public class FakeWindows implements WindowsRegistry {

    public static final int ANY = Integer.MIN_VALUE;

    private Registry content;
    /** 2015-10-21T07:28:00Z in 100 ns since 1601, as PowerShell's ToFileTimeUtc gives it. */
    private long written = 130_898_860_800_000_000L;
    private final Map<Long, String> open = new HashMap<>();
    /** Error codes by call ("open", "subKey", ...) and, if given, by key path. */
    private final Map<String, Integer> faults = new HashMap<>();
    private long next = 1000;
    public long opened;
    public long closed;
    public final List<String> wrongCloses = new ArrayList<>();
    /** Values that are longer each time that they are asked for. */
    public boolean growing;

    public FakeWindows(Registry content) {
        this.content = content;
    }

    public FakeWindows fault(String call, String path, int code) {
        faults.put(call + " " + path, code);
        return this;
    }

    /** What another program makes of it. */
    public void become(Registry changed) {
        content = changed;
        written++;
    }

    public int stillOpen() {
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
    public synchronized Handle open(long key, String path) {
        String parent = path(key);
        if (parent == null) {
            return Handle.failed(6);
        }
        String full = path.isEmpty() ? parent : parent + "\\" + path;
        Optional<Integer> fault = fault("open", full);
        if (fault.isPresent() || content.find(full).isEmpty()) {
            return Handle.failed(fault.orElse(2));
        }
        return opened(full);
    }

    @Override
    public synchronized Handle connect(String computer, long root) {
        Optional<Integer> fault = fault("connect", computer);
        return fault.isPresent() ? Handle.failed(fault.get()) : opened(path(root));
    }

    private Handle opened(String path) {
        opened++;
        open.put(next, path);
        return new Handle(0, next++);
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
    public synchronized Time lastWriteTime(long handle) {
        return new Time(fault("lastWriteTime", path(handle)).orElse(0), written);
    }

    @Override
    public synchronized Name subKey(long handle, int index) {
        String path = path(handle);
        Optional<Integer> fault = fault("subKey", path);
        if (fault.isPresent()) {
            return Name.failed(fault.get());
        }
        List<String> names = content.find(path).orElseThrow().subKeyNames();
        if (index >= names.size()) {
            return Name.failed(259);
        }
        String name = names.get(index);
        return name.length() > 255 ? Name.failed(234) : new Name(0, name);
    }

    @Override
    public synchronized Value value(long handle, int index, int room) {
        String path = path(handle);
        Optional<Integer> fault = fault("value", path);
        if (fault.isPresent()) {
            return Value.failed(fault.get(), 0);
        }
        List<RegistryValue> values = content.find(path).orElseThrow().values();
        return index < values.size() ? given(values.get(index), room) : Value.failed(259, 0);
    }

    @Override
    public synchronized Value value(long handle, String name, int room) {
        String path = path(handle);
        Optional<Integer> fault = fault("value", path);
        if (fault.isPresent()) {
            return Value.failed(fault.get(), 0);
        }
        return content.find(path).orElseThrow().value(name).map(value -> given(value, room)).orElse(Value.failed(2, 0));
    }

    private Value given(RegistryValue value, int room) {
        byte[] bytes = value.bytes();
        int size = growing ? room + 1 : bytes.length;
        return size > room ? Value.failed(234, size) : new Value(0, value.name(), value.type(), bytes, bytes.length);
    }
}
