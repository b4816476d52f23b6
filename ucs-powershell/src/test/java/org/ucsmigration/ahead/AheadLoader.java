package org.ucsmigration.ahead;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;

/**
 * Loads the library, its tests and the examples once more, with every look at the clock led to {@link ShiftedTime}: what a
 * class calls is a reference in its constant pool (JVMS 4.4.2), in which the owner of three methods is replaced.
 */
public final class AheadLoader extends URLClassLoader {

    private static final String HERE = "org.ucsmigration.ahead.";
    private static final String SHIFTED = "org/ucsmigration/ahead/ShiftedTime";
    private static final Map<String, String> CLOCKS = Map.of("java/time/Instant", "now()Ljava/time/Instant;",
            "java/lang/System", "currentTimeMillis()J", "java/time/Clock", "systemUTC()Ljava/time/Clock;");

    /** Over classes of these places, and all of {@code org.ucsmigration} that the parent has. */
    public AheadLoader(URL[] places, ClassLoader parent) {
        super(places, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            boolean isOurs = !name.startsWith(HERE) && findResource(path(name)) != null
                    || name.startsWith("org.ucsmigration.") && !name.startsWith(HERE) && !(getParent() instanceof AheadLoader);
            return loaded != null ? loaded : isOurs ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        URL own = findResource(path(name));
        try (InputStream in = own == null ? getParent().getResourceAsStream(path(name)) : own.openStream()) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] patched = ahead(in.readAllBytes());
            return defineClass(name, patched, 0, patched.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String path(String name) {
        return name.replace('.', '/') + ".class";
    }

    /** The class file with the owner of each look at the clock replaced, behind two more entries in its constant pool. */
    static byte[] ahead(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        Map<Integer, Integer> classes = new HashMap<>();
        Map<Integer, int[]> pairs = new HashMap<>();
        Map<Integer, Integer> methodAt = new HashMap<>();
        for (int i = 1; i < count; i++) {
            int at = file.length - in.available();
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(i, in.readUTF());
                case 7 -> classes.put(i, in.readUnsignedShort());
                case 10, 12 -> {
                    pairs.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                    if (tag == 10) {
                        methodAt.put(i, at);
                    }
                }
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 11, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> throw new IOException("constant pool tag " + tag);
            }
        }
        int end = file.length - in.available();
        byte[] patched = file.clone();
        methodAt.forEach((index, at) -> {
            int[] method = pairs.get(index);
            int[] signature = pairs.get(method[1]);
            String called = texts.get(signature[0]) + texts.get(signature[1]);
            if (called.equals(CLOCKS.get(texts.get(classes.get(method[0]))))) {
                patched[at + 1] = (byte) ((count + 1) >> 8);
                patched[at + 2] = (byte) (count + 1);
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(patched, 0, 8);
        out.writeShort(count + 2);
        out.write(patched, 10, end - 10);
        out.writeByte(1);
        out.writeUTF(SHIFTED);
        out.writeByte(7);
        out.writeShort(count);
        out.write(patched, end, patched.length - end);
        return bytes.toByteArray();
    }
}
