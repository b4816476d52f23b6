package org.ucsmigration.registry.internal.hive;

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

/** A transaction log, of the old format or the new, read whole. */
final class LogFile {

    private static final Set<String> SUFFIXES = Set.of(".LOG", ".LOG1", ".LOG2");
    /** Larger than any that Windows writes for a profile. */
    private static final int LARGEST = 64 << 20;

    private final String name;
    private final byte[] bytes;
    private final FileTime lastModified;
    private final BaseBlock base;

    private LogFile(String name, byte[] bytes, FileTime lastModified) {
        this.name = name;
        this.bytes = bytes;
        this.lastModified = lastModified;
        this.base = new BaseBlock(bytes);
    }

    /** The logs beside a hive, whatever the case of their names; those in the hive's own case only, if there are such. */
    static List<Path> beside(Path hive) throws IOException {
        String own = hive.getFileName().toString();
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(hive.toAbsolutePath().getParent(), file -> isLogOf(own, file))) {
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
     * Reads a log.
     *
     * @throws LogFault if it cannot be read, or is of no use to any hive
     */
    static LogFile read(Path path) throws LogFault {
        String name = path.getFileName().toString();
        try (HiveFile file = HiveFile.open(path)) {
            if (file.length() < BaseBlock.LENGTH || file.length() > LARGEST) {
                throw new LogFault(name, file.length() == 0 ? "it is empty" : "its length is " + file.length() + " bytes");
            }
            byte[] bytes = new byte[(int) file.length()];
            file.read(0, bytes, 0, bytes.length);
            LogFile log = new LogFile(name, bytes, file.lastModified());
            if (!log.base.isWhole() || !log.base.isComplete()) {
                throw new LogFault(name, log.base.isWhole() ? "it was not written to its end" : "its checksum is wrong");
            }
            return log;
        } catch (IOException | HiveException fault) {
            throw new LogFault(name, "it cannot be read: " + fault.getMessage());
        }
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    FileTime lastModified() {
        return lastModified;
    }

    BaseBlock base() {
        return base;
    }
}
