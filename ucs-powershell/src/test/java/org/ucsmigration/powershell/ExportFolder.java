package org.ucsmigration.powershell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * Writes replay folders by hand, in the CLIXML of the format's description: what the library's own code writes proves nothing.
 */
public final class ExportFolder {

    public static final String COLLECTED_AT = "2026-11-20T08:00:00Z";

    static final String RUN = "0d9ac3ba-3b0b-4f1e-9d6e-2f4f1c7d2165";

    private static final String OPENING = "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">";

    private final Path folder;
    private final StringBuilder entries = new StringBuilder();
    private final Map<String, Object> head = new LinkedHashMap<>();
    private boolean isFirstVersion;

    public ExportFolder(Path folder) {
        this.folder = folder;
        head.putAll(Map.of("Manifest", 2, "Run", RUN, "Organisation", List.of(), "EndedAt", time(COLLECTED_AT)));
    }

    /** From here on as the first version of the collection script wrote: without run, rows, digest and seal. */
    public ExportFolder firstVersion() {
        isFirstVersion = true;
        return this;
    }

    /** Something else, or something more, in what the manifest says of itself. */
    public ExportFolder head(String property, @Nullable Object value) {
        head.put(property, value);
        return this;
    }

    /** A property bag as XML: texts, booleans, numbers, null; lists and maps of these; anything {@link Xml} as it is. */
    public static Xml bag(Object... namesAndValues) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.append(value(namesAndValues[i + 1], " N=\"" + namesAndValues[i] + "\""));
        }
        return new Xml("<Obj RefId=\"0\"%s><MS>" + members + "</MS></Obj>");
    }

    public static Xml time(String text) {
        return new Xml("<DT%s>" + text + "</DT>");
    }

    public static Xml guid(String text) {
        return new Xml("<G%s>" + text + "</G>");
    }

    /** An element that lacks only its name attribute. */
    public record Xml(String element) {
    }

    private static String value(Object value, String name) {
        if (value instanceof Xml xml) {
            return xml.element().replaceFirst("%s", name);
        }
        if (value instanceof List<?> list) {
            return "<Obj RefId=\"0\"" + name + "><LST>" + list.stream().map(each -> value(each, "")).collect(Collectors.joining())
                    + "</LST></Obj>";
        }
        if (value instanceof Map<?, ?> map) {
            return "<Obj RefId=\"0\"" + name + "><DCT>" + map.entrySet().stream()
                    .map(entry -> "<En>" + value(entry.getKey(), " N=\"Key\"")
                    + value(entry.getValue(), " N=\"Value\"") + "</En>").collect(Collectors.joining()) + "</DCT></Obj>";
        }
        return value == null ? "<Nil" + name + " />" : value instanceof Boolean ? "<B" + name + ">" + value + "</B>"
                : value instanceof Integer ? "<I32" + name + ">" + value + "</I32>"
                : "<S" + name + ">" + value.toString().replace("&", "&amp;").replace("<", "&lt;") + "</S>";
    }

    public static String document(Object... values) {
        return OPENING + List.of(values).stream().map(each -> value(each, "")).collect(Collectors.joining("\n")) + "</Objs>";
    }

    /** A complete list. */
    public ExportFolder list(String command, Map<String, ?> parameters, String file, Object... rows) {
        write(file, document(rows));
        return entry(Map.of("Command", command, "Parameters", parameters, "File", file, "Complete", true));
    }

    /** A complete list of what each value gave. */
    public ExportFolder forEach(String command, String parameter, String file, Object... wrappers) {
        write(file, document(wrappers));
        return entry(Map.of("Command", command, "Parameters", Map.of(), "ForEach", parameter, "File", file, "Complete", true));
    }

    public static Xml wrapper(String value, Object... output) {
        return bag("For", value, "Output", List.of(output), "Errors", List.of(), "Warnings", List.of());
    }

    /** An entry of the manifest; what is not given is as it mostly is, and what proves the file is what it is now. */
    public ExportFolder entry(Map<String, ?> properties) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Parameters", Map.of());
        all.put("ForEach", null);
        all.put("File", null);
        all.put("CollectedBy", "LITWAREINC\\admin on ATL-CS-001");
        all.put("CollectedAt", time(COLLECTED_AT));
        all.put("Scope", "whole forest");
        all.put("Warnings", List.of());
        all.put("Errors", List.of());
        if (!isFirstVersion) {
            all.put("Run", RUN);
            if (properties.get("File") instanceof String file && Files.isRegularFile(folder.resolve(file))) {
                all.put("Rows", rows(file));
                all.put("Digest", "SHA256:" + digest(bytes(file)));
            }
        }
        all.putAll(properties);
        return bagged(all);
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values of the top level: these files have one a line, as {@link #document} writes them. */
    private int rows(String file) {
        String text = new String(bytes(file), StandardCharsets.UTF_8).replace(OPENING, "").replace("</Objs>", "");
        return text.isEmpty() ? 0 : text.split("\n", -1).length;
    }

    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An entry with exactly these properties. */
    public ExportFolder bagged(Map<String, Object> properties) {
        Object[] flat = flat(properties);
        entries.append(value(bag(flat), ""));
        return this;
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object[] flat(Map<String, Object> properties) {
        List<Object> flat = new ArrayList<>();
        properties.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat.toArray();
    }

    /** Writes the entries so far as a manifest of that name; the next entries are for another. */
    public ExportFolder manifest(String name) {
        Object[] flat = flat(head);
        String text = OPENING + (isFirstVersion ? "" : value(bag(flat), "")) + entries + "</Objs>";
        write(name, isFirstVersion ? text : sealed(text));
        entries.setLength(0);
        return this;
    }

    /** With the comment behind it that holds the digest of all before. */
    public static String sealed(String text) {
        return text + "\n<!-- SHA256:" + digest(text.getBytes(StandardCharsets.UTF_8)) + " -->\n";
    }

    public PowerShellSession replay() {
        if (entries.length() > 0) {
            manifest("manifest.clixml");
        }
        return PowerShellSession.replay(folder);
    }
}
