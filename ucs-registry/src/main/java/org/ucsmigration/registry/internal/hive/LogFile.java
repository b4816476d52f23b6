package org.ucsmigration.registry.internal.hive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ucsmigration.registry.internal.RegularFile;

/** A transaction log, of the old format or the new. It stays open, and its pages are read when they are asked for. */
final class LogFile implements Closeable {

    private static final Set<String> SUFFIXES = Set.of(".LOG", ".LOG1", ".LOG2");
    /** Larger than any that Windows writes for a profile. */
    private static final int LARGEST = 64 << 20;

    private final String name;
    private final HiveFile file;
    private final BaseBlock base;

    private LogFile(String name, HiveFile file) throws HiveException {
        this.name = name;
        this.file = file;
        this.base = new BaseBlock(bytes(0, BaseBlock.LENGTH));
    }

    /** The logs beside a hive, whatever the case of their names; those in the hive's own case only, if there are such. */
    static List<Path> beside(Path hive) throws IOException {
        String own = hive.getFileName().toString();
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(hive.toAbsolutePath().getParent(), file -> isLogOf(own,
                file))) {
            files.forEach(logs::add);
        } catch (DirectoryIteratorException fault) {
            throw fault.getCause();
        }
        List<Path> exact = logs.stream().filter(log -> log.getFileName().toString().startsWith(own)).toList();
        return (exact.isEmpty() ? logs : exact).stream().sorted().toList();
    }

    private static boolean isLogOf(String hive, Path file) {
        String name = file.getFileName().toString();
        return name.regionMatches(true, 0, hive, 0, hive.length())
                && SUFFIXES.contains(name.substring(hive.length()).toUpperCase(Locale.ROOT));
    }

    /**
     * Opens a log.
     *
     * @throws LogFault if it cannot be read, or belongs to no hive
     */
    static LogFile open(Path path) throws LogFault {
        String name = path.getFileName().toString();
        try {
            HiveFile file = HiveFile.open(path);
            try {
                return checked(name, file);
            } catch (HiveException | LogFault | RuntimeException fault) {
                file.close();
                throw fault;
            }
        } catch (HiveException fault) {
            throw new LogFault(name, fault.reason());
        } catch (IOException fault) {
            throw new LogFault(name, RegularFile.reason(fault));
        }
    }

    private static LogFile checked(String name, HiveFile file) throws HiveException, LogFault {
        if (file.length() < BaseBlock.LENGTH || file.length() > LARGEST) {
            throw new LogFault(name, file.length() == 0 ? "it is empty" : "its length is " + file.length() + " bytes");
        }
        LogFile log = new LogFile(name, file);
        if (!log.base.isWhole() || !log.base.isComplete()) {
            throw new LogFault(name, log.base.isWhole() ? "it was not written to its end" : "its checksum is wrong");
        }
        return log;
    }

    String name() {
        return name;
    }

    /** The length in bytes. */
    int length() {
        return (int) file.length();
    }

    /** Some bytes of it, which are there. */
    byte[] bytes(int at, int count) throws HiveException {
        byte[] bytes = new byte[count];
        read(at, bytes, 0, count);
        return bytes;
    }

    void read(int at, byte[] into, int from, int count) throws HiveException {
        file.read(at, into, from, count);
    }

    LogFault fault(String reason) {
        return new LogFault(name, reason);
    }

    FileTime lastModified() {
        return file.lastModified();
    }

    BaseBlock base() {
        return base;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
