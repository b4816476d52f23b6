package org.ucsmigration.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.function.Predicate;
import javax.annotation.Nullable;
import org.ucsmigration.registry.internal.RegularFile;

/** Opens a registry export: size, encoding and header. */
final class RegFile {

    static final Charset CODE_PAGE_1252 = Charset.forName("windows-1252");
    static final int LARGEST = 64 << 20;
    /** In bytes; where only a part is kept, no line of it is near as long. */
    private static final int LONGEST_LINE_OF_PART = 1 << 20;
    private static final String VERSION_5 = "Windows Registry Editor Version 5.00";
    private static final String VERSION_4 = "REGEDIT4";

    private RegFile() {
    }

    static Registry read(Path file, @Nullable Charset ansi, @Nullable Predicate<? super RegistryPath> wanted) {
        try {
            BasicFileAttributes attributes = RegularFile.attributes(file);
            if (attributes.size() > LARGEST && wanted == null) {
                throw RegistryException.of(file.toString(), "it is larger than " + (LARGEST >> 20)
                        + " MiB; export only the key Software\\Microsoft\\Office, or say which keys to keep");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return parse(file, in, attributes, ansi, wanted);
            }
        } catch (IOException | SecurityException fault) {
            throw RegistryException.of(file.toString(), RegularFile.reason(fault), fault);
        }
    }

    private static TreeRegistry parse(Path file, InputStream in, BasicFileAttributes attributes, @Nullable Charset ansi,
            @Nullable Predicate<? super RegistryPath> wanted) throws IOException {
        RegLines lines = RegLines.of(in, attributes.size(), ansi, wanted == null ? LARGEST : LONGEST_LINE_OF_PART);
        RegistryOrigin byName = RegistryOrigin.ofFileName(file.getFileName().toString());
        return parse(file.toString(), lines, ansi, wanted, byName, attributes.lastModifiedTime().toInstant());
    }

    static TreeRegistry parse(String source, byte[] bytes, Charset ansi, Instant changed) {
        try {
            RegLines lines = RegLines.of(new ByteArrayInputStream(bytes), bytes.length, ansi, LARGEST);
            return parse(source, lines, ansi, null, RegistryOrigin.unknown(), changed);
        } catch (IOException fault) {
            throw RegistryException.of(source, RegularFile.reason(fault), fault);
        }
    }

    private static TreeRegistry parse(String source, RegLines lines, @Nullable Charset ansi,
            @Nullable Predicate<? super RegistryPath> wanted, RegistryOrigin byName, Instant changed) throws IOException {
        if (lines.isEmpty()) {
            throw RegistryException.of(source, "the file is empty");
        }
        String header = lines.next();
        if (header == null || !isHeader(header.strip())) {
            throw RegistryException.atLine(source, null, null, 1, "it is not a registry export: its first line is neither \""
                    + VERSION_5 + "\" nor \"" + VERSION_4 + "\"; write one with reg export HKCU\\Software\\Microsoft\\Office");
        }
        // Which bytes strings in hex consist of follows from the version, not from what an editor made of the file.
        boolean version4 = header.strip().equals(VERSION_4);
        RegData data = new RegData(lines, version4 && !lines.isUtf16() ? ansi == null ? CODE_PAGE_1252 : ansi : null);
        return new RegParser(source, lines, data, wanted, new RegPreamble(byName)).parse(changed);
    }

    /** Whether a line is the first of an export. */
    static boolean isHeader(String line) {
        return isHeader(line, VERSION_5) || isHeader(line, VERSION_4);
    }

    private static boolean isHeader(String line, String version) {
        return line.startsWith(version) && line.substring(version.length()).isBlank();
    }
}
