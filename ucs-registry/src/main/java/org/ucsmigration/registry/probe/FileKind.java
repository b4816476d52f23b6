package org.ucsmigration.registry.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ucsmigration.registry.internal.RegularFile;

/** What a file is, by its first bytes. */
enum FileKind {

    HIVE, EXPORT, COMPUTERS, ARCHIVE, OTHER_FORMAT, EMPTY, ZEROED, NOT_A_FILE, NOT_READABLE, OTHER;

    private static final int HEAD = 4096;
    private static final List<String> ARCHIVES = List.of("PK\3\4", "PK\5\6", "7z\u00BC\u00AF", "\u001F\u008B", "Rar!", "MSCF",
            "BZh",
            "\u00FD7zXZ", "vhdxfile", "conectix", "KDMV", "EVF\t", "MSWIM");
    private static final List<String> EXPORTS = List.of("Windows Registry Editor Version", "REGEDIT4");
    /** How the files of other tools begin; those of reg query with the path of a key. */
    private static final List<String> FORMATS = List.of("<", "{", "[", "HKEY_", "hklm\\", "hkcu\\", "hku\\", "\"", "#TYPE ");

    static FileKind of(Path file) {
        byte[] head;
        try {
            RegularFile.attributes(file);
            try (InputStream in = Files.newInputStream(file)) {
                head = in.readNBytes(HEAD);
            }
        } catch (IOException | SecurityException fault) {
            return Files.exists(file) && !Files.isRegularFile(file) ? NOT_A_FILE : NOT_READABLE;
        }
        if (head.length == 0) {
            return EMPTY;
        }
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("regf")) {
            return HIVE;
        }
        if (ARCHIVES.stream().anyMatch(bytes::startsWith) || bytes.startsWith("ustar", 257)) {
            return ARCHIVE;
        }
        if (bytes.chars().allMatch(c -> c == 0)) {
            return ZEROED;
        }
        String text = text(head);
        return EXPORTS.stream().anyMatch(text::startsWith) ? EXPORT
                : ComputerTable.isTable(text) ? COMPUTERS
                : FORMATS.stream().anyMatch(start -> text.regionMatches(true, 0, start, 0, start.length())) || isTable(text)
                ? OTHER_FORMAT : OTHER;
    }

    /** The beginning as text, whatever it is encoded in, without a mark and blank lines. */
    private static String text(byte[] head) {
        int first = head[0] & 0xFF;
        int second = head.length > 1 ? head[1] & 0xFF : -1;
        if (first == 0xFF || first == 0xFE || second == 0) {
            return new String(head, first == 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE).replace("\uFEFF", "")
                    .stripLeading();
        }
        return new String(first == 0xEF ? Arrays.copyOfRange(head, Math.min(3, head.length), head.length) : head,
                StandardCharsets.ISO_8859_1)
                .stripLeading();
    }

    /** Whether it begins as a table of keys and values does. */
    private static boolean isTable(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.indexOf(',') > 0 && (line.contains("Key") || line.contains("Value"));
    }

    /**
     * As what a file of this kind and name is passed over; empty where it is a registry by its content or by its name: then
     * the attempt to read it says what is wrong.
     *
     * @param name in lower case
     */
    Optional<SweepResult.PassedOver> passedOver(String name) {
        boolean log = name.endsWith(".log") || name.endsWith(".log1") || name.endsWith(".log2");
        if (log && (this == HIVE || this == EMPTY || this == ZEROED)) {
            return Optional.of(SweepResult.PassedOver.TRANSACTION_LOG);
        }
        if (name.equals("usrclass.dat")) {
            return Optional.of(SweepResult.PassedOver.CLASS_HIVE);
        }
        if (name.endsWith(".part")) {
            return Optional.of(SweepResult.PassedOver.UNFINISHED);
        }
        boolean named = name.equals("ntuser.dat") && this != NOT_A_FILE;
        return named || this == HIVE || this == EXPORT
                || this == COMPUTERS ? Optional.empty() : Optional.of(SweepResult.PassedOver.valueOf(name()));
    }
}
