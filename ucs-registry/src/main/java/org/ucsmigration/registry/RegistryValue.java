package org.ucsmigration.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.ucsmigration.internal.Shown;

/**
 * A value of a registry key: a name, a type and bytes, with a typed view of them. Immutable, compared by content.
 *
 * <p>The type is any 32-bit number: the bytes of an unknown one are kept like all others. Source: "Registry value types"
 * (Windows documentation).
 *
 * @since 0.1.0
 */
public final class RegistryValue {

    private final String name;
    private final long type;
    private final byte[] bytes;

    private RegistryValue(String name, long type, byte[] bytes) {
        this.name = name;
        this.type = type;
        this.bytes = bytes;
    }

    /**
     * A value of any type.
     *
     * @param name  the name; empty for a key's default value
     * @param type  the type's number, 0 to 4294967295
     * @param bytes the data as stored, copied
     * @throws IllegalArgumentException if the type is out of range
     */
    public static RegistryValue of(String name, long type, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes: pass an empty array where the value has none");
        if (type < 0 || type > 0xFFFFFFFFL) {
            throw new IllegalArgumentException("A registry value's type is a number from 0 to 4294967295, but it is " + type
                    + ".");
        }
        return new RegistryValue(Objects.requireNonNull(name, "name"), type, bytes.clone());
    }

    /**
     * A {@code REG_DWORD}.
     *
     * @throws IllegalArgumentException if the number is not one of 0 to 4294967295
     */
    public static RegistryValue dword(String name, long number) {
        if (number < 0 || number > 0xFFFFFFFFL) {
            throw new IllegalArgumentException("A REG_DWORD is a number from 0 to 4294967295, but it is " + number + ".");
        }
        byte[] bytes = {(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
        return new RegistryValue(Objects.requireNonNull(name, "name"), ValueType.DWORD, bytes);
    }

    /** A {@code REG_SZ}, ended by a NUL as Windows writes it. */
    public static RegistryValue text(String name, String text) {
        Objects.requireNonNull(text, "text: pass an empty one where the value has none");
        return new RegistryValue(Objects.requireNonNull(name, "name"), ValueType.SZ, ValueType.utf16(text + "\0"));
    }

    /** Takes the bytes without copying them: the caller gives them away. */
    static RegistryValue owning(String name, long type, byte[] bytes) {
        return new RegistryValue(name, type, bytes);
    }

    /** The name; empty for a key's default value. */
    public String name() {
        return name;
    }

    /** The number of the type, 0 to 4294967295: 1 is {@code REG_SZ}, 4 is {@code REG_DWORD}. */
    public long type() {
        return type;
    }

    /** The name of the type, {@code REG_DWORD}; {@code type 0xffff0012} where it has none. */
    public String typeName() {
        return ValueType.name(type);
    }

    /** A copy of the data as stored. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /**
     * The data as a number: of a {@code REG_DWORD} (unsigned), a {@code REG_DWORD_BIG_ENDIAN} (unsigned), a
     * {@code REG_QWORD}, or a text of decimal digits; empty for anything else, and where the length does not fit the type.
     */
    public OptionalLong asNumber() {
        return ValueType.number(type, bytes);
    }

    /**
     * The text of a {@code REG_SZ}, {@code REG_EXPAND_SZ} (not expanded) or {@code REG_LINK}, up to its first NUL if any;
     * empty for another type.
     */
    public Optional<String> asText() {
        return ValueType.isText(type) ? Optional.of(ValueType.text(bytes)) : Optional.empty();
    }

    /** The texts of a {@code REG_MULTI_SZ}; the one text of a {@code REG_SZ} and its kin; an empty list for another type. */
    public List<String> asTexts() {
        if (type != ValueType.MULTI_SZ) {
            return asText().map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        String all = new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16LE);
        for (int from = 0; from < all.length() && all.charAt(from) != 0;) {
            int nul = all.indexOf('\0', from);
            int to = nul < 0 ? all.length() : nul;
            texts.add(all.substring(from, to));
            from = to + 1;
        }
        return List.copyOf(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryValue that && name.equals(that.name) && type == that.type && Arrays.equals(bytes,
                that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(bytes));
    }

    /** The type and the data, fit for a sentence: {@code REG_DWORD 2165}, {@code REG_BINARY of 3 bytes: 75 08 00}. */
    @Override
    public String toString() {
        if (ValueType.isText(type)) {
            return typeName() + " \"" + Shown.of(ValueType.text(bytes), 80) + "\"";
        }
        OptionalLong number = asNumber();
        if (number.isPresent()) {
            return typeName() + " " + number.getAsLong();
        }
        int shown = Math.min(bytes.length, 16);
        return typeName() + " of " + bytes.length + (bytes.length == 1 ? " byte" : " bytes") + (shown == 0 ? "" : ": ")
                + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown) + (shown < bytes.length ? " …" : "");
    }
}
