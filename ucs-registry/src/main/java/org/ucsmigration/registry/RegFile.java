package org.ucsmigration.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.ucsmigration.registry.internal.RegularFile;

/** Opens a registry export: size, encoding and header. */
final class RegFile {

    static final Charset CODE_PAGE_1252 = Charset.forName("windows-1252");
    static final int LARGEST = 64 << 20;

    private RegFile() {
    }

    static Registry read(Path file, Charset ansi) {
        try {
            Instant changed = RegularFile.attributes(file).lastModifiedTime().toInstant();
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LARGEST + 1);
            }
            return parse(file.toString(), bytes, ansi, changed);
        } catch (IOException | SecurityException fault) {
            throw RegistryException.of(file.toString(), RegularFile.reason(fault), fault);
        }
    }

    static TreeRegistry parse(String source, byte[] bytes, Charset ansi, Instant changed) {
        if (bytes.length == 0) {
            throw RegistryException.of(source, "the file is empty");
        }
        if (bytes.length > LARGEST) {
            throw RegistryException.of(source, "it is larger than " + (LARGEST >> 20)
                    + " MiB; export only the key Software\\Microsoft\\Office");
        }
        RegLines lines = RegLines.of(bytes, ansi);
        String header = lines.next();
        boolean version4 = "REGEDIT4".equals(header == null ? null : header.strip());
        if (!version4 && (header == null || !"Windows Registry Editor Version 5.00".equals(header.strip()))) {
            throw RegistryException.atLine(source, null, null, 1, "it is not a registry export: its first line is neither "
                    + "\"Windows Registry Editor Version 5.00\" nor \"REGEDIT4\"");
        }
        // Which bytes strings in hex consist of follows from the version, not from what an editor made of the file.
        RegData data = new RegData(lines, version4 && !lines.isUtf16() ? ansi : null);
        return new RegParser(source, lines, data).parse(changed);
    }
}
